// Short mails that are nothing but words of everyday life: no link, no number, no picture, and nothing that swindlers ask
// for. Most of what people write to each other is of this kind, and need not be weighed.
import { ASKS, CALLS, CARDS, CODES, COINS, PAYS, SECRETS, stemsIn, UNDOES, WORTH } from '../detect/phishing/stems'
import type { ParsedMessage } from '../../mime/message'

/** The least that a code is made of: four digits, letters beside digits, capitals in a row, groups of hiragana. */
const CODE_LIKE = /\d[\d -]{2,}\d|[A-Za-z]\d|\d[A-Za-z]|[A-Z]{4}|[ぁ-ん]{4}[ \t\n-]{1,3}[ぁ-ん]{4}[ \t\n-]{1,3}[ぁ-ん]{4}/
const LINK = /:\/\/|www\.|\w\.(?:com|jp|net|org|app|me|gift|link)\b/i
const LONGEST = 4000

export function saysNothing({ parts, closed, unread, subject, headers }: ParsedMessage): boolean {
  if (closed.length > 0 || unread.length > 0 || parts.some(({ links, attributes, asksPassword }) => links.length > 0 || attributes.length > 0 || asksPassword)) return false
  const text = [subject, ...parts.map((part) => part.text)].join('\n').normalize('NFKC')
  return text.length <= LONGEST && !CODE_LIKE.test(text) && !LINK.test(text) && !asks(stemsIn(text.toLowerCase()), headers.has('reply-to') || (headers.get('authentication-results')?.[0] ?? '').includes('fail'))
}

/** What frauds without a link are made of. Talk of passwords is one only from a sender who is in doubt. */
function asks(stems: number, inDoubt: boolean): boolean {
  const has = (...kinds: number[]) => kinds.every((kind) => (stems & kind) !== 0)
  return [WORTH, COINS, PAYS].some((kind) => has(kind)) || (inDoubt && has(SECRETS)) || has(CARDS, ASKS, CODES) || has(CALLS, UNDOES)
}
