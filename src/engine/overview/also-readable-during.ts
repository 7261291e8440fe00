// What else came while somebody unexplained was in the mailbox: whoever asks another service for a new password waits for
// its mail, so it is the day of the access that tells. Days are UTC, on both sides.
import { ALSO_READABLE, type AlsoReadable } from '../../shared/also-readable'
import type { Account } from '../../shared/model'
import { judged } from '../access/judge'
import type { Context } from '../context'
import { exposingOf } from '../exposure/exposing'
import { countAlsoReadable, dayOf } from '../store/also-readable'

export function alsoReadableDuring(ctx: Context, accounts: readonly Account[]): { kind: AlsoReadable; count: number }[] {
  const of = judged(ctx.db)
  const sums = new Map<AlsoReadable, number>()
  for (const { id } of accounts) {
    const { starts, ends } = exposingOf(of, id).yes
    const days = new Set<number>()
    for (const time of starts) days.add(dayOf(time))
    for (const time of ends) days.add(dayOf(time))
    if (days.size === 0) continue
    for (const [kind, count] of countAlsoReadable(ctx.db, id, days)) sums.set(kind, (sums.get(kind) ?? 0) + count)
  }
  return ALSO_READABLE.flatMap((kind) => (sums.has(kind) ? [{ kind, count: sums.get(kind) ?? 0 }] : []))
}
