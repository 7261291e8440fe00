// All SQL of `notice`: what providers' mails told of a mailbox, and what the user said of it.
import type { AccountId, MessageRef, NoticeId } from '../../shared/model'
import type { NoticeAnswer, NoticeKind, NoticeService } from '../../shared/notices'
import type { Database } from './database'

export type NoticeFacts = {
  kind: NoticeKind
  time: number
  isTimeStated: boolean
  ip: string | null
  country: string | null
  place: string | null
  client: string | null
  service: NoticeService
  isVerified: boolean
  ref: MessageRef
  /** Without angle brackets; null when it has none. */
  messageId: string | null
  bodyHash: string
  /** Numbers in it are masked. */
  subject: string
  sender: string
  /** Date of the mail, else when the server got it. */
  sentAt: number
}
export type NoticeRow = NoticeFacts & { id: NoticeId; accountId: AccountId; answer: NoticeAnswer | null }

type Raw = {
  id: number; account_id: number; kind: string; time: number; is_time_stated: number; ip: string | null; country: string | null; place: string | null; client: string | null
  service: string; is_verified: number; folder: string; uid_validity: number; uid: number; message_id: string; body_hash: string; subject: string; sender: string; sent_at: number; answer: string | null
}

const toRow = (r: Raw): NoticeRow => ({
  id: r.id as NoticeId, accountId: r.account_id as AccountId, kind: r.kind as NoticeKind, time: r.time, isTimeStated: r.is_time_stated === 1,
  ip: r.ip, country: r.country, place: r.place, client: r.client, service: r.service as NoticeService, isVerified: r.is_verified === 1,
  ref: { folderPath: r.folder, uidValidity: r.uid_validity, uid: r.uid }, messageId: r.message_id === '' ? null : r.message_id, bodyHash: r.body_hash,
  subject: r.subject, sender: r.sender, sentAt: r.sent_at, answer: r.answer as NoticeAnswer | null,
})

const revisions = new WeakMap<Database, number>()
/** Another number after every change of a row. */
export const noticeRevision = (db: Database): number => revisions.get(db) ?? 0
const changed = (db: Database) => void revisions.set(db, noticeRevision(db) + 1)

/** One message in many places, or read again, is one notice: the place it was seen in last is kept. Returns how many are new. */
export function saveNotices(db: Database, accountId: AccountId, found: readonly NoticeFacts[], foundAt: number): number {
  const count = () => db.get<{ n: number }>('select count(*) as n from notice where account_id = ?', accountId)?.n ?? 0
  if (found.length === 0) return 0
  const before = count()
  for (const n of found) {
    db.run(
      `insert into notice (account_id, kind, time, is_time_stated, ip, country, place, client, service, is_verified, folder, uid_validity, uid, message_id, body_hash, subject, sender, sent_at, found_at)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       on conflict (account_id, message_id, body_hash, kind) do update set folder = excluded.folder, uid_validity = excluded.uid_validity, uid = excluded.uid,
         is_verified = max(is_verified, excluded.is_verified)`,
      accountId, n.kind, n.time, n.isTimeStated ? 1 : 0, n.ip, n.country, n.place, n.client, n.service, n.isVerified ? 1 : 0,
      n.ref.folderPath, n.ref.uidValidity, n.ref.uid, n.messageId ?? '', n.bodyHash, n.subject, n.sender, n.sentAt, foundAt,
    )
  }
  changed(db)
  return count() - before
}

/** Ascending by time. */
export const listNotices = (db: Database): NoticeRow[] => db.all<Raw>('select * from notice order by time, id').map(toRow)

/** Null takes an answer back. */
export function answerNotice(db: Database, id: NoticeId, answer: NoticeAnswer | null, at: number): void {
  db.run('update notice set answer = ?, answered_at = ? where id = ?', answer, answer === null ? null : at, id)
  changed(db)
}
