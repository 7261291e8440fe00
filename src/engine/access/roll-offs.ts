// The logs of all mailboxes that will lose rows, by what is on record of each.
import type { RollOff } from '../../shared/engine-api'
import type { AccountId, Track } from '../../shared/model'
import type { Context } from '../context'
import { listAccounts } from '../store/accounts'
import { newestRecord } from '../store/newest-records'
import { rollOffOf } from './roll-off'

const TRACKS: readonly Track[] = ['mail-software', 'web']

/** Soonest first; those without a date at the end. */
export function rollOffs(ctx: Pick<Context, 'db' | 'now'>, only?: { accountId: AccountId | null; tracks: readonly Track[] }): RollOff[] {
  return listAccounts(ctx.db)
    .filter((account) => only === undefined || account.id === only.accountId)
    .flatMap(({ id, provider }) =>
      (only?.tracks ?? TRACKS).flatMap((track) => {
        const newest = newestRecord(ctx.db, id, track, ctx.now())
        return (newest && rollOffOf({ accountId: id, track, provider, ...newest }, ctx.now())) ?? []
      }))
    .sort((a, b) => (a.lostFrom ?? Infinity) - (b.lostFrom ?? Infinity))
}
