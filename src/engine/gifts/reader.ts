// Reads one gift mail again, for its preview and its codes: from the vault when it is there, else from the server,
// read-only. A connection is kept for a few seconds, so that looking through a list does not sign in at every row; a text
// that was read is kept in memory (its codes masked), so that a list that changes does not fetch it again. Nothing signs in
// beside a job.
import type { RevealedCodes } from '../../shared/engine-api'
import { fromErrorData, KobanError } from '../../shared/errors'
import type { AccountId, MessageRef } from '../../shared/model'
import { isSignInRefused } from '../accounts/refused'
import type { Context } from '../context'
import type { MailSession } from '../imap/session'
import { parseMessage } from '../mime/parse'
import { plainTextPreview } from '../mime/preview'
import { getAccount } from '../store/accounts'
import type { GiftRow } from '../store/gifts'
import { rawInVault } from '../vault/vault-feature'
import { judgeOpened } from './judge'
import { ownBrands } from './own-brands'

const KEPT_MS = 20_000
const KEPT_TEXTS = 30
/** Not years, times or addresses. */
const ONE_TIME = /(?<![\d./:-])\d{4,8}(?![\d./:年-])/g

type Place = Pick<GiftRow, 'accountId' | 'ref'>

export type Reader = {
  /** Plain text, codes masked. Throws the connection codes, `account-busy`, `message-moved`, `message-gone`. */
  preview(row: GiftRow): Promise<string>
  /** Of any message: read from the server, kept by `key`; numbers that may be one-time codes are masked. Throws the same. */
  previewOf(key: string, accountId: AccountId, ref: MessageRef): Promise<string>
  /** A running scan is set aside for it. */
  codes(row: GiftRow): Promise<RevealedCodes>
  /** Waits for what is being read, then closes the kept connection. */
  release(accountId: AccountId): Promise<void>
}

export function createReader(ctx: Context): Reader {
  const kept = new Map<AccountId, { session: Promise<MailSession>; timer: NodeJS.Timeout }>()
  // One at a time per account: two commands at once would open each other's folders.
  const queue = new Map<AccountId, Promise<unknown>>()
  const texts = new Map<string, string>()

  async function release(accountId: AccountId): Promise<void> {
    const entry = kept.get(accountId)
    kept.delete(accountId)
    if (!entry) return
    clearTimeout(entry.timer)
    // A session that never opened, or has gone, needs no closing.
    await entry.session.then((session) => session.close()).catch(() => undefined)
  }
  function sessionFor(accountId: AccountId): Promise<MailSession> {
    const session = kept.get(accountId)?.session ?? ctx.releaseRemovals(accountId).then(() => ctx.connect(getAccount(ctx.db, accountId)))
    clearTimeout(kept.get(accountId)?.timer)
    kept.set(accountId, { session, timer: setTimeout(() => void release(accountId), KEPT_MS).unref() })
    return session
  }
  async function fromServer(row: Place): Promise<Buffer> {
    if (ctx.isWorking(row.accountId)) throw new KobanError('account-busy')
    const account = getAccount(ctx.db, row.accountId)
    if (account.lastError !== null && isSignInRefused(account)) throw fromErrorData(account.lastError)
    try {
      const session = await sessionFor(row.accountId)
      const folder = await session.openReadOnly(row.ref.folderPath)
      if (folder.uidValidity !== row.ref.uidValidity) throw new KobanError('message-moved')
      return await session.source(row.ref.uid)
    } catch (error) {
      await release(row.accountId)
      throw error
    }
  }
  function raw(row: GiftRow): Promise<Buffer> {
    const vaulted = rawInVault(ctx.db, row.id)
    if (vaulted) return Promise.resolve(vaulted)
    return row.isPresent ? inTurn(row) : Promise.reject(new KobanError('message-gone'))
  }
  function inTurn(row: Place): Promise<Buffer> {
    const next = (queue.get(row.accountId) ?? Promise.resolve()).then(() => fromServer(row), () => fromServer(row))
    queue.set(row.accountId, next)
    return next
  }
  async function shown(bytes: Buffer): Promise<string> {
    const { message, detection } = await judgeOpened(parseMessage(bytes), { brands: ownBrands(ctx.db) })
    const { codes, pins, links } = detection
    return plainTextPreview(message, [...codes, ...pins, ...links])
  }
  function keep(key: string, text: string): string {
    texts.set(key, text)
    const [oldest] = texts.keys()
    if (texts.size > KEPT_TEXTS && oldest !== undefined) texts.delete(oldest)
    return text
  }
  return {
    async release(accountId) {
      await queue.get(accountId)?.catch(() => undefined)
      await release(accountId)
    },
    async preview(row) {
      const key = `${row.id} ${row.isPresent} ${row.ref.uidValidity} ${row.ref.uid} ${row.ref.folderPath}`
      const known = texts.get(key)
      if (known !== undefined) return known
      return keep(key, await shown(await raw(row)))
    },
    async previewOf(key, accountId, ref) {
      return texts.get(key) ?? keep(key, (await shown(await inTurn({ accountId, ref }))).replace(ONE_TIME, '••••'))
    },
    async codes(row) {
      await ctx.pauseScan(row.accountId)
      const { codes, pins, links } = (await judgeOpened(parseMessage(await raw(row)), { brands: ownBrands(ctx.db) })).detection
      return { codes, pins, links }
    },
  }
}
