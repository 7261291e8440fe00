// Which folders a scan reads, and in which order: where gift mails lie first, Trash and Junk last. Gmail's labels are
// folders that all show the same messages: there All Mail, Trash and Spam are the mailbox.
import type { FolderState } from '../../store/folder-states'
import type { Folder } from '../../imap/session'

/** All, Flagged and Important are views of messages that lie elsewhere too: read last, when most are known as copies. */
const RANKS: ReadonlyMap<string, number> = new Map([['\\Sent', 2], ['\\Drafts', 2], ['\\Trash', 3], ['\\Junk', 4], ['\\All', 5], ['\\Flagged', 5], ['\\Important', 5]])
const rank = (folder: Folder): number => (folder.path.toUpperCase() === 'INBOX' ? 0 : (RANKS.get(folder.specialUse ?? '') ?? 1))

export function foldersToScan(folders: readonly Folder[], isGmail: boolean): Folder[] {
  const selectable = folders.filter((f) => f.selectable)
  if (isGmail) {
    const all = selectable.find((f) => f.specialUse === '\\All')
    // All Mail can be hidden from IMAP in Gmail's settings; then the labels have to do.
    if (all) return [all, ...selectable.filter((f) => f.specialUse === '\\Trash'), ...selectable.filter((f) => f.specialUse === '\\Junk')]
  }
  return [...selectable].sort((a, b) => rank(a) - rank(b) || a.path.localeCompare(b.path))
}

/** True when nothing can have arrived or left since `known` was written: not worth opening. */
export function isUnchanged(folder: Folder, known: FolderState | undefined): boolean {
  if (!known || known.uidNext === null || folder.uidNext === null) return false
  if (folder.uidValidity !== known.uidValidity || folder.uidNext !== known.uidNext || folder.messages !== known.messages) return false
  return folder.highestModseq === null || known.highestModseq === null || folder.highestModseq === known.highestModseq
}
