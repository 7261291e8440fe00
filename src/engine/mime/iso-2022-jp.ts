// The ISO-2022 family as Japanese mail really uses it (RFC 1468, 1554; Microsoft's cp50220, 50221 and 50222): escapes cut by
// encoded words, half-width kana by escape, by shift or as bare bytes, NEC's and IBM's characters, and stretches of another
// charset appended by list servers. Node's own decoder gives up on the last three.
import { TextDecoder } from 'node:util'

const ESC = 0x1b
const SHIFT_OUT = 0x0e
const SHIFT_IN = 0x0f

type Set94 = 'latin' | 'kana' | 'jis' | 'jis-more' | 'gb' | 'korean'
/** Escape sequences without their first byte. */
const ESCAPES: readonly (readonly [string, Set94])[] = [
  ['$(D', 'jis-more'], ['$(C', 'korean'], ['$(B', 'jis'], ['$(@', 'jis'], ['$B', 'jis'], ['$@', 'jis'], ['$A', 'gb'], ['(B', 'latin'], ['(J', 'latin'], ['(H', 'latin'], ['(I', 'kana'],
]
const decoders = { eucJp: new TextDecoder('euc-jp'), gbk: new TextDecoder('gbk'), eucKr: new TextDecoder('euc-kr') }

export const hasIsoEscape = (bytes: Buffer): boolean => bytes.includes('\x1b$', 0, 'latin1') || bytes.includes('\x1b(', 0, 'latin1')

/** Never throws. `other` reads the 8-bit bytes that stand outside any escape. */
export function decodeIso2022(bytes: Buffer, other: (bytes: Buffer) => string): string {
  const out = new Runs(bytes, other)
  let set: Set94 = 'latin'
  let isShifted = false
  let start = 0
  const flush = (end: number): void => {
    if (end > start) out.add(start, end, isShifted ? 'kana' : set)
  }
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!
    if (byte === ESC) {
      const found = escapeAt(bytes, at + 1)
      if (!found) continue
      const next = at + 1 + found.length
      // Joined encoded words close and open again in the middle of a character: nothing stands between the two escapes.
      const isJoint = found.set === 'latin' && set === 'jis' && (at - start) % 2 === 1 && bytes[next] === ESC && escapeAt(bytes, next + 1)?.set === 'jis'
      if (isJoint) {
        flush(at - 1)
        out.pair(bytes[at - 1]!, bytes[next + 3] ?? 0)
        at = next + 3
      } else {
        flush(at)
        at = next - 1
        set = found.set
      }
      isShifted = false
      start = at + 1
    } else if (byte === SHIFT_OUT || byte === SHIFT_IN) {
      flush(at)
      isShifted = byte === SHIFT_OUT
      start = at + 1
    } else if (byte === 10 && (set !== 'latin' || isShifted)) {
      // Every line begins in Latin; a forgotten escape must not cost the rest of the mail.
      flush(at)
      set = 'latin'
      isShifted = false
      start = at
    }
  }
  flush(bytes.length)
  return out.text()
}

function escapeAt(bytes: Buffer, at: number): { set: Set94; length: number } | null {
  for (const [mark, set] of ESCAPES) {
    let i = 0
    while (i < mark.length && bytes[at + i] === mark.charCodeAt(i)) i++
    if (i === mark.length) return { set, length: i }
  }
  return null
}

/** Latin, kana and both Japanese sets are all in EUC-JP: their runs are gathered and decoded as one. */
class Runs {
  private readonly bytes: Buffer
  private readonly other: (bytes: Buffer) => string
  private readonly texts: string[] = []
  private readonly euc: Buffer
  private filled = 0

  constructor(bytes: Buffer, other: (bytes: Buffer) => string) {
    this.bytes = bytes
    this.other = other
    // A kana takes two bytes there, a character of the second set three for two.
    this.euc = Buffer.allocUnsafe(bytes.length * 2)
  }

  text(): string {
    this.flush()
    return this.texts.join('')
  }

  pair(first: number, second: number): void {
    this.push(high(first))
    this.push(high(second))
  }

  add(start: number, end: number, set: Set94): void {
    switch (set) {
      case 'latin':
        return this.latin(start, end)
      case 'kana':
        for (let i = start; i < end; i++) this.kana(high(this.bytes[i]!))
        return
      case 'jis':
        return this.pairs(start, end)
      case 'jis-more':
        for (let i = start; i + 1 < end; i += 2) {
          this.push(0x8f)
          this.pair(this.bytes[i]!, this.bytes[i + 1]!)
        }
        return
      case 'gb':
        return this.foreign(decoders.gbk.decode(this.bytes.subarray(start, end).map(high)))
      case 'korean':
        return this.foreign(decoders.eucKr.decode(this.bytes.subarray(start, end).map(high)))
    }
  }

  /** Half a character at the end would swallow what comes next. */
  private pairs(start: number, end: number): void {
    let halves = 0
    for (let i = start; i < end; i++) {
      const byte = this.bytes[i]!
      if (byte > 0x20) halves++
      this.push(high(byte))
    }
    if (halves % 2 === 1) this.filled--
  }

  /** cp50222 has kana as bare bytes; other 8-bit bytes are of another charset. */
  private latin(start: number, end: number): void {
    for (let i = start; i < end; i++) {
      const byte = this.bytes[i]!
      if (byte >= 0x80 && (byte < 0xa1 || byte > 0xdf)) return this.foreign(this.other(this.bytes.subarray(start, end)))
    }
    for (let i = start; i < end; i++) this.kana(this.bytes[i]!)
  }

  private kana(byte: number): void {
    if (byte >= 0xa1 && byte <= 0xdf) this.push(0x8e)
    this.push(byte)
  }

  private foreign(text: string): void {
    this.flush()
    this.texts.push(text)
  }

  private push(byte: number): void {
    this.euc[this.filled++] = byte
  }

  private flush(): void {
    if (this.filled > 0) this.texts.push(decoders.eucJp.decode(this.euc.subarray(0, this.filled)))
    this.filled = 0
  }
}

const high = (byte: number): number => (byte > 0x20 ? byte | 0x80 : byte)
