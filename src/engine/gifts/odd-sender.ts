// Does a mail's head alone show that it may be an imitation: a name that its domain does not bear out, or a failed
// check? Part of the gate before parsing: what it misses is judged only when a word of gifts is there.
import { isReserved, isRiskyTld, looksGenerated } from './detect/domains'
import { claimOf, misspeltIn, namedIn, ownerOfHost } from './detect/phishing/identity'
import { readAddresses } from '../mime/headers'

const MOST_KEPT = 4000
/** A mailbox has the same few thousand senders in all its mails. */
const judged = new Map<string, boolean>()

/** `head` as bytes in latin1, folded lines and all. */
export function isSenderOdd(head: string): boolean {
  const from = /^from:((?:.|\r?\n[ \t])*)/im.exec(head)?.[1]?.slice(0, 1000) ?? ''
  if (from === '') return false
  const key = from
  const known = judged.get(key)
  if (known !== undefined) return known
  if (judged.size >= MOST_KEPT) judged.clear()
  const odd = isOdd(from)
  judged.set(key, odd)
  return odd
}

function isOdd(raw: string): boolean {
  const sender = readAddresses(raw.replace(/\r?\n/g, ''))[0]
  if (!sender) return false
  const host = sender.address.split('@').at(-1)?.toLowerCase() ?? ''
  const owner = ownerOfHost(host)
  if (owner === null && (misspeltIn(sender.name) !== null || namedIn(host) !== null)) return true
  const claim = claimOf(sender.name)
  if (claim === null || (owner !== null && (claim.identities.some(({ name }) => name === owner.name) || !claim.isWhole))) return false
  return !isReserved(host) || isRiskyTld(host) || looksGenerated(host)
}
