// One account's scan as a job of the engine: signs in, reads what is new, stores each portion, tells the window.
import type { ScanSummary } from '../../shared/engine-api'
import { KobanError } from '../../shared/errors'
import type { Account } from '../../shared/model'
import { PROVIDERS } from '../../shared/providers/index'
import type { Context } from '../context'
import type { Report } from '../jobs'
import { setScanned } from '../store/accounts'
import { prepareScan, scan } from './scan'
import { scanStore } from './scan/scan-store'

/** What was read until a failure or a cancel is kept; the next scan goes on from there. */
export async function scanAccount(ctx: Context, account: Account, { signal, report }: { signal: AbortSignal; report: Report }, password?: string): Promise<ScanSummary> {
  await ctx.releaseReaders(account.id)
  await ctx.releaseRemovals(account.id)
  await ctx.recover(account.id, password)
  if (signal.aborted) throw new KobanError('job-cancelled')
  prepareScan()
  const session = await ctx.connect(account, password)
  try {
    const summary = await scan(session, {
      ...scanStore(ctx.db, account.id, ctx.now, (hasNotices) => (hasNotices ? ctx.changed('gifts', 'access') : ctx.changed('gifts'))),
      authservId: PROVIDERS.find((provider) => provider.id === account.provider)?.authservId ?? [],
      mailbox: { provider: account.provider, address: account.address },
      onProgress: ({ done, total, folder }) => report(done, total, folder),
      signal,
      now: ctx.now,
    })
    setScanned(ctx.db, account.id, ctx.now(), account.messagesSeen + summary.messages)
    ctx.changed('accounts', 'gifts')
    return summary
  } finally {
    await session.close()
  }
}
