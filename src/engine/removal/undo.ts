// Undo: what a delete took away is appended again, to its folder, with its flags and its date, and fetched back to prove
// it. Before appending, the folder is searched: a crash between the append and the journal must not make two of one.
import type { UndoResult } from '../../shared/engine-api'
import { KobanError, toErrorData } from '../../shared/errors'
import type { MessageRef, ReceiptId } from '../../shared/model'
import { hasUnexplainedAccess } from '../access/figures'
import type { MailSession } from '../imap/session'
import type { JournalMessage } from '../store/removals'
import { vaultRaw } from '../vault/vault'
import { connection, isConnectionLost, type Connection } from './connection'
import { findSame, openIfThere, type Found } from './identity'
import { readJournal, type Journal } from './journal'
import { recoverOne } from './recover-one'
import type { RemovalDeps } from './removal-deps'
import { inTurn } from './turns'

type Undoing = { journal: Journal; connection: Connection }

/**
 * Puts a removed mail and its copies back. Throws `receipt-unknown`, `undo-failed` (nothing came back; all is still in the
 * vault) and the sign-in codes; `restored` counts messages that the server was asked for and showed.
 */
export async function undo(deps: RemovalDeps, receipt: ReceiptId): Promise<UndoResult> {
  return inTurn(deps.store, readJournal(deps, receipt).removal().accountId, () => undoNow(deps, receipt))
}

async function undoNow(deps: RemovalDeps, receipt: ReceiptId): Promise<UndoResult> {
  const journal = readJournal(deps, receipt)
  const held = connection(deps.open)
  try {
    // A delete that a crash left open is finished first: only then is it known what there is to undo.
    if (journal.removal().state === 'open') await recoverOne({ journal, connection: held, trashPath: deps.trashPath })
    if (journal.removal().state === 'open') throw new KobanError('undo-failed', 'the delete could not be finished yet')
    const mail = journal.messages('mail')[0]
    if (!mail || (journal.removal().state === 'refused' && mail.vaultId === null)) throw new KobanError('receipt-unknown', 'nothing was deleted under this receipt')
    if (mail.vaultId === null) throw new KobanError('undo-failed', 'the mail was shredded')
    await held.session()
    return await undoJournal({ journal, connection: held })
  } finally {
    await held.close()
  }
}

/** Does what is still to be done of an undo; also after a crash in the middle of it. */
export async function undoJournal({ journal, connection: held }: Undoing): Promise<UndoResult> {
  const before = journal.removal()
  if (before.state !== 'undoing') {
    journal.beginUndo()
    await journal.at('undo-intent')
  }
  for (let attempt = 1; ; attempt++) {
    try {
      return await restoreAll(journal, await held.session())
    } catch (error) {
      const isLost = isConnectionLost(error)
      if (isLost && attempt === 1) {
        await held.drop()
        continue
      }
      // Lost twice: whether it came back is not known. It stays open, and the next start goes on from here.
      if (!isLost && journal.mail().state !== 'restored') journal.close(before.state === 'undoing' ? endOf(journal) : before.state, toErrorData(error))
      throw new KobanError('undo-failed', undefined, { cause: error, details: { cause: toErrorData(error).code } })
    }
  }
}

/** How the delete had ended before an undo that a crash cut short. */
function endOf(journal: Journal): 'removed' | 'refused' | 'unproven' {
  if (journal.removal().steps.some(({ step }) => step === 'receipt')) return 'removed'
  return journal.mail().state === 'vaulted' ? 'refused' : 'unproven'
}

async function restoreAll(journal: Journal, session: MailSession): Promise<UndoResult> {
  const missingFolders = new Set<string>()
  const claimed = new Set(journal.messages().flatMap((m) => (m.restoredTo ? [placeKey(m.restoredTo)] : [])))
  const folders = new Map((await session.folders()).map((f) => [f.path, f.selectable]))
  const waiting = journal.messages().filter((m) => m.role !== 'foreign' && m.state !== 'restored' && m.vaultId !== null)
  for (const message of waiting) {
    const folderPath = folders.get(message.ref.folderPath) === true ? message.ref.folderPath : 'INBOX'
    if (folderPath !== message.ref.folderPath) missingFolders.add(message.ref.folderPath)
    await restoreOne({ journal, session, message, folderPath, claimed }).catch((error: unknown) => {
      // The mail itself is what counts; a copy whose folder takes nothing in (full, or a view of others) does not undo the undo.
      if (message.role === 'mail' || isConnectionLost(error) || toErrorData(error).code === 'internal' || toErrorData(error).code === 'disk-full') throw error
    })
  }
  const notRestored = journal.messages().filter((m) => m.role !== 'foreign' && m.vaultId !== null && m.state !== 'restored').length
  const { receipt, accountId } = journal.removal()
  journal.endUndo()
  await journal.at('undo-done')
  return {
    receipt,
    restored: journal.messages().filter((m) => m.state === 'restored').length,
    stillExposed: hasUnexplainedAccess(journal.store, accountId),
    ...(notRestored > 0 ? { notRestored } : {}),
    ...(missingFolders.size > 0 ? { missingFolders: [...missingFolders] } : {}),
  }
}

type Restoring = { journal: Journal; session: MailSession; message: JournalMessage; folderPath: string; claimed: Set<string> }
const placeKey = (place: MessageRef) => `${place.uidValidity} ${place.uid} ${place.folderPath}`

async function restoreOne({ journal, session, message, folderPath, claimed }: Restoring): Promise<void> {
  const raw = message.vaultId === null ? undefined : vaultRaw(journal.store, message.vaultId)
  if (!raw) throw new KobanError('undo-failed', 'the mail is not in the vault')
  let there = await findUnclaimed({ session, message, folderPath, claimed }, raw)
  if (!there) {
    await append({ session, message, folderPath, raw })
    await journal.at('undo-appended')
    there = await findUnclaimed({ session, message, folderPath, claimed }, raw)
  }
  if (!there) throw new KobanError('undo-failed', 'the server does not show the appended message')
  if (message.labels.length > 0) {
    await session.openForChange(folderPath)
    await session.addLabels(there.uid, message.labels)
  }
  claimed.add(placeKey(there))
  journal.change(message, { state: 'restored', restoredTo: there })
  await journal.at('undo-restored')
}

/**
 * The message as the server shows it now, read back: the same bytes, or the same body where the server writes header lines of
 * its own. One that another row of this undo stands for does not count.
 */
async function findUnclaimed({ session, message, folderPath, claimed }: Omit<Restoring, 'journal'>, raw: Buffer): Promise<MessageRef | undefined> {
  const folder = await openIfThere(session, folderPath)
  if (!folder) return undefined
  const refOf = (found: Found): MessageRef => ({ folderPath, uidValidity: folder.uidValidity, uid: found.facts.uid })
  const found = (await findSame(session, message)).filter((f) => !claimed.has(placeKey(refOf(f))))
  const same = found.find((f) => f.raw.equals(raw)) ?? found[0]
  return same && refOf(same)
}

async function append({ session, message, folderPath, raw }: { session: MailSession; message: JournalMessage; folderPath: string; raw: Buffer }): Promise<void> {
  const flags = message.flags.filter((f) => f !== '\\Recent')
  try {
    await session.append(folderPath, raw, flags, message.internalDate)
  } catch (error) {
    // Some servers take the system's flags only; a keyword is not worth the mail.
    const system = flags.filter((f) => f.startsWith('\\'))
    if (toErrorData(error).code !== 'server-refused' || system.length === flags.length) throw error
    await session.append(folderPath, raw, system, message.internalDate)
  }
}
