// The removal door's methods of the contract: one click deletes, Undo puts back. Jobs over the functions of removal.ts.
import type { EngineApi, RecoveryReport, RemovalResult, UndoResult } from '../../shared/engine-api'
import { KobanError, toErrorData } from '../../shared/errors'
import type { AccountId, GiftId, ReceiptId } from '../../shared/model'
import type { Handlers } from '../../shared/rpc'
import type { Context } from '../context'
import { judgeGifts, type JudgedGift } from '../gifts/gift-mails'
import type { MailSession } from '../imap/session'
import { getAccount, listAccounts } from '../store/accounts'
import { accountOfReceipt } from '../store/removals'
import { recover, removeGift, shareSession, undo } from './removal'
import type { SharedSession } from './share-session'

type RemovalMethods = Pick<EngineApi, 'removal.start' | 'removal.undo'>

export type RemovalFeature = {
  handlers: Handlers<RemovalMethods>
  /** Finishes or rolls back what a crash left; at start, before anything else touches the accounts. */
  recover(): Promise<RecoveryReport>
  /** What `removal.start` does for one mail; for the command line, which brings its own connection. */
  removeOne(gift: JudgedGift, open: () => Promise<MailSession>): Promise<RemovalResult>
}

export function createRemoval(ctx: Context): RemovalFeature {
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
    const shared = sessionsOf(ctx)
    try {
      for (const giftId of giftIds) {
        // Between two mails only: one that was begun is brought to its end.
        if (signal.aborted) break
        report(results.length, giftIds.length)
        const gift = judgeGifts(ctx).find(({ row }) => row.id === giftId)
        results.push(gift ? await removeOne(gift, () => shared.open(gift.row.accountId)) : refused(giftId, new KobanError('gift-unknown')))
        ctx.changed('gifts', 'vault')
      }
      report(results.length, giftIds.length)
      return results
    } finally {
      await shared.close()
    }
  }

  const handlers: Handlers<RemovalMethods> = {
    'removal.start': ({ giftIds }) => {
      const first = judgeGifts(ctx).find(({ row }) => row.id === giftIds[0])
      if (!first) throw new KobanError('gift-unknown')
      const jobId = ctx.jobs.start('removal', first.row.accountId, async ({ signal, report }) => ({ kind: 'removal', result: await removeMany(giftIds, signal, report) }))
      return { jobId }
    },
    'removal.undo': ({ receipt }) => {
      const accountId = accountOfReceipt(ctx.db, receipt)
      const jobId = ctx.jobs.start('undo', accountId, async (): Promise<{ kind: 'undo'; result: UndoResult }> => {
        try {
          return { kind: 'undo', result: await undo({ store: ctx.db, clock: ctx.now, open: () => openAlone(ctx, accountId), ...trashOf(ctx, accountId) }, receipt) }
        } finally {
          ctx.changed('gifts', 'vault')
        }
      })
      return { jobId }
    },
  }
  return {
    handlers, removeOne,
    async recover() {
      const report = await recover({
        store: ctx.db, clock: ctx.now, open: (accountId) => ctx.connect(getAccount(ctx.db, accountId)),
        trashPath: (accountId) => trashOf(ctx, accountId).trashPath,
      })
      if (report.receipts.length > 0) ctx.changed('gifts', 'vault')
      return report
    },
  }
}

const refused = (giftId: GiftId, error: KobanError): RemovalResult => ({ receipt: '' as ReceiptId, giftId, outcome: 'refused', copies: 0, error: toErrorData(error) })

/** The Trash that the user named; an account that was removed since has none. */
function trashOf(ctx: Context, accountId: AccountId): { trashPath?: string } {
  const path = listAccounts(ctx.db).find((account) => account.id === accountId)?.trashPath
  return path == null ? {} : { trashPath: path }
}

/** The only connection to the account: what merely waits for another look is closed first. */
async function openAlone(ctx: Context, accountId: AccountId): Promise<MailSession> {
  await ctx.releaseReaders(accountId)
  return ctx.connect(getAccount(ctx.db, accountId))
}

/** One connection per account for a whole bulk delete: many sign-ins in a row look like an attack to a provider. */
function sessionsOf(ctx: Context): { open(accountId: AccountId): Promise<MailSession>; close(): Promise<void> } {
  const held = new Map<AccountId, SharedSession>()
  return {
    open(accountId) {
      const shared = held.get(accountId) ?? shareSession(() => openAlone(ctx, accountId))
      held.set(accountId, shared)
      return shared.open()
    },
    async close() {
      for (const shared of held.values()) await shared.close()
    },
  }
}
