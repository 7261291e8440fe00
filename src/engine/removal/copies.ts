// The copies of a removed mail: the same message in any folder of the account, by Message-ID and body hash. Each one is
// read, vaulted and journalled with its own flags and date before it goes, so that an undo brings back all of them.
import { KobanError } from '../../shared/errors'
import type { MessageRef } from '../../shared/model'
import type { OpenFolder } from '../imap/session'
import type { JournalMessage } from '../store/removals'
import { seal, vaultRaw } from '../vault/vault'
import { removeFromTrash, removeInPlace, type Removing } from './expunge'
import { findEverywhere, findSame, openIfThere, verifyInPlace, type Found } from './identity'

/** Removes what is found, and first what a crash left half done. */
export async function removeCopies(removing: Removing): Promise<void> {
  const { journal, session } = removing
  for (const copy of journal.messages('copy')) {
    await removeJournalled(removing, copy)
    journal.note('copies', copy.ref.folderPath)
  }
  for await (const { folder, found } of findEverywhere(session, journal.mail())) {
    const copy = await vaultCopy(removing, folder, found)
    await removeJournalled(removing, copy)
    journal.note('copies', copy.ref.folderPath)
    await journal.at('copy-removed')
  }
}

async function vaultCopy({ journal, session }: Removing, folder: OpenFolder, { facts, raw }: Found): Promise<JournalMessage> {
  const { accountId, giftId } = journal.removal()
  const mail = journal.mail()
  const ref: MessageRef = { folderPath: folder.path, uidValidity: folder.uidValidity, uid: facts.uid }
  const labels = session.capabilities.gmail && (await openIfThere(session, folder.path)) ? await session.labels(facts.uid) : []
  const { bodyHash } = mail
  const copy = journal.store.transaction(() => {
    const isEqual = mail.vaultId !== null && vaultRaw(journal.store, mail.vaultId)?.equals(raw)
    const vaultId = isEqual ? mail.vaultId : seal(journal.store, { receipt: journal.receipt, giftId, accountId, role: 'copy', raw, bodyHash, at: journal.now() })
    return journal.add({
      role: 'copy', state: 'vaulted', ref, messageId: mail.messageId, isFoundBySearch: mail.isFoundBySearch, sizeBytes: facts.sizeBytes, bodyHash,
      flags: facts.flags, internalDate: facts.internalDate, labels, vaultId, movedTo: null, restoredTo: null,
    })
  })
  await journal.at('copy-vaulted')
  return copy
}

/**
 * Brings a journalled message from wherever it was left to `gone`: untouched, flagged, moved to the Trash, or expunged
 * without our having heard of it. Opens its folder and checks in that same SELECT that it is still the same message.
 */
export async function removeJournalled(removing: Removing, message: JournalMessage): Promise<void> {
  const { journal, session } = removing
  if (message.state === 'gone') return
  try {
    const folder = await session.openForChange(message.ref.folderPath)
    const hasNewUids = message.state === 'removing' && folder.uidValidity !== message.ref.uidValidity
    const again = hasNewUids ? (await findSame(session, message))[0] : undefined
    const current = again ? journal.change(message, { ref: { ...message.ref, uidValidity: folder.uidValidity, uid: again.facts.uid } }) : message
    await verifyInPlace(session, folder, current)
    await removeInPlace(removing, current)
  } catch (error) {
    const isNotThere = error instanceof KobanError && (error.code === 'message-moved' || error.code === 'folder-missing')
    if (!isNotThere) throw error
    await removeFromTrash(removing, message)
    journal.change(message, { state: 'gone' })
  }
}
