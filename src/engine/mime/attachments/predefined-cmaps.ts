// The character codes that a PDF names instead of bringing them along (ISO 32000-1, table 118): common in Japanese PDFs made
// by scripts, whose fonts are not embedded. Adobe's tables go from codes to glyph numbers and from those to characters; only
// the way as a whole matters for text, so the tables here are made from Node's own decoders, with characters as glyph numbers.
import { TextDecoder } from 'node:util'

const LEGACY: readonly (readonly [RegExp, string])[] = [
  [/^(?:(?:90ms|90msp|90pv|83pv|Add|Ext)-)?RKSJ-[HV]$/, 'shift_jis'],
  [/^EUC-[HV]$/, 'euc-jp'],
  [/^(?:GB|GBK|GBKp|GBpc)-EUC-[HV]$/, 'gbk'],
  [/^(?:KSC-EUC|KSCms-UHC|KSCms-UHC-HW|KSCpc-EUC)-[HV]$/, 'euc-kr'],
  [/^(?:B5pc|ETen-B5|ETenms-B5|HKscs-B5)-[HV]$/, 'big5'],
]
const UNICODE = /^Uni(?:JIS|JIS2004|JISX0213|JISPro|GB|CNS|KS)-(?:UCS2|UTF16)(?:-HW)?-[HV]$/

/** A CMap in its text form. Throws a RangeError for a name that is not known. */
export function predefinedCMap(name: string): Uint8Array {
  if (/^Adobe-(?:Japan1|GB1|CNS1|Korea1)-UCS2$/.test(name)) return bytesOf(toCharacters())
  if (UNICODE.test(name)) return bytesOf(wide((code) => code))
  const charset = LEGACY.find(([pattern]) => pattern.test(name))?.[1]
  if (charset) return bytesOf(mixed(new TextDecoder(charset)))
  if (/^(?:Ext-|Add-)?[HV]$/.test(name)) {
    const decoder = new TextDecoder('euc-jp')
    return bytesOf(wide((code) => characterOf(decoder, [(code >> 8) | 0x80, (code & 0xff) | 0x80], (code >> 8) > 0x20 && (code >> 8) < 0x7f)))
  }
  throw new RangeError('not a known character collection')
}

const bytesOf = (body: string): Uint8Array => new TextEncoder().encode(`/CMapName /Made def\n/CMapType 1 def\n${body}endcmap\n`)
const hex = (value: number, digits: number): string => `<${value.toString(16).padStart(digits, '0')}>`

/** Glyph numbers of Latin letters are the same in all of Adobe's collections, and known without a table. */
const glyphOf = (character: number): number => (character >= 0x20 && character < 0x7f ? character - 0x1f : character)

function toCharacters(): string {
  const lines: string[] = [`${hex(1, 4)} ${hex(95, 4)} ${hex(0x20, 4)}`]
  for (let from = 0x60; from < 0xe7; from += 0x87) lines.push(`${hex(from, 4)} ${hex(0xe6, 4)} ${hex(from, 4)}`)
  // Half-width Latin of Adobe-Japan1.
  lines.push(`${hex(0xe7, 4)} ${hex(0xff, 4)} ${hex(0x20, 4)}`, `${hex(0x100, 4)} ${hex(0x145, 4)} ${hex(0x39, 4)}`, `${hex(0x146, 4)} ${hex(0x1ff, 4)} ${hex(0x146, 4)}`)
  for (let high = 2; high < 0x100; high++) lines.push(`${hex(high << 8, 4)} ${hex((high << 8) | 0xff, 4)} ${hex(high << 8, 4)}`)
  return `1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n${lines.length} beginbfrange\n${lines.join('\n')}\nendbfrange\n`
}

/** 0 where the bytes are no character. */
function characterOf(decoder: TextDecoder, bytes: number[], isPossible = true): number {
  const text = isPossible ? decoder.decode(Uint8Array.from(bytes)) : ''
  const code = text.codePointAt(0) ?? 0
  return text.length === 1 && code !== 0xfffd ? code : 0
}

function wide(character: (code: number) => number): string {
  return `1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n${ranges(0x20, 0xffff, 4, character)}`
}

/** One byte for Latin and half-width kana, two for the rest. */
function mixed(decoder: TextDecoder): string {
  const leads: number[] = []
  const singles = new Map<number, number>()
  for (let byte = 0x20; byte < 0x100; byte++) {
    const alone = characterOf(decoder, [byte])
    if (alone) singles.set(byte, alone)
    else if (byte > 0x80) leads.push(byte)
  }
  const spaces = ['<00> <80>', ...[...singles.keys()].filter((byte) => byte > 0x80).map((byte) => `${hex(byte, 2)} ${hex(byte, 2)}`), ...leads.map((lead) => `${hex(lead << 8, 4)} ${hex((lead << 8) | 0xff, 4)}`)]
  const double = leads.map((lead) => ranges((lead << 8) | 0x40, (lead << 8) | 0xfe, 4, (code) => characterOf(decoder, [code >> 8, code & 0xff])))
  return `${spaces.length} begincodespacerange\n${spaces.join('\n')}\nendcodespacerange\n${ranges(0x20, 0xff, 2, (code) => singles.get(code) ?? 0)}${double.join('')}`
}

/** Runs of codes whose glyph numbers follow one another. */
function ranges(first: number, last: number, digits: number, character: (code: number) => number): string {
  const lines: string[] = []
  let from = -1
  let glyph = 0
  const flush = (end: number) => {
    if (from >= 0) lines.push(`${hex(from, digits)} ${hex(end, digits)} ${glyph}`)
    from = -1
  }
  for (let code = first; code <= last; code++) {
    const found = character(code)
    const next = found === 0 ? 0 : glyphOf(found)
    const goesOn = from >= 0 && next === glyph + code - from && (code & 0xff) !== 0
    if (!goesOn) flush(code - 1)
    if (next > 0 && from < 0) [from, glyph] = [code, next]
  }
  flush(last)
  return lines.length === 0 ? '' : `${lines.length} begincidrange\n${lines.join('\n')}\nendcidrange\n`
}
