// The demo's mailbox: folders as the provider names them, and what lies in each, oldest first as a server has it.
import { internalDate, type Calendar } from './calendar'
import { compose, MAYUMI } from './compose'
import { giftMails, type Mark, type Placed } from './gift-mails'
import { ordinaryMails } from './ordinary-mails'

/** `path` as it goes over the wire: modified UTF-7 (RFC 3501 section 5.1.3). `name` is what people read. */
export type DemoFolder = { name: string; path: string; specialUse: string | null; messages: { raw: string; flags: string[]; internaldate: string }[] }

const FOLDERS: Record<Placed['folder'], { name: string; specialUse: string | null }> = {
  INBOX: { name: 'INBOX', specialUse: null },
  archive: { name: 'アーカイブ', specialUse: '\\Archive' },
  shopping: { name: 'お買い物', specialUse: null },
  'side-job': { name: '副業', specialUse: null },
  Sent: { name: 'Sent', specialUse: '\\Sent' },
  Trash: { name: 'Trash', specialUse: '\\Trash' },
}

export { MAYUMI }

export function mailboxOf(calendar: Calendar): { folders: DemoFolder[]; marks: Mark[] } {
  const gifts = giftMails(calendar)
  const all = [...ordinaryMails(calendar), ...gifts.mails].sort((a, b) => a.letter.time - b.letter.time)
  const folders = Object.entries(FOLDERS).map(([id, { name, specialUse }]): DemoFolder => ({
    name, path: modifiedUtf7(name), specialUse,
    messages: all.filter(({ folder }) => folder === id).map(({ letter, flags }) => ({ raw: compose(letter), flags: [...flags], internaldate: internalDate(letter.time) })),
  }))
  return { folders, marks: gifts.marks }
}

/** Enough of RFC 3501's modified UTF-7 for the names above: no `&` in them. */
function modifiedUtf7(name: string): string {
  return name.replace(/[^\x20-\x7e]+/g, (run) => {
    const utf16 = Buffer.from(run, 'utf16le').swap16()
    return `&${utf16.toString('base64').replace(/=+$/, '').replaceAll('/', ',')}-`
  })
}
