// The removal door's methods of the contract: one click deletes, Undo puts back. Jobs over the functions of removal.ts.
import type { EngineApi, RecoveryReport, RemovalResult, UndoResult } from '../../shared/engine-api'
import { KobanError, toErrorData } from '../../shared/errors'
import type { AccountId, ErrorData, GiftId, ReceiptId } from '../../shared/model'
import type { Handlers } from '../../shared/rpc'
import type { Context } from '../context'
import { judgeGifts, type JudgedGift } from '../gifts/gift-mails'
import type { MailSession } from '../imap/session'
import { getAccount, listAccounts } from '../store/accounts'
import { accountOfReceipt, openRemovals } from '../store/removals'
import { keepSessions } from './kept-sessions'
import { recover, removeGift, undo } from './removal'

type RemovalMethods = Pick<EngineApi, 'removal.start' | 'removal.undo'>

export type RemovalFeature = {
  handlers: Handlers<RemovalMethods>
  /**
   * Finishes or rolls back what a crash left: at start, of all accounts; later, of one. An account's sign-in is tried once;
   * with `only` its failure is thrown when everything that needs no connection is done.
   */
  recover(only?: AccountId, password?: string): Promise<RecoveryReport>
  isRecovering(accountId: AccountId): boolean
  release(accountId: AccountId): Promise<void>
  stop(): Promise<void>
  /** What `removal.start` does for one mail; for the command line, which brings its own connection. */
  removeOne(gift: JudgedGift, open: () => Promise<MailSession>): Promise<RemovalResult>
}

export function createRemoval(ctx: Context): RemovalFeature {
  const kept = keepSessions((accountId) => openAlone(ctx, accountId), ctx.lingerMs)
  const recovering = new Set<AccountId>()
  const removeOne = (gift: JudgedGift, open: () => Promise<MailSession>) => {
    const { row, mail } = gift
    return removeGift({
      store: ctx.db, clock: ctx.now, open, ...trashOf(ctx, row.accountId),
      gift: {
        id: row.id, accountId: row.accountId, ref: row.ref, messageId: row.messageId, sizeBytes: row.sizeBytes,
        brand: row.brand, brandName: row.brandName, money: row.money, expires: row.expires, exposure: mail.exposure,
      },
    })
  }

  async function removeMany(giftIds: readonly GiftId[], signal: AbortSignal, report: (done: number, total: number) => void): Promise<RemovalResult[]> {
    const results: RemovalResult[] = []
    for (const giftId of giftIds) {
      // Between two mails only: one that was begun is brought to its end.
      if (signal.aborted) break
      report(results.length, giftIds.length)
      const gift = judgeGifts(ctx).find(({ row }) => row.id === giftId)
      // Repeated refusals lock accounts: the first one answers for all the rest.
      const failure = gift ? kept.failureOf(gift.row.accountId) : toErrorData(new KobanError('gift-unknown'))
      results.push(gift && !failure ? await removeOne(gift, () => kept.open(gift.row.accountId)) : refused(giftId, failure))
      ctx.changed('gifts', 'vault')
    }
    report(results.length, giftIds.length)
    return results
  }

  const handlers: Handlers<RemovalMethods> = {
    'removal.start': async ({ giftIds }) => {
      const asked = new Set(giftIds)
      const [first, ...others] = new Set(judgeGifts(ctx).flatMap(({ row }) => (asked.has(row.id) ? [row.accountId] : [])))
      if (first === undefined) throw new KobanError('gift-unknown')
      const accountIds = [first, ...others] as const
      await Promise.all(accountIds.map((accountId) => ctx.pauseScan(accountId)))
      const jobId = ctx.jobs.start('removal', accountIds, async ({ signal, report }) => ({
        kind: 'removal', result: await kept.during(accountIds, () => removeMany(giftIds, signal, report)),
      }))
      return { jobId }
    },
    'removal.undo': async ({ receipt }) => {
      const accountId = accountOfReceipt(ctx.db, receipt)
      await ctx.pauseScan(accountId)
      const jobId = ctx.jobs.start('undo', [accountId], async (): Promise<{ kind: 'undo'; result: UndoResult }> => {
        const work = () => undo({ store: ctx.db, clock: ctx.now, open: () => kept.open(accountId), ...trashOf(ctx, accountId) }, receipt)
        try {
          return { kind: 'undo', result: await kept.during([accountId], work) }
        } finally {
          ctx.changed('gifts', 'vault')
        }
      })
      return { jobId }
    },
  }
  return {
    handlers, removeOne,
    isRecovering: (accountId) => recovering.has(accountId),
    release: kept.release,
    stop: kept.releaseAll,
    async recover(only, password) {
      const failures = new Map<AccountId, unknown>()
      const open = async (accountId: AccountId) => {
        if (failures.has(accountId)) throw failures.get(accountId)
        recovering.add(accountId)
        try {
          return await openAlone(ctx, accountId, password)
        } catch (error) {
          failures.set(accountId, error)
          throw error
        }
      }
      const accountIds = new Set(openRemovals(ctx.db).flatMap((r) => (only === undefined || r.accountId === only ? [r.accountId] : [])))
      try {
        const report = await recover({ store: ctx.db, clock: ctx.now, open, trashPath: (accountId) => trashOf(ctx, accountId).trashPath, ...(only === undefined ? {} : { only }) })
        if (report.receipts.length > 0) ctx.changed('gifts', 'vault')
        if (only !== undefined && failures.has(only)) throw failures.get(only)
        return report
      } finally {
        for (const accountId of accountIds) recovering.delete(accountId)
      }
    },
  }
}

const refused = (giftId: GiftId, error: ErrorData | null): RemovalResult => ({ receipt: '' as ReceiptId, giftId, outcome: 'refused', copies: 0, error })

/** The Trash that the user named; an account that was removed since has none. */
function trashOf(ctx: Context, accountId: AccountId): { trashPath?: string } {
  const path = listAccounts(ctx.db).find((account) => account.id === accountId)?.trashPath
  return path == null ? {} : { trashPath: path }
}

/** The only connection to the account: what merely waits for another look is closed first. */
async function openAlone(ctx: Context, accountId: AccountId, password?: string): Promise<MailSession> {
  await ctx.releaseReaders(accountId)
  return ctx.connect(getAccount(ctx.db, accountId), password)
}
