import { strToU8, zipSync } from 'fflate'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseMessage } from './parse'
import { encode, headerText, testMail, transfer } from './test-mail'

const JAPANESE = '岡部商店様より、ギフト券番号：R3C2-4GDNUA-WT88 が届いています。'
const texts = (raw: Buffer) => parseMessage(raw).parts.filter(({ kind }) => kind !== 'subject').map(({ text }) => text.trim())
const raw = (text: string) => Buffer.from(text.replace(/\n/g, '\r\n'), 'latin1')

describe('charsets', () => {
  it.each(['utf-8', 'iso-2022-jp', 'euc-jp', 'shift_jis'])('reads %s under its own name', (charset) => {
    for (const encoding of ['base64', 'quoted-printable', '8bit'] as const) expect(texts(testMail({ text: JAPANESE, charset, encoding }))).toEqual([JAPANESE])
  })

  it.each(['utf-8', 'iso-2022-jp', 'euc-jp', 'shift_jis'])('recognises %s without a charset, and with a wrong one', (charset) => {
    const bytes = transfer(encode(JAPANESE, charset), '8bit')
    for (const label of ['', '; charset=us-ascii', '; charset=iso-8859-1', '; charset=x-nonsense']) expect(texts(Buffer.from(`Content-Type: text/plain${label}\r\n\r\n${bytes}`, 'latin1'))).toEqual([JAPANESE])
  })

  it('reads UTF-8 that is labelled Shift_JIS or ISO-2022-JP', () => {
    for (const label of ['shift_jis', 'iso-2022-jp']) expect(texts(Buffer.from(`Content-Type: text/plain; charset=${label}\r\n\r\n${transfer(Buffer.from(JAPANESE), '8bit')}`, 'latin1'))).toEqual([JAPANESE])
  })

  it('knows the vendors’ names: cp932 with ①, cp50220', () => {
    expect(texts(Buffer.concat([Buffer.from('Content-Type: text/plain; charset=CP932\r\n\r\n'), Buffer.from([0x87, 0x40, 0x83, 0x4d, 0x83, 0x74, 0x83, 0x67])]))).toEqual(['①ギフト'])
    expect(texts(testMail({ text: JAPANESE, charset: 'iso-2022-jp', headers: { 'Content-Type': 'text/plain; charset=cp50220' } }))).toEqual([JAPANESE])
  })

  it('takes the charset of HTML from its meta element', () => {
    const html = Buffer.concat([Buffer.from('Content-Type: text/html\r\n\r\n<meta charset="euc-jp"><p>'), encode('ギフト券', 'euc-jp'), Buffer.from('</p>')])
    expect(texts(html)).toEqual(['ギフト券'])
  })
})

describe('headers', () => {
  it('joins encoded words that were cut inside a character', () => {
    const bytes = Buffer.from('ギフト')
    const cut = `=?UTF-8?B?${bytes.subarray(0, 4).toString('base64')}?=\r\n =?UTF-8?B?${bytes.subarray(4).toString('base64')}?=`
    expect(parseMessage(testMail({ headers: { Subject: cut } })).subject).toBe('ギフト')
  })

  it('joins ISO-2022-JP words that each open and close their escapes', () => {
    const word = (text: string) => `=?ISO-2022-JP?B?${encode(text, 'iso-2022-jp').toString('base64')}?=`
    expect(parseMessage(testMail({ headers: { Subject: `${word('Amazonギフト')}\r\n ${word('カード')}` } })).subject).toBe('Amazonギフトカード')
  })

  it('reads raw 8-bit headers', () => {
    expect(parseMessage(testMail({ headers: { Subject: encode('ギフト券', 'shift_jis').toString('latin1') } })).subject).toBe('ギフト券')
  })

  it('reads addresses, display names in disguise included', () => {
    const { from, to, replyTo } = parseMessage(testMail({ headers: { From: '"Shop <real@shop.example>" <info@other.example>', To: `${headerText('田中')} <a@example.jp>, b@example.jp`, 'Reply-To': 'c@example.jp' } }))
    expect(from).toEqual({ name: 'Shop <real@shop.example>', address: 'info@other.example' })
    expect(to).toEqual([{ name: '田中', address: 'a@example.jp' }, { name: '', address: 'b@example.jp' }])
    expect(replyTo).toEqual([{ name: '', address: 'c@example.jp' }])
  })

  it('gives the date in UTC, or null', () => {
    expect(parseMessage(testMail({})).date).toBe(Date.UTC(2025, 2, 3, 1))
    expect(parseMessage(testMail({ headers: { Date: 'yesterday' } })).date).toBeNull()
  })

  it('keeps repeated headers, topmost first', () => {
    const message = parseMessage(raw('Authentication-Results: a; dmarc=pass\nAuthentication-Results: b;\n dmarc=fail\n\nx'))
    expect(message.headers.get('authentication-results')).toEqual(['a; dmarc=pass', 'b; dmarc=fail'])
  })
})

