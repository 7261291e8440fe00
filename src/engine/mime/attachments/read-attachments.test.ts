import { deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { parseMessage } from '../parse'
import { readItem } from './read-item'
import { readAttachments } from './read-attachments'
import { testCode, testPdf } from './test-files'

const hex = (text: string) => Buffer.from(text, 'utf16le').swap16().toString('hex')
const pdf = (bytes: Buffer) => readItem({ kind: 'pdf', bytes })
const picture = (bytes: Buffer) => readItem({ kind: 'picture', bytes })
const attached = (type: string, name: string, bytes: Uint8Array, more = '') =>
  Buffer.from(`Subject: gift\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n${more}--b\r\nContent-Type: ${type}; name="${name}"\r\nContent-Disposition: attachment\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(bytes).toString('base64')}\r\n--b--\r\n`)

describe('PDFs', () => {
  it('puts labels and values that were drawn apart into one row', async () => {
    const content = 'BT /F1 12 Tf 1 0 0 1 72 700 Tm (Card number) Tj 1 0 0 1 72 680 Tm (PIN) Tj 1 0 0 1 300 700 Tm (AB12-CDEF34-GH56) Tj 1 0 0 1 300 680 Tm (4711) Tj ET'
    expect(await pdf(testPdf({ content }))).toMatchObject({ text: 'Card number\tAB12-CDEF34-GH56\nPIN\t4711', unread: null })
  })

  it.each([
    ['90ms-RKSJ-H', '834d837483673a20414231322d434445463334'],
    ['UniJIS-UCS2-H', hex('ギフト: AB12-CDEF34')],
    ['UniJIS-UTF16-H', hex('ギフト: AB12-CDEF34')],
    ['EUC-H', 'a5aea5d5a5c83a20414231322d434445463334'],
  ])('reads Japanese in a font that is not embedded, by %s', async (encoding, codes) => {
    expect(await pdf(testPdf({ content: `BT /F1 12 Tf 72 700 Td <${codes}> Tj ET`, encoding }))).toMatchObject({ text: 'ギフト: AB12-CDEF34', unread: null })
  })

  it('reads Chinese and Korean ones, and Latin letters by their glyph numbers', async () => {
    expect(await pdf(testPdf({ content: 'BT /F1 12 Tf 72 700 Td <c0f1c6b7bfa8> Tj ET', encoding: 'GBK-EUC-H', ordering: 'GB1' }))).toMatchObject({ text: '礼品卡' })
    expect(await pdf(testPdf({ content: 'BT /F1 12 Tf 72 700 Td <b1e2c7c1c6ae> Tj ET', encoding: 'KSCms-UHC-H', ordering: 'Korea1' }))).toMatchObject({ text: '기프트' })
    expect(await pdf(testPdf({ content: 'BT /F1 12 Tf 72 700 Td <002200230012001300e8> Tj ET', encoding: 'Identity-H' }))).toMatchObject({ text: 'AB12!' })
  })

  it('opens what an empty password opens, and says of the rest that it is locked', async () => {
    const content = 'BT /F1 12 Tf 72 700 Td (Code AB12-CDEF34-GH56) Tj ET'
    expect(await pdf(testPdf({ content, password: '', link: 'https://gift.example/abc' }))).toMatchObject({ text: 'Code AB12-CDEF34-GH56', links: [{ href: 'https://gift.example/abc' }], unread: null })
    expect(await pdf(testPdf({ content, password: 'secret' }))).toEqual({ text: '', links: [], codes: [], unread: 'encrypted' })
  })

  it('reads a QR code that stands in it', async () => {
    const image = await testCode('https://gift.example/c/17MuDbHHfB1gLkRx5F')
    expect(await pdf(testPdf({ content: 'q 200 0 0 200 100 400 cm /Im1 Do Q', image }))).toMatchObject({ codes: ['https://gift.example/c/17MuDbHHfB1gLkRx5F'], unread: null })
  })

  it('says that glyphs which are no characters were not read', async () => {
    const table = '/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def 1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfchar <41> <0000> endbfchar endcmap end end'
    expect(await pdf(testPdf({ content: 'BT /F1 12 Tf 72 700 Td (CODE A1) Tj ET', toUnicode: table }))).toMatchObject({ text: expect.stringContaining('\ufffd') as string, unread: 'pdf' })
  })

  it('says of a damaged one, of one without text and of a catalogue what they are', async () => {
    expect(await pdf(Buffer.from('%PDF-1.4 and no more'))).toMatchObject({ unread: 'damaged' })
    expect(await pdf(testPdf({ content: '0 0 10 10 re f' }))).toMatchObject({ text: '', unread: 'pdf' })
    const { text, unread } = await pdf(testPdf({ content: 'BT /F1 12 Tf 72 700 Td (page) Tj ET', pages: 30 }))
    expect([text.match(/page/g)?.length, unread]).toEqual([20, 'too-big'])
  })
})

describe('pictures', () => {
  it.each(['QRCode', 'Code128', 'ITF'] as const)('reads a %s', async (format) => {
    expect(await picture((await testCode('60064912345678', format)).png)).toEqual({ text: '', links: [], codes: ['60064912345678'], unread: null })
  })

  it('does not decode what would unfold into gigabytes, and leaves dots alone', async () => {
    const head = (width: number, height: number) => {
      const size = Buffer.alloc(8)
      size.writeUInt32BE(width, 0)
      size.writeUInt32BE(height, 4)
      return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1'), size, Buffer.from([8, 2, 0, 0, 0]), deflateSync(Buffer.alloc(1000))])
    }
    expect(await picture(head(30_000, 30_000))).toMatchObject({ unread: 'too-big' })
    expect(await picture(head(1, 1))).toMatchObject({ unread: 'picture' })
    expect(await picture(Buffer.from('RIFF....WEBPVP8 and what follows here'))).toMatchObject({ unread: 'format' })
  })
})

describe('readAttachments', () => {
  const url = 'https://gift.example/c/17MuDbHHfB1gLkRx5F'

  it('adds what a QR code says as a text of the mail, wherever the picture is', async () => {
    const { png } = await testCode(url)
    const data = `Subject: gift\r\nContent-Type: text/html\r\n\r\n<p>for you</p><img src="data:image/png;base64,${png.toString('base64')}">`
    for (const raw of [attached('image/png', 'qr.png', png), attached('application/octet-stream', 'noname', png), Buffer.from(data)]) {
      const message = await readAttachments(parseMessage(raw))
      expect(message.parts.at(-1)).toMatchObject({ kind: 'attachment', text: url, depth: 0 })
      expect([message.unread, message.closed, message.partial]).toEqual([[], [], []])
    }
  })

  it('puts the whole reading of a PDF in the place of the first look', async () => {
    const content = 'BT /F1 12 Tf 1 0 0 1 72 700 Tm (Card number) Tj 1 0 0 1 72 680 Tm (PIN) Tj 1 0 0 1 300 700 Tm (AB12) Tj ET'
    const { parts } = await readAttachments(parseMessage(attached('application/pdf', 'gift.pdf', testPdf({ content }))))
    expect(parts.map(({ kind, text, fileName }) => [kind, text, fileName])).toEqual([['subject', 'gift', null], ['attachment', 'Card number\tAB12\nPIN', 'gift.pdf']])
  })

  it('keeps naming what it could not read, with the cause', async () => {
    const locked = await readAttachments(parseMessage(attached('application/pdf', 'gift.pdf', testPdf({ content: 'BT (x) Tj ET', password: 'secret' }))))
    expect(locked).toMatchObject({ unread: [{ fileName: 'gift.pdf', reason: 'encrypted' }], partial: ['encrypted-file'], closed: [] })
    const photo = await readAttachments(parseMessage(attached('image/webp', 'code.webp', Buffer.from('RIFF....WEBPVP8 and what follows here'))))
    expect(photo).toMatchObject({ unread: [{ fileName: 'code.webp', reason: 'format' }], partial: [] })
  })

  it('says what a thread that was too slow left unread', async () => {
    const thread = { read: (items: readonly unknown[]) => Promise.resolve(items.map(() => ({ text: '', links: [], codes: [], unread: 'too-slow' as const }))), close: () => Promise.resolve() }
    expect(await readAttachments(parseMessage(attached('image/png', 'qr.png', (await testCode('slow')).png)), { thread })).toMatchObject({ unread: [{ reason: 'too-slow' }], partial: ['slow-file'] })
  })

  it('reads the same picture without a code once', async () => {
    let count = 0
    const thread = { read: (items: readonly unknown[]) => Promise.resolve(items.map(() => (count++, { text: '', links: [], codes: [], unread: 'picture' as const }))), close: () => Promise.resolve() }
    const logo = attached('image/gif', 'logo.gif', Buffer.from('GIF89a of one company'))
    for (let i = 0; i < 3; i++) expect((await readAttachments(parseMessage(logo), { thread })).unread).toMatchObject([{ reason: 'picture' }])
    expect(count).toBe(1)
  })
})
