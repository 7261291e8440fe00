// The means of removing one message and nothing else. UID EXPUNGE (RFC 4315) where the server has it; on Gmail only what
// is expunged in the Trash is gone; without UIDPLUS a plain EXPUNGE takes *every* \Deleted message of the folder with it
// (RFC 9051 section 6.4.3), so foreign ones are set aside first.
import { KobanError } from '../../shared/errors'
import type { MessageRef } from '../../shared/model'
import type { MailSession } from '../imap/session'
import type { JournalMessage } from '../store/removals'
import { setForeignAside, repairForeign } from './foreign'
import { findSame, verifyInPlace } from './identity'
import type { Journal } from './journal'

export type Removing = { journal: Journal; session: MailSession; /** Null: the server has none that is certain. */ trash: string | null }

const DELETED = '\\Deleted'

/** Whether the message goes by way of the Trash. Throws `trash-unknown` where there is no other way. */
export function goesByTrash({ session, trash }: Removing, folderPath: string): boolean {
  const { gmail, uidPlus, move } = session.capabilities
  if (gmail) {
    if (trash === null || !move) throw new KobanError('trash-unknown')
    return folderPath !== trash
  }
  return !uidPlus && move && trash !== null && folderPath !== trash
}

/**
 * Removes a journalled message that was just verified in the folder open for change. When it returns, the message is no
 * longer at its place (asked of the server) and the journal says so.
 */
export async function removeInPlace(removing: Removing, message: JournalMessage): Promise<void> {
  const { journal, session, trash } = removing
  const { uid, folderPath } = message.ref
  if (goesByTrash(removing, folderPath) && trash !== null) {
    const moving = journal.change(message, { state: 'removing', movedTo: { folderPath: trash, uidValidity: null, uid: null } })
    const there = await session.move(uid, trash)
    const moved = journal.change(moving, { movedTo: { folderPath: trash, ...there } })
    await journal.at('moved-to-trash')
    await removeFromTrash(removing, moved)
  } else {
    journal.change(message, { state: 'removing' })
    await expunge(removing, message.ref)
  }
  journal.change(message, { state: 'gone' })
}

/** Expunges the message that was, or may have been, moved to the Trash. */
export async function removeFromTrash(removing: Removing, message: JournalMessage): Promise<void> {
  const { journal, session } = removing
  if (!message.movedTo) return
  const { folderPath, uidValidity, uid } = message.movedTo
  const folder = await session.openForChange(folderPath)
  if (uid !== null && uidValidity === folder.uidValidity) {
    if ((await session.facts([uid])).length > 0) {
      await verifyInPlace(session, folder, { ...message, ref: { folderPath, uidValidity, uid } })
      await expunge(removing, { folderPath, uidValidity, uid })
    }
    return
  }
  // The server did not say where it went: a move appends, so it is the last of its kind. Others were there before: copies.
  const known = new Set(journal.messages().filter((m) => m.id !== message.id && m.ref.folderPath === folderPath && m.ref.uidValidity === folder.uidValidity).map((m) => m.ref.uid))
  const moved = (await findSame(session, message, known)).at(-1)
  if (moved) await expunge(removing, { folderPath, uidValidity: folder.uidValidity, uid: moved.facts.uid })
}

/** In the folder open for change. Throws `server-refused` when the message is still there afterwards. */
async function expunge(removing: Removing, ref: MessageRef): Promise<void> {
  const { journal, session } = removing
  const { uid } = ref
  if (session.capabilities.uidPlus) {
    await session.addFlags([uid], [DELETED])
    await journal.at('flagged')
    await session.uidExpunge([uid])
    await journal.at('expunged')
  } else {
    await expungeAlone(removing, ref)
  }
  if ((await session.facts([uid])).length > 0) throw new KobanError('server-refused', 'the message is still there after EXPUNGE')
}

/** How often another program may flag something in between before we give way to it. */
const ROUNDS = 5

async function expungeAlone({ journal, session }: Removing, ref: MessageRef): Promise<void> {
  const { uid } = ref
  // Dovecot answers a search from what this session knew before: without the NOOP, a flag set a moment ago is overlooked.
  const foreignNow = async () => {
    await session.refresh()
    return (await session.findDeleted()).filter((other) => other !== uid)
  }
  try {
    await session.addFlags([uid], [DELETED])
    await journal.at('flagged')
    // The last look before the point of no return must show ours alone: whatever else is flagged would be lost with it.
    for (let round = 1; ; round++) {
      const foreign = await foreignNow()
      if (foreign.length === 0) break
      if (round > ROUNDS) throw new KobanError('server-refused', 'another program keeps deleting in this folder')
      await setForeignAside({ journal, session, folder: ref, uids: foreign })
    }
    await session.expungeFolder()
    await journal.at('expunged')
  } finally {
    // Also after a failure: foreign flags are never left off while there is a connection to put them back.
    await repairForeign({ journal, session })
  }
  await journal.at('foreign-repaired')
}