describe('structure', () => {
  const inner = 'Subject: inner\nContent-Type: text/plain\n\ncode inside\n'

  it('reads alternatives, and LF line ends', () => {
    expect(texts(Buffer.from('Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\nplain\n--b\nContent-Type: text/html\n\n<b>rich</b>\n--b--\n'))).toEqual(['plain', 'rich'])
  })

  it.each([
    ['message/rfc822', 'Content-Type: message/rfc822\n\n'],
    ['an .eml of another type', 'Content-Type: application/octet-stream; name="a.eml"\n\n'],
    ['an unnamed octet-stream that begins like a mail', 'Content-Type: application/octet-stream\n\n'],
  ])('reads %s as a deeper message', (_, head) => {
    const { parts } = parseMessage(raw(`Content-Type: multipart/mixed; boundary=b\n\n--b\n${head}${inner}--b--\n`))
    expect(parts.map(({ kind, text, depth }) => [kind, text.trim(), depth])).toEqual([['subject', 'inner', 1], ['text', 'code inside', 1]])
  })

  it('reads a base64 .eml', () => {
    const body = Buffer.from(inner).toString('base64')
    expect(texts(raw(`Content-Type: application/octet-stream; name=a.eml\nContent-Transfer-Encoding: base64\n\n${body}`))).toEqual(['code inside'])
  })

  it('reads attached text, CSV and HTML as attachments with their names', () => {
    const part = (type: string, name: string, text: string) => `--b\nContent-Type: ${type}\nContent-Disposition: attachment; filename*=UTF-8''${encodeURIComponent(name)}\n\n${text}\n`
    const { parts } = parseMessage(raw(`Content-Type: multipart/mixed; boundary=b\n\n${part('text/csv', 'コード.csv', 'a,b')}${part('application/octet-stream', 'x.txt', 'note')}${part('text/html', 'g.html', '<p>rich</p>')}--b--`))
    expect(parts.map(({ kind, fileName, text }) => [kind, fileName, text.trim()])).toEqual([['attachment', 'コード.csv', 'a,b'], ['attachment', 'x.txt', 'note'], ['attachment', 'g.html', 'rich']])
  })

  it('lists pictures as unread', () => {
    expect(parseMessage(raw('Content-Type: image/png; name=qr.png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=')).unread).toEqual([{ contentType: 'image/png', fileName: 'qr.png', sizeBytes: 12, reason: 'picture' }])
  })

  it('joins flowed lines, and with DelSp the pieces of a word', () => {
    expect(texts(raw('Content-Type: text/plain; format=flowed; delsp=yes\n\nAB12-CDEF34- \nGH56\n'))).toEqual(['AB12-CDEF34-GH56'])
    expect(texts(raw('Content-Type: text/plain; format=flowed\n\none \ntwo\n'))).toEqual(['one two'])
  })

  it('undoes quoted-printable soft breaks inside a code', () => {
    expect(texts(raw('Content-Type: text/plain\nContent-Transfer-Encoding: quoted-printable\n\nAB12-CD=\nEF34-GH56 =E3=81=82\n'))).toEqual(['AB12-CDEF34-GH56 あ'])
  })

  it('reads text that only claims to be base64', () => {
    expect(texts(raw('Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\nHello there, your gift code is AB12-CDEF34-GH56.\n'))).toEqual(['Hello there, your gift code is AB12-CDEF34-GH56.'])
  })

  it('reads a multipart whose boundary is not declared, or never comes', () => {
    expect(texts(raw('Content-Type: multipart/mixed\n\n--xyz123\n\nfirst\n--xyz123--\n'))).toEqual(['first'])
    expect(texts(raw('Content-Type: multipart/mixed; boundary=q\n\njust text'))).toEqual(['just text'])
  })
})

