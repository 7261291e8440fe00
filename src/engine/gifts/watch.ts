// Looks for new mails without being asked: at start and from time to time, gently. Only accounts whose password is
// kept, never two at once, and never sooner than the provider likes; an account whose sign-in was refused waits for
// the user, since repeated refusals lock accounts.
import type { Account } from '../../shared/model'
import { PROVIDERS } from '../../shared/providers/index'
import type { Context } from '../context'
import { waitsForUser } from '../accounts/refused'
import { listAccounts } from '../store/accounts'
import type { Scans } from './scans'

const LOOK_EVERY_MS = 60_000
const HALF_A_DAY_MS = 12 * 3_600_000
/** Their own login list keeps few rows: each sign-in of Koban pushes out one that may be the intruder's. */
const KEEPS_FEW_ROWS: readonly string[] = ['yahoojp']

export type Watch = { begin(): void; stop(): void }

export function createWatch(ctx: Context, scans: Scans): Watch {
  const triedAt = new Map<Account['id'], number>()
  let timer: NodeJS.Timeout | null = null

  function isDue(account: Account): boolean {
    if (!account.hasPassword) return false
    if (waitsForUser(account)) return false
    const leastMs = PROVIDERS.find((provider) => provider.id === account.provider)?.minPollMs ?? 15 * 60_000
    const pauseMs = KEEPS_FEW_ROWS.includes(account.provider) ? Math.max(leastMs, HALF_A_DAY_MS) : leastMs
    return ctx.now() - (account.lastScanAt ?? 0) >= pauseMs && ctx.now() - (triedAt.get(account.id) ?? 0) >= leastMs
  }
  function look(): void {
    for (const account of listAccounts(ctx.db).filter(isDue)) {
      if (ctx.isWorking(account.id)) continue
      triedAt.set(account.id, ctx.now())
      scans.start(account.id)
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
