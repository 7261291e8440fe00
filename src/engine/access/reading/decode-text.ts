// Bytes to text. Login histories come as UTF-8, as UTF-16 from Excel and PowerShell, and from Japanese pages and Excel as
// Shift_JIS (the Windows superset), EUC-JP or ISO-2022-JP. A label in the file is only a hint: saved pages are re-encoded
// while the old label stays, so nothing here looks at it.
import { isAscii } from 'node:buffer'
import { KobanError } from '../../../shared/errors'
import { readWindows1252 } from '../../mime/windows-1252'

export type TextEncoding = 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be' | 'shift_jis' | 'euc-jp' | 'iso-2022-jp' | 'windows-1252'

/** Enough of a file to tell its encoding by. */
const SAMPLE_BYTES = 256 * 1024

/** Of a text that comes in blocks. `fits` gives whether all of it is of that encoding. */
export type TextFacts = { hasNul: boolean; hasJis: boolean; fits(name: StrictEncoding): boolean }
export type StrictEncoding = 'utf-8' | 'shift_jis' | 'euc-jp'

/** The encoding by the first block and what a look through the whole found; says of a text what `decodeText` says. */
export function encodingOf(head: Uint8Array, facts: TextFacts): TextEncoding {
  const encoding = markedEncoding(head) ?? byNuls(head)
  if (encoding) return encoding
  if (facts.hasNul) throw new KobanError('not-a-log', undefined, { details: { kind: 'binary' } })
  if (facts.hasJis) return 'iso-2022-jp'
  return facts.fits('utf-8') ? 'utf-8' : japaneseOrWestern(head.subarray(0, SAMPLE_BYTES), facts.fits)
}

/** Decodes a text block by block, without its byte order mark. */
export function blockDecoder(encoding: TextEncoding): (block: Uint8Array, isLast: boolean) => string {
  if (encoding === 'windows-1252') return readWindows1252
  const decoder = new TextDecoder(encoding === 'utf-8-bom' ? 'utf-8' : encoding)
  // A plain block after a whole line is the same in all encodings that do not switch, and quicker to decode.
  let isFresh = encoding === 'utf-8' || encoding === 'shift_jis' || encoding === 'euc-jp'
  const mayBePlain = isFresh
  return (block, isLast) => {
    if (isFresh && isAscii(block)) return Buffer.from(block.buffer, block.byteOffset, block.length).toString('latin1')
    isFresh = mayBePlain && block.at(-1) === 0x0a
    return decoder.decode(block, { stream: !isLast })
  }
}

/** The text without its byte order mark. Throws `not-a-log` (kind `binary`) for bytes that no text has. */
export function decodeText(bytes: Uint8Array): { text: string; encoding: TextEncoding } {
  const encoding = markedEncoding(bytes) ?? byNuls(bytes)
  if (encoding) return { text: new TextDecoder(encoding === 'utf-8-bom' ? 'utf-8' : encoding).decode(bytes), encoding }
  if (bytes.includes(0)) throw new KobanError('not-a-log', undefined, { details: { kind: 'binary' } })
  if (hasJisEscape(bytes)) return { text: new TextDecoder('iso-2022-jp').decode(bytes), encoding: 'iso-2022-jp' }
  const text = strictly('utf-8', bytes)
  if (text !== null) return { text, encoding: 'utf-8' }
  const other = japaneseOrWestern(bytes.subarray(0, SAMPLE_BYTES), (name) => strictly(name, bytes) !== null)
  return { text: other === 'windows-1252' ? readWindows1252(bytes) : new TextDecoder(other).decode(bytes), encoding: other }
}

function markedEncoding(bytes: Uint8Array): TextEncoding | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8-bom'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null
}

/** UTF-16 without a mark: the Latin letters and digits of a log leave NULs on one side only. */
function byNuls(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const end = Math.min(bytes.length, SAMPLE_BYTES) & ~1
  if (end < 4) return null
  let even = 0
  let odd = 0
  for (let i = 0; i < end; i += 2) {
    if (bytes[i] === 0) even++
    if (bytes[i + 1] === 0) odd++
  }
  const half = end / 2
  if (odd > half * 0.4 && even < half * 0.05) return 'utf-16le'
  if (even > half * 0.4 && odd < half * 0.05) return 'utf-16be'
  return null
}

/** `ESC $ B` or `ESC $ @`: the switch to JIS X 0208. */
export function hasJisEscape(bytes: Uint8Array): boolean {
  for (let i = bytes.indexOf(0x1b); i >= 0; i = bytes.indexOf(0x1b, i + 1)) {
    if (bytes[i + 1] === 0x24 && (bytes[i + 2] === 0x42 || bytes[i + 2] === 0x40)) return true
  }
  return false
}

/** The text, or null when the bytes are not of this encoding. A character cut off at the very end is allowed: downloads stop anywhere. */
function strictly(name: 'utf-8' | 'shift_jis' | 'euc-jp', bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(name, { fatal: true }).decode(bytes, { stream: true })
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}

const KNOWN_WORDS = ['日時', 'サービス', 'アドレス', 'ログイン', 'メール', '成功', '国']

function japaneseOrWestern(sample: Uint8Array, fits: (name: StrictEncoding) => boolean): TextEncoding {
  const candidates = (['shift_jis', 'euc-jp'] as const).map((name) => ({ name, isStrict: fits(name), score: japaneseScore(name, sample) }))
  const strict = candidates.filter((c) => c.isStrict)
  const best = (strict.length > 0 ? strict : candidates).reduce((a, b) => (b.score > a.score ? b : a))
  return best.score <= 0 && looksWestern(sample) ? 'windows-1252' : best.name
}

/** Accented letters stand alone between Latin ones; Japanese characters come as pairs of high bytes. */
function looksWestern(sample: Uint8Array): boolean {
  let high = 0
  let alone = 0
  for (let i = 0; i < sample.length; i++) {
    if ((sample[i] ?? 0) < 0x80) continue
    high++
    if ((sample[i - 1] ?? 0) < 0x80 && (sample[i + 1] ?? 0) < 0x80) alone++
  }
  return alone >= high * 0.8
}

/** Known words and kana speak for an encoding; half-width katakana, rare characters and damage against it. */
function japaneseScore(name: string, sample: Uint8Array): number {
  const text = new TextDecoder(name).decode(sample)
  let score = 0
  for (const word of KNOWN_WORDS) if (text.includes(word)) score += 20
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0
    if (code === 0xfffd) score -= 5
    else if (code >= 0xff61 && code <= 0xff9f) score -= 1
    else if (code >= 0x3041 && code <= 0x30ff) score += 1
  }
  return score
}
