// Content-Transfer-Encoding (RFC 2045 section 6), undone on bytes. Lenient: real mail breaks every rule here, and
// a code behind a broken encoding is as readable to a thief as any other.

const HEX = new Int8Array(256).fill(-1)
for (let i = 0; i < 10; i++) HEX[48 + i] = i
for (let i = 0; i < 6; i++) HEX[65 + i] = HEX[97 + i] = 10 + i

const EQUALS = 61
const UNDERSCORE = 95
const SPACE = 32
const TAB = 9
const CR = 13
const LF = 10

/** Soft line breaks (with trailing white space too) vanish; a `=` that starts nothing valid stays as it is. */
export function decodeQuotedPrintable(bytes: Buffer, spaceForUnderscore = false): Buffer {
  const out = Buffer.allocUnsafe(bytes.length)
  return out.subarray(0, unquote(spaceForUnderscore ? Buffer.from(bytes.map((byte) => (byte === UNDERSCORE ? SPACE : byte))) : bytes, out))
}

/** Length of what it wrote. Apart, and plain: it is run over every byte of a mailbox. */
function unquote(bytes: Buffer, out: Buffer): number {
  const length = bytes.length
  let write = 0
  let read = 0
  while (read < length) {
    const byte = bytes[read]!
    read = read + 1
    if (byte !== EQUALS) {
      out[write] = byte
      write = write + 1
      continue
    }
    const value = read + 1 < length ? (HEX[bytes[read]!]! << 4) | HEX[bytes[read + 1]!]! : -1
    if (value >= 0) {
      out[write] = value
      write = write + 1
      read = read + 2
      continue
    }
    const next = nextLine(bytes, read)
    if (next >= 0) read = next
    else {
      out[write] = byte
      write = write + 1
    }
  }
  return write
}

/** Where the line after a soft line break begins, whose white space starts at `from`; -1 when it is none. */
function nextLine(bytes: Buffer, from: number): number {
  const last = Math.min(bytes.length, from + 80)
  let at = from
  while (at < last && (bytes[at] === SPACE || bytes[at] === TAB)) at++
  if (at >= bytes.length) return at
  if (bytes[at] === CR) return at + 1 < bytes.length && bytes[at + 1] === LF ? at + 2 : at + 1
  return bytes[at] === LF ? at + 1 : -1
}

/** Also several padded runs in a row, which mailing lists make by appending footers. */
export function decodeBase64(bytes: Buffer): Buffer {
  const text = bytes.toString('latin1')
  const pad = text.indexOf('=')
  if (pad < 0 || !/=[\s=]*[A-Za-z0-9+/]/.test(text.slice(pad, pad + 4096))) return Buffer.from(text, 'base64')
  const runs = text.split(/=+/, 2000)
  return Buffer.concat(runs.map((run: string) => Buffer.from(run, 'base64')))
}

/** A part that says base64 but is plain text would decode to noise: a sample of it decides. */
function looksLikeBase64(bytes: Buffer): boolean {
  const sample = bytes.toString('latin1', 0, 2048)
  const foreign = sample.replace(/[A-Za-z0-9+/=\s_-]+/g, '').length
  return foreign * 20 <= sample.length && !/[a-z] [a-z]+ [a-z]/.test(sample)
}

export function decodeTransfer(bytes: Buffer, encoding: string): Buffer {
  if (encoding === 'base64') return looksLikeBase64(bytes) ? decodeBase64(bytes) : bytes
  if (encoding === 'quoted-printable') return bytes.includes(EQUALS) ? decodeQuotedPrintable(bytes) : bytes
  return bytes
}
