// At start, after a sign-in mended, and before a scan: every journal that a crash, a lost connection or a full disk left open is finished or rolled back. Running it
// twice does no more than running it once. Foreign messages whose flags are off come first.
import type { RecoveryReport } from '../../shared/engine-api'
import { toErrorData } from '../../shared/errors'
import type { AccountId } from '../../shared/model'
import type { MailSession } from '../imap/session'
import type { Database } from '../store/database'
import { openRemovals, type Removal } from '../store/removals'
import { connection, type Connection } from './connection'
import { repairForeign } from './foreign'
import { readJournal } from './journal'
import { recoverOne, rollBackUnsafe } from './recover-one'
import type { Checkpoint } from './removal-deps'
import { inTurn } from './turns'
import { undoJournal } from './undo'

export type RecoverDeps = {
  store: Database
  /** Signs in to an account; what it throws (offline, no password stored) leaves that account's journals open. */
  open: (accountId: AccountId) => Promise<MailSession>
  clock: () => number
  checkpoint?: Checkpoint
  trashPath?: (accountId: AccountId) => string | undefined
  /** This account's journals only. */
  only?: AccountId
}

/** `open` counts what could not be settled now: no connection, or a delete that the server would not prove. */
export async function recover(deps: RecoverDeps): Promise<RecoveryReport> {
  const report: RecoveryReport = { finished: 0, rolledBack: 0, open: 0, receipts: [] }
  for (const accountId of new Set(openRemovals(deps.store).map((r) => r.accountId))) {
    if (deps.only !== undefined && accountId !== deps.only) continue
    await inTurn(deps.store, accountId, () => recoverAccount(deps, accountId, report))
  }
  return report
}

async function recoverAccount(deps: RecoverDeps, accountId: AccountId, report: RecoveryReport): Promise<void> {
  const removals = openRemovals(deps.store).filter((r) => r.accountId === accountId)
  report.receipts.push(...removals.map((r) => r.receipt))
  const waiting = removals.filter((removal) => !rollBackUnsafe(readJournal(deps, removal.receipt)))
  report.rolledBack += removals.length - waiting.length
  if (waiting.length > 0) await settleAll({ deps, accountId, waiting, report })
}

type Recovering = { deps: RecoverDeps; accountId: AccountId; waiting: Removal[]; report: RecoveryReport }

async function settleAll({ deps, accountId, waiting, report }: Recovering): Promise<void> {
  const held = connection(() => deps.open(accountId))
  try {
    for (const { receipt } of waiting) {
      const journal = readJournal(deps, receipt)
      if (journal.messages('foreign').some((m) => m.state === 'set-aside')) await repairForeign({ journal, session: await held.session() })
    }
    for (const removal of waiting) report[await settleOne({ deps, held, removal })]++
  } catch (error) {
    if (toErrorData(error).code === 'internal') throw error
    // A foreign message could not be put back now: nothing else of this account is begun.
    report.open += waiting.length
  } finally {
    await held.close()
  }
}

async function settleOne({ deps, held, removal }: { deps: RecoverDeps; held: Connection; removal: Removal }): Promise<'finished' | 'rolledBack' | 'open'> {
  const journal = readJournal(deps, removal.receipt)
  try {
    // Nothing is decided before the account was reached: without a connection a journal stays open.
    await held.session()
    if (removal.state === 'undoing') {
      await undoJournal({ journal, connection: held })
      return 'finished'
    }
    const { outcome } = await recoverOne({ journal, connection: held, trashPath: deps.trashPath?.(removal.accountId) })
    return outcome === 'removed' ? 'finished' : outcome === 'refused' ? 'rolledBack' : 'open'
  } catch (error) {
    if (toErrorData(error).code === 'internal') throw error
    return 'open'
  }
}
