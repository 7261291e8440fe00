// Bytes to text. Labels in mail are often missing or wrong, so what the bytes say outranks what the label says: a byte order
// mark, ISO-2022-JP escapes, valid UTF-8, then the better fit of the East Asian charsets. Decoders are those of the WHATWG
// Encoding Standard in Node, which read cp932 (①, half-width kana) under the name shift_jis and cp51932 under euc-jp.

import { TextDecoder } from 'node:util'
import { decodeIso2022, hasIsoEscape } from './iso-2022-jp'
import { decodeUtf7, looksLikeUtf7 } from './utf-7'
import { readWindows1252 } from './windows-1252'

const ALIASES: Record<string, string> = {
  cp932: 'shift_jis', ms932: 'shift_jis', 'shift-jis': 'shift_jis', sjis: 'shift_jis', 'x-sjis': 'shift_jis', 'windows-31j': 'shift_jis', cswindows31j: 'shift_jis', ms_kanji: 'shift_jis',
  cp50220: 'iso-2022-jp', cp50221: 'iso-2022-jp', cp50222: 'iso-2022-jp', 'iso-2022-jp-1': 'iso-2022-jp', 'iso-2022-jp-2': 'iso-2022-jp', 'iso-2022-jp-3': 'iso-2022-jp', 'iso-2022-jp-ms': 'iso-2022-jp', csiso2022jp: 'iso-2022-jp', jis: 'iso-2022-jp',
  'eucjp-ms': 'euc-jp', cp51932: 'euc-jp', eucjp: 'euc-jp', 'x-euc-jp': 'euc-jp', ujis: 'euc-jp',
  utf8: 'utf-8', 'utf-8n': 'utf-8', cp65001: 'utf-8', unicode: 'utf-16le', cp949: 'euc-kr', ks_c_5601: 'euc-kr', 'ks_c_5601-1987': 'euc-kr', uhc: 'euc-kr', 'x-windows-949': 'euc-kr',
  // gb18030 holds the older two.
  gb_2312: 'gb18030', gb2312: 'gb18030', 'gb_2312-80': 'gb18030', gbk: 'gb18030', cp936: 'gb18030', ms936: 'gb18030', 'x-gbk': 'gb18030', cp950: 'big5', 'x-x-big5': 'big5',
  'unicode-1-1-utf-7': 'utf-7', 'x-unicode-2-0-utf-7': 'utf-7', cp65000: 'utf-7', 'utf-16-le': 'utf-16le', 'utf-16-be': 'utf-16be', 'iso-10646-ucs-2': 'utf-16', 'ucs-2': 'utf-16',
}
/** Labels that say nothing: every mail program writes them. */
const VAGUE = new Set(['', 'us-ascii', 'ascii', 'iso-8859-1', 'latin1', 'windows-1252', 'ansi_x3.4-1968', 'unknown-8bit', 'default', 'x-unknown', 'x-user-defined'])
const EAST_ASIAN = new Set(['shift_jis', 'euc-jp', 'gb18030', 'big5', 'euc-kr'])

const decoders = new Map<string, TextDecoder | null>()

function decoder(name: string, fatal: boolean): TextDecoder | null {
  const key = `${name}${fatal ? '!' : ''}`
  let found = decoders.get(key)
  if (found === undefined) {
    try {
      found = new TextDecoder(name, { fatal })
    } catch {
      found = null // An unknown label: the bytes will have to speak for themselves.
    }
    decoders.set(key, found)
  }
  return found
}

const isAscii = (bytes: Uint8Array): boolean => {
  for (let i = 0; i < bytes.length; i++) if (bytes[i]! > 127) return false
  return true
}

function strictly(bytes: Uint8Array, name: string): string | null {
  try {
    return decoder(name, true)?.decode(bytes) ?? null
  } catch {
    return null // Not in this charset: the caller tries the next.
  }
}

/** Never fails: what is not of this charset becomes U+FFFD. */
function loosely(bytes: Uint8Array, name: string): string {
  const found = decoder(name, false)
  if (found === null || found.encoding === 'windows-1252') return readWindows1252(bytes)
  return found.decode(bytes)
}

/** How many characters of `text` are damage or never used in running Japanese. */
function damage(text: string): number {
  return (text.match(/[\ufffd\ue000-\uf8ff\u0080-\u009f]/g)?.length ?? 0) * 4 + (text.match(/[\uff61-\uff9f]/g)?.length ?? 0)
}

/** Accents stand alone among plain letters, where Japanese has them side by side, or with one other byte between. */
function areAccents(sample: Uint8Array): boolean {
  let count = 0
  let crowded = 0
  for (let i = 0; i < sample.length; i++) {
    if (sample[i]! < 128) continue
    count++
    if ([i - 2, i - 1, i + 1, i + 2].some((at) => (sample[at] ?? 0) > 127)) crowded++
  }
  return crowded * 4 <= count
}

