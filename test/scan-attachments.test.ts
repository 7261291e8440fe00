// A scan against a real Dovecot, of mails whose value is not in their words: QR codes, PDFs, archives, small and large.
import { zipSync, strToU8 } from 'fflate'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { scan, type Finding } from '../src/engine/gifts/scan'
import { openSession } from '../src/engine/imap/imapflow-session'
import { testCode, testPdf } from '../src/engine/mime/attachments/test-files'
import { startDovecot, type Dovecot } from './dovecot'

let dovecot: Dovecot
beforeAll(async () => {
  dovecot = await startDovecot({})
})
afterAll(() => dovecot.stop())

const CODE = 'AB12-CDEF34-GHJK'
const LINK = 'https://gift.starbucks.co.jp/c/17MuDbHHfB1gLkRx5Fsqc0n9dgSH4LWU'
const PICTURE_TEXT = 'スターバックスのドリンクチケットをお送りします。添付の画像のQRコードを読み取ってお使いください。'

type Part = { type: string; name: string; bytes: Uint8Array }
function mail(id: string, text: string, ...parts: Part[]): Buffer {
  const attached = parts.map(({ type, name, bytes }) => `--b\r\nContent-Type: ${type}; name="${name}"\r\nContent-Disposition: attachment; filename="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(bytes).toString('base64').replace(/(.{76})/g, '$1\r\n')}\r\n`)
  return Buffer.from(
    `Message-ID: <${id}@shop.example>\r\nFrom: Aoi <aoi@mail.example>\r\nTo: haruka@mail.example\r\nSubject: for you\r\nDate: Mon, 2 Mar 2026 10:00:00 +0900\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n` +
      `--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${text}\r\n${attached.join('')}--b--\r\n`,
  )
}

it('finds what is only in a QR code, a PDF or an archive', async () => {
  const { png } = await testCode(LINK)
  // The picture stands behind what makes the message too large to be fetched whole.
  const ballast = { type: 'application/octet-stream', name: 'backup.bin', bytes: Buffer.alloc(120_000, 'koban') }
  const voucher = testPdf({ content: `BT /F1 12 Tf 1 0 0 1 72 700 Tm (Amazon.co.jp Gift Card) Tj 1 0 0 1 72 680 Tm (Claim code) Tj 1 0 0 1 300 680 Tm (${CODE}) Tj ET`, password: '' })
  const archive = zipSync({ 'ギフト券.txt': strToU8(`Amazonギフトカード\r\nギフト券番号：${CODE}\r\n金額：5,000円`) })
  const mails = [
    mail('qr', 'こんにちは', { type: 'image/png', name: 'qr.png', bytes: png }),
    mail('qr-large', PICTURE_TEXT, { type: 'image/png', name: 'qr.png', bytes: png }, ballast),
    mail('pdf', '添付をご覧ください', { type: 'application/pdf', name: 'a.pdf', bytes: voucher }),
    mail('pdf-large', 'ギフト券をお送りします', { type: 'application/pdf', name: 'a.pdf', bytes: voucher }, ballast),
    mail('zip', '添付をご覧ください', { type: 'application/zip', name: 'a.zip', bytes: archive }),
    mail('zip-large', 'ギフト券をお送りします', { type: 'application/zip', name: 'a.zip', bytes: archive }, ballast),
    mail('photo', 'この前の写真です', { type: 'image/png', name: 'a.png', bytes: (await testCode('see you at ten')).png }),
  ]
  const client = await dovecot.client(dovecot.user)
  for (const raw of mails) await client.append('INBOX', raw, {})
  const findings: Finding[] = []
  const session = await openSession({ host: '127.0.0.1', port: dovecot.port, user: dovecot.user, password: dovecot.password, tls: 'insecure-loopback' })
  const summary = await scan(session, { onFinding: (finding) => findings.push(finding) })
  await session.close()
  expect(summary).toMatchObject({ messages: mails.length, skipped: [] })
  expect(Object.fromEntries(findings.map(({ messageId, detection }) => [messageId?.split('@')[0], [...detection.codes, ...detection.links]]))).toEqual({
    qr: [LINK], 'qr-large': [LINK], pdf: [CODE], 'pdf-large': [CODE], zip: [CODE], 'zip-large': [CODE],
  })
})
