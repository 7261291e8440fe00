// Looks for many words in bytes at once. Text is read two bytes at a time, and three bytes from each even place are looked up in a
// small table of bits that says whether they may be of a word: its rarest three at an even place in it, for when it begins
// at one, and its rarest three at an odd place. Only then words are compared (after Wu and Manber 1994). The time does
// not grow with the number of words.

const fold = (byte: number): number => (byte >= 65 && byte <= 90 ? byte + 32 : byte)
const FOLD = Uint8Array.from({ length: 256 }, (_, byte) => fold(byte))

/** Places in the table of keys, as bits of their number: 16 KB of bits stay in a processor's first cache. */
const KEY_BITS = 17
/** Capitals are folded by a bit that other bytes lose too: more keys meet, and comparing tells them apart. */
const CASE = 0x202020
const keyOf = (three: number): number => Math.imul(three | CASE, 0x9e3779b1) >>> (32 - KEY_BITS)

/** Letters of running text, most frequent first; what is not among them is rarer still. */
const FREQUENT = Buffer.from(' etaoinsrhldcumfpgwybvkxjqz')
/** Bytes that begin most characters of Japanese text in UTF-8, or escape in quoted text. */
const LEADING = new Set([0xe3, 0x81, 0x82, 0x83, 0x3d, 0x25, 0x24])

function rarityOf(byte: number): number {
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
  private readonly flag: Uint8Array
  /** Two entries for each word, at twice its number: where in it the key stands, and the next entry of that key; 0 ends. */
  private readonly keyAt: Uint8Array
  private readonly next: Uint16Array
  private readonly first = new Uint16Array(1 << KEY_BITS)
  private readonly isKey = new Uint32Array((1 << KEY_BITS) >> 5)
  /** Pairs at an even place that may be of a word of three bytes, as bits; by pair the words, and where it stands in them. */
  private readonly isShort = new Uint32Array(65536 >> 5)
  private readonly short = new Map<number, { word: number; at: number }[]>()

  /** At most 30,000 words of 3 to 255 bytes; letters in any case. */
  constructor(words: readonly Word[]) {
    this.bytes = new Uint8Array(words.reduce((sum, [bytes]) => sum + bytes.length, 0))
    this.begin = new Uint32Array(words.length + 1)
    this.size = new Uint8Array(words.length + 1)
    this.flag = new Uint8Array(words.length + 1)
    this.keyAt = new Uint8Array(2 * words.length + 2)
    this.next = new Uint16Array(2 * words.length + 2)
    let used = 0
    words.forEach(([bytes, flag], i) => {
      this.bytes.set(bytes.map(fold), used)
      this.begin[i + 1] = used
      this.size[i + 1] = bytes.length
      this.flag[i + 1] = flag
      used += bytes.length
      if (bytes.length < 4) this.fileShort(i + 1)
      else {
        this.file(i + 1, 0)
        this.file(i + 1, 1)
      }
    })
  }

  private of(word: number): Uint8Array {
    return this.bytes.subarray(this.begin[word]!, this.begin[word]! + this.size[word]!)
  }

  private file(word: number, parity: 0 | 1): void {
    const bytes = this.of(word)
    const at = rarest(bytes, parity)
    const entry = 2 * word + parity
    const place = keyOf((bytes[at]! << 16) | (bytes[at + 1]! << 8) | bytes[at + 2]!)
    this.isKey[place >> 5]! |= 1 << (place & 31)
    this.keyAt[entry] = at
    this.next[entry] = this.first[place]!
    this.first[place] = entry
  }

  /** Of "abc" at an even place the first pair is "ab", at an odd one "bc". */
  private fileShort(word: number): void {
    const [a, b, c] = this.of(word)
    for (const [at, pair] of [[0, (a! << 8) | b! | 0x2020], [1, (b! << 8) | c! | 0x2020]] as const) {
      this.isShort[pair >> 5]! |= 1 << (pair & 31)
      this.short.set(pair, [...(this.short.get(pair) ?? []), { word, at }])
    }
  }

  /** Every word in `text`, about in their order. */
  search(text: Uint8Array, onWord: OnWord): void {
    const { isKey, isShort } = this
    const length = text.length
    let before = 0
    for (let i = 0; i < length; i += 2) {
      const high = text[i]!
      const place = Math.imul((before << 8) | high | CASE, 0x9e3779b1) >>> (32 - KEY_BITS)
      if ((isKey[place >> 5]! & (1 << (place & 31))) !== 0 && this.compare(place, text, i - 2, onWord)) return
      before = (high << 8) | (i + 1 < length ? text[i + 1]! : 0)
      const pair = before | 0x2020
      if ((isShort[pair >> 5]! & (1 << (pair & 31))) !== 0 && this.compareShort(pair, text, i, onWord)) return
    }
  }

  private compare(place: number, text: Uint8Array, at: number, onWord: OnWord): boolean {
    for (let entry = this.first[place]!; entry !== 0; entry = this.next[entry]!) {
      const word = entry >> 1
      const start = at - this.keyAt[entry]!
      if (this.isAt(word, text, start) && onWord(this.flag[word]!, start + this.size[word]!)) return true
    }
    return false
  }

  private compareShort(pair: number, text: Uint8Array, place: number, onWord: OnWord): boolean {
    for (const { word, at } of this.short.get(pair)!) {
      const start = place - at
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

/** Where the rarest three bytes of `bytes` stand that begin at a place of that parity. */
function rarest(bytes: Uint8Array, parity: 0 | 1): number {
  let best: number = parity
  let most = -1
  for (let i: number = parity; i + 3 <= bytes.length; i += 2) {
    const rarity = rarityOf(bytes[i]!) + rarityOf(bytes[i + 1]!) + rarityOf(bytes[i + 2]!)
    if (rarity > most) [best, most] = [i, rarity]
  }
  return best
}
