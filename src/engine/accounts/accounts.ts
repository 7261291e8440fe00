// The feature "accounts": test a sign-in, add, keep or forget a password, remove. A refused sign-in keeps its cause.
import { setTimeout as pause } from 'node:timers/promises'
import type { EngineApi, NewAccount, SignInTest } from '../../shared/engine-api'
import { KobanError, toErrorData } from '../../shared/errors'
import type { Account, AccountId } from '../../shared/model'
import { PROVIDERS } from '../../shared/providers/index'
import type { Handlers } from '../../shared/rpc'
import type { Context } from '../context'
import type { ScanSession } from '../imap/session'
import { signIn } from '../imap/sign-in'
import { removeAccessesOf } from '../store/accesses'
import { addOwnSignIn, getAccount, listAccounts, passwordOf, removeAccount, saveAccount, setAccountError, setPassword, setTrashPath } from '../store/accounts'
import { openRemovals, setRemovalState } from '../store/removals'
import { forgetGiftsOf } from '../store/vault'
import { judgeStore } from '../access/judge'

type AccountMethods = Pick<EngineApi, 'account.list' | 'account.test' | 'account.add' | 'account.setPassword' | 'account.folders' | 'account.setTrash' | 'account.remove'>

const providerOf = (id: string) => {
  const provider = PROVIDERS.find((p) => p.id === id)
  if (!provider) throw new KobanError('bad-request', 'unknown provider')
  return provider
}

/** A server that just let go of a connection often refuses the next one for a moment. */
const CLOSE_GRACE_MS = 50

/** Signs in for an account; its own sign-ins are journalled, and a refusal is kept for the screen. */
export async function connectAccount(ctx: Pick<Context, 'db' | 'now' | 'changed' | 'heldPasswords'>, account: Account, given?: string): Promise<ScanSession> {
  const stored = given ?? passwordOf(ctx.db, account.id) ?? ctx.heldPasswords.get(account.id)
  if (stored === undefined) throw new KobanError('auth-password-missing')
  try {
    const session = await signIn(account, stored, providerOf(account.provider))
    if (given !== undefined) ctx.heldPasswords.set(account.id, given)
    addOwnSignIn(ctx.db, account.id, ctx.now())
    if (account.lastError !== null) {
      setAccountError(ctx.db, account.id, null)
      ctx.changed('accounts')
    }
    return session
  } catch (error) {
    setAccountError(ctx.db, account.id, toErrorData(error))
    ctx.changed('accounts')
    throw error
  }
}

async function testSignIn(input: NewAccount): Promise<SignInTest> {
  const provider = providerOf(input.provider)
  if (provider.signIn === 'oauth-own-client') throw new KobanError('auth-oauth-only')
  const session = await signIn(input, input.password, provider)
  try {
    const folders = await session.folders()
    const messages = folders.reduce((sum, folder) => sum + (folder.messages ?? 0), 0)
    return { folders: folders.filter((f) => f.selectable).length, messages, capabilities: session.capabilities.all, user: session.user }
  } finally {
    await session.close()
    await pause(CLOSE_GRACE_MS)
  }
}

export function createAccounts(ctx: Context): Handlers<AccountMethods> {
  const known = (account: Account): Account => ({ ...account, hasPassword: account.hasPassword || ctx.heldPasswords.has(account.id) })
  return {
    'account.list': () => listAccounts(ctx.db).map(known),
    'account.test': (input) => testSignIn(input),
    'account.add': async (input) => {
      const { user } = await testSignIn(input)
      const { password, rememberPassword, ...account } = input
      const saved = saveAccount(ctx.db, { ...account, user }, rememberPassword ? password : null, ctx.now())
      ctx.heldPasswords.set(saved.id, password)
      addOwnSignIn(ctx.db, saved.id, ctx.now())
      ctx.recoverSoon(saved.id)
      judgeStore(ctx.db)
      ctx.changed('accounts', 'access', 'gifts')
      return known(saved)
    },
    'account.setPassword': async ({ accountId, password, rememberPassword }) => {
      const account = getAccount(ctx.db, accountId)
      await testSignIn({ ...account, password, rememberPassword })
      setPassword(ctx.db, accountId, rememberPassword ? password : null)
      ctx.heldPasswords.set(accountId, password)
      setAccountError(ctx.db, accountId, null)
      ctx.recoverSoon(accountId)
      ctx.changed('accounts')
      return known(getAccount(ctx.db, accountId))
    },
    'account.folders': async ({ accountId }) => ({ folders: await foldersOf(ctx, accountId) }),
    'account.setTrash': async ({ accountId, path }) => {
      // A name that the server does not list would send the next mail nowhere.
      if (path !== null && !(await foldersOf(ctx, accountId)).includes(path)) throw new KobanError('folder-missing')
      setTrashPath(ctx.db, accountId, path)
      ctx.changed('accounts')
      return known(getAccount(ctx.db, accountId))
    },
    'account.remove': ({ accountId, abandonsOpen }) => removeWith(ctx, accountId, abandonsOpen === true),
  }
}

async function foldersOf(ctx: Context, accountId: AccountId): Promise<string[]> {
  await ctx.pauseScan(accountId)
  if (ctx.isWorking(accountId)) throw new KobanError('account-busy')
  await ctx.releaseReaders(accountId)
  await ctx.releaseRemovals(accountId)
  const session = await ctx.connect(getAccount(ctx.db, accountId))
  try {
    return (await session.folders()).filter((folder) => folder.selectable && folder.path.toUpperCase() !== 'INBOX').map((folder) => folder.path)
  } finally {
    await session.close()
  }
}

/**
 * The vault and the journal stay: removing an account never loses a mail or a code. Throws `account-busy` while a job runs for
 * it; `removal-open` while a delete or undo is not at its end: that can only be finished, and proven, in this account's own
 * mailbox. `abandonsOpen` closes such as unproven.
 */
function removeWith(ctx: Context, accountId: AccountId, abandonsOpen: boolean): { removed: true } {
  getAccount(ctx.db, accountId)
  if (ctx.jobs.isBusy(accountId)) throw new KobanError('account-busy')
  const open = openRemovals(ctx.db).filter((removal) => removal.accountId === accountId)
  if (open.length > 0 && !abandonsOpen) throw new KobanError('removal-open')
  ctx.db.transaction(() => {
    for (const { receipt, state } of open) {
      const error = toErrorData(new KobanError(state === 'undoing' ? 'undo-failed' : 'removal-unproven'))
      setRemovalState(ctx.db, receipt, { state: 'unproven', finishedAt: ctx.now(), error })
    }
    forgetGiftsOf(ctx.db, accountId)
    removeAccessesOf(ctx.db, accountId)
    removeAccount(ctx.db, accountId)
  })
  ctx.heldPasswords.delete(accountId)
  ctx.changed('accounts', 'access', 'gifts')
  return { removed: true }
}
