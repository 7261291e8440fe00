// All SQL of `gift`, but for what a removal sets (removals.ts). Codes are never here: only masks and keyed fingerprints.
// A copy is the same message in another folder, equal Message-ID and body hash: the list shows it once.
import { KobanError } from '../../shared/errors'
import type { AccountId, GiftClass, GiftId, GiftState, MaskedCode, MessageRef, Money, Reason, ReceiptId } from '../../shared/model'
import type { Database } from './database'

export type GiftFacts = {
  ref: MessageRef
  /** Without angle brackets. */
  messageId: string | null
  sizeBytes: number
  bodyHash: string | null
  class: Exclude<GiftClass, 'ordinary'>
  sure: boolean
  brand: string | null
  brandName: string
  /** Codes in it are masked already. */
  subject: string
  sender: string
  money: Money | null
  expires: string | null
  /** UTC ms. */
  arrivedAt: number
  codes: MaskedCode[]
  /** Keyed, one for each code and link. */
  fingerprints: string[]
  reasons: Reason[]
}

export type GiftRow = GiftFacts & {
  id: GiftId
  accountId: AccountId
  foundAt: number
  state: GiftState
  endedAt: number | null
  receipt: ReceiptId | null
  /** Whether it lies in the mailbox, also when it is marked as redeemed or used. */
  isPresent: boolean
  /** Its other places in the mailbox. */
  copyRefs: MessageRef[]
}

const BATCH = 500
const IN_MAILBOX = `coalesce(state_before_mark, state) = 'in-mailbox'`
const PLACE = 'account_id = ? and folder = ? and uid_validity = ? and uid = ?'

type Raw = {
  id: number; account_id: number; folder: string; uid_validity: number; uid: number; message_id: string | null; size_bytes: number; body_hash: string | null
  class: string; sure: number; brand: string | null; brand_name: string; subject: string; sender: string; amount_minor: number | null; currency: string | null
  expires: string | null; arrived_at: number; found_at: number; masked: string; fingerprints: string; reasons: string
  state: string; ended_at: number | null; state_before_mark: string | null; receipt: string | null
}

const toRow = (raw: Raw): GiftRow => ({
  id: raw.id as GiftId,
  accountId: raw.account_id as AccountId,
  ref: { folderPath: raw.folder, uidValidity: raw.uid_validity, uid: raw.uid },
  messageId: raw.message_id,
  sizeBytes: raw.size_bytes,
  bodyHash: raw.body_hash,
  class: raw.class as GiftRow['class'],
  sure: raw.sure === 1,
  brand: raw.brand,
  brandName: raw.brand_name,
  subject: raw.subject,
  sender: raw.sender,
  money: raw.amount_minor === null || raw.currency === null ? null : { amountMinor: raw.amount_minor, currency: raw.currency },
  expires: raw.expires,
  arrivedAt: raw.arrived_at,
  foundAt: raw.found_at,
  codes: JSON.parse(raw.masked) as MaskedCode[],
  fingerprints: JSON.parse(raw.fingerprints) as string[],
  reasons: JSON.parse(raw.reasons) as Reason[],
  state: raw.state as GiftState,
  endedAt: raw.ended_at,
  receipt: raw.receipt as ReceiptId | null,
  isPresent: (raw.state_before_mark ?? raw.state) === 'in-mailbox',
  copyRefs: [],
})

/**
 * Adds findings or brings known ones up to date, at most 500 in a transaction; marks and receipts stay. A message that another
 * client moved, or whose folder got a new UIDVALIDITY, keeps its row: it is known by Message-ID and body hash. `readSince`: when
 * the reading of them began; what Koban has removed since then is not in the mailbox any more, although it was read there.
 */
export function saveGifts(db: Database, accountId: AccountId, findings: readonly GiftFacts[], foundAt: number, readSince = foundAt): void {
  for (let at = 0; at < findings.length; at += BATCH) {
    db.transaction(() => {
      for (const finding of findings.slice(at, at + BATCH)) {
        if (!isRemovedSince(db, accountId, finding.ref, readSince)) saveOne(db, accountId, finding, foundAt)
      }
    })
  }
}

const isRemovedSince = (db: Database, accountId: AccountId, ref: MessageRef, since: number): boolean =>
  db.get(
    `select 1 from removal_message m join removal r on r.receipt = m.receipt
     where m.uid = ? and m.uid_validity = ? and m.folder = ? and m.state = 'gone' and r.account_id = ? and (r.finished_at is null or r.finished_at >= ?)`,
    ref.uid, ref.uidValidity, ref.folderPath, accountId, since,
  ) !== undefined

