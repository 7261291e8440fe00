// The vault: removed mails and their codes, sealed in the encrypted store. The window sees masked codes; the codes
// themselves are only ever the answer to a click.
import { PAGE_LIMIT, type RevealedCodes, type VaultItem } from '../../shared/engine-api'
import { KobanError } from '../../shared/errors'
import type { AccountId, GiftId, ReceiptId, VaultId } from '../../shared/model'
import { ownBrands } from '../gifts/own-brands'
import type { ParsedMessage } from '../mime/message'
import type { Database } from '../store/database'
import { markGift, unmarkGift } from '../store/gifts'
import {
  addVaultRow, countVaultRows, findVaultRow, flushLog, forgetReceipt, giftOfVault, listVaultRows, setVaultState, shredVaultRow, supersededReceipts, vaultCodes, vaultIdsOf, vaultRaw,
  type VaultRole, type VaultRow,
} from '../store/vault'
import { vaultFacts, type KnownFacts } from './contents'

export { vaultRaw } from '../store/vault'

export type Sealing = { receipt: ReceiptId; giftId: GiftId | null; accountId: AccountId; role: VaultRole; raw: Buffer; bodyHash: string; at: number; known?: KnownFacts; /** Pictures and PDFs opened: a code may be only there. */ message?: ParsedMessage }

/** Puts a raw message into the vault; durable when the caller's transaction is. Throws `disk-full`. */
export function seal(store: Database, item: Sealing): VaultId {
  const { receipt, giftId, accountId, role, raw, bodyHash } = item
  const nothing = { brand: null, brandName: '', subject: '', from: '', masked: [], codes: { codes: [], pins: [], links: [] }, money: null, expires: null, exposure: 'unknown' as const }
  const facts = role === 'gift' ? vaultFacts(raw, item.known, item.message, ownBrands(store)) : nothing
  return store.transaction(() => {
    const id = addVaultRow(store, { ...facts, receipt, giftId, accountId, role, raw, bodyHash, storedAt: item.at })
    // An item whose mail an undo had put back is the same mail.
    if (role === 'gift' && giftId !== null) for (const old of supersededReceipts(store, giftId, bodyHash)) unseal(store, vaultIdsOf(store, old))
    return id
  })
}

/** Forgets what a delete had put by: only once it is certain that the server has it. */
export function unseal(store: Database, ids: readonly VaultId[]): void {
  store.transaction(() => {
    for (const id of ids) shredVaultRow(store, id)
  })
}

const toItem = (row: VaultRow, redeemHost: (brand: string) => string | null): VaultItem => {
  const { removalState, isGone, ...item } = row
  return {
    ...item,
    // A refused delete left the mail where it was, unless another program had removed it first.
    inMailbox: removalState === 'undone' || (removalState === 'refused' && !isGone),
    // Only a proof ends with a receipt.
    isProven: row.steps.some(({ step }) => step === 'receipt'),
    redeemUrlHost: row.brand === null ? null : redeemHost(row.brand),
  }
}
function existing(store: Database, id: VaultId): VaultRow {
  const row = findVaultRow(store, id)
  if (!row) throw new KobanError('gift-unknown', 'no such item in the vault')
  return row
}

export type Vault = {
  list(page: { offset: number; limit: number }): { total: number; rows: VaultItem[] }
  get(id: VaultId): VaultItem
  reveal(id: VaultId): RevealedCodes
  mark(id: VaultId, state: VaultItem['state']): VaultItem
  exportEml(id: VaultId): { fileName: string; bytes: Uint8Array }
  shred(id: VaultId, confirmation: string): { shredded: true }
}

/** `redeemHost`: host of the brand's own redeem page. Every method but `list` throws `gift-unknown` for an id that is not there. */
export function createVault(deps: { store: Database; clock: () => number; redeemHost: (brand: string) => string | null }): Vault {
  const { store, clock, redeemHost } = deps
  return {
    list: ({ offset, limit }) => ({
      total: countVaultRows(store),
      rows: listVaultRows(store, Math.max(0, offset), Math.min(Math.max(0, limit), PAGE_LIMIT)).map((row) => toItem(row, redeemHost)),
    }),
    get: (id) => toItem(existing(store, id), redeemHost),
    reveal: (id) => vaultCodes(store, existing(store, id).id) ?? { codes: [], pins: [], links: [] },
    mark(id, state) {
      const line = state === 'unused' ? null : { step: state === 'redeemed' ? ('redeemed' as const) : ('used' as const), at: clock(), folder: null }
      store.transaction(() => {
        setVaultState(store, existing(store, id).id, state, line)
        const giftId = giftOfVault(store, id)
        if (giftId === undefined) return
        if (state === 'unused') unmarkGift(store, giftId)
        else markGift(store, giftId, state, null)
      })
      return toItem(existing(store, id), redeemHost)
    },
    exportEml(id) {
      const row = existing(store, id)
      const raw = vaultRaw(store, row.id) ?? Buffer.alloc(0)
      return { fileName: `koban-${new Date(row.storedAt).toISOString().slice(0, 10)}-${id}.eml`, bytes: new Uint8Array(raw) }
    },
    /** The raw message, its copies and all codes; an Undo is impossible afterwards. Throws `not-allowed`. */
    shred(id, confirmation) {
      if (confirmation.normalize('NFKC').trim() !== '破棄' && confirmation.normalize('NFKC').trim() !== 'SHRED') throw new KobanError('not-allowed', 'the confirming word is missing')
      const row = existing(store, id)
      // While a delete or an undo is open, this may be the only copy that there is.
      if (row.removalState === 'open' || row.removalState === 'undoing') throw new KobanError('not-allowed', 'the journal of this mail is still open')
      store.transaction(() => {
        for (const one of vaultIdsOf(store, row.receipt)) shredVaultRow(store, one)
        forgetReceipt(store, row.receipt)
      })
      flushLog(store)
      return { shredded: true }
    },
  }
}
