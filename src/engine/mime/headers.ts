// Header fields: unfolding (RFC 5322 2.2.3), encoded words (RFC 2047), parameters (RFC 2045, 2231), addresses
// and dates. All work is linear in the input, and nothing here throws.
import type { Address } from './message'
import { decodeText } from './charset'
import { decodeBase64, decodeQuotedPrintable } from './transfer'

export type Headers = Map<string, string[]>

/** Where the header block ends and the body begins. A missing blank line means that all of it is header. */
export function splitHead(raw: Buffer): { head: Buffer; body: Buffer } {
  const crlf = raw.indexOf('\r\n\r\n')
  const lf = raw.subarray(0, crlf < 0 ? raw.length : crlf).indexOf('\n\n')
  if (lf >= 0) return { head: raw.subarray(0, lf + 1), body: raw.subarray(lf + 2) }
  if (crlf >= 0) return { head: raw.subarray(0, crlf + 2), body: raw.subarray(crlf + 4) }
  return { head: raw, body: raw.subarray(raw.length) }
}

/** Fields by lower-case name, topmost first; raw one-byte strings, unfolded. At most 2000 fields are read. */
export function readHeaders(head: Buffer): Headers {
  const headers: Headers = new Map()
  const lines = head.toString('latin1').split(/\r?\n|\r/)
  let name = ''
  let value: string[] = []
  let count = 0
  const flush = () => {
    if (name === '' || count++ > 2000) return
    const list = headers.get(name)
    const text = value.join(' ').trim()
    if (list) list.push(text)
    else headers.set(name, [text])
  }
  for (const line of lines) {
    const first = line.charCodeAt(0)
    if (first === 32 || first === 9) {
      value.push(line.trim())
      continue
    }
    const colon = line.indexOf(':')
    if (colon <= 0 || colon > 100) continue
    flush()
    name = line.slice(0, colon).trim().toLowerCase()
    value = [line.slice(colon + 1)]
  }
  flush()
  return headers
}

const WORD = /=\?([^\s?*]{1,40})(?:\*[^\s?]{1,20})?\?([bBqQ])\?([^?]{0,4000})\?=/g

/** Encoded words and raw 8-bit bytes of a one-byte header string. Neighbouring words of one charset are joined, as base64 or as bytes: some senders cut inside a character. */
export function decodeHeader(value: string): string {
  if (!value.includes('=?')) return decodeText(Buffer.from(value, 'latin1'), '')
  let out = ''
  let last = 0
  type Pending = { charset: string; bytes: Buffer[]; /** Base64 that goes on in the next word. */ base64: string }
  let pending: Pending | null = null
  const flush = () => {
    if (pending) out += decodeText(Buffer.concat([...pending.bytes, Buffer.from(pending.base64, 'base64')]), pending.charset)
    pending = null
  }
  for (const match of value.matchAll(WORD)) {
    const between = value.slice(last, match.index)
    const [all, charset = '', kind = '', data = ''] = match
    const adjacent = between.trim() === '' && pending !== null
    if (!adjacent) {
      flush()
      out += decodeText(Buffer.from(between, 'latin1'), '')
    }
    if ((pending as Pending | null)?.charset !== charset.toLowerCase()) flush()
    pending ??= { charset: charset.toLowerCase(), bytes: [], base64: '' }
    addWord(pending, /b/i.test(kind), data)
    last = match.index + all.length
  }
  flush()
  return out + decodeText(Buffer.from(value.slice(last), 'latin1'), '')
}

function addWord(words: { bytes: Buffer[]; base64: string }, isBase64: boolean, data: string): void {
  const joined = isBase64 ? words.base64 + data : data
  if (!isBase64) words.bytes.push(Buffer.from(words.base64, 'base64'), decodeQuotedPrintable(Buffer.from(data, 'latin1'), true))
  else if (joined.length % 4 === 0 || joined.includes('=')) words.bytes.push(decodeBase64(Buffer.from(joined, 'latin1')))
  words.base64 = isBase64 && joined.length % 4 !== 0 && !joined.includes('=') ? joined : ''
}

export type Parameterised = { value: string; params: Map<string, string> }

const PARAM = /;\s*([^\s=;"]{1,60})\s*=\s*(?:"([^"]{0,2000})"?|([^;]{0,2000}))/g

/** `text/plain; charset="x"; name*0*=…`: continuations are joined, percent and encoded words decoded. */
export function readParameters(raw: string): Parameterised {
  const semicolon = raw.indexOf(';')
  const value = (semicolon < 0 ? raw : raw.slice(0, semicolon)).trim().toLowerCase()
  const params = new Map<string, string>()
  const pieces = new Map<string, { index: number; text: string; encoded: boolean }[]>()
  for (const match of raw.slice(Math.max(0, semicolon), 20_000).matchAll(PARAM)) {
    const key = (match[1] ?? '').toLowerCase()
    const text = (match[2] ?? match[3] ?? '').trim()
    const [base = key, ...marks] = key.split('*')
    if (marks.length === 0) {
      if (!params.has(base)) params.set(base, decodeHeader(text))
      continue
    }
    const list = pieces.get(base) ?? []
    list.push({ index: Number(marks[0]) || 0, text, encoded: marks.at(-1) === '' })
    pieces.set(base, list)
  }
  for (const [base, list] of pieces) params.set(base, joinPieces(list.sort((a, b) => a.index - b.index)))
  return { value, params }
}

function joinPieces(list: { text: string; encoded: boolean }[]): string {
  let charset = ''
  const bytes = list.map(({ text, encoded }, i) => {
    if (!encoded) return Buffer.from(text, 'latin1')
    const quote = i === 0 ? /^([^']{0,40})'[^']{0,20}'/.exec(text) : null
    if (quote) charset = quote[1] ?? ''
    const data = quote ? text.slice(quote[0].length) : text
    return decodeQuotedPrintable(Buffer.from(data.replace(/%(?=[0-9A-Fa-f]{2})/g, '='), 'latin1'))
  })
  return decodeText(Buffer.concat(bytes), charset)
}

/** At most 50 addresses. Names keep what they carry, also an address in disguise: the detector wants to see it. */
export function readAddresses(raw: string): Address[] {
  const found: Address[] = []
  let quoted = false
  let angle = false
  let piece = ''
  const flush = () => {
    if (piece.trim() && found.length < 50) found.push(readAddress(piece))
    piece = ''
  }
  for (let i = 0; i < raw.length && i < 20_000; i++) {
    const c = raw[i]!
    if (c === '\\' && quoted) {
      piece += c + (raw[++i] ?? '')
      continue
    }
    if (c === '"') quoted = !quoted
    else if (!quoted && c === '<') angle = true
    else if (!quoted && c === '>') angle = false
    if (!quoted && !angle && (c === ',' || c === ';')) flush()
    else piece += c
  }
  flush()
  return found
}

function readAddress(piece: string): Address {
  const open = piece.lastIndexOf('<')
  const close = piece.indexOf('>', open)
  const address = open < 0 ? piece.trim().replace(/^"|"$/g, '') : piece.slice(open + 1, close < 0 ? undefined : close)
  const name = open < 0 ? '' : piece.slice(0, open)
  return { name: decodeHeader(name.trim().replace(/^"|"$/g, '').replace(/\\(.)/g, '$1')).trim(), address: address.trim().toLowerCase() }
}

/** UTC ms, or null. */
export function readDate(raw: string | undefined): number | null {
  if (!raw) return null
  const time = Date.parse(raw.slice(0, 100).replace(/\([^)]{0,60}\)/g, '').trim())
  return Number.isNaN(time) ? null : time
}
