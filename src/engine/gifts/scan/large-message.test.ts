import { describe, expect, it } from 'vitest'
import { readBodyStructure } from '../../imap/body-structure'
import type { Node } from '../../imap/wire'
import { parseMessage } from '../../mime/parse'
import { assembleLarge, planLarge } from './large-message'

/** `(...)` as IMAP writes it, into the nodes that the library makes of it. */
function nodes(text: string): Node {
  const tokens = text.match(/"(?:[^"\\]|\\.)*"|[()]|[^\s()"]+/g) ?? []
  let at = 0
  const read = (): Node => {
    const token = tokens[at++] ?? ''
    if (token !== '(') return token === 'NIL' ? null : { type: 'ATOM', value: token.replace(/^"|"$/g, '').replace(/\\(.)/g, '$1') }
    const list: Node[] = []
    while (tokens[at] !== ')' && at < tokens.length) list.push(read())
    at++
    return list
  }
  return read()
}
const TEXT = '("TEXT" "PLAIN" ("CHARSET" "utf-8") NIL NIL "BASE64" 400 8 NIL NIL NIL NIL)'
const HTML = '("TEXT" "HTML" ("CHARSET" "iso-2022-jp") NIL NIL "7BIT" 3000000 900 NIL NIL NIL NIL)'
const PHOTO = '("IMAGE" "JPEG" ("NAME" "写真 \\"1\\".jpg") NIL NIL "BASE64" 7000000 NIL ("ATTACHMENT" ("FILENAME" "写真.jpg")) NIL NIL)'
const CSV = '("APPLICATION" "OCTET-STREAM" ("NAME" "codes.csv") NIL NIL "BASE64" 900000 NIL ("ATTACHMENT" ("FILENAME" "codes.csv")) NIL NIL)'
const PDF = (size: number) => `("APPLICATION" "PDF" ("NAME" "card.pdf") NIL NIL "BASE64" ${size} NIL ("ATTACHMENT" ("FILENAME" "card.pdf")) NIL NIL)`
const ENVELOPE = '(NIL "Fwd" NIL NIL NIL NIL NIL NIL NIL NIL)'
const FORWARD = (size: number) => `("MESSAGE" "RFC822" NIL NIL NIL "7BIT" ${size} ${ENVELOPE} (${TEXT} ${PHOTO} "MIXED" ("BOUNDARY" "i") NIL NIL) 100 NIL ("ATTACHMENT" NIL) NIL)`
const mixed = (...parts: string[]) => readBodyStructure(nodes(`(${parts.join(' ')} "MIXED" ("BOUNDARY" "o") NIL NIL)`))!
const sectionsOf = (parts: string[]) => planLarge(mixed(...parts)).wanted.map((w) => (w.maxBytes === undefined ? w.section : `${w.section}<${w.maxBytes}>`))

describe('a large message', () => {
  it('is asked for its header and its texts, never for its pictures', () => {
    expect(sectionsOf([`(${TEXT} ${HTML} "ALTERNATIVE" ("BOUNDARY" "a") NIL NIL)`, PHOTO])).toEqual(['HEADER', '1.1', `1.2<${2 << 20}>`])
  })

  it('is asked for texts that are attached under any content type, cut at 256 KB', () => {
    expect(sectionsOf([TEXT, CSV])).toEqual(['HEADER', '1', `2<${256 << 10}>`])
    expect(planLarge(mixed(TEXT, CSV)).partial).toEqual(['part-too-big'])
  })

  it('is asked for a PDF whole or not at all', () => {
    expect(sectionsOf([TEXT, PDF(500_000)])).toEqual(['HEADER', '1', '2'])
    expect(sectionsOf([TEXT, PDF(9_000_000)])).toEqual(['HEADER', '1'])
    expect(planLarge(mixed(TEXT, PDF(9_000_000))).partial).toEqual(['part-too-big'])
  })

  it('is asked for a forwarded message whole when it is small, and for its texts when it is not', () => {
    expect(sectionsOf([TEXT, FORWARD(4000)])).toEqual(['HEADER', '1', '2'])
    expect(sectionsOf([TEXT, FORWARD(8_000_000)])).toEqual(['HEADER', '1', '2.HEADER', '2.1'])
  })

  it('of one kind shares its command with others of that kind', () => {
    expect(planLarge(mixed(TEXT, PHOTO)).key).toBe(planLarge(mixed(TEXT, PHOTO)).key)
    expect(planLarge(mixed(TEXT, PHOTO)).key).not.toBe(planLarge(mixed(PHOTO, TEXT)).key)
  })

  it('is put together so that the parser reads the same texts, names and headers', () => {
    const root = mixed(TEXT, PHOTO, FORWARD(8_000_000))
    const header = 'Message-ID: <a@mail.example>\r\nSubject: Photos\r\nContent-Type: multipart/mixed;\r\n boundary=o\r\nAuthentication-Results: mx.mail.example; dkim=pass\r\n\r\n'
    const raw = assembleLarge(root, new Map([
      ['HEADER', Buffer.from(header)], ['1', Buffer.from(Buffer.from('ギフト AB12').toString('base64'))],
      ['3.HEADER', Buffer.from('Subject: Inner\r\nContent-Type: multipart/mixed; boundary=i\r\n\r\n')], ['3.1', Buffer.from(Buffer.from('inner CD34').toString('base64'))],
    ]))
    const parsed = parseMessage(raw)
    expect(parsed.messageId).toMatch(/a@mail\.example/)
    expect(parsed.headers.get('authentication-results')?.[0]).toContain('dkim=pass')
    expect(parsed.parts.map((p) => [p.kind, p.text.trim(), p.depth])).toEqual([['subject', 'Photos', 0], ['text', 'ギフト AB12', 0], ['subject', 'Inner', 1], ['text', 'inner CD34', 1]])
    expect(parsed.unread.map((u) => u.fileName)).toEqual(['写真.jpg', '写真.jpg'])
  })

  it('of a single part keeps its own header', () => {
    const root = readBodyStructure(nodes(TEXT))!
    expect(planLarge(root).wanted.map((w) => w.section)).toEqual(['HEADER', '1'])
    const raw = assembleLarge(root, new Map([['HEADER', Buffer.from('Subject: x\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n')], ['1', Buffer.from(Buffer.from('コード').toString('base64'))]]))
    expect(parseMessage(raw).parts.at(-1)?.text.trim()).toBe('コード')
  })

  it('built to hurt stays bounded', () => {
    const deep = `${'('.repeat(200)}${TEXT}${' "MIXED" NIL NIL NIL)'.repeat(200)}`
    const wide = `(${TEXT.repeat(2000)} "MIXED" NIL NIL NIL)`
    expect(planLarge(readBodyStructure(nodes(deep))!).wanted.length).toBeLessThan(10)
    expect(planLarge(readBodyStructure(nodes(wide))!).wanted.length).toBeLessThanOrEqual(301)
    const evil = mixed('("TEXT" "PLAIN\r\nX-Evil: 1" ("NAME" "a\r\nSubject: forged") NIL NIL "7BIT\r\nX: 1" 10 1 NIL NIL NIL NIL)', PHOTO)
    const raw = assembleLarge(evil, new Map([['HEADER', Buffer.from('Subject: true\r\n\r\n')]])).toString()
    expect(raw).not.toMatch(/^(X-Evil|X|Subject: forged)/m)
  })
})
