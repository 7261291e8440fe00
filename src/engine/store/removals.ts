// All SQL of the removal journal: `removal` and `removal_message`, and what a removal changes in `gift`. Every write
// here is durable when it returns (synchronous = full): the server is only touched after the write that says so.
import type { RemovalStep } from '../../shared/engine-api'
import { KobanError } from '../../shared/errors'
import type { AccountId, ErrorData, GiftId, MessageRef, ReceiptId, VaultId } from '../../shared/model'
import type { Database } from './database'

export type RemovalState =
  /** Being done, or waiting to be finished or rolled back. */
  | 'open'
  | 'removed'
  /** Done as far as the server let us, and not proven. */
  | 'unproven'
  /** Nothing on the server was changed. */
  | 'refused'
  /** Being undone; open until it is `undone`. */
  | 'undoing'
  | 'undone'
export type JournalStep = { step: RemovalStep | 'undo'; at: number; folder: string | null }
export type Removal = {
  receipt: ReceiptId
  accountId: AccountId
  giftId: GiftId | null
  state: RemovalState
  step: JournalStep['step']
  intentAt: number
  finishedAt: number | null
  steps: JournalStep[]
  error: ErrorData | null
}

/** Where a message went; null where the server did not tell. */
export type Place = { folderPath: string; uidValidity: number | null; uid: number | null }
export type TouchedMessage = {
  role: 'mail' | 'copy' | 'foreign'
  /**
   * `vaulted`: safe, and as yet untouched on the server. `removing`: from here on the server may have changed it.
   * `gone`: no longer at its place. `set-aside`: a foreign \Deleted message whose flag may be off; `repaired`: as it was.
   * `restored`: put back by an undo.
   */
  state: 'vaulted' | 'removing' | 'gone' | 'set-aside' | 'repaired' | 'restored'
  ref: MessageRef
  messageId: string | null
  /** Whether a search for its Message-ID showed it while it was there; without that control, an empty search proves nothing. */
  isFoundBySearch: boolean
  sizeBytes: number
  bodyHash: string
  flags: string[]
  internalDate: number
  /** Gmail's, else empty. */
  labels: string[]
  vaultId: VaultId | null
  movedTo: Place | null
  restoredTo: MessageRef | null
}
export type JournalMessage = TouchedMessage & { id: number; receipt: ReceiptId }

type RemovalRow = {
  receipt: string; account_id: number; gift_id: number | null; state: string; step: string
  intent_at: number; finished_at: number | null; steps: string; error: string | null
}
type MessageRow = {
  id: number; receipt: string; role: string; state: string; folder: string; uid_validity: number; uid: number; message_id: string | null; found_by_search: number; size_bytes: number
  body_hash: string; flags: string; internal_date: number; labels: string; vault_id: number | null; moved_to: string | null; restored_to: string | null
}

const parsed = <T>(json: string | null): T | null => (json === null ? null : (JSON.parse(json) as T))
const json = (value: object | null): string | null => (value === null ? null : JSON.stringify(value))

const toRemoval = (row: RemovalRow): Removal => ({
  receipt: row.receipt as ReceiptId,
  accountId: row.account_id as AccountId,
  giftId: row.gift_id as GiftId | null,
  state: row.state as RemovalState,
  step: row.step as Removal['step'],
  intentAt: row.intent_at,
  finishedAt: row.finished_at,
  steps: JSON.parse(row.steps) as JournalStep[],
  error: parsed(row.error),
})
const toMessage = (row: MessageRow): JournalMessage => ({
  id: row.id,
  receipt: row.receipt as ReceiptId,
  role: row.role as JournalMessage['role'],
  state: row.state as JournalMessage['state'],
  ref: { folderPath: row.folder, uidValidity: row.uid_validity, uid: row.uid },
  messageId: row.message_id,
  isFoundBySearch: row.found_by_search === 1,
  sizeBytes: row.size_bytes,
  bodyHash: row.body_hash,
  flags: JSON.parse(row.flags) as string[],
  internalDate: row.internal_date,
  labels: JSON.parse(row.labels) as string[],
  vaultId: row.vault_id as VaultId | null,
  movedTo: parsed(row.moved_to),
  restoredTo: parsed(row.restored_to),
})

export const addRemoval = (db: Database, removal: Pick<Removal, 'receipt' | 'accountId' | 'giftId' | 'intentAt'>): void =>
  void db.run(
    `insert into removal (receipt, account_id, gift_id, state, step, intent_at, steps) values (?, ?, ?, 'open', 'intent', ?, ?)`,
    removal.receipt, removal.accountId, removal.giftId, removal.intentAt, JSON.stringify([{ step: 'intent', at: removal.intentAt, folder: null }]),
  )

export const findRemoval = (db: Database, receipt: ReceiptId): Removal | undefined => {
  const row = db.get<RemovalRow>('select * from removal where receipt = ?', receipt)
  return row && toRemoval(row)
}
/** Those neither finished nor rolled back, oldest first. */
export const openRemovals = (db: Database): Removal[] => db.all<RemovalRow>('select * from removal where finished_at is null order by intent_at, receipt').map(toRemoval)

