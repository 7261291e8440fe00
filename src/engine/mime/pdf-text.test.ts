import { deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { pdfText } from './pdf-text'

const stream = (id: number, body: string | Buffer, filter = '') => Buffer.concat([Buffer.from(`${id} 0 obj\n<< ${filter} >>\nstream\n`), Buffer.from(body as string, 'latin1'), Buffer.from('\nendstream\nendobj\n')])
const pdf = (...parts: Buffer[]) => Buffer.concat([Buffer.from('%PDF-1.4\n'), ...parts])

describe('pdfText', () => {
  it('reads plain and deflated strings, lines by their place', () => {
    const content = 'BT /F1 12 Tf 72 700 Td (Gift Card) Tj 0 -20 Td (Code: AB12\\055CDEF34) Tj ET'
    expect(pdfText(pdf(stream(4, content)))).toEqual({ text: 'Gift Card\nCode: AB12-CDEF34', complete: true })
    expect(pdfText(pdf(stream(4, deflateSync(content), '/Filter /FlateDecode'))).text).toBe('Gift Card\nCode: AB12-CDEF34')
  })

  it('joins kerned pieces and hex strings, and parts columns', () => {
    expect(pdfText(pdf(stream(4, 'BT /F1 10 Tf 10 10 Td [(AB) -20 (12) 15 <2D4344>] TJ ET'))).text).toBe('AB12-CD')
    expect(pdfText(pdf(stream(4, 'BT /F1 10 Tf 1 0 0 1 10 10 Tm (PIN) Tj 1 0 0 1 200 10 Tm (1234) Tj ET'))).text).toBe('PIN\t1234')
  })

  it('reads two-byte fonts by their ToUnicode table', () => {
    const font = Buffer.from('5 0 obj\n<< /Type /Font /ToUnicode 6 0 R >>\nendobj\n7 0 obj\n<< /Font << /F1 5 0 R >> >>\nendobj\n')
    const table = stream(6, '1 beginbfrange <0001> <0003> <0041> endbfrange 1 beginbfchar <0004> <30AE> endbfchar')
    expect(pdfText(pdf(font, table, stream(4, 'BT /F1 10 Tf 10 10 Td <0001000200030004> Tj ET'))).text).toBe('ABCギ')
  })

  it('says that it did not read an encrypted file, a foreign filter or a bomb', () => {
    expect(pdfText(pdf(Buffer.from('trailer << /Encrypt 9 0 R >>')))).toEqual({ text: '', complete: false })
    expect(pdfText(pdf(stream(4, 'BT', '/Filter /JBIG2Decode')))).toEqual({ text: '', complete: false })
    expect(pdfText(pdf(stream(4, deflateSync(Buffer.alloc(40 << 20, 65)), '/Filter /FlateDecode')))).toEqual({ text: '', complete: false })
  })
})

describe('what pdfText does not vouch for', () => {
  it('is text in fonts with tables of their own, and noise', () => {
    const font = Buffer.from('5 0 obj\n<< /Type /Font /ToUnicode 6 0 R >>\nendobj\n7 0 obj\n<< /Font << /F1 5 0 R >> >>\nendobj\n')
    const table = stream(6, '1 beginbfchar <01> <0041> endbfchar')
    expect(pdfText(pdf(font, table, stream(4, 'BT /F1 10 Tf 10 10 Td <01> Tj ET')))).toEqual({ text: 'A', complete: false })
    expect(pdfText(pdf(stream(4, 'BT /F1 10 Tf 10 10 Td <abaeb1b2b3b4> Tj ET')))).toEqual({ text: '', complete: false })
  })
})
