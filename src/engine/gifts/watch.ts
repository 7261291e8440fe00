// Looks for new mails without being asked: at start and from time to time, gently. Only accounts whose password is
// kept, never two at once, and never sooner than the provider likes; an account whose sign-in was refused waits for
// the user, since repeated refusals lock accounts.
import type { Account } from '../../shared/model'
import { PROVIDERS } from '../../shared/providers/index'
import type { Context } from '../context'
import { listAccounts } from '../store/accounts'
import { scanAccount } from './scan-account'

const LOOK_EVERY_MS = 60_000
/** Failures that a later try can mend by itself. */
const PASSING: readonly string[] = ['server-unreachable', 'server-name-unknown', 'server-timeout', 'server-hung-up', 'auth-throttled']

export type Watch = { begin(): void; stop(): void }

export function createWatch(ctx: Context): Watch {
  const triedAt = new Map<Account['id'], number>()
  let timer: NodeJS.Timeout | null = null

  function isDue(account: Account): boolean {
    if (!account.hasPassword) return false
    if (account.lastError !== null && !PASSING.includes(account.lastError.code)) return false
    const pauseMs = PROVIDERS.find((provider) => provider.id === account.provider)?.minPollMs ?? 15 * 60_000
    return ctx.now() - Math.max(account.lastScanAt ?? 0, triedAt.get(account.id) ?? 0) >= pauseMs
  }
  function look(): void {
    for (const account of listAccounts(ctx.db).filter(isDue)) {
      if (ctx.jobs.isBusy(account.id)) continue
      triedAt.set(account.id, ctx.now())
      ctx.jobs.start('scan', account.id, async (tools) => ({ kind: 'scan', result: await scanAccount(ctx, account, tools) }))
    }
  }
  return {
    begin() {
      if (timer) return
      timer = setInterval(look, LOOK_EVERY_MS).unref()
      look()
    },
    stop() {
      if (timer) clearInterval(timer)
      timer = null
    },
  }
}
