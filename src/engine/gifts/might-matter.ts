// A cheap look at a raw message before it is parsed: is there anything at all of a gift in it? It undoes transfer
// encodings only and searches bytes for the words of gifts, in every charset that Japanese, Chinese and Korean
// mail uses, with one automaton (Aho and Corasick 1975), so its time does not grow with the number of words.
// It errs towards "yes": a gift that is turned away here is lost, an ordinary mail let through costs a parse.
import { TextDecoder } from 'node:util'
import { BRANDS } from '../../shared/brands/index'
import type { GiftBrand } from '../../shared/model'
import { holdsAmazonLike, holdsCodeBehind, holdsCodeLike } from './code-like'
import { GIFT_STEMS, LABEL_STEMS, VALUE_STEMS } from './detect/lexicon'
import { isSenderOdd } from './odd-sender'
import { decodeHeader } from '../mime/headers'
import { decodeBase64, decodeQuotedPrintable } from '../mime/transfer'

/** Not words of gifts, but what swindlers want, or how links that are money begin. */
const ALSO = ['itunes', 'paysafe', 'neosurf', 'transcash', 'razer gold', 'steam wallet', 'bitcoin', 'ビットコイン', '/claim/', '/receive/', '/redeem', '/giftcard', '&#12462;&#12501;', '&#x30ae;&#x30d5;', 'ｇｉｆｔ', 'ＧＩＦＴ', 'Ｇｉｆｔ']
const SKIPPED_ALIASES = new Set(['mail'])

const GIFT = 1
const WEAK = 2
const LABEL = 4
/** Labels of one part that are looked behind. */
const MOST_LABELS = 60
/** Attachments of this size are vouchers rather than catalogues. */
const PDF_LIMIT = 400 << 10
const MAX_DEPTH = 12
const TEXT_LIMIT = 3 << 20

const fold = (byte: number): number => (byte >= 65 && byte <= 90 ? byte + 32 : byte)

// ---------------------------------------------------------------- words in every charset

/** Bytes of each double-byte character, from Node's decoder, since Node has no encoder for it. */
function cellsOf(charset: string, firstTrail = 0xa1): Map<string, [number, number]> {
  const bytes: number[] = []
  const places: [number, number][] = []
  for (let high = 0xa1; high <= 0xfe; high++) {
    for (let low = firstTrail; low <= 0xfe; low++) {
      if (low > 0x7e && low < 0xa1) continue
      bytes.push(high, low, 10)
      places.push([high, low])
    }
  }
  const chars = new TextDecoder(charset).decode(Uint8Array.from(bytes)).split('\n')
  const cells = new Map<string, [number, number]>()
  chars.forEach((char, i) => {
    const place = places[i]
    if (place && char.length === 1 && char !== '\ufffd' && !cells.has(char)) cells.set(char, place)
  })
  return cells
}

type Pair = (high: number, low: number) => number[]
const asJis: Pair = (high, low) => [high & 0x7f, low & 0x7f]
const asIs: Pair = (high, low) => [high, low]
const asShiftJis: Pair = (high, low) => {
  const [row, cell] = [(high & 0x7f) - 0x21, (low & 0x7f) - 0x21]
  const lead = (row >> 1) + (row < 62 ? 0x81 : 0xc1)
  const trail = row % 2 === 0 ? cell + 0x40 + (cell >= 63 ? 1 : 0) : cell + 0x9f
  return [lead, trail]
}

function encodings(word: string, sets: readonly (readonly [Map<string, [number, number]>, Pair])[]): number[][] {
  const all = [[...Buffer.from(word, 'utf8')]]
  if (/^[\x00-\x7f]*$/.test(word)) return all
  for (const [cells, pair] of sets) {
    const bytes = [...word].flatMap((char) => {
      if (char < '\x80') return pair === asJis ? [-1] : [char.charCodeAt(0)]
      const cell = cells.get(char)
      return cell ? pair(...cell) : [-1]
    })
    if (!bytes.includes(-1)) all.push(bytes)
  }
  // Western mail in ISO 8859-1: "c\xf3digo".
  if (/^[\x00-\xff]*$/.test(word)) all.push([...Buffer.from(word, 'latin1')])
  if (/^[\uff61-\uff9f]+$/.test(word)) all.push([...word].map((char) => char.charCodeAt(0) - 0xff61 + 0xa1))
  return all
}

