// A folder as the list names it: those that every mailbox has in the user's language, others by their last part.

type Common = 'inbox' | 'sent' | 'drafts' | 'trash' | 'junk' | 'archive'

/** What servers call them over IMAP, whatever language their web page speaks. */
const COMMON: readonly [Common, RegExp][] = [
  ['inbox', /^inbox$/i],
  ['sent', /^sent( (mail|items|messages))?$/i],
  ['drafts', /^drafts?$/i],
  ['trash', /^(trash|deleted( (items|messages))?)$/i],
  ['junk', /^(junk([ -]e-?mail)?|spam|bulk( mail)?)$/i],
  ['archive', /^archives?$/i],
]

/** The folder's name for people; a name of the user's own stays as it is. */
export function folderName(path: string, names: Readonly<Record<Common, string>>): string {
  const own = path.split(/[/.]/).filter((part) => part !== '' && !/^inbox$/i.test(part)).at(-1) ?? path
  const known = COMMON.find(([, pattern]) => pattern.test(own))
  return known ? names[known[0]] : own
}
