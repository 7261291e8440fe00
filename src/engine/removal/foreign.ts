// Foreign messages that carry \Deleted in a folder where a plain EXPUNGE is the only means: read into the vault, journalled,
// unflagged, and afterwards put back exactly as they were; one that vanished in between is appended from the vault.
import { KobanError } from '../../shared/errors'
import type { MessageRef } from '../../shared/model'
import type { MailSession } from '../imap/session'
import type { JournalMessage } from '../store/removals'
import { seal, unseal, vaultRaw } from '../vault/vault'
import { bodyHashOf } from '../mime/body-hash'
import { findSame, openIfThere } from './identity'
import type { Journal } from './journal'

type Foreign = { journal: Journal; session: MailSession }

/** In `folder`, open for change: afterwards these UIDs no longer carry \Deleted, and the journal knows what they were. */
export async function setForeignAside({ journal, session, folder, uids }: Foreign & { folder: Omit<MessageRef, 'uid'>; uids: number[] }): Promise<void> {
  const { accountId, giftId } = journal.removal()
  const { folderPath, uidValidity } = folder
  const known = new Set(journal.messages('foreign').filter((m) => m.state === 'set-aside' && m.ref.folderPath === folderPath && m.ref.uidValidity === uidValidity).map((m) => m.ref.uid))
  const facts = await session.facts(uids)
  for (const f of facts.filter((one) => !known.has(one.uid))) {
    const raw = await session.source(f.uid)
    const hash = bodyHashOf(raw)
    journal.store.transaction(() => {
      const vaultId = seal(journal.store, { receipt: journal.receipt, giftId, accountId, role: 'foreign', raw, bodyHash: hash, at: journal.now() })
      journal.add({
        role: 'foreign', state: 'set-aside', ref: { folderPath, uidValidity, uid: f.uid }, messageId: f.messageId, isFoundBySearch: false, sizeBytes: f.sizeBytes, bodyHash: hash,
        flags: f.flags, internalDate: f.internalDate, labels: [], vaultId, movedTo: null, restoredTo: null,
      })
    })
  }
  await journal.at('foreign-vaulted')
  await session.removeFlags(facts.map((f) => f.uid), ['\\Deleted'])
  await journal.at('foreign-unflagged')
}

/** Puts every set-aside message of this journal back as it was, proves it, and forgets its vault copy. Idempotent. */
export async function repairForeign({ journal, session }: Foreign): Promise<void> {
  const waiting = journal.messages('foreign').filter((m) => m.state === 'set-aside')
  for (const folderPath of new Set(waiting.map((m) => m.ref.folderPath))) {
    await repairFolder({ journal, session }, folderPath, waiting.filter((m) => m.ref.folderPath === folderPath))
  }
}

async function repairFolder({ journal, session }: Foreign, folderPath: string, waiting: JournalMessage[]): Promise<void> {
  // A folder that is gone took its messages along by somebody's wish; what it held comes back in INBOX rather than not at all.
  const path = (await openIfThere(session, folderPath)) ? folderPath : 'INBOX'
  const { uidValidity } = await session.openForChange(path)
  const hasUid = (m: JournalMessage) => path === folderPath && m.ref.uidValidity === uidValidity
  const inPlace = await session.facts(waiting.filter(hasUid).map((m) => m.ref.uid))
  const present = new Set(inPlace.map((f) => f.uid))
  const claimed = new Set(present)
  const uids = [...present]
  for (const m of waiting.filter((one) => !hasUid(one) || !present.has(one.ref.uid))) {
    // It may have been appended before a crash: then it is there, under another UID.
    const uid = (await findSame(session, m, claimed))[0]?.facts.uid ?? (await appendFromVault({ journal, session }, path, m, claimed))
    claimed.add(uid)
    uids.push(uid)
  }
  await session.addFlags(uids, ['\\Deleted'])
  const flagged = (await session.facts(uids)).filter((f) => f.flags.includes('\\Deleted'))
  if (flagged.length !== uids.length) throw new KobanError('removal-unproven', 'a foreign message is not as it was yet')
  journal.store.transaction(() => {
    for (const m of waiting) journal.change(m, { state: 'repaired' })
    unseal(journal.store, waiting.flatMap((m) => (m.vaultId === null ? [] : [m.vaultId])))
  })
}

async function appendFromVault({ journal, session }: Foreign, path: string, m: JournalMessage, claimed: ReadonlySet<number>): Promise<number> {
  const raw = m.vaultId === null ? undefined : vaultRaw(journal.store, m.vaultId)
  if (!raw) throw new KobanError('internal', 'a foreign message is not in the vault')
  await session.append(path, raw, m.flags.filter((f) => f !== '\\Recent'), m.internalDate)
  await session.openForChange(path)
  const uid = (await findSame(session, m, claimed)).at(-1)?.facts.uid
  if (uid === undefined) throw new KobanError('removal-unproven', 'a foreign message did not come back')
  return uid
}
