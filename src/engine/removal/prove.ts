// The proof: success is only what the server says when it is asked afresh, in every folder, after everything is done.
import type { Removing } from './expunge'
import { findEverywhere, findSame, isSearchable, openListed } from './identity'

/** How many messages of this delete are still on the server; 0 is the proof. Throws when a folder could not be asked. */
export async function countLeft({ journal, session }: Removing): Promise<number> {
  let left = 0
  const touched = journal.messages().filter((m) => m.role !== 'foreign')
  for (const folderPath of new Set(touched.map((m) => m.ref.folderPath))) {
    const folder = await openListed(session, folderPath)
    if (!folder) continue
    const uids = touched.filter((m) => m.ref.folderPath === folderPath && m.ref.uidValidity === folder.uidValidity).map((m) => m.ref.uid)
    left += (await session.facts(uids)).length
  }
  const mail = journal.mail()
  const elsewhere = findEverywhere(session, mail)
  while (!(await elsewhere.next()).done) left++
  // Without a Message-ID only the places where it was are asked: its folder, and the Trash it went through.
  if (!isSearchable(mail.messageId) && mail.movedTo && (await openListed(session, mail.movedTo.folderPath))) {
    const { uid } = mail.movedTo
    left += uid === null ? (await findSame(session, mail)).length : (await session.facts([uid])).length
  }
  return left
}
