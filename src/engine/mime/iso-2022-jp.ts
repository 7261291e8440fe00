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
const decoders = { eucJp: new TextDecoder('euc-jp'), gbk: new TextDecoder('gbk'), eucKr: new TextDecoder('euc-kr'), shiftJis: new TextDecoder('shift_jis') }

export const hasIsoEscape = (bytes: Buffer): boolean => bytes.includes('\x1b$', 0, 'latin1') || bytes.includes('\x1b(', 0, 'latin1')

/** Never throws. `other` reads the 8-bit bytes that stand outside any escape. */
export function decodeIso2022(bytes: Buffer, other: (bytes: Buffer) => string): string {
  const out: string[] = []
  let set: Set94 = 'latin'
  let isShifted = false
  let start = 0
  const flush = (end: number): void => {
    if (end > start) out.push(decodeRun(bytes.subarray(start, end), isShifted ? 'kana' : set, other))
  }
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!
    if (byte === ESC) {
      const found: readonly [string, Set94] | undefined = ESCAPES.find(([mark]) => bytes.toString('latin1', at + 1, at + 1 + mark.length) === mark)
      if (!found) continue
      const next = at + 1 + found[0].length
      // Joined encoded words close and open again in the middle of a character: nothing stands between the two escapes.
      const isJoint = found[1] === 'latin' && set === 'jis' && bytes[next] === ESC && bytes[next + 1] === 0x24 && (bytes[next + 2] === 0x42 || bytes[next + 2] === 0x40)
      const cut = isJoint && (at - start) % 2 === 1 ? bytes[at - 1] : undefined
      flush(cut === undefined ? at : at - 1)
      if (cut !== undefined) {
        out.push(decodeRun(Buffer.of(cut, bytes[next + 3] ?? 0), 'jis', other))
        at = next + 3
      } else {
        at = next - 1
        set = found[1]
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
  return out.join('')
}

function decodeRun(run: Buffer, set: Set94, other: (bytes: Buffer) => string): string {
  switch (set) {
    case 'latin':
      return decodeLatin(run, other)
    case 'kana':
      return decoders.shiftJis.decode(run.map((byte) => (byte > 0x20 && byte < 0x60 ? byte | 0x80 : byte)))
    case 'jis':
      return decoders.eucJp.decode(run.map(high))
    case 'gb':
      return decoders.gbk.decode(run.map(high))
    case 'korean':
      return decoders.eucKr.decode(run.map(high))
    case 'jis-more': {
      const wide: number[] = []
      for (let i = 0; i + 1 < run.length; i += 2) wide.push(0x8f, high(run[i]!), high(run[i + 1]!))
      return decoders.eucJp.decode(Uint8Array.from(wide))
    }
  }
}

const high = (byte: number): number => (byte > 0x20 ? byte | 0x80 : byte)

/** cp50222 has kana as bare bytes. */
function decodeLatin(run: Buffer, other: (bytes: Buffer) => string): string {
  let isKana = false
  for (const byte of run) {
    if (byte < 0x80) continue
    if (byte < 0xa1 || byte > 0xdf) return other(run)
    isKana = true
  }
  return isKana ? decoders.shiftJis.decode(run) : run.toString('latin1')
}
