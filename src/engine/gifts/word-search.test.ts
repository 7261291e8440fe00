import fc from 'fast-check'
import { expect, it } from 'vitest'
import { WordSearch, type Word } from './word-search'

const found = (words: readonly Word[], text: Uint8Array): string[] => {
  const all = new Set<string>()
  new WordSearch(words).search(text, (flag, end) => {
    all.add(`${flag}@${end}`)
    return false
  })
  return [...all].sort()
}
const small = (bytes: Iterable<number>) => [...bytes].map((byte) => (byte >= 65 && byte <= 90 ? byte + 32 : byte))
/** What it should find, the slow way. */
function expected(words: readonly Word[], text: Uint8Array): string[] {
  const all = new Set<string>()
  const folded = small(text)
  for (const [bytes, flag] of words) {
    const word = small(bytes)
    for (let at = 0; at + word.length <= folded.length; at++) if (word.every((byte, i) => folded[at + i] === byte)) all.add(`${flag}@${at + word.length}`)
  }
  return [...all].sort()
}
const wordOf = (text: string, flag: number): Word => [[...Buffer.from(text)], flag]

it('finds words of any length at even and odd places, in any case, at the very ends', () => {
  const words = [wordOf('abc', 1), wordOf('Edy', 2), wordOf('gift', 3), wordOf('ギフト', 4), wordOf('voucher', 5)]
  for (const text of ['gift', ' GIFT', 'aGift', 'ギフト', 'xギフト', 'edy', ' EDY', 'ABC', 'xabc', 'vouCHER', 'a voucher', 'abcedygiftギフトvoucher']) {
    const bytes = Buffer.from(text)
    expect(found(words, bytes), text).toEqual(expected(words, bytes))
    expect(found(words, bytes).length, text).toBeGreaterThan(0)
  }
})

it('finds what a slow search finds, and nothing else, whatever the bytes', () => {
  // Few different bytes, so that words overlap and begin alike.
  const byte = fc.constantFrom(0x20, 0x41, 0x61, 0x42, 0x62, 0xe3, 0x82, 0xae, 0)
  const word = fc.array(byte, { minLength: 3, maxLength: 9 })
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 12 }), fc.array(byte, { maxLength: 60 }), (list, text) => {
      const words = list.map((bytes, i): Word => [bytes, i + 1])
      expect(found(words, Uint8Array.from(text))).toEqual(expected(words, Uint8Array.from(text)))
    }),
    { numRuns: 1500 },
  )
})

it('stops when it is told to', () => {
  let calls = 0
  new WordSearch([wordOf('gift', 1)]).search(Buffer.from('gift gift gift'), () => ++calls === 2)
  expect(calls).toBe(2)
})
