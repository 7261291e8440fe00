// Which brands a text names. Latin names are whole words; Japanese ones may stand inside a longer word.
import { BRANDS } from '../../../shared/brands/index'
import type { GiftBrand } from '../../../shared/model'

const ALIASES = BRANDS.flatMap((brand) => brand.aliases.map((alias) => ({ brand, alias: alias.normalize('NFKC').toLowerCase() }))).sort((a, b) => b.alias.length - a.alias.length)
const byAlias = new Map(ALIASES.map(({ alias, brand }) => [alias, brand]))
const escape = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
const bounded = (alias: string) => `${/^[a-z0-9]/.test(alias) ? '(?<![a-z0-9])' : ''}${escape(alias)}${/[a-z]$/.test(alias) && alias.length < 6 ? '(?![a-z])' : ''}`
const PATTERN = new RegExp(ALIASES.map(({ alias }) => bounded(alias)).join('|'), 'g')

const MAX_MENTIONS = 50_000

/** Every mention in order: its place, and the brand. */
export function brandMentions(text: string): { at: Int32Array; brands: GiftBrand[] } {
  const at: number[] = []
  const brands: GiftBrand[] = []
  for (const match of text.toLowerCase().matchAll(PATTERN)) {
    const brand = byAlias.get(match[0])
    if (!brand) continue
    at.push(match.index)
    if (brands.push(brand) >= MAX_MENTIONS) break
  }
  return { at: Int32Array.from(at), brands }
}

/** Brands with their number of mentions, most first; at most `limit` characters are looked at. */
export function brandsIn(text: string, limit = 200_000): Map<GiftBrand, number> {
  const counts = new Map<GiftBrand, number>()
  for (const match of text.slice(0, limit).toLowerCase().matchAll(PATTERN)) {
    const brand = byAlias.get(match[0])
    if (brand) counts.set(brand, (counts.get(brand) ?? 0) + 1)
  }
  return new Map([...counts].sort((a, b) => b[1] - a[1]))
}
