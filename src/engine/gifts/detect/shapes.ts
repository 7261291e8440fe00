// Whether a token fits the shape of a brand's code, and how that brand writes it.
import type { Book, Shape } from './book'

export type { Shape } from './book'

/** Shapes that the written token or its bare characters fit; those written with the same separators first. */
export function fitting(token: string, book: Book): Shape[] {
  const bare = token.replace(/[- ]/g, '')
  const solid = book.shapes.filter((shape) => shape.solid.test(bare))
  return [...solid.filter((shape) => shape.dashed.test(token)), ...solid.filter((shape) => !shape.dashed.test(token))]
}

/** As the brand shows it: its separators at its places; what is longer than the example goes into the last group. */
export function written(bare: string, example: string): string {
  let out = ''
  let at = 0
  for (const c of example) {
    if (c === '-' || c === ' ') out += at < bare.length ? c : ''
    else if (at < bare.length) out += bare[at++]
  }
  return out + bare.slice(at)
}
