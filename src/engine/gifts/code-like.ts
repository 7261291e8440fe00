// Is there anything in these bytes that could be a gift code? One pass takes markup away, one looks at the runs of
// letters and digits. Part of the gate before parsing, so it errs towards "yes".

const TAG = 0
const HYPHEN = 45
const SPACE = 32

// Odd for what a code of capitals and digits is made of.
const OTHER = 0
const UPPER = 1
const LOWER = 2
const DIGIT = 3
const KIND = new Uint8Array(256)
for (let i = 48; i < 58; i++) KIND[i] = DIGIT
for (let i = 65; i < 91; i++) KIND[i] = UPPER
for (let i = 97; i < 123; i++) KIND[i] = LOWER

/** Full-width letters and digits in UTF-8, Shift_JIS and EUC-JP. */
const WIDE = /(?:\xef\xbc[\x90-\xba]|\xef\xbd[\x81-\x9a]){4}|(?:\x82[\x4f-\x9a]){6}|(?:\xa3[\xb0-\xfa]){6}/

/** The end of Amazon's 4-6-4. Six in a row hold one of every sixth place, so only those are looked at. */
export function holdsAmazonLike(bytes: Uint8Array): boolean {
  for (let at = 5; at < bytes.length; at += 6) {
    if (!isCapital(bytes[at])) continue
    let start = at
    while (at - start < 6 && isCapital(bytes[start - 1])) start--
    if (bytes[start - 1] === HYPHEN && isAllCapital(bytes, at, start + 6) && bytes[start + 6] === HYPHEN && isAllCapital(bytes, start + 7, start + 11)) return true
  }
  return false
}

/** A code may be cut by tags, or ended by them: both are tried. */
export function holdsCodeLike(bytes: Buffer): boolean {
  const text = bytes.toString('latin1')
  const words = wordsOf(bytes, text)
  return holdsRuns(words, true) || (words.includes(TAG) && holdsRuns(words, false)) || WIDE.test(text)
}

const BEHIND = 400
const JIS = /\x1b\$[@B]/

