import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { testCode, testPdf } from '../mime/attachments/test-files'
import { parseMessage } from '../mime/parse'
import { judge } from './judge'

const LINK = 'https://gift.starbucks.co.jp/c/17MuDbHHfB1gLkRx5Fsqc0n9dgSH4LWU'
const HANDS_OVER = 'スターバックスのギフト券をお送りします。添付ファイルをご覧ください。'
const mail = (text: string, ...parts: [type: string, name: string, bytes: Uint8Array][]) =>
  parseMessage(Buffer.from(
    `From: Aoi <aoi@mail.example>\r\nSubject: for you\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${text}\r\n` +
      `${parts.map(([type, name, bytes]) => `--b\r\nContent-Type: ${type}; name="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(bytes).toString('base64')}\r\n`).join('')}--b--\r\n`,
  ))
const detected = async (text: string, ...parts: Parameters<typeof mail>[1][]) => (await judge(mail(text, ...parts))).detection

describe('judge', () => {
  it('finds the link of a QR code and the code of a PDF, and says where it stood', async () => {
    expect(await detected('こんにちは', ['image/png', 'qr.png', (await testCode(LINK)).png])).toMatchObject({ class: 'gift', sure: true, brand: 'starbucks', links: [LINK] })
    const voucher = testPdf({ content: 'BT /F1 12 Tf 1 0 0 1 72 700 Tm (Amazon.co.jp Gift Card) Tj 1 0 0 1 72 680 Tm (Claim code) Tj 1 0 0 1 300 680 Tm (AB12-CDEF34-GHJK) Tj ET', password: '' })
    const found = await detected('添付をご覧ください', ['application/pdf', 'voucher.pdf', voucher])
    expect(found).toMatchObject({ class: 'gift', brand: 'amazon', codes: ['AB12-CDEF34-GHJK'] })
    expect(found.reasons).toContainEqual({ code: 'in-attachment', text: 'voucher.pdf' })
  })

  it('leaves other codes for machines alone', async () => {
    for (const text of ['https://example.com/menu', 'WIFI:T:WPA;S:cafe;P:welcome2024;;', '4901234567894']) expect(await detected('今日の店です', ['image/png', 'a.png', (await testCode(text)).png])).toMatchObject({ class: 'ordinary' })
  })

  it('shows a mail that hands over a gift in a locked file as maybe, and says what it could not read', async () => {
    const locked = zipSync({ 'code.txt': strToU8('x'.repeat(5000)) }, { level: 0 })
    for (const at of [...locked.keys()].filter((i) => locked[i] === 0x50 && locked[i + 1] === 0x4b && (locked[i + 2] === 1 || locked[i + 2] === 3))) locked[at + (locked[at + 2] === 1 ? 8 : 6)] = 1
    for (const part of [['application/zip', 'gift.zip', locked], ['application/pdf', 'gift.pdf', testPdf({ content: 'BT (x) Tj ET', password: 'secret' })]] as [string, string, Uint8Array][]) {
      const found = await detected(HANDS_OVER, part)
      expect(found).toMatchObject({ class: 'gift', sure: false, codes: [], partial: ['encrypted-file'] })
      expect(found.reasons).toContainEqual({ code: 'partial', text: 'encrypted-file' })
      expect(await detected('先日の議事録です', part)).toMatchObject({ class: 'ordinary' })
    }
  })
})
