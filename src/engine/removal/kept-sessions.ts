// The connections of deletes and undos: one per account for a whole bulk, kept for a few seconds for the next one, since
// many sign-ins in a row look like an attack to a provider. A sign-in that failed is not tried again for the mails after it.
import { fromErrorData, toErrorData } from '../../shared/errors'
import type { AccountId, ErrorData } from '../../shared/model'
import type { MailSession } from '../imap/session'
import { shareSession, type SharedSession } from './share-session'

export type KeptSessions = {
  /** For `RemovalDeps.open`. Throws the account's failure again without signing in. */
  open(accountId: AccountId): Promise<MailSession>
  failureOf(accountId: AccountId): ErrorData | null
  /** Nothing is closed while `work` runs. */
  during<T>(accountIds: readonly AccountId[], work: () => Promise<T>): Promise<T>
  /** Closes what waits for the next delete and forgets a failure. */
  release(accountId: AccountId): Promise<void>
  releaseAll(): Promise<void>
}

type Held = { shared: SharedSession; failure: ErrorData | null; users: number; timer: NodeJS.Timeout | undefined }

/** A network that was away for a moment holds up a bulk, not the next click. */
const AWAY_MS = 1_000

export function keepSessions(signIn: (accountId: AccountId) => Promise<MailSession>, lingerMs: number): KeptSessions {
  const all = new Map<AccountId, Held>()
  const heldOf = (accountId: AccountId): Held => {
    const held = all.get(accountId) ?? { shared: shareSession(() => signIn(accountId)), failure: null, users: 0, timer: undefined }
    all.set(accountId, held)
    return held
  }
  async function release(accountId: AccountId): Promise<void> {
    const held = all.get(accountId)
    if (!held || held.users > 0) return
    all.delete(accountId)
    clearTimeout(held.timer)
    await held.shared.close()
  }
  return {
    release,
    async open(accountId) {
      const held = heldOf(accountId)
      if (held.failure) throw fromErrorData(held.failure)
      try {
        return await held.shared.open()
      } catch (error) {
        held.failure = toErrorData(error)
        throw error
      }
    },
    failureOf: (accountId) => all.get(accountId)?.failure ?? null,
    async during(accountIds, work) {
      const mine = accountIds.map((accountId) => ({ accountId, held: heldOf(accountId) }))
      for (const { held } of mine) {
        clearTimeout(held.timer)
        held.users++
      }
      try {
        return await work()
      } finally {
        for (const { accountId, held } of mine) {
          held.users--
          const isAway = held.failure !== null && !held.failure.code.startsWith('auth-')
          // A session that has gone needs no closing.
          held.timer = setTimeout(() => void release(accountId).catch(() => undefined), isAway ? AWAY_MS : lingerMs).unref()
        }
      }
    },
    async releaseAll() {
      for (const accountId of all.keys()) await release(accountId)
    },
  }
}