// ---------------------------------------------------------------- the automaton

type Automaton = { next: Uint16Array; flags: Uint8Array; /** States from here on end a word. */ accepting: number }

function build(words: readonly (readonly [number[], number])[]): Automaton {
  const children: Map<number, number>[] = [new Map()]
  const ends: number[] = [0]
  for (const [bytes, flag] of words) {
    let state = 0
    for (const byte of bytes) {
      const key = fold(byte)
      let child = children[state]!.get(key)
      if (child === undefined) {
        child = children.push(new Map()) - 1
        ends.push(0)
        children[state]!.set(key, child)
      }
      state = child
    }
    ends[state]! |= flag
  }
  return number(children, ends)
}

/** Breadth first, so that the state to fall back to is always done before; words' ends get the highest numbers. */
function number(children: readonly Map<number, number>[], ends: number[]): Automaton {
  const size = children.length
  const table = new Uint16Array(size * 256)
  const fall = new Uint16Array(size)
  const queue: number[] = [0]
  for (let at = 0; at < queue.length; at++) {
    const state = queue[at]!
    const row = state * 256
    const below = fall[state]! * 256
    if (state !== 0) table.copyWithin(row, below, below + 256)
    for (const [byte, child] of children[state]!) {
      const back = state === 0 ? 0 : table[below + byte]!
      table[row + byte] = child
      fall[child] = back
      ends[child]! |= ends[back]!
      queue.push(child)
    }
  }
  const order = [...children.keys()].sort((a, b) => Number(ends[a]! > 0) - Number(ends[b]! > 0) || a - b)
  const place = new Uint16Array(size)
  order.forEach((state, i) => (place[state] = i))
  const next = new Uint16Array(size * 256)
  for (let state = 0; state < size; state++) {
    const [from, to] = [state * 256, place[state]! * 256]
    for (let byte = 0; byte < 256; byte++) next[to + byte] = place[table[from + fold(byte)]!]!
  }
  return { next, flags: Uint8Array.from(order, (state) => ends[state]!), accepting: order.findIndex((state) => ends[state]! > 0) }
}

const made = new WeakMap<readonly GiftBrand[], Automaton>()
const NONE: readonly GiftBrand[] = []

/** Built once for each list of added brands. */
function automatonOf(added: readonly GiftBrand[]): Automaton {
  const known = made.get(added)
  if (known) return known
  const japanese = cellsOf('euc-jp')
  const sets = [[japanese, asIs], [japanese, asJis], [japanese, asShiftJis], [cellsOf('gbk'), asIs], [cellsOf('euc-kr'), asIs], [cellsOf('big5', 0x40), asIs]] as const
  const brands = [...BRANDS, ...added]
  // Hosts that every mail of a shop names count only with the path of a gift.
  const hosts = brands.flatMap((brand) =>
    (brand.bearerLinks ?? []).flatMap(({ host, path }) => {
      const bare = host.replace(/^\*\./, '')
      if (!/amazon|paypal\.com|bestbuy/.test(bare)) return [bare]
      const start = /^\^((?:\/[a-z-]+)+(?:\/|\\.html))/.exec(path)?.[1]
      return start ? [`${bare}${start.replace('\\', '')}`] : []
    }),
  )
  const aliases = brands.flatMap((brand) => brand.aliases).filter((alias) => Buffer.byteLength(alias) >= 3 && !SKIPPED_ALIASES.has(alias))
  const entry = (flag: number) => (word: string) => (word.includes("'") ? [word, word.replaceAll("'", '\u2019'), word.replaceAll("'", '\x92')] : [word]).flatMap((spelt) => encodings(spelt, sets)).map((bytes) => [bytes, flag] as const)
  const automaton = build([...[...GIFT_STEMS, ...ALSO].flatMap(entry(GIFT)), ...hosts.flatMap(entry(GIFT)), ...VALUE_STEMS.flatMap(entry(WEAK)), ...LABEL_STEMS.flatMap(entry(LABEL)), ...aliases.flatMap(entry(WEAK))])
  made.set(added, automaton)
  return automaton
}