/** 8-bit bytes that are not UTF-8: Shift_JIS or the EUC family, whichever is damaged less; Latin where both are bad. */
function guessLegacy(bytes: Uint8Array): string {
  const sample = bytes.subarray(0, 4096)
  if (areAccents(sample)) return 'windows-1252'
  const ranked = ['shift_jis', 'euc-jp'].map((name) => ({ name, bad: damage(decoder(name, false)!.decode(sample)) })).sort((a, b) => a.bad - b.bad)
  const best = ranked[0]!
  const eightBit = sample.reduce((n, b) => n + (b > 127 ? 1 : 0), 0)
  if (best.bad * 2 > eightBit) return 'windows-1252'
  return best.name === 'euc-jp' ? eucOf(sample) : best.name
}

/** EUC-JP, EUC-KR and GB 2312 share their bytes. Japanese of any length has kana; Korean is nearly all in the rows of its syllables. */
function eucOf(sample: Uint8Array): string {
  let pairs = 0
  let kana = 0
  let syllables = 0
  for (let i = 0; i + 1 < sample.length; i++) {
    const lead = sample[i]!
    if (lead < 0xa1) continue
    i++
    pairs++
    if (lead === 0xa4 || lead === 0xa5) kana++
    if (lead >= 0xb0 && lead <= 0xc8) syllables++
  }
  if (pairs < 20 || kana * 20 > pairs) return 'euc-jp'
  return syllables * 10 > pairs * 9 ? 'euc-kr' : 'gb18030'
}

/** `label` is the charset parameter, or '' when there was none. Never throws; damage becomes U+FFFD. */
export function decodeText(bytes: Buffer, label: string): string {
  const wanted = label.trim().toLowerCase().replace(/^["']|["']$/g, '')
  const name = ALIASES[wanted] ?? wanted
  const wide = utf16Of(bytes, name)
  if (wide !== null) return decoder(wide, false)!.decode(bytes)
  if (hasIsoEscape(bytes)) return decodeIso2022(bytes, (run) => decodeEightBit(run, name === 'iso-2022-jp' ? '' : name))
  if (isAscii(bytes)) return decodeAscii(bytes, name)
  // Half-width kana by shift or as bare bytes need no escape.
  if (name === 'iso-2022-jp') return decodeIso2022(bytes, (run) => decodeEightBit(run, ''))
  return decodeEightBit(bytes, name)
}

function decodeAscii(bytes: Buffer, name: string): string {
  const text = bytes.toString('latin1')
  if (name === 'iso-2022-jp' && bytes.includes(0x0e)) return decodeIso2022(bytes, (run) => run.toString('latin1'))
  return name === 'utf-7' || (text.includes('+') && looksLikeUtf7(text)) ? decodeUtf7(text) : text
}

/** The byte order that the mark, the label or the zeros of Latin letters tell; null for other charsets. */
function utf16Of(bytes: Buffer, name: string): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  if (!name.startsWith('utf-16')) return null
  if (name === 'utf-16le' || name === 'utf-16be') return name
  let even = 0
  let odd = 0
  for (let i = 0; i + 1 < bytes.length && i < 2000; i += 2) {
    if (bytes[i] === 0) even++
    if (bytes[i + 1] === 0) odd++
  }
  // Without a mark the standard's answer is big-endian, the programs' is not.
  return even > odd ? 'utf-16be' : 'utf-16le'
}

function decodeEightBit(bytes: Buffer, name: string): string {
  const utf8 = strictly(bytes, 'utf-8')
  const isVague = VAGUE.has(name) || name === 'utf-7' || decoder(name, true) === null
  if (!isVague && name !== 'utf-8' && name !== 'iso-2022-jp') {
    const text = strictly(bytes, name)
    // Two bytes may be a character of either charset; three in a row that make UTF-8 are no accident.
    if (text !== null && EAST_ASIAN.has(name) && damage(text) === 0 && (utf8 === null || !/[\u0800-\uffff]/.test(utf8))) return text
  }
  if (utf8 !== null) return utf8
  if (!isVague && name !== 'utf-8' && strictly(bytes, name) !== null) return loosely(bytes, name)
  const legacy = guessLegacy(bytes)
  // Mostly good UTF-8 with a broken character is better read as UTF-8.
  if (name === 'utf-8') {
    const lossy = decoder('utf-8', false)!.decode(bytes)
    if (damage(lossy) <= damage(decoder(legacy, false)!.decode(bytes)) || legacy === 'windows-1252') return lossy
  }
  // Latin would be no better than the label with a character damaged.
  if (!isVague && legacy === 'windows-1252') return loosely(bytes, name)
  return loosely(bytes, legacy)
}
