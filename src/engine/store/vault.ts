// All SQL of `vault`: raw messages and their codes, inside the encrypted file. `role` tells the mail itself from its
// copies and from foreign messages set aside for the length of a delete; only the mail is ever listed.
import type { RevealedCodes, VaultItem } from '../../shared/engine-api'
import type { AccountId, ExposureLevel, GiftId, MaskedCode, Money, ReceiptId, VaultId } from '../../shared/model'
import type { Database } from './database'
import type { JournalStep, RemovalState } from './removals'

export type VaultRole = 'gift' | 'copy' | 'foreign'
export type VaultFacts = {
  brand: string | null
  brandName: string
  subject: string
  from: string
  masked: MaskedCode[]
  codes: RevealedCodes
  money: Money | null
  expires: string | null
  exposure: ExposureLevel
}
export type NewVaultRow = VaultFacts & { receipt: ReceiptId; giftId: GiftId | null; accountId: AccountId; role: VaultRole; raw: Buffer; bodyHash: string; storedAt: number }
export type VaultLine = { step: 'used' | 'redeemed'; at: number; folder: null }
export type VaultRow = Omit<VaultItem, 'inMailbox' | 'isProven' | 'redeemUrlHost' | 'steps'> & { steps: (JournalStep | VaultLine)[]; removalState: RemovalState | null; isGone: boolean }

type Row = {
  id: number; receipt: string; gift_id: number | null; account_id: number; brand: string | null; brand_name: string; subject: string; sender: string
  masked: string; amount_minor: number | null; currency: string | null; expires: string | null; state: string; exposure: string; stored_at: number
  steps: string; removal_state: string | null; is_gone: number; removal_steps: string | null
}
// An id alone is not trusted with a code: the account and the body must be the gift mail's too.
const SAME_MAIL = 'g.id = v.gift_id and g.account_id = v.account_id and (g.body_hash is null or g.body_hash = v.body_hash)'
// What became of a code is one fact: the gift mail's, as long as that is known.
const STATE = `coalesce(iif(g.state in ('redeemed', 'used-by-another'), g.state, iif(g.id is null, null, 'unused')), v.state)`
const LISTED = `select v.id, v.receipt, v.gift_id, v.account_id, v.brand, v.brand_name, v.subject, v.sender, v.masked, v.amount_minor, v.currency, v.expires,
  ${STATE} as state, v.exposure, v.stored_at, v.steps, r.state as removal_state, coalesce(r.error like '%"message-gone"%', 0) as is_gone, r.steps as removal_steps
  from vault v left join removal r on r.receipt = v.receipt left join gift g on ${SAME_MAIL}`

const toRow = (row: Row): VaultRow => ({
  id: row.id as VaultId,
  receipt: row.receipt as ReceiptId,
  giftId: row.gift_id as GiftId | null,
  accountId: row.account_id as AccountId,
  brand: row.brand,
  brandName: row.brand_name,
  subject: row.subject,
  from: row.sender,
  codes: JSON.parse(row.masked) as MaskedCode[],
  money: row.amount_minor === null || row.currency === null ? null : { amountMinor: row.amount_minor, currency: row.currency },
  expires: row.expires,
  state: row.state as VaultItem['state'],
  exposure: row.exposure as ExposureLevel,
  storedAt: row.stored_at,
  steps: [...(JSON.parse(row.removal_steps ?? '[]') as JournalStep[]), ...(JSON.parse(row.steps) as VaultLine[])],
  removalState: row.removal_state as RemovalState | null,
  isGone: row.is_gone === 1,
})