function saveOne(db: Database, accountId: AccountId, g: GiftFacts, foundAt: number): void {
  rehome(db, accountId, g)
  const values = [
    g.messageId, g.sizeBytes, g.bodyHash, g.class, g.sure ? 1 : 0, g.brand, g.brandName, g.subject, g.sender, g.money?.amountMinor ?? null, g.money?.currency ?? null,
    g.expires, g.arrivedAt, JSON.stringify(g.codes), JSON.stringify(g.fingerprints), JSON.stringify(g.reasons),
  ]
  db.run(
    `insert into gift (account_id, folder, uid_validity, uid, found_at, message_id, size_bytes, body_hash, class, sure, brand, brand_name, subject, sender,
       amount_minor, currency, expires, arrived_at, masked, fingerprints, reasons)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (account_id, folder, uid_validity, uid) do update set message_id = excluded.message_id, size_bytes = excluded.size_bytes, body_hash = excluded.body_hash,
       class = excluded.class, sure = excluded.sure, brand = excluded.brand, brand_name = excluded.brand_name, subject = excluded.subject, sender = excluded.sender,
       amount_minor = excluded.amount_minor, currency = excluded.currency, expires = excluded.expires, masked = excluded.masked, fingerprints = excluded.fingerprints,
       reasons = excluded.reasons,
       ended_at = iif(state = 'removed', null, ended_at), state = iif(state = 'removed', 'in-mailbox', state),
       state_before_mark = iif(state_before_mark = 'removed', 'in-mailbox', state_before_mark)`,
    accountId, g.ref.folderPath, g.ref.uidValidity, g.ref.uid, foundAt, ...values,
  )
}

/** A row that names this very message where it no longer is gets its new place. Rows that Koban removed keep theirs: their receipt can put them back. */
function rehome(db: Database, accountId: AccountId, g: GiftFacts): void {
  if (g.messageId === null || g.bodyHash === null) return
  if (db.get(`select 1 from gift where ${PLACE}`, accountId, g.ref.folderPath, g.ref.uidValidity, g.ref.uid)) return
  const known = db.get<{ id: number }>(
    `select id from gift where account_id = ? and message_id = ? and body_hash = ? and receipt is null
       and ((folder = ? and uid_validity <> ? and size_bytes = ?) or coalesce(state_before_mark, state) = 'removed')
     order by folder = ? desc, id limit 1`,
    accountId, g.messageId, g.bodyHash, g.ref.folderPath, g.ref.uidValidity, g.sizeBytes, g.ref.folderPath,
  )
  if (known) db.run('update gift set folder = ?, uid_validity = ?, uid = ? where id = ?', g.ref.folderPath, g.ref.uidValidity, g.ref.uid, known.id)
}

const GONE = `update gift set ended_before_mark = iif(state_before_mark = 'in-mailbox', ?1, ended_before_mark), ended_at = coalesce(ended_at, ?1), state = iif(state = 'in-mailbox', 'removed', state),
  state_before_mark = iif(state_before_mark = 'in-mailbox', 'removed', state_before_mark) where id = ?2`

/**
 * After a folder was read to its end: gift mails that are no longer in it left the mailbox, at the latest now. Rows of
 * another UIDVALIDITY are gone too. Returns how many.
 */
export function markVanished(db: Database, folder: { accountId: AccountId; path: string; uidValidity: number; isPresent: (uid: number) => boolean }, at: number): number {
  const rows = db.all<{ id: number; uid_validity: number; uid: number }>(`select id, uid_validity, uid from gift where account_id = ? and folder = ? and ${IN_MAILBOX}`, folder.accountId, folder.path)
  const gone = rows.filter((row) => row.uid_validity !== folder.uidValidity || !folder.isPresent(row.uid))
  db.transaction(() => gone.forEach((row) => db.run(GONE, at, row.id)))
  return gone.length
}

/** Gift mails in folders that the server no longer lists. Returns how many. */
export function markFoldersGone(db: Database, accountId: AccountId, listed: ReadonlySet<string>, at: number): number {
  const rows = db.all<{ id: number; folder: string }>(`select id, folder from gift where account_id = ? and ${IN_MAILBOX}`, accountId)
  const gone = rows.filter((row) => !listed.has(row.folder))
  db.transaction(() => gone.forEach((row) => db.run(GONE, at, row.id)))
  return gone.length
}

/**
 * All gift mails, each message once: copies are folded into the row that still lies in the mailbox, else the oldest. It lay
 * there from the arrival of the first until the end of the last. Newest arrival first.
 */
export function listGifts(db: Database, accountId?: AccountId): GiftRow[] {
  const rows = keptRows(db)
  return accountId === undefined ? [...rows] : rows.filter((row) => row.accountId === accountId)
}

const kept = new WeakMap<Database, { rows: readonly GiftRow[]; version: number; rollbacks: number }>()