/** Something like a code in the first words from `at` on, where a label has ended: shorter ones count here too. */
export function holdsCodeBehind(bytes: Buffer, at: number): boolean {
  const slice = bytes.subarray(at, at + BEHIND)
  const raw = slice.toString('latin1')
  // In the middle of ISO-2022-JP: what comes is read as far as the escape back to Latin.
  const text = wordsOf(slice, raw)
  const words = Buffer.from(text.buffer, text.byteOffset, text.byteLength).toString('latin1')
  if (WIDE.test(raw)) return true
  if (JIS.test(raw) && /#[0-9A-Z]#[0-9A-Z]#[0-9A-Z]#[0-9A-Z]/.test(raw)) return true
  // Cut by tags, or ended by them.
  return SHORT.test(words.replace(/\0+/g, ' ').slice(0, 60)) || (words.includes('\0') && SHORT.test(words.replace(/\0+/g, '').slice(0, 60)))
}

const SHORT = /(?<![A-Za-z0-9#&=/])(?:(?=[A-Z0-9]{0,12}\d)(?=[0-9]{0,12}[A-Z])[A-Z0-9]{7,26}|\d{7,26}|(?=[0-9-]{0,12}[A-Z])(?=[A-Z-]{0,12}\d)(?=[A-Z0-9-]{7})[A-Z0-9]{1,8}(?:-[A-Z0-9]{1,8}){1,5}|[A-Z0-9]{3,8}(?:[- ][A-Z0-9]{3,8}){1,5}|(?=[a-z-]{0,12}\d)[a-z0-9]{3,8}(?:-[a-z0-9]{3,8}){1,4}|(?=[A-Za-z]{0,20}\d)(?=[a-z0-9]{0,20}[A-Z])(?=[A-Z0-9]{0,20}[a-z])[A-Za-z0-9]{10,24}|(?=[a-z]{0,20}\d)[a-z0-9]{12,20}|[a-z0-9]{4}(?: [a-z0-9]{4}){3})(?![A-Za-z0-9=])/

/**
 * Groups of 3 to 6 characters with one dash or blank between them, in capitals and digits or begun by small letters and a
 * digit; or one run of 9 to 26 with a digit in it.
 */
function holdsRuns(bytes: Uint8Array, joinsOverTags: boolean): boolean {
  let groups = 0 // Neighbouring groups of capitals and digits before this run.
  let starts = 0 // Bit n: the run n places before can begin a mixed code.
  let pending = 0 // The same, when a digit comes before anything but small letters and dashes.
  for (let at = 0; at < bytes.length;) {
    if (KIND[bytes[at]!] === OTHER) {
      if (bytes[at] !== TAG || !joinsOverTags) groups = starts = pending = 0
      at++
      continue
    }
    let length = 0
    let lower = 0
    let digits = 0
    let first = LOWER // The first that is not a small letter.
    for (; at < bytes.length; at++) {
      const byte = bytes[at]!
      const kind = KIND[byte]!
      if (kind === OTHER) {
        if (byte === TAG && joinsOverTags) continue
        break
      }
      length++
      if (kind === LOWER) lower++
      else {
        if (kind === DIGIT) digits++
        if (first === LOWER) first = kind
      }
    }
    if (digits > 0 && ((lower === 0 && length >= 9 && length <= 26) || (length >= 12 && length <= 18))) return true
    starts <<= 1
    pending <<= 1
    const resolved = first === DIGIT ? pending : 0
    starts |= resolved
    if (length >= 2 && length <= 6 && ((lower === 0 && groups >= 2) || (starts & 0b111100) !== 0)) return true
    if ((resolved & 0b1111000) !== 0) return true
    const separator = bytes[at] === TAG && !joinsOverTags ? SPACE : bytes[at]
    const goesOn = length >= 3 && length <= 6 && (separator === HYPHEN || separator === SPACE)
    groups = goesOn && lower === 0 ? groups + 1 : 0
    if (!goesOn) starts = pending = 0
    else if (first === DIGIT) {
      starts |= 1
      pending = 0
    } else pending = first === LOWER && separator === HYPHEN ? pending | 1 : 0
    if (goesOn) at++
  }
  return false
}

const isCapital = (byte: number | undefined): boolean => byte !== undefined && (KIND[byte]! & 1) === 1

function isAllCapital(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (!isCapital(bytes[at])) return false
  return true
}

const SPECIAL = new Uint8Array(256)
for (const char of '<\x1b:&\xe2\xc2=') SPECIAL[char.charCodeAt(0)] = 1

const SILENT = /<(?:style|script)\b[^>]*>[^]{0,200000}?<\/(?:style|script)>/iy
const ENTITY = /&(?:#(x?)([0-9a-f]{1,6});|(?:shy|zwnj|zwj);)/iy
const LONGEST_TAG = 2000

/** Tags made one TAG byte; ISO-2022-JP reduced to Latin; addresses, invisible characters and soft line ends gone; numeric entities read. */
function wordsOf(bytes: Uint8Array, text: string): Uint8Array {
  const out = Buffer.allocUnsafe(bytes.length)
  let n = 0
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!
    if (SPECIAL[byte] === 0) {
      out[n++] = byte
      continue
    }
    const [next, third] = [bytes[at + 1], bytes[at + 2]]
    if (byte === 0x3c) {
      const end = silentEnd(text, at, next) || tagEnd(bytes, at)
      out[n++] = end > 0 ? TAG : byte
      if (end > 0) at = end - 1
    } else if (byte === 0x3a) {
      const scheme = next === 47 && third === 47 ? schemeBefore(out, n) : 0
      n -= scheme
      out[n++] = scheme > 0 ? SPACE : byte
      if (scheme > 0) while (at + 1 < bytes.length && bytes[at + 1]! > SPACE && bytes[at + 1] !== 0x3c) at++
    } else if (byte === 0x26) {
      ENTITY.lastIndex = at
      const found = ENTITY.exec(text)
      if (!found) out[n++] = byte
      else if (found[2] !== undefined) out[n++] = parseInt(found[2], found[1] ? 16 : 10) & 0xff
      if (found) at += found[0].length - 1
    } else if (byte === 0x1b && (next === 0x24 || next === 0x28)) {
      at += 2
      if (next === 0x24) {
        for (; isPair(bytes, at + 1); at += 2) out[n++] = narrow(bytes[at + 1]!, bytes[at + 2]!)
      } else out[n++] = SPACE
    } else if (byte === 0xe2 && next === 0x80 && third !== undefined && third >= 0x8b && third <= 0x95) {
      if (third >= 0x90) out[n++] = HYPHEN
      at += 2
    } else if (byte === 0xc2 && next === 0xad) at++
    else if (byte === 0x3d && (next === 10 || (next === 13 && third === 10))) at += next === 10 ? 1 : 2
    else out[n++] = byte
  }
  return out.subarray(0, n)
}

const isPair = (bytes: Uint8Array, at: number): boolean => bytes[at]! > 0x20 && bytes[at]! < 0x7f && bytes[at + 1]! > 0x20 && bytes[at + 1]! < 0x7f

/** A double-byte character of ISO-2022-JP: its plain form, where it is a full-width letter, digit, dash or blank. */
function narrow(row: number, cell: number): number {
  if (row === 0x23) return cell
  if (row !== 0x21) return 0x2e
  return cell === 0x21 ? SPACE : cell === 0x5d || (cell >= 0x3c && cell <= 0x3e) ? HYPHEN : 0x2e
}

/** Length of the `http` or `https` that `out` ends with. */
function schemeBefore(out: Uint8Array, end: number): number {
  const start = out[end - 1] === 115 ? end - 5 : end - 4
  return start >= 0 && out[start] === 104 && out[start + 1] === 116 && out[start + 2] === 116 && out[start + 3] === 112 ? end - start : 0
}

function silentEnd(text: string, at: number, next: number | undefined): number {
  if (next !== 115 && next !== 83) return 0
  SILENT.lastIndex = at
  return SILENT.test(text) ? SILENT.lastIndex : 0
}

function tagEnd(bytes: Uint8Array, at: number): number {
  const last = Math.min(bytes.length, at + LONGEST_TAG + 2)
  for (let i = at + 1; i < last; i++) {
    if (bytes[i] === 0x3e) return i + 1
    if (bytes[i] === 0x3c) return 0
  }
  return 0
}
