// The gift brands that the user added: kept, and handed to everything that judges mails.
import { KobanError } from '../../shared/errors'
import type { EngineApi } from '../../shared/engine-api'
import type { GiftBrand } from '../../shared/model'
import { giftBrandOf, MOST_OWN_BRANDS, readOwnBrand } from '../../shared/own-brand'
import type { Handlers } from '../../shared/rpc'
import type { Context } from '../context'
import { listAccounts } from '../store/accounts'
import type { Database } from '../store/database'
import { forgetAllFolders } from '../store/folder-states'
import { readOwnBrands, writeOwnBrands } from '../store/settings'

type BrandMethods = Pick<EngineApi, 'brand.list' | 'brand.add' | 'brand.remove'>

const made = new WeakMap<Database, { key: string; brands: readonly GiftBrand[] }>()

/** As the detector wants them: the same array as long as they do not change, since it is compiled once for each. */
export function ownBrands(db: Database): readonly GiftBrand[] {
  const kept = readOwnBrands(db)
  const key = JSON.stringify(kept)
  const known = made.get(db)
  if (known?.key === key) return known.brands
  const brands = kept.map(giftBrandOf)
  made.set(db, { key, brands })
  return brands
}

export function createOwnBrands(ctx: Context): Handlers<BrandMethods> {
  return {
    'brand.list': () => ({ brands: readOwnBrands(ctx.db) }),
    'brand.add': async (input) => {
      // A scan that is under way would write down as read what it judged without the new brand. It goes on by itself.
      for (const account of listAccounts(ctx.db)) await ctx.pauseScan(account.id)
      const others = readOwnBrands(ctx.db)
      const { brand } = readOwnBrand(input, others)
      if (!brand || others.length >= MOST_OWN_BRANDS) throw new KobanError('bad-request', 'brand.add: not a brand that can be added')
      ctx.db.transaction(() => {
        writeOwnBrands(ctx.db, [...others, brand])
        forgetAllFolders(ctx.db)
      })
      ctx.changed('gifts')
      return brand
    },
    'brand.remove': ({ name }) => {
      writeOwnBrands(ctx.db, readOwnBrands(ctx.db).filter((brand) => brand.name !== name))
      ctx.changed('gifts')
      return { removed: true }
    },
  }
}