/** Flags of the words in `bytes`; stops at the first sufficient one. */
function flagsIn(bytes: Buffer, { next, flags, accepting }: Automaton): number {
  let state = 0
  let seen = 0
  let labels = 0
  for (let i = 0; i < bytes.length; i++) {
    state = next[(state << 8) | bytes[i]!]!
    if (state < accepting) continue
    seen |= flags[state]!
    if (seen & GIFT) return seen
    if (flags[state]! & LABEL && labels++ < MOST_LABELS && holdsCodeBehind(bytes, i + 1)) return GIFT
  }
  return seen
}

// ---------------------------------------------------------------- the message

/** `added`: the user's own brands, the same array for every mail. True when the message may hold a gift, a purchase or an imitation. Never false for a mail whose code `detect` would find; about 200 MB a second. */
export function mightMatter(raw: Buffer, added: readonly GiftBrand[] = NONE): boolean {
  return new Look(automatonOf(added)).message(raw, 0)
}

class Look {
  private readonly automaton: Automaton
  private weak = false
  private hasCode = false

  constructor(automaton: Automaton) {
    this.automaton = automaton
  }

  message(raw: Buffer, depth: number): boolean {
    // Blank lines before the header: some readers skip them, others see a mail without a header.
    const blank = /^[\r\n]{1,80}/.exec(raw.toString('latin1', 0, 80))?.[0].length ?? 0
    if (blank > 0 && blank < raw.length && this.message(raw.subarray(blank), depth + 1)) return true
    const [head, body] = cut(raw)
    // The words of a header are in Subject and From; the rest names mail services, "amazonses" above all.
    const shown = [...head.matchAll(/^(?:subject|from|reply-to):((?:.|\r?\n[ \t])*)/gim)].map((m) => m[1] ?? '').join('\n').slice(0, 20_000)
    if (this.look(plainWords(shown), () => Buffer.from(decodeHeader(shown), 'utf8'))) return true
    if (depth === 0 && isSenderOdd(head)) return true
    return this.entity(head, body, depth) || (this.weak && this.hasCode)
  }

  private entity(head: string, body: Buffer, depth: number): boolean {
    const contentType = /^content-type:[ \t]*((?:.|\r?\n[ \t])*)/im.exec(head)?.[1] ?? 'text/plain'
    const type = /^[^\s;]*/.exec(contentType)?.[0].toLowerCase() ?? ''
    // The last one counts where there are two, as for the parser.
    const encoding = [...head.matchAll(/^content-transfer-encoding:[ \t]*"?([\w-]+)/gim)].at(-1)?.[1]?.toLowerCase() ?? ''
    if (depth > MAX_DEPTH) return true
    if (type.startsWith('multipart/')) return this.parts(/boundary[*0]*\s*=\s*(?:"([^"]*)"|([^\s;]+))/i.exec(contentType), body, depth)
    const name = /name[*0]*\s*=\s*"?([^";\r\n]*)/i.exec(head)?.[1]?.toLowerCase() ?? ''
    if (type === 'message/rfc822' || type === 'message/global' || name.includes('.eml') || (type === 'application/octet-stream' && isMessage(body, encoding))) return this.enclosed(body, encoding, depth + 1)
    if (type === 'application/pdf' || name.endsWith('.pdf')) return body.length < PDF_LIMIT
    const isText = type.startsWith('text/') || type.startsWith('message/') || type === '' || !type.includes('/') || /\.(?:txt|csv|tsv|x?html?|json|xml|md|log)$/.test(name) || /json|xml|csv/.test(type)
    return isText && !/^(?:image|audio|video)\//.test(type) && this.look(decoded(body.subarray(0, TEXT_LIMIT * 2), encoding))
  }

  /** An enclosed message has no encoding of its own (RFC 2046 5.2.1), whatever its header says; some programs encode it all the same. */
  private enclosed(body: Buffer, encoding: string, depth: number): boolean {
    return (encoding === 'base64' && isMessage(body, '') && this.message(body, depth)) || this.message(decoded(body, encoding), depth)
  }

