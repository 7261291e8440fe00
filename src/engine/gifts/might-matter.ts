// A cheap look at a raw message before it is parsed: is there anything at all of a gift in it? It undoes transfer
// encodings only and searches bytes for the words of gifts in every charset (gate-words.ts). It errs towards "yes": a
// gift that is turned away here is lost, an ordinary mail let through costs a parse.
import type { GiftBrand } from '../../shared/model'
import { holdsAmazonLike, holdsCodeBehind, holdsCodeLike } from './code-like'
import { GIFT, gateWords, LABEL, WEAK } from './gate-words'
import { isSenderOdd } from './odd-sender'
import { isOpenable } from '../mime/file-kind'
import { lookAtHeader, lookAtPart, type HeaderLook } from '../mime/header-look'
import { decodeHeader } from '../mime/headers'
import { decodeBase64, decodeQuotedPrintable } from '../mime/transfer'
import type { WordSearch } from './word-search'
import { matchesOf } from './detect/patterns'

/** Labels of one part that are looked behind. */
const MOST_LABELS = 60
/** Attachments of this size are vouchers rather than catalogues. */
const PDF_LIMIT = 400 << 10
const MAX_DEPTH = 12
const TEXT_LIMIT = 3 << 20
const NONE: readonly GiftBrand[] = []

/** Flags of the words in `bytes`; stops at the first sufficient one. */
function flagsIn(bytes: Buffer, words: WordSearch): number {
  let seen = 0
  let labels = 0
  words.search(bytes, (flag, end) => {
    seen |= flag
    if ((flag & LABEL) !== 0 && labels++ < MOST_LABELS && holdsCodeBehind(bytes, end)) seen |= GIFT
    return (seen & GIFT) !== 0
  })
  return seen
}

/** `added`: the user's own brands, the same array for every mail. True when the message may hold a gift, a purchase or an imitation. Never false for a mail whose code `detect` would find; about 200 MB a second. */
export function mightMatter(raw: Buffer, added: readonly GiftBrand[] = NONE): boolean {
  return new Look(gateWords(added)).message(raw, 0)
}

const NAME = /name[*0]*\s*=\s*"?([^";]*)/i

class Look {
  private readonly words: WordSearch
  private weak = false
  private hasCode = false

  constructor(words: WordSearch) {
    this.words = words
  }

  message(raw: Buffer, depth: number): boolean {
    // Blank lines before the header: some readers skip them, others see a mail without a header.
    if ((raw[0] === 10 || raw[0] === 13) && depth <= MAX_DEPTH) {
      const blank = /^[\r\n]{1,80}/.exec(raw.toString('latin1', 0, 80))?.[0].length ?? 0
      if (blank < raw.length && this.message(raw.subarray(blank), depth + 1)) return true
    }
    const head = depth === 0 ? lookAtHeader(raw) : lookAtPart(raw)
    // The words of a header are in Subject and From; the rest names mail services, "amazonses" above all.
    const shown = [...head.fields('subject'), ...head.fields('from'), ...head.fields('reply-to')].join('\n')
    if (this.look(plainWords(shown), () => Buffer.from(decodeHeader(shown), 'utf8'))) return true
    if (depth === 0 && isSenderOdd(head.field('from') ?? '')) return true
    return this.entity(head, raw.subarray(head.bodyAt), depth) || (this.weak && this.hasCode)
  }

  private entity(head: HeaderLook, body: Buffer, depth: number): boolean {
    const contentType = head.field('content-type') ?? 'text/plain'
    const type = /^[^\s;]*/.exec(contentType)?.[0].toLowerCase() ?? ''
    // The last one counts where there are two, as for the parser.
    const encoding = /^"?([\w-]+)/.exec(head.fields('content-transfer-encoding').at(-1) ?? '')?.[1]?.toLowerCase() ?? ''
    if (depth > MAX_DEPTH) return true
    if (type.startsWith('multipart/')) return this.parts(/boundary[*0]*\s*=\s*(?:"([^"]*)"|([^\s;]+))/i.exec(contentType), body, depth)
    const name = NAME.exec(contentType)?.[1] ?? NAME.exec(head.field('content-disposition') ?? '')?.[1] ?? ''
    return this.leaf(type, name.toLowerCase(), encoding, body, depth)
  }

  private leaf(type: string, name: string, encoding: string, body: Buffer, depth: number): boolean {
    if (type === 'message/rfc822' || type === 'message/global' || name.includes('.eml') || (type === 'application/octet-stream' && isMessage(body, encoding))) return this.enclosed(body, encoding, depth + 1)
    if (type === 'application/pdf' || name.endsWith('.pdf')) return body.length < PDF_LIMIT && isOpenable('pdf', decoded(body.subarray(0, 1600), encoding))
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
      const part = body.subarray(line < 0 ? start : line + 1, at < 0 ? body.length : at)
      const head = lookAtPart(part)
      if (this.entity(head, part.subarray(head.bodyAt), depth + 1)) return true
    }
    return false
  }

  /** True when the words suffice; else notes what it saw, for the sum at the end. `forCodes`: what codes are to be looked for in instead. */
  private look(bytes: Buffer, forCodes?: () => Buffer): boolean {
    const seen = flagsIn(isInReferences(bytes) ? withoutReferences(bytes) : bytes, this.words)
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

/** Encoded words of a header undone, in their own charset's bytes; runs of one encoding joined as they are read. */
function plainWords(text: string): Buffer {
  if (!text.includes('=?')) return Buffer.from(text, 'latin1')
  const joined = text.replace(/\?=\s+=\?/g, '?==?')
  const pieces: Buffer[] = [Buffer.from(text, 'latin1')]
  for (const match of matchesOf(/=\?[^?\s]{1,60}\?([bq])\?([^?]*)\?=/gi, joined)) {
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
