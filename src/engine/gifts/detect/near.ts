// Whether words stand near a place in a text. Each kind of word is searched once over the whole text, so that
// judging ten thousand tokens costs no more than judging ten.
import type { GiftBrand } from '../../../shared/model'
import type { Book, Mentions } from './book'
import { matchesOf } from './patterns'

const MAX_PLACES = 50_000

export class Near {
  private readonly text: string
  private readonly places = new Map<RegExp, Int32Array>()
  private readonly book: Book
  private mentions: Mentions | null = null

  constructor(text: string, book: Book) {
    this.text = text
    this.book = book
  }

  /** A match of the global `pattern` begins in `[from, to)`. */
  has(pattern: RegExp, from: number, to: number): boolean {
    let places = this.places.get(pattern)
    if (!places) {
      const found: number[] = []
      for (const match of matchesOf(pattern, this.text)) if (found.push(match.index) >= MAX_PLACES) break
      places = Int32Array.from(found)
      this.places.set(pattern, places)
    }
    const at = places[firstFrom(places, from)]
    return at !== undefined && at < to
  }

  /** Brands named in `[from, to)`; at most 64 mentions are looked at. */
  brands(from: number, to: number): Set<GiftBrand> {
    this.mentions ??= this.book.mentions(this.text)
    const { at, brands } = this.mentions
    const found = new Set<GiftBrand>()
    for (let i = firstFrom(at, from), steps = 0; i < at.length && at[i]! < to && steps < 64; i++, steps++) found.add(brands[i]!)
    return found
  }
}

/** Index of the first place at or after `from`. */
function firstFrom(places: Int32Array, from: number): number {
  let low = 0
  let high = places.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (places[middle]! < from) low = middle + 1
    else high = middle
  }
  return low
}