  private parts(boundary: RegExpExecArray | null, body: Buffer, depth: number): boolean {
    const name = boundary?.[1] ?? boundary?.[2] ?? ''
    const delimiter = Buffer.from(`--${name}`, 'latin1')
    let at = name === '' ? -1 : body.indexOf(delimiter)
    // A multipart that cannot be cut is looked at as it stands.
    if (at < 0) return this.look(decodeQuotedPrintable(body.subarray(0, TEXT_LIMIT)))
    for (let count = 0; at >= 0 && count < 400; count++) {
      const start = at + delimiter.length
      if (body[start] === 45 && body[start + 1] === 45) return count === 0 && this.look(decodeQuotedPrintable(body.subarray(0, TEXT_LIMIT)))
      at = body.indexOf(delimiter, start)
      const line = body.indexOf(10, start)
      const [head, rest] = cut(body.subarray(line < 0 ? start : line + 1, at < 0 ? body.length : at))
      if (this.entity(head, rest, depth + 1)) return true
    }
    return false
  }

  /** True when the words suffice; else notes what it saw, for the sum at the end. `forCodes`: what codes are to be looked for in instead. */
  private look(bytes: Buffer, forCodes?: () => Buffer): boolean {
    const seen = flagsIn(isInReferences(bytes) ? withoutReferences(bytes) : bytes, this.automaton)
    if (seen & GIFT) return true
    if (seen & WEAK) this.weak = true
    if (this.hasCode && this.weak) return true
    if (bytes.length > 200_000 && !this.weak) return false
    const read = bytes.subarray(0, TEXT_LIMIT)
    if (holdsAmazonLike(read)) return true
    if (this.weak && !this.hasCode) this.hasCode = holdsCodeLike(forCodes?.() ?? read)
    return this.weak && this.hasCode
  }
}

/** A text that is written in numeric character references, as some programs write Japanese. */
const isInReferences = (bytes: Buffer): boolean => {
  const at = bytes.indexOf('&#')
  if (at < 0) return false
  const text = bytes.toString('latin1', at, at + 400)
  return (text.match(/&#(?:\d{4,6}|x[0-9a-f]{3,5});/gi)?.length ?? 0) >= 6
}

const withoutReferences = (bytes: Buffer): Buffer => Buffer.from(bytes.toString('latin1', 0, TEXT_LIMIT).replace(/&#(x?)([0-9a-f]{1,6});/gi, (whole, hex: string, digits: string) => {
  const code = parseInt(digits, hex ? 16 : 10)
  return code > 0 && code < 0x110000 ? String.fromCodePoint(code) : whole
}), 'utf8')

function cut(raw: Buffer): [head: string, body: Buffer] {
  if (raw[0] === 10 || (raw[0] === 13 && raw[1] === 10)) return ['', raw]
  let end = raw.indexOf('\r\n\r\n')
  let width = 4
  const lf = raw.subarray(0, end < 0 ? raw.length : end).indexOf('\n\n')
  if (lf >= 0) [end, width] = [lf, 2]
  if (end < 0) return [raw.toString('latin1', 0, 100_000), raw.subarray(0, 0)]
  return [raw.toString('latin1', 0, Math.min(end, 500_000)), raw.subarray(end + width)]
}

/** Encoded words of a header undone, in their own charset's bytes; runs of one encoding joined as they are read. */
function plainWords(text: string): Buffer {
  if (!text.includes('=?')) return Buffer.from(text, 'latin1')
  const joined = text.replace(/\?=\s+=\?/g, '?==?')
  const pieces: Buffer[] = [Buffer.from(text, 'latin1')]
  for (const match of joined.matchAll(/=\?[^?\s]{1,60}\?([bq])\?([^?]*)\?=/gi)) {
    const data = Buffer.from(match[2] ?? '', 'latin1')
    const bytes = /b/i.test(match[1] ?? '') ? decodeBase64(data) : decodeQuotedPrintable(data, true)
    // A word cut between two encoded words closes and opens ISO-2022-JP in between.
    pieces.push(Buffer.from(bytes.toString('latin1').replace(/^\x1b\$[@B]|\x1b\([BJ]$/g, ''), 'latin1'))
  }
  return Buffer.concat(pieces)
}

const isMessage = (body: Buffer, encoding: string): boolean => /^\s{0,8}(?:from |return-path:|received:|delivered-to:|from:|to:|subject:|date:|message-id:|mime-version:|x-[\w-]+:|dkim-signature:|content-type:)/i.test(decoded(body.subarray(0, 1024), encoding).toString('latin1'))

function decoded(body: Buffer, encoding: string): Buffer {
  if (encoding === 'base64') return decodeBase64(body)
  return encoding === 'quoted-printable' && body.includes(61) ? decodeQuotedPrintable(body) : body
}
