// Random mails for property tests: trees of parts as mail programs make them, in any charset and transfer encoding
// that can carry the text. A tree is data, so that one mail can be written twice with one thing changed.
import fc from 'fast-check'
import { encode, headerText, transfer } from './test-mail'

export type Encoding = 'base64' | 'quoted-printable' | '7bit' | '8bit'
export type Leaf = { kind: 'text' | 'html'; charset: string; encoding: Encoding; body: string; /** Sent as a file. */ fileName: string | null }
export type Picture = { kind: 'picture'; bytes: number[] }
export type Multi = { kind: 'multipart'; subtype: string; boundary: string; preamble: string; epilogue: string; children: Tree[] }
export type Enclosed = { kind: 'message'; /** As message/rfc822, or as a file of bytes. */ asFile: boolean; tree: Tree }
export type Tree = Leaf | Picture | Multi | Enclosed

type Style = { eol: '\r\n' | '\n'; encoding?: Encoding; reverse?: boolean }

/** `text` must be in every charset offered. */
export const leafOf = (body: string): fc.Arbitrary<Leaf> =>
  fc.record({
    kind: fc.constantFrom('text' as const, 'html' as const),
    charset: fc.constantFrom('utf-8', 'utf-8', 'iso-2022-jp', 'shift_jis', 'euc-jp'),
    encoding: fc.constantFrom<Encoding>('base64', 'quoted-printable', '8bit'),
    body: fc.constant(body),
    fileName: fc.constantFrom(null, null, null, 'gift'),
  })

const filler = fc.constantFrom('よろしくお願いいたします。\n', 'Best regards,\nSato', '本日は晴天なり。会議は明日です。', '\n', 'See you tomorrow at the station.\n-- \nK.').chain(leafOf)
const picture = fc.record({ kind: fc.constant('picture' as const), bytes: fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 20, maxLength: 200 }) })
const boundary = fc.oneof(fc.stringMatching(/^[A-Za-z0-9'()+_,./:=?-]{1,40}$/), fc.constantFrom('=_b', '----=_Part_1', 'a b c d'))

/** A mail around `core`: brothers before and after it, envelopes around those. */
export const treeAround = (core: fc.Arbitrary<Tree>): fc.Arbitrary<Tree> => {
  const wrap = (inner: fc.Arbitrary<Tree>): fc.Arbitrary<Tree> =>
    fc.oneof(
      fc.record({ inner, before: fc.array(fc.oneof(filler, picture), { maxLength: 2 }), after: fc.array(fc.oneof(filler, picture), { maxLength: 2 }), subtype: fc.constantFrom('mixed', 'alternative', 'related', 'signed', 'x-own'), boundary, preamble: fc.constantFrom('', 'This is a multi-part message in MIME format.'), epilogue: fc.constantFrom('', 'end') }).map(
        ({ inner: child, before, after, ...rest }): Tree => ({ kind: 'multipart', ...rest, children: [...before, child, ...after] }),
      ),
      fc.record({ kind: fc.constant('message' as const), asFile: fc.boolean(), tree: inner }),
    )
  return fc.oneof({ weight: 1, arbitrary: core }, { weight: 2, arbitrary: wrap(core) }, { weight: 3, arbitrary: wrap(wrap(core)) }, { weight: 2, arbitrary: wrap(wrap(wrap(core))) })
}

const escapeHtml = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/\n/g, '<br>\n')

function leafLines({ kind, charset, encoding, body, fileName }: Leaf, style: Style): string[] {
  const content = kind === 'html' ? `<html><body><p>${escapeHtml(body)}</p></body></html>` : body
  const bytes = encode(content, charset)
  const used = style.encoding ?? encoding
  const name = fileName === null ? [] : [`Content-Disposition: attachment; filename="${fileName}.${kind === 'html' ? 'html' : 'txt'}"`]
  return [`Content-Type: text/${kind === 'html' ? 'html' : 'plain'};`, ` charset="${charset}"`, `Content-Transfer-Encoding: ${used}`, ...name, '', ...transfer(bytes, used).split(/\r?\n/)]
}

/** Boundaries must not meet those around them: a number of the place is added. */
function lines(tree: Tree, style: Style, place: string): string[] {
  if (tree.kind === 'picture') return ['Content-Type: image/png; name=p.png', 'Content-Transfer-Encoding: base64', '', Buffer.from(tree.bytes).toString('base64')]
  if (tree.kind === 'message') {
    const inner = messageLines(tree.tree, style, `${place}m`)
    if (!tree.asFile) return ['Content-Type: message/rfc822', '', ...inner]
    return ['Content-Type: application/octet-stream; name="mail.eml"', 'Content-Transfer-Encoding: base64', 'Content-Disposition: attachment; filename="mail.eml"', '', ...transfer(Buffer.from(inner.join('\r\n'), 'latin1'), 'base64').split('\r\n')]
  }
  if (tree.kind !== 'multipart') return leafLines(tree, style)
  const mark = `${tree.boundary.trim()}${place}`
  const children = style.reverse ? [...tree.children].reverse() : tree.children
  return [`Content-Type: multipart/${tree.subtype}; boundary="${mark}"`, '', tree.preamble, ...children.flatMap((child, i) => [`--${mark}`, ...lines(child, style, `${place}.${i}`)]), `--${mark}--`, tree.epilogue]
}

const messageLines = (tree: Tree, style: Style, place: string): string[] => [`Subject: ${headerText('お知らせ')}`, 'From: Shop <shop@shop.example.jp>', 'To: me@example.jp', 'MIME-Version: 1.0', ...lines(tree, style, place)]

export const writeMail = (tree: Tree, style: Style = { eol: '\r\n' }): Buffer => Buffer.from(messageLines(tree, style, '~').join('\r\n').replace(/\r\n/g, style.eol), 'latin1')

export type Damage = { act: 'cut' | 'double' | 'byte' | 'insert'; /** How far into the mail: 0 to 1. */ at: number; size: number; text: string }
/** As happens on the way, or is done on purpose. */
export const damage: fc.Arbitrary<Damage[]> = fc.array(
  fc.record({
    act: fc.constantFrom('cut' as const, 'double' as const, 'byte' as const, 'insert' as const),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    size: fc.integer({ min: 1, max: 60 }),
    text: fc.constantFrom('\r\n\r\n', '--', 'Content-Type: multipart/mixed', '\0', '\x1b$B', '=', '&#', '<!--', 'boundary=', '\ud83c', 'Content-Transfer-Encoding: base64\r\n'),
  }),
  { minLength: 1, maxLength: 6 },
)

export const damaged = (raw: Buffer, acts: readonly Damage[]): Buffer =>
  acts.reduce((bytes: Buffer, { act, at, size, text }) => {
    const from = Math.floor(at * bytes.length)
    const [head, rest] = [bytes.subarray(0, from), bytes.subarray(from)]
    if (act === 'cut') return Buffer.concat([head, rest.subarray(size)])
    if (act === 'double') return Buffer.concat([head, rest.subarray(0, size), rest])
    if (act === 'byte') return Buffer.concat([head, Buffer.of(size * 4), rest.subarray(1)])
    return Buffer.concat([head, Buffer.from(text, 'utf8'), rest])
  }, raw)