export function addStep(db: Database, receipt: ReceiptId, step: JournalStep): void {
  db.run(`update removal set step = ?, steps = json_insert(steps, '$[#]', json(?)) where receipt = ?`, step.step, JSON.stringify(step), receipt)
}
/** `finishedAt` null opens it again. */
export function setRemovalState(db: Database, receipt: ReceiptId, change: { state: RemovalState; finishedAt: number | null; error: ErrorData | null }): void {
  db.run('update removal set state = ?, finished_at = ?, error = ? where receipt = ?', change.state, change.finishedAt, json(change.error), receipt)
}

export function addTouched(db: Database, receipt: ReceiptId, m: TouchedMessage): number {
  return db.run(
    `insert into removal_message (receipt, role, state, folder, uid_validity, uid, message_id, found_by_search, size_bytes, body_hash, flags, internal_date, labels, vault_id, moved_to, restored_to)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    receipt, m.role, m.state, m.ref.folderPath, m.ref.uidValidity, m.ref.uid, m.messageId, m.isFoundBySearch ? 1 : 0, m.sizeBytes, m.bodyHash, JSON.stringify(m.flags), m.internalDate,
    JSON.stringify(m.labels), m.vaultId, json(m.movedTo), json(m.restoredTo),
  ).lastId
}
export const touchedMessages = (db: Database, receipt: ReceiptId): JournalMessage[] =>
  db.all<MessageRow>('select * from removal_message where receipt = ? order by id', receipt).map(toMessage)

export function changeTouched(db: Database, id: number, change: Partial<Pick<JournalMessage, 'state' | 'movedTo' | 'restoredTo' | 'vaultId' | 'ref'>>): void {
  if (change.state !== undefined) db.run('update removal_message set state = ? where id = ?', change.state, id)
  if (change.movedTo !== undefined) db.run('update removal_message set moved_to = ? where id = ?', json(change.movedTo), id)
  if (change.restoredTo !== undefined) db.run('update removal_message set restored_to = ? where id = ?', json(change.restoredTo), id)
  if (change.vaultId !== undefined) db.run('update removal_message set vault_id = ? where id = ?', change.vaultId, id)
  if (change.ref !== undefined) db.run('update removal_message set folder = ?, uid_validity = ?, uid = ? where id = ?', change.ref.folderPath, change.ref.uidValidity, change.ref.uid, id)
}

const AT = 'account_id = ? and folder = ? and uid_validity = ? and uid = ?'
const at = (accountId: AccountId, ref: MessageRef) => [accountId, ref.folderPath, ref.uidValidity, ref.uid] as const

/** A mark of the user's (redeemed, used by another) outlives the removal; only `in-mailbox` becomes `removed`. */
export function setGiftRemoved(db: Database, change: { accountId: AccountId; ref: MessageRef; receipt: ReceiptId; at: number }): void {
  const { accountId, ref } = change
  db.run(
    `update gift set receipt = ?1, ended_before_mark = iif(state_before_mark = 'in-mailbox', ?2, ended_before_mark), ended_at = coalesce(ended_at, ?2),
       state = iif(state = 'in-mailbox', 'removed', state), state_before_mark = iif(state_before_mark = 'in-mailbox', 'removed', state_before_mark)
     where account_id = ?3 and folder = ?4 and uid_validity = ?5 and uid = ?6`,
    change.receipt, change.at, accountId, ref.folderPath, ref.uidValidity, ref.uid,
  )
}
/** After an undo the mail lies in the mailbox again, under the UID it was given. */
export function setGiftRestored(db: Database, change: { accountId: AccountId; ref: MessageRef; now: MessageRef }): void {
  const { accountId, ref, now } = change
  // A scan may have met the message at its new place already: that row gives way to the one with the history.
  if (now.uid !== ref.uid || now.folderPath !== ref.folderPath || now.uidValidity !== ref.uidValidity) db.run(`delete from gift where ${AT}`, ...at(accountId, now))
  db.run(
    `update gift set receipt = null, folder = ?, uid_validity = ?, uid = ?, ended_before_mark = iif(state_before_mark = 'removed', null, ended_before_mark),
       ended_at = iif(state = 'removed', null, ended_at), state = iif(state = 'removed', 'in-mailbox', state),
       state_before_mark = iif(state_before_mark = 'removed', 'in-mailbox', state_before_mark)
     where ${AT}`,
    now.folderPath, now.uidValidity, now.uid, ...at(accountId, ref),
  )
}
/** Throws `receipt-unknown`. */
export function accountOfReceipt(db: Database, receipt: ReceiptId): AccountId {
  const row = db.get<{ account_id: number }>('select account_id from removal where receipt = ?', receipt)
  if (!row) throw new KobanError('receipt-unknown')
  return row.account_id as AccountId
}
