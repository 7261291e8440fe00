// Looks for many words in bytes at once. Each word has a key, four bytes of it that are rare in running text; a small table
// of bits says of every four bytes whether they may be a key, and only then words are compared (a simple form of the
// search of Wu and Manber 1994). The time does not grow with the number of words.

const fold = (byte: number): number => (byte >= 65 && byte <= 90 ? byte + 32 : byte)
const FOLD = Uint8Array.from({ length: 256 }, (_, byte) => fold(byte))

/** Places in the table of keys, as bits of their number: 8 KB of bits stay in a processor's first cache. */
const KEY_BITS = 16
/** Capitals are folded by a bit that other bytes lose too: more keys meet, and comparing tells them apart. */
const keyOf = (window: number): number => Math.imul(window | 0x20202020, 0x9e3779b1) >>> (32 - KEY_BITS)

const pairOf = (window: number): number => (window & 0xffff) | 0x2020

/** Letters of running text, most frequent first; what is not among them is rarer still. */
const FREQUENT = Buffer.from(' etaoinsrhldcumfpgwybvkxjqz')
/** Bytes that begin most characters of Japanese text in UTF-8, or escape in quoted text. */
const LEADING = new Set([0xe3, 0x81, 0x82, 0x83, 0x3d, 0x25, 0x24])

const rarityOf = (byte: number): number => {
  if (LEADING.has(byte)) return 2
  const place = FREQUENT.indexOf(byte)
  return place < 0 ? 30 : place
}

/** A word as bytes and the flags that finding it sets. */
export type Word = readonly [bytes: readonly number[], flag: number]
/** Called with the flag of a word and the place behind it; true ends the search. */
export type OnWord = (flag: number, end: number) => boolean

export class WordSearch {
  private readonly bytes: Uint8Array
  private readonly begin: Uint32Array
  private readonly size: Uint8Array
  private readonly key: Uint8Array
  private readonly flag: Uint8Array
  /** Words of one key one after another, from `first`; 0 ends. */
  private readonly next: Uint16Array
  private readonly first = new Uint16Array(1 << KEY_BITS)
  private readonly isKey = new Uint32Array((1 << KEY_BITS) >> 5)
  /** The last two bytes of words shorter than a key, as bits and as the words. */
  private readonly endsShort = new Uint32Array(65536 >> 5)
  private readonly short = new Map<number, number[]>()

  /** At most 65,000 words of 2 to 255 bytes; letters in any case. */
  constructor(words: readonly Word[]) {
    const total = words.reduce((sum, [bytes]) => sum + bytes.length, 0)
    this.bytes = new Uint8Array(total)
    this.begin = new Uint32Array(words.length + 1)
    this.size = new Uint8Array(words.length + 1)
    this.key = new Uint8Array(words.length + 1)
    this.flag = new Uint8Array(words.length + 1)
    this.next = new Uint16Array(words.length + 1)
    let used = 0
    words.forEach(([bytes, flag], i) => {
      this.bytes.set(bytes.map(fold), used)
      this.begin[i + 1] = used
      this.size[i + 1] = bytes.length
      this.flag[i + 1] = flag
      used += bytes.length
      this.file(i + 1)
    })
  }

  private file(word: number): void {
    const begin = this.begin[word]!
    const bytes = this.bytes.subarray(begin, begin + this.size[word]!)
    if (bytes.length < 4) {
      const last = pairOf((bytes.at(-2)! << 8) | bytes.at(-1)!)
      this.short.set(last, [...(this.short.get(last) ?? []), word])
      this.endsShort[last >> 5]! |= 1 << (last & 31)
      return
    }
    const at = rarest(bytes)
    this.key[word] = at
    const place = keyOf(bytes.subarray(at, at + 4).reduce((window, byte) => (window << 8) | byte, 0))
    this.isKey[place >> 5]! |= 1 << (place & 31)
    this.next[word] = this.first[place]!
    this.first[place] = word
  }

  /** Every word in `text`, in the order of their keys. */
  search(text: Uint8Array, onWord: OnWord): void {
    const { isKey, endsShort } = this
    const length = text.length
    let window = 0
    for (let i = 0; i < length; i++) {
      window = (window << 8) | text[i]!
      const place = Math.imul(window | 0x20202020, 0x9e3779b1) >>> (32 - KEY_BITS)
      if ((isKey[place >> 5]! & (1 << (place & 31))) !== 0 && this.compare(place, text, i - 3, onWord)) return
      const pair = pairOf(window)
      if ((endsShort[pair >> 5]! & (1 << (pair & 31))) !== 0 && this.compareShort(pair, text, i + 1, onWord)) return
    }
  }

  private compareShort(pair: number, text: Uint8Array, end: number, onWord: OnWord): boolean {
    for (const word of this.short.get(pair)!) {
      if (this.isAt(word, text, end - this.size[word]!) && onWord(this.flag[word]!, end)) return true
    }
    return false
  }

  private compare(place: number, text: Uint8Array, at: number, onWord: OnWord): boolean {
    for (let word = this.first[place]!; word !== 0; word = this.next[word]!) {
      const start = at - this.key[word]!
      if (this.isAt(word, text, start) && onWord(this.flag[word]!, start + this.size[word]!)) return true
    }
    return false
  }

  private isAt(word: number, text: Uint8Array, start: number): boolean {
    const size = this.size[word]!
    if (start < 0 || start + size > text.length) return false
    const begin = this.begin[word]!
    let i = 0
    while (i < size && FOLD[text[start + i]!] === this.bytes[begin + i]) i++
    return i === size
  }
}

function rarest(bytes: Uint8Array): number {
  let best = 0
  let most = -1
  for (let i = 0; i + 4 <= bytes.length; i++) {
    const rarity = bytes.subarray(i, i + 4).reduce((sum, byte) => sum + rarityOf(byte), 0)
    if (rarity > most) [best, most] = [i, rarity]
  }
  return best
}