export function addVaultRow(db: Database, row: NewVaultRow): VaultId {
  return db.run(
    `insert into vault (receipt, gift_id, account_id, role, raw, body_hash, brand, brand_name, subject, sender, codes, masked, amount_minor, currency, expires, exposure, stored_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    row.receipt, row.giftId, row.accountId, row.role, row.raw, row.bodyHash, row.brand, row.brandName, row.subject, row.from, JSON.stringify(row.codes),
    JSON.stringify(row.masked), row.money?.amountMinor ?? null, row.money?.currency ?? null, row.expires, row.exposure, row.storedAt,
  ).lastId as VaultId
}
export const vaultRaw = (db: Database, id: VaultId): Buffer | undefined => {
  const row = db.get<{ raw: Buffer | Uint8Array }>('select raw from vault where id = ?', id)
  return row && Buffer.from(row.raw)
}
export const vaultCodes = (db: Database, id: VaultId): RevealedCodes | undefined => {
  const row = db.get<{ codes: string }>('select codes from vault where id = ?', id)
  return row && (JSON.parse(row.codes) as RevealedCodes)
}
export const findVaultRow = (db: Database, id: VaultId): VaultRow | undefined => {
  const row = db.get<Row>(`${LISTED} where v.id = ? and v.role = 'gift'`, id)
  return row && toRow(row)
}
/** Newest first. */
export const listVaultRows = (db: Database, offset: number, limit: number): VaultRow[] =>
  db.all<Row>(`${LISTED} where v.role = 'gift' order by v.stored_at desc, v.id desc limit ? offset ?`, limit, offset).map(toRow)
export const countVaultRows = (db: Database): number => db.get<{ n: number }>(`select count(*) as n from vault where role = 'gift'`)?.n ?? 0

/** The mark itself is the gift mail's (`markGift`); here it is kept for the time when that row is gone. */
export function setVaultState(db: Database, id: VaultId, state: VaultItem['state'], line: VaultLine | null): void {
  db.run('update vault set state = ? where id = ?', state, id)
  if (line) db.run(`update vault set steps = json_insert(steps, '$[#]', json(?)) where id = ?`, JSON.stringify(line), id)
}

/** The gift mail that an item came from; undefined when its row went with its account. The vault stays. */
export const giftOfVault = (db: Database, id: VaultId): GiftId | undefined =>
  db.get<{ id: number }>(`select g.id from vault v join gift g on ${SAME_MAIL} where v.id = ?`, id)?.id as GiftId | undefined
/** Before an account goes: its items and journals stay, and name no gift mail any more. */
export function forgetGiftsOf(db: Database, accountId: AccountId): void {
  db.run('update vault set gift_id = null where account_id = ?', accountId)
  db.run('update removal set gift_id = null where account_id = ?', accountId)
}
const ids = (db: Database, where: string, ...params: (string | number)[]) => db.all<{ id: number }>(`select id from vault where ${where}`, ...params).map((r) => r.id as VaultId)
export const vaultIdsOf = (db: Database, receipt: ReceiptId): VaultId[] => ids(db, 'receipt = ?', receipt)
/** Deletes of the same gift mail that were undone or refused: their item gives way to the new one. */
export const supersededReceipts = (db: Database, giftId: GiftId, bodyHash: string): ReceiptId[] =>
  db.all<{ receipt: ReceiptId }>(
    `select distinct v.receipt from vault v join removal r on r.receipt = v.receipt where v.role = 'gift' and v.gift_id = ? and v.body_hash = ? and r.state in ('undone', 'refused')`,
    giftId, bodyHash,
  ).map((row) => row.receipt)
/** Overwrites before deleting, on top of the store's secure_delete. */
export function shredVaultRow(db: Database, id: VaultId): void {
  db.run(`update vault set raw = randomblob(length(raw)), codes = '{}', masked = '[]', subject = '', sender = '' where id = ?`, id)
  db.run('update removal_message set vault_id = null where vault_id = ?', id)
  db.run('delete from vault where id = ?', id)
}
/** An Undo is no longer possible. */
export const forgetReceipt = (db: Database, receipt: ReceiptId): void => void db.run('update gift set receipt = null where receipt = ?', receipt)
/** Moves what the write-ahead log still holds into the file, where freed pages are wiped. */
export const flushLog = (db: Database): void => void db.all('pragma wal_checkpoint(truncate)')

/** The newest item of a gift mail; undefined when it is not in the vault. */
export const newestVaultId = (db: Database, giftId: GiftId): VaultId | undefined =>
  db.get<{ id: number }>(`select v.id from vault v join gift g on ${SAME_MAIL} where g.id = ? and v.role = 'gift' order by v.stored_at desc, v.id desc limit 1`, giftId)?.id as VaultId | undefined