describe('limits', () => {
  it('says what it left out instead of throwing', () => {
    const nest = (levels: number): string => (levels === 0 ? 'Subject: deep\n\nx' : `Content-Type: message/rfc822\n\n${nest(levels - 1)}`)
    expect(parseMessage(raw(nest(9))).partial).toEqual(['too-deep'])
    expect(parseMessage(raw(`Content-Type: multipart/mixed; boundary=b\n\n${'--b\n\nx\n'.repeat(400)}`)).partial).toEqual(['too-many-parts'])
    expect(parseMessage(testMail({ text: 'x'.repeat(2000), encoding: '7bit' }), { partBytes: 1000 }).partial).toEqual(['part-too-big'])
    expect(parseMessage(testMail({ text: 'x'.repeat(2000), encoding: '7bit' }), { textChars: 1000 }).partial).toEqual(['too-much-text'])
    expect(parseMessage(testMail({}), { messageBytes: 10 }).partial).toEqual(['too-big'])
    expect(parseMessage(raw(`X: ${'a'.repeat(3000)}\n\nx`), { headBytes: 1000 }).partial).toEqual(['header-too-big'])
  })

  it('keeps to the text limit however many parts there are', () => {
    const { parts } = parseMessage(raw(`Content-Type: multipart/mixed; boundary=b\n\n${`--b\n\n${'x'.repeat(100)}\n`.repeat(50)}--b--`), { textChars: 1000 })
    expect(parts.reduce((sum, { text }) => sum + text.length, 0)).toBeLessThanOrEqual(1000)
  })

  it('never throws, whatever the bytes', () => {
    const line = fc.oneof(fc.string(), fc.constantFrom('Content-Type: multipart/mixed; boundary=b', '--b', '--b--', 'Content-Type: message/rfc822', 'Content-Transfer-Encoding: base64', 'Content-Type: application/pdf', 'Content-Type: text/html', '<a href="', '=?UTF-8?B?', 'Subject: =?iso-2022-jp?B?GyRC?=', ''))
    fc.assert(fc.property(fc.array(line, { maxLength: 40 }), fc.uint8Array({ maxLength: 200 }), (lines, noise) => {
      const message = parseMessage(Buffer.concat([Buffer.from(lines.join('\r\n')), Buffer.from(noise)]))
      return Array.isArray(message.parts)
    }), { numRuns: 500 })
  })
})