/** Every screen asks for all of them: they are read again only when the table has changed, which the table itself says. */
function keptRows(db: Database): readonly GiftRow[] {
  if (!kept.has(db)) {
    db.run('create temp table if not exists gift_version (n integer not null)')
    db.run('insert into gift_version select 0 where not exists (select 1 from gift_version)')
    for (const change of ['insert', 'update', 'delete']) {
      db.run(`create temp trigger if not exists gift_after_${change} after ${change} on main.gift begin update gift_version set n = n + 1; end`)
    }
  }
  const version = db.get<{ n: number }>('select n from gift_version')?.n ?? 0
  const known = kept.get(db)
  if (known && known.version === version && known.rollbacks === db.rollbacks) return known.rows
  const rows = folded(db.all<Raw>('select * from gift order by id').map(toRow)).sort((a, b) => b.arrivedAt - a.arrivedAt || b.id - a.id)
  kept.set(db, { rows, version, rollbacks: db.rollbacks })
  return rows
}

function folded(rows: GiftRow[]): GiftRow[] {
  const groups = new Map<string, GiftRow[]>()
  for (const row of rows) {
    const key = row.messageId === null || row.bodyHash === null ? `#${row.id}` : `${row.accountId} ${row.bodyHash} ${row.messageId}`
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  return [...groups.values()].map((group) => {
    const main = group.find((row) => row.isPresent) ?? group[0]!
    const ends = group.map((row) => row.endedAt)
    const endedAt = ends.includes(null) ? null : Math.max(...ends.map(Number))
    return { ...main, arrivedAt: Math.min(...group.map((row) => row.arrivedAt)), endedAt, copyRefs: group.filter((row) => row !== main && row.isPresent).map((row) => row.ref) }
  })
}

/** The row of this id as the list shows it; of a folded copy, the row it is folded into. Throws `gift-unknown`. */
export function getGift(db: Database, id: GiftId): GiftRow {
  const raw = db.get<Raw>('select * from gift where id = ?', id)
  if (!raw) throw new KobanError('gift-unknown')
  return folded(sameMessage(db, raw).map(toRow))[0]!
}

function sameMessage(db: Database, raw: Raw): Raw[] {
  if (raw.message_id === null || raw.body_hash === null) return [raw]
  return db.all<Raw>('select * from gift where account_id = ? and message_id = ? and body_hash = ? order by id', raw.account_id, raw.message_id, raw.body_hash)
}

/** Other gift mails that carry one of its codes: quotes and forwards, also in other accounts. */
export function giftsWithSameCode(db: Database, id: GiftId): GiftId[] {
  const raw = db.get<Raw>('select * from gift where id = ?', id)
  if (!raw) throw new KobanError('gift-unknown')
  const same = new Set(sameMessage(db, raw).map((row) => row.id))
  const rows = db.all<{ id: number }>(
    `select distinct gift.id from gift, json_each(gift.fingerprints) as print where print.value in (select value from json_each(?)) order by gift.id`,
    raw.fingerprints,
  )
  return rows.filter((row) => !same.has(row.id)).map((row) => row.id as GiftId)
}

/**
 * The user's word on a code, for the mail and all its copies. `endedAt`: when it was redeemed, null when unknown: then it
 * ends nothing. Throws `gift-unknown`.
 */
export function markGift(db: Database, id: GiftId, state: 'redeemed' | 'used-by-another', endedAt: number | null): GiftRow {
  return forEachCopy(db, id, (row) =>
    db.run(
      `update gift set state_before_mark = coalesce(state_before_mark, state),
         ended_before_mark = iif(state_before_mark is null, ended_at, ended_before_mark),
         ended_at = iif(?2 is null, iif(state_before_mark is null, ended_at, ended_before_mark), min(?2, coalesce(iif(state_before_mark is null, ended_at, ended_before_mark), ?2))),
         state = ?1 where id = ?3`,
      state, endedAt, row.id,
    ),
  )
}

/** Takes the mark back. Throws `gift-unknown`. */
export function unmarkGift(db: Database, id: GiftId): GiftRow {
  return forEachCopy(db, id, (row) =>
    db.run(
      `update gift set
         ended_at = iif(state_before_mark = 'in-mailbox', null, coalesce(ended_before_mark, (select finished_at from removal where removal.receipt = gift.receipt), ended_at)),
         state = state_before_mark, state_before_mark = null, ended_before_mark = null
       where id = ? and state_before_mark is not null`,
      row.id,
    ),
  )
}

function forEachCopy(db: Database, id: GiftId, work: (row: Raw) => void): GiftRow {
  db.transaction(() => {
    const raw = db.get<Raw>('select * from gift where id = ?', id)
    if (!raw) throw new KobanError('gift-unknown')
    sameMessage(db, raw).forEach(work)
  })
  return getGift(db, id)
}

/** Where it lies, each copy included: what a removal has to look for. */
export const placesOf = (row: GiftRow): MessageRef[] => [row.ref, ...row.copyRefs]
