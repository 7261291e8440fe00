// Starts scans and sets them aside: a delete, an Undo or a code that the user wants to see comes first. A scan that was set
// aside goes on, from where it was, when the account has been left alone for a while.
import { KobanError } from '../../shared/errors'
import type { AccountId, JobId } from '../../shared/model'
import { waitsForUser } from '../accounts/refused'
import type { Context } from '../context'
import { getAccount, listAccounts } from '../store/accounts'
import { scanAccount } from './scan-account'

export type Scans = {
  /** Throws `account-busy`, `account-unknown`. */
  start(accountId: AccountId, password?: string): JobId
  /** Resolves when no scan works on the account. */
  pause(accountId: AccountId): Promise<void>
  stop(): void
}

export function createScans(ctx: Context): Scans {
  const paused = new Map<AccountId, NodeJS.Timeout>()
  let isStopped = false

  function start(accountId: AccountId, password?: string): JobId {
    const account = getAccount(ctx.db, accountId)
    const jobId = ctx.jobs.start('scan', [accountId], async (tools) => ({ kind: 'scan', result: await scanAccount(ctx, account, tools, password) }))
    clearTimeout(paused.get(accountId))
    paused.delete(accountId)
    return jobId
  }
  function goOnLater(accountId: AccountId): void {
    if (isStopped) return
    clearTimeout(paused.get(accountId))
    paused.set(accountId, setTimeout(() => goOn(accountId), ctx.lingerMs).unref())
  }
  function goOn(accountId: AccountId): void {
    if (ctx.isWorking(accountId)) return goOnLater(accountId)
    paused.delete(accountId)
    const account = listAccounts(ctx.db).find((a) => a.id === accountId)
    if (account && !waitsForUser(account)) start(accountId)
  }
  return {
    start,
    async pause(accountId) {
      if (isStopped) throw new KobanError('engine-stopped')
      if (await ctx.jobs.preempt(accountId, ['scan'])) goOnLater(accountId)
      // Another act of the user: the scan waits a little longer.
      else if (paused.has(accountId)) goOnLater(accountId)
    },
    stop() {
      isStopped = true
      for (const timer of paused.values()) clearTimeout(timer)
      paused.clear()
    },
  }
}
