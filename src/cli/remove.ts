// `koban delete` and `koban undo`: the removal door without a window. Both need a store, since a delete that is not
// journalled is not one of ours. One JSON line for each message or receipt; words go to stderr.
import { parseArgs } from 'node:util'
import type { Engine } from '../engine/engine'
import type { MailSession } from '../engine/imap/session'
import { signIn } from '../engine/imap/sign-in'
import { recover, removeGift, shareSession, undo, type RemovableGift, type Removed } from '../engine/removal/removal'
import { addOwnSignIn, listAccounts, saveAccount } from '../engine/store/accounts'
import { findRemoval } from '../engine/store/removals'
import { KobanError, toErrorData } from '../shared/errors'
import type { Account, Connection, MessageRef, ReceiptId } from '../shared/model'
import { CONNECTION_OPTIONS, connectionOf, mailPassword, providerOf } from './connection'
import type { Io } from './io'
import { sayError, terminalLanguage } from './words'

const DELETE_USAGE = 'usage: koban delete --message-id ID … --data DIR --host H --port P --user U [--tls|--starttls|--insecure]'
const UNDO_USAGE = 'usage: koban undo RECEIPT --data DIR --host H --port P --user U [--tls|--starttls|--insecure]'

/**
 * Deletes each message and its copies, wherever in the account it lies. Exit code: 0 when every one is proven gone, 2 when
 * one was refused or not proven, 64 for wrong arguments. Throws the connection codes.
 */
export async function runDelete(args: string[], io: Io): Promise<number> {
  const asked = readArgs(io, DELETE_USAGE, () => {
    const { values } = parseArgs({ args, options: { ...CONNECTION_OPTIONS, data: { type: 'string' }, 'message-id': { type: 'string', multiple: true } } })
    const messageIds = (values['message-id'] ?? []).map((id) => id.replace(/^<|>$/g, '').trim())
    if (messageIds.length === 0 || messageIds.includes('')) throw new TypeError('--message-id is needed')
    return { messageIds, dir: dataDir(values.data), connection: connectionOf(values) }
  })
  if (!asked) return 64
  return withAccount(io, asked, async (bed) => {
    let exitCode = 0
    for (const messageId of new Set(asked.messageIds)) {
      const result = await removeById(bed, messageId)
      io.stdout(JSON.stringify({ messageId, ...result }))
      if (result.error) io.stderr(`${messageId}: ${sayError(result.error, terminalLanguage(io.env))}`)
      if (result.outcome !== 'removed') exitCode = 2
    }
    return exitCode
  })
}

/** Puts back what a delete took away. Exit codes as above. */
export async function runUndo(args: string[], io: Io): Promise<number> {
  const asked = readArgs(io, UNDO_USAGE, () => {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { ...CONNECTION_OPTIONS, data: { type: 'string' } } })
    if (positionals.length === 0) throw new TypeError('a receipt is needed')
    return { receipts: positionals as ReceiptId[], dir: dataDir(values.data), connection: connectionOf(values) }
  })
  if (!asked) return 64
  return withAccount(io, asked, async (bed) => {
    let exitCode = 0
    for (const receipt of new Set(asked.receipts)) {
      try {
        if (findRemoval(bed.engine.context.db, receipt)?.accountId !== bed.account.id) throw new KobanError('receipt-unknown', 'no delete of this account has this receipt')
        io.stdout(JSON.stringify(await undo(bed.deps, receipt)))
      } catch (error) {
        const data = toErrorData(error)
        if (data.code === 'internal') throw error
        io.stdout(JSON.stringify({ receipt, restored: 0, error: data }))
        io.stderr(`${receipt}: ${sayError(data, terminalLanguage(io.env))}`)
        exitCode = 2
      }
    }
    return exitCode
  })
}

function dataDir(dir: string | undefined): string {
  if (!dir) throw new TypeError('--data is needed: the journal and the vault are kept there')
  return dir
}

function readArgs<T>(io: Io, usage: string, read: () => T): T | null {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    io.stderr(error.message)
    io.stderr(usage)
    return null
  }
}

type Bed = { engine: Engine; account: Account; deps: { store: Engine['context']['db']; clock: () => number; open: () => Promise<MailSession> } }

async function withAccount(io: Io, asked: { dir: string; connection: Connection }, work: (bed: Bed) => Promise<number>): Promise<number> {
  const { connection } = asked
  const password = await mailPassword(io.env)
  const engine = await io.openStore(asked.dir)
  const { db } = engine.context
  const account = accountFor(engine, connection, io.now())
  const shared = shareSession(async () => {
    const session = await signIn(connection, password, providerOf(connection))
    addOwnSignIn(db, account.id, io.now())
    return session
  })
  try {
    // A wrong password is an error of the command, not of each message.
    await (await shared.open()).close()
    const { finished, rolledBack } = await recover({ store: db, clock: io.now, open: (id) => (id === account.id ? shared.open() : Promise.reject(new KobanError('auth-password-missing'))) })
    if (finished + rolledBack > 0) io.stderr(`journal: ${finished} finished, ${rolledBack} rolled back`)
    return await work({ engine, account, deps: { store: db, clock: io.now, open: shared.open } })
  } finally {
    await shared.close()
    await engine.stop()
  }
}

function accountFor(engine: Engine, connection: Connection, now: number): Account {
  const { host, port, user } = connection
  const { db } = engine.context
  return (
    listAccounts(db).find((a) => a.host === host && a.port === port && (a.user === user || a.address === user)) ??
    saveAccount(db, { ...connection, address: user, provider: providerOf(connection).id }, null, now)
  )
}

async function removeById({ engine, account, deps }: Bed, messageId: string): Promise<Removed> {
  const known = engine.gifts.judged().find(({ row }) => row.accountId === account.id && row.messageId === messageId)
  const places = await placesOf(deps.open, messageId)
  const ref = places.find((place) => known && isSame(place, known.row.ref)) ?? places[0]
  if (!ref) return { receipt: '' as ReceiptId, giftId: known?.row.id ?? null, outcome: 'refused', copies: 0, error: toErrorData(new KobanError('message-gone')) }
  const { row, mail } = known ?? {}
  const facts = row && mail ? { brand: row.brand, brandName: row.brandName, money: row.money, expires: row.expires, exposure: mail.exposure } : {}
  const gift: RemovableGift = { id: row?.id ?? null, accountId: account.id, ref, messageId, sizeBytes: null, ...facts }
  return removeGift({ ...deps, gift })
}

const isSame = (a: MessageRef, b: MessageRef) => a.folderPath === b.folderPath && a.uidValidity === b.uidValidity && a.uid === b.uid

/** Where the message lies now, INBOX first: its place in the store may be of yesterday. */
async function placesOf(open: () => Promise<MailSession>, messageId: string): Promise<MessageRef[]> {
  const session = await open()
  const folders = (await session.folders()).filter((f) => f.selectable).sort((a, b) => Number(b.path === 'INBOX') - Number(a.path === 'INBOX'))
  const places: MessageRef[] = []
  for (const { path } of folders) {
    const { uidValidity } = await session.openReadOnly(path)
    const facts = await session.facts(await session.findByMessageId(messageId))
    places.push(...facts.filter((f) => f.messageId === messageId).map((f) => ({ folderPath: path, uidValidity, uid: f.uid })))
  }
  await session.close()
  return places
}
