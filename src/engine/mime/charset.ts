// Bytes to text. Labels in mail are often missing or wrong, so what the bytes say outranks what the label says:
// ISO-2022-JP escapes, valid UTF-8, then the better fit of Shift_JIS and EUC-JP. Decoders are those of the
// WHATWG Encoding Standard in Node, which read cp932 (①, half-width kana) under the name shift_jis.

import { TextDecoder } from 'node:util'

const ALIASES: Record<string, string> = {
  cp932: 'shift_jis', ms932: 'shift_jis', 'shift-jis': 'shift_jis', sjis: 'shift_jis', 'x-sjis': 'shift_jis', 'windows-31j': 'shift_jis', cswindows31j: 'shift_jis', ms_kanji: 'shift_jis',
  cp50220: 'iso-2022-jp', cp50221: 'iso-2022-jp', cp50222: 'iso-2022-jp', 'iso-2022-jp-1': 'iso-2022-jp', 'iso-2022-jp-2': 'iso-2022-jp', 'iso-2022-jp-3': 'iso-2022-jp', 'iso-2022-jp-ms': 'iso-2022-jp', csiso2022jp: 'iso-2022-jp', jis: 'iso-2022-jp',
  'eucjp-ms': 'euc-jp', cp51932: 'euc-jp', eucjp: 'euc-jp', 'x-euc-jp': 'euc-jp', ujis: 'euc-jp',
  utf8: 'utf-8', 'utf-8n': 'utf-8', cp65001: 'utf-8', unicode: 'utf-16le', cp949: 'euc-kr', ks_c_5601: 'euc-kr', 'ks_c_5601-1987': 'euc-kr', gb_2312: 'gbk', gb2312: 'gbk', cp936: 'gbk',
}
/** Labels that say nothing: every mail program writes them. */
const VAGUE = new Set(['', 'us-ascii', 'ascii', 'iso-8859-1', 'latin1', 'windows-1252', 'ansi_x3.4-1968', 'unknown-8bit', 'default', 'x-unknown', 'utf-7'])

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

/** How many characters of `text` are damage or never used in running Japanese. */
function damage(text: string): number {
  return (text.match(/[\ufffd\ue000-\uf8ff\u0080-\u009f]/g)?.length ?? 0) * 4 + (text.match(/[\uff61-\uff9f]/g)?.length ?? 0)
}

/** 8-bit bytes that are not UTF-8: Shift_JIS or EUC-JP, whichever is damaged less; Latin where both are bad. */
function guessLegacy(bytes: Uint8Array): string {
  const sample = bytes.subarray(0, 4096)
  const ranked = ['shift_jis', 'euc-jp'].map((name) => ({ name, bad: damage(decoder(name, false)!.decode(sample)) })).sort((a, b) => a.bad - b.bad)
  const best = ranked[0]!
  const eightBit = sample.reduce((n, b) => n + (b > 127 ? 1 : 0), 0)
  return best.bad * 2 > eightBit ? 'windows-1252' : best.name
}

const hasEscape = (bytes: Buffer): boolean => bytes.includes('\x1b$', 0, 'latin1') || bytes.includes('\x1b(', 0, 'latin1')

/** Two escapes in a row, as joined encoded words have them, are an error to the decoder: the first is dropped. */
function decodeJis(bytes: Buffer): string {
  const text = bytes.toString('latin1').replace(/\x1b\([BJ](?=\x1b[$(])/g, '')
  return decoder('iso-2022-jp', false)!.decode(Buffer.from(text, 'latin1'))
}

/** `label` is the charset parameter, or '' when there was none. Never throws; damage becomes U+FFFD. */
export function decodeText(bytes: Buffer, label: string): string {
  const wanted = label.trim().toLowerCase().replace(/^["']|["']$/g, '')
  const name = ALIASES[wanted] ?? wanted
  if (name === 'utf-16le' || name === 'utf-16be' || name === 'utf-16') return decoder(name, false)!.decode(bytes)
  if (isAscii(bytes)) return hasEscape(bytes) ? decodeJis(bytes) : bytes.toString('latin1')
  const vague = VAGUE.has(name) || decoder(name, true) === null
  if (!vague && name !== 'utf-8') {
    const text = strictly(bytes, name)
    if (text !== null && (name === 'shift_jis' || name === 'euc-jp' || name.startsWith('gb') || name === 'big5' || name === 'euc-kr') && damage(text) === 0) return text
  }
  const utf8 = strictly(bytes, 'utf-8')
  if (utf8 !== null) return utf8
  if (vague || name === 'utf-8' || name === 'iso-2022-jp' || strictly(bytes, name) === null) {
    const legacy = guessLegacy(bytes)
    // Mostly good UTF-8 with a broken character is better read as UTF-8.
    if (name === 'utf-8') {
      const lossy = decoder('utf-8', false)!.decode(bytes)
      if (damage(lossy) <= damage(decoder(legacy, false)!.decode(bytes)) || legacy === 'windows-1252') return lossy
    }
    return decoder(legacy, false)!.decode(bytes)
  }
  return decoder(name, false)!.decode(bytes)
}
