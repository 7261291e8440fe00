// Steps 4 to 8 of a delete whose mail lies safe in the vault. Every step looks at the server and the journal and does what
// is still to be done, so the same code finishes a delete after a crash, after a lost connection, and the first time.
import { KobanError, toErrorData } from '../../shared/errors'
import type { RemovalResult } from '../../shared/engine-api'
import type { ErrorData } from '../../shared/model'
import type { MailSession } from '../imap/session'
import type { JournalMessage } from '../store/removals'
import { unseal } from '../vault/vault'
import { isConnectionLost, type Connection } from './connection'
import { removeCopies, removeJournalled } from './copies'
import { goesByTrash, removeInPlace, type Removing } from './expunge'
import { repairForeign } from './foreign'
import { bareMessageId, isAnywhere, isSearchable, openIfThere, verifyInPlace } from './identity'
import type { Journal } from './journal'
import { countLeft } from './prove'
import { trashOf } from './trash'

export type Ending = Pick<RemovalResult, 'outcome' | 'error'>
export type Finishing = { journal: Journal; connection: Connection; trashPath?: string | undefined }

/** Finishes the delete or says truthfully how far it came. Throws nothing that a server or a full disk can cause. */
export async function finish(finishing: Finishing): Promise<Ending> {
  const { journal, connection } = finishing
  for (let attempt = 1; ; attempt++) {
    try {
      const left = await runSteps(await prepare(finishing, await connection.session()))
      if (left > 0) throw new KobanError('removal-unproven', undefined, { details: { left } })
      journal.close('removed')
      await journal.at('receipt')
      return { outcome: 'removed', error: null }
    } catch (error) {
      if (attempt > 1 || !isConnectionLost(error)) return settle(finishing, error)
      await connection.drop()
    }
  }
}

async function prepare({ journal, trashPath }: Finishing, session: MailSession): Promise<Removing> {
  await repairForeign({ journal, session })
  // Where UID EXPUNGE does it all, nobody needs to know what the Trash is called.
  const needsTrash = session.capabilities.gmail || (!session.capabilities.uidPlus && session.capabilities.move)
  return { journal, session, trash: needsTrash ? trashOf(await session.folders(), trashPath) : null }
}

async function runSteps(removing: Removing): Promise<number> {
  const { journal, session } = removing
  const mail = journal.mail()
  const { folderPath } = mail.ref
  if (mail.state === 'vaulted') {
    goesByTrash(removing, folderPath)
    await verifyInPlace(session, await session.openForChange(folderPath), mail)
    await journal.done('verify', folderPath)
    await removeInPlace(removing, mail)
  } else {
    await removeJournalled(removing, mail)
  }
  await journal.done('remove', folderPath)
  await removeCopies(removing)
  await journal.at('copies')
  let left = await countLeft(removing)
  // A server may show a message late in another folder, or put its own copy into the Trash: look once more.
  if (left > 0) {
    await removeCopies(removing)
    left = await countLeft(removing)
  }
  // Nothing is proven before the end is: the line is written together with the receipt.
  if (left === 0) await journal.at('prove')
  return left
}

async function settle(finishing: Finishing, error: unknown): Promise<Ending> {
  const { journal } = finishing
  const cause = toErrorData(error)
  const { state, messageId } = journal.mail()
  if (state === 'vaulted') return refuse(finishing, cause, messageId)
  if (state === 'removing' && !isConnectionLost(error) && (await takeBack(finishing))) return refuse(finishing, cause, messageId)
  return unproven(journal, cause)
}

function unproven(journal: Journal, cause: ErrorData): Ending {
  const error: ErrorData = { ...toErrorData(new KobanError('removal-unproven')), details: { ...cause.details, cause: cause.code } }
  // What the server decided stays so, and the user is told that something may be left; anything else is tried again at the next start.
  const isFinal = FINAL.has(cause.code) && !journal.messages('foreign').some((m) => m.state === 'set-aside')
  write(() => (isFinal ? journal.close('unproven', error) : journal.leaveOpen(error)))
  return { outcome: 'unproven', error }
}
const FINAL: ReadonlySet<ErrorData['code']> = new Set(['server-refused', 'removal-unproven', 'not-allowed', 'trash-unknown'])

/**
 * Nothing was removed: closes the journal, and empties the vault of a mail that is certainly still in its place. One that
 * another program has moved or removed meanwhile stays in the vault.
 */
export async function refuse(finishing: Finishing, cause: ErrorData, messageId: string | null): Promise<Ending> {
  const { journal } = finishing
  const mail = journal.messages('mail')[0]
  const canAsk = cause.code === 'message-moved' || mail !== undefined
  const found = canAsk && !LOST.has(cause.code) ? await askWhere(finishing, mail, messageId) : 'unknown'
  const error = found === 'nowhere' && cause.code === 'message-moved' ? toErrorData(new KobanError('message-gone')) : cause
  const isClosed = write(() => {
    journal.store.transaction(() => {
      journal.close('refused', error)
      if (found === 'in-place' && mail && mail.vaultId !== null) unseal(journal.store, [mail.vaultId])
    })
  })
  // A journal that could not be closed is finished at the next start: then it would be untrue to say "refused".
  return isClosed || !mail ? { outcome: 'refused', error } : { outcome: 'unproven', error }
}
const LOST: ReadonlySet<ErrorData['code']> = new Set(['server-hung-up', 'server-timeout'])

async function askWhere({ connection }: Finishing, mail: JournalMessage | undefined, messageId: string | null): Promise<'in-place' | 'elsewhere' | 'nowhere' | 'unknown'> {
  try {
    const session = await connection.session()
    if (mail && (await isInPlace(session, mail))) return 'in-place'
    return (await isAnywhere(session, messageId)) ? 'elsewhere' : isSearchable(messageId) && mail?.isFoundBySearch !== false ? 'nowhere' : 'unknown'
  } catch (error) {
    if (toErrorData(error).code === 'internal') throw error
    return 'unknown'
  }
}

async function isInPlace(session: MailSession, mail: JournalMessage): Promise<boolean> {
  const folder = await openIfThere(session, mail.ref.folderPath)
  if (!folder || folder.uidValidity !== mail.ref.uidValidity) return false
  const facts = (await session.facts([mail.ref.uid]))[0]
  return facts?.sizeBytes === mail.sizeBytes && bareMessageId(facts.messageId) === mail.messageId
}

/** The server refused in the middle: if the mail is still in its place, our \Deleted is taken off again. True when it is as it was. */
async function takeBack({ journal, connection }: Finishing): Promise<boolean> {
  const mail = journal.mail()
  try {
    const session = await connection.session()
    const facts = await verifyInPlace(session, await session.openForChange(mail.ref.folderPath), mail)
    if (facts.flags.includes('\\Deleted') && !mail.flags.includes('\\Deleted')) await session.removeFlags([facts.uid], ['\\Deleted'])
    journal.change(mail, { state: 'vaulted', movedTo: null })
    return true
  } catch (error) {
    if (toErrorData(error).code === 'internal') throw error
    return false
  }
}

/** False: there is no space to write it; then the journal stays open until the next start. */
function write(work: () => void): boolean {
  try {
    work()
    return true
  } catch (error) {
    if (toErrorData(error).code !== 'disk-full') throw error
    return false
  }
}