describe('archives and closed parts', () => {
  const attached = (type: string, name: string, bytes: Uint8Array) =>
    Buffer.from(`Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: ${type}; name="${name}"\r\nContent-Disposition: attachment\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(bytes).toString('base64')}\r\n--b--\r\n`)

  it('reads what a ZIP holds, names and all, and climbs nowhere', () => {
    const zip = zipSync({ 'a/コード.txt': encode(JAPANESE, 'shift_jis'), '../../gift.html': strToU8('<p>rich</p>'), 'mail.eml': strToU8('Subject: inner\n\ncode inside') })
    const { parts, unread, partial } = parseMessage(attached('application/octet-stream', 'gift.zip', zip))
    expect(parts.map(({ kind, fileName, text, depth }) => [kind, fileName, text, depth])).toEqual([
      ['attachment', 'コード.txt', JAPANESE, 0], ['attachment', 'gift.html', 'rich', 0], ['subject', null, 'inner', 1], ['text', null, 'code inside', 1],
    ])
    expect([unread, partial]).toEqual([[], []])
  })

  it('names what of an archive it did not read', () => {
    const locked = zipSync({ 'code.txt': strToU8('x') })
    for (const at of [...locked.keys()].filter((i) => locked[i] === 0x50 && locked[i + 1] === 0x4b && (locked[i + 2] === 1 || locked[i + 2] === 3))) locked[at + (locked[at + 2] === 1 ? 8 : 6)] = 1
    expect(parseMessage(attached('application/zip', 'x.zip', locked))).toMatchObject({ partial: ['encrypted-file'], unread: [{ fileName: 'code.txt', reason: 'encrypted' }] })
    expect(parseMessage(attached('application/zip', 'x.zip', zipSync({ 'bomb.txt': new Uint8Array(20 << 20), 'code.txt': strToU8('AB12') }, { level: 9 })))).toMatchObject({ partial: ['big-file'], unread: [{ fileName: 'bomb.txt', reason: 'too-big' }], parts: [{ text: 'AB12' }] })
    expect(parseMessage(attached('application/zip', 'x.zip', zipSync({ 'inner.zip': zipSync({ 'code.txt': strToU8('x') }) })))).toMatchObject({ unread: [{ fileName: 'inner.zip', reason: 'format' }] })
    expect(parseMessage(attached('application/zip', 'x.zip', strToU8('PK\x03\x04 and no more')))).toMatchObject({ partial: ['damaged-file'], unread: [{ fileName: 'x.zip', reason: 'damaged' }] })
    expect(parseMessage(attached('application/zip', 'x.zip', zipSync(Object.fromEntries(Array.from({ length: 80 }, (_, i) => [`${i}.txt`, strToU8('x')]))))).partial).toEqual(['big-file'])
  })

  it('holds pictures and PDFs ready, also those drawn in HTML', () => {
    const png = Buffer.from('iVBORw0KGgoAAAANSUhEUg==', 'base64')
    const { closed } = parseMessage(attached('application/octet-stream', 'no-name', png))
    expect(closed.map(({ kind, bytes, encoding }) => [kind, Buffer.from(bytes.toString(), encoding as 'base64').equals(png)])).toEqual([['picture', true]])
    expect(parseMessage(raw(`Content-Type: text/html\n\n<img src="data:image/png;base64,${png.toString('base64')}"><img src="https://shop.example/x.png">`))).toMatchObject({ closed: [{ kind: 'picture', encoding: 'base64' }], unread: [{ contentType: 'image/png', reason: 'picture' }] })
    expect(parseMessage(attached('application/x-download', 'gift.PDF', strToU8('%PDF-1.4\nnothing'))).closed).toMatchObject([{ kind: 'pdf', fileName: 'gift.PDF', unread: { reason: 'pdf' } }])
  })

  it('takes the size of a part that was not fetched from beside it', () => {
    expect(parseMessage(raw('Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: image/png\nContent-Disposition: inline; size=4711\n\n\n--b--\n')).unread).toEqual([{ contentType: 'image/png', fileName: null, sizeBytes: 4711, reason: 'picture' }])
  })
})

describe('hostile archives', () => {
  const attached = (name: string, bytes: Uint8Array) => `--b\r\nContent-Type: application/octet-stream; name="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(bytes).toString('base64')}\r\n`
  const mail = (parts: string) => Buffer.from(`Content-Type: multipart/mixed; boundary=b\r\n\r\n${parts}--b--\r\n`)
  const chars = (bytes: Buffer) => parseMessage(bytes).parts.reduce((sum, { text }) => sum + text.length, 0)

  it('inflates no more than its share, however many archives there are and whatever they say of themselves', () => {
    const bomb = zipSync({ 'a.txt': new Uint8Array(3 << 20).fill(65) }, { level: 9 })
    const liar = Uint8Array.from(bomb)
    const view = new DataView(liar.buffer)
    for (let at = 0; at + 4 < liar.length; at++) if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 1, true)
    for (const zip of [bomb, liar]) {
      const many = mail(attached('a.zip', zip).repeat(100))
      expect(chars(many)).toBeLessThanOrEqual(4 << 20)
      expect(parseMessage(many).partial).toContain('big-file')
    }
  })

  it('looks at the first PDFs only, and holds a bounded number ready', () => {
    const pdf = strToU8('%PDF-1.4\nBT (x) Tj ET')
    const { closed, unread } = parseMessage(mail(attached('a.pdf', pdf).repeat(100)))
    expect([closed.length, unread.length]).toEqual([20, 100])
  })
})
