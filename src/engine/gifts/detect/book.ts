// The brands that one account's mails are judged by: those Koban ships, and those the user added. Everything that
// is searched for (names, code shapes, links that are money, senders) is compiled once for each list.
import type { GiftBrand } from '../../../shared/model'
import { BRANDS } from '../../../shared/brands/index'
import { registrable } from './domains'
import { matchesOf } from './patterns'

export type Shape = {
  brand: GiftBrand
  strong: boolean
  /** Separators and their places in the brand's own way of writing. */
  example: string
  dashed: RegExp
  solid: RegExp
}

type Bearer = { brand: GiftBrand; host: string; wild: boolean; path: RegExp; specific: boolean }

export type Book = {
  brands: readonly GiftBrand[]
  shapes: readonly Shape[]
  bearers: readonly Bearer[]
  /** Undefined for a brand that neither Koban nor the user knows. */
  find(id: string): GiftBrand | undefined
  /** The brand that owns this host, or null. */
  ownerOf(host: string): string | null
  /** Every mention in order: its place, and the brand. */
  mentions(text: string): Mentions
  /** Brands with their number of mentions, most first; at most `limit` characters are looked at. */
  brandsIn(text: string, limit?: number): Map<GiftBrand, number>
}

export type Mentions = { at: Int32Array; brands: GiftBrand[] }

const MAX_MENTIONS = 50_000
/** More than anyone types in by hand; keeps a broken store from making every mail dear. */
const MAX_ADDED = 200

const made = new WeakMap<readonly GiftBrand[], Book>()

/** The same list object gives the same book. A brand of the user's with a shipped brand's id takes its place. */
export function bookOf(added?: readonly GiftBrand[]): Book {
  if (added === undefined || added.length === 0) return BUILT_IN
  const known = made.get(added)
  if (known) return known
  const own = added.slice(0, MAX_ADDED)
  const ids = new Set(own.map(({ id }) => id))
  const book = compile([...own, ...BRANDS.filter(({ id }) => !ids.has(id))])
  made.set(added, book)
  return book
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

const escape = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
/** Latin names are whole words; Japanese ones may stand inside a longer word. */
const bounded = (alias: string) => `${/^[a-z0-9]/.test(alias) ? '(?<![a-z0-9])' : ''}${escape(alias)}${/[a-z]$/.test(alias) && alias.length < 6 ? '(?![a-z])' : ''}`

function compile(brands: readonly GiftBrand[]): Book {
  const byId = new Map(brands.map((brand) => [brand.id, brand]))
  const owners = new Map(brands.flatMap((brand) => brand.senderDomains.map((domain) => [registrable(domain), brand.id] as const)))
  const aliases = brands.flatMap((brand) => brand.aliases.map((alias) => ({ brand, alias: alias.normalize('NFKC').toLowerCase() }))).sort((a, b) => b.alias.length - a.alias.length)
  const byAlias = new Map([...aliases].reverse().map(({ alias, brand }) => [alias, brand]))
  const pattern = new RegExp(aliases.map(({ alias }) => bounded(alias)).join('|'), 'g')
  return {
    brands,
    shapes: brands.flatMap((brand) => brand.codes.map(({ pattern: shape, strong, example }) => ({ brand, strong: strong ?? false, example, dashed: new RegExp(`^(?:${shape})$`, 'iu'), solid: new RegExp(`^(?:${withoutSeparators(shape)})$`, 'iu') }))),
    bearers: brands.flatMap((brand) => (brand.bearerLinks ?? []).map(({ host, path }) => ({ brand, host: host.replace(/^\*\./, ''), wild: host.startsWith('*.'), path: new RegExp(path, 'u'), specific: /^\^\/[a-z_]{2,}[/_]?[a-z]/i.test(path) }))),
    find: (id) => byId.get(id),
    ownerOf: (host) => owners.get(registrable(host)) ?? null,
    mentions(text) {
      const at: number[] = []
      const found: GiftBrand[] = []
      for (const match of matchesOf(pattern, text.toLowerCase())) {
        const brand = byAlias.get(match[0])
        if (!brand) continue
        at.push(match.index)
        if (found.push(brand) >= MAX_MENTIONS) break
      }
      return { at: Int32Array.from(at), brands: found }
    },
    brandsIn(text, limit = 200_000) {
      const counts = new Map<GiftBrand, number>()
      for (const match of matchesOf(pattern, text.slice(0, limit).toLowerCase())) {
        const brand = byAlias.get(match[0])
        if (brand) counts.set(brand, (counts.get(brand) ?? 0) + 1)
      }
      return new Map([...counts].sort((a, b) => b[1] - a[1]))
    },
  }
}

const BUILT_IN = compile(BRANDS)
