// Reminds, while nobody looks at the window, that a log is about to lose rows: each state of a log once, tried again until
// somebody was there to be told. The window itself says it on its screens at any time.
import type { RollOffReminder } from '../../shared/host-api'
import type { Context } from '../context'
import { listAccounts } from '../store/accounts'
import { readSetting, writeSetting } from '../store/settings'
import { rollOffs } from './roll-offs'

const FIRST_MS = 60_000
const EVERY_MS = 3_600_000
/** How far the record of a log reached when it was reminded of, by account and track. */
const KEY = 'roll-offs-told'

export type Reminder = { begin(): void; stop(): void; /** What `begin` does from time to time. */ look(): Promise<void> }

/** `remind` answers whether it was shown: it is not while the user looks at the window. */
export function createRollOffReminder(ctx: Pick<Context, 'db' | 'now'>, remind: (reminder: RollOffReminder) => Promise<boolean>): Reminder {
  let timer: NodeJS.Timeout | null = null
  async function look(): Promise<void> {
    const providers = new Map(listAccounts(ctx.db).map(({ id, provider }) => [id, provider]))
    for (const { accountId, track, lostFrom, isSure, isDue, to } of rollOffs(ctx)) {
      const key = `${accountId} ${track}`
      const told = readSetting<Record<string, number>>(ctx.db, KEY) ?? {}
      if (!isDue || lostFrom === null || told[key] === to) continue
      if (!(await remind({ provider: providers.get(accountId) ?? 'other', track, lostFrom, isSure }))) return
      writeSetting(ctx.db, KEY, { ...told, [key]: to })
    }
  }
  // A reminder that fails is no reason to end anything: it is tried again.
  const lookAgain = () => void look().catch(() => undefined).finally(() => timer && (timer = setTimeout(lookAgain, EVERY_MS).unref()))
  return {
    look,
    begin: () => void (timer ??= setTimeout(lookAgain, FIRST_MS).unref()),
    stop() {
      if (timer) clearTimeout(timer)
      timer = null
    },
  }
}
