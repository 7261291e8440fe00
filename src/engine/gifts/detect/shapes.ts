// The brands' code shapes, compiled once: whether a token fits one, and how that brand writes it.
import type { GiftBrand } from '../../../shared/model'
import { BRANDS } from '../../../shared/brands/index'

export type Shape = {
  brand: GiftBrand
  strong: boolean
  /** Separators and their places in the brand's own way of writing. */
  example: string
  dashed: RegExp
  solid: RegExp
}

/** `[A-Z]{4}-[0-9]{2}` without the dashes and blanks that stand outside the brackets. */
function withoutSeparators(pattern: string): string {
  let inside = false
  return [...pattern].filter((c) => {
    if (c === '[') inside = true
    if (c === ']') inside = false
    return inside || (c !== '-' && c !== ' ')
  }).join('')
}

export const SHAPES: readonly Shape[] = BRANDS.flatMap((brand) =>
  brand.codes.map(({ pattern, strong, example }) => ({
    brand,
    strong: strong ?? false,
    example,
    dashed: new RegExp(`^(?:${pattern})$`, 'iu'),
    solid: new RegExp(`^(?:${withoutSeparators(pattern)})$`, 'iu'),
  })),
)

/** Shapes that the written token or its bare characters fit; those written with the same separators first. */
export function fitting(token: string): Shape[] {
  const bare = token.replace(/[- ]/g, '')
  const solid = SHAPES.filter((shape) => shape.solid.test(bare))
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
