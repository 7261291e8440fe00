// All SQL of `also_readable`: how many mails that open or describe other accounts arrived on which day.
import { ALSO_READABLE, type AlsoReadable } from '../../shared/also-readable'
import type { AccountId } from '../../shared/model'
import type { Database } from './database'

/** `mark`: keyed fingerprint of what names the message. */
export type AlsoReadableRow = { mark: string; kind: AlsoReadable; /** UTC ms. */ arrivedAt: number }

const DAY_MS = 86_400_000
/** Days since 1970-01-01, UTC. */
export const dayOf = (time: number): number => Math.floor(time / DAY_MS)

/** A mail that is known already is counted once; its first day stays. */
export function saveAlsoReadable(db: Database, accountId: AccountId, rows: readonly AlsoReadableRow[]): void {
  for (const { mark, kind, arrivedAt } of rows) db.run('insert into also_readable (account_id, mark, kind, day) values (?, ?, ?, ?) on conflict do nothing', accountId, mark, kind, dayOf(arrivedAt))
}

/** Mails of each kind that arrived on one of the days; kinds without any are left out, the order is ALSO_READABLE's. */
export function countAlsoReadable(db: Database, accountId: AccountId, days: ReadonlySet<number>): Map<AlsoReadable, number> {
  const counts = new Map<string, number>()
  for (const { kind, day, n } of db.all<{ kind: string; day: number; n: number }>('select kind, day, count(*) as n from also_readable where account_id = ? group by kind, day', accountId)) {
    if (days.has(day)) counts.set(kind, (counts.get(kind) ?? 0) + n)
  }
  return new Map(ALSO_READABLE.flatMap((kind) => (counts.has(kind) ? [[kind, counts.get(kind) ?? 0] as const] : [])))
}
