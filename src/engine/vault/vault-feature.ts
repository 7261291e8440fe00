// The vault's methods of the contract, and what other features ask of it.
import type { EngineApi, RevealedCodes } from '../../shared/engine-api'
import type { GiftId } from '../../shared/model'
import type { Handlers } from '../../shared/rpc'
import type { Context } from '../context'
import { brandNamer, redeemHostOf } from '../gifts/gift-mails'
import type { Database } from '../store/database'
import { newestVaultId, vaultCodes, vaultRaw } from '../store/vault'
import { createVault as vaultOn } from './vault'

type VaultMethods = Pick<EngineApi, 'vault.list' | 'vault.reveal' | 'vault.mark' | 'vault.exportEml' | 'vault.shred'>

export function createVault(ctx: Context): Handlers<VaultMethods> {
  const vault = () => vaultOn({ store: ctx.db, clock: ctx.now, redeemHost: redeemHostOf })
  return {
    'vault.list': (page) => {
      const nameOf = brandNamer(ctx)
      const { total, rows } = vault().list(page)
      return { total, rows: rows.map((row) => ({ ...row, brandName: nameOf(row.brand, row.brandName) })) }
    },
    'vault.reveal': ({ vaultId }) => vault().reveal(vaultId),
    'vault.mark': ({ vaultId, state }) => {
      const item = vault().mark(vaultId, state)
      ctx.changed('vault', 'gifts')
      return item
    },
    'vault.exportEml': ({ vaultId }) => vault().exportEml(vaultId),
    'vault.shred': ({ vaultId, confirmation }) => {
      const done = vault().shred(vaultId, confirmation)
      ctx.changed('vault', 'gifts')
      return done
    },
  }
}

/** The codes of a gift mail that is in the vault; undefined when it is not. */
export function findVaultOf(db: Database, giftId: GiftId): RevealedCodes | undefined {
  const id = newestVaultId(db, giftId)
  return id === undefined ? undefined : vaultCodes(db, id)
}

/** The raw message of a gift mail that is in the vault. */
export function rawInVault(db: Database, giftId: GiftId): Buffer | undefined {
  const id = newestVaultId(db, giftId)
  return id === undefined ? undefined : vaultRaw(db, id)
}
