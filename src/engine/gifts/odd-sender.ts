// Does a mail's head alone show that it may be an imitation: a name that its domain does not bear out, or a failed
// check? Part of the gate before parsing: what it misses is judged only when a word of gifts is there.
import { isReserved, isRiskyTld, looksGenerated } from './detect/domains'
import { claimOf, misspeltIn, namedIn, ownerOfHost } from './detect/phishing/identity'
import { readAddresses } from '../mime/headers'

const MOST_KEPT = 4000
/** A mailbox has the same few thousand senders in all its mails. */
const judged = new Map<string, boolean>()

/** `from`: the field as bytes in latin1, unfolded. */
export function isSenderOdd(from: string): boolean {
  if (from === '') return false
  const known = judged.get(from)
  if (known !== undefined) return known
  if (judged.size >= MOST_KEPT) judged.clear()
  const odd = isOdd(from)
  judged.set(from, odd)
  return odd
}

function isOdd(from: string): boolean {
  const sender = readAddresses(from.slice(0, 1000))[0]
  if (!sender) return false
  const host = sender.address.split('@').at(-1)?.toLowerCase() ?? ''
  const owner = ownerOfHost(host)
  if (owner === null && (misspeltIn(sender.name) !== null || namedIn(host) !== null)) return true
  const claim = claimOf(sender.name)
  if (claim === null || (owner !== null && (claim.identities.some(({ name }) => name === owner.name) || !claim.isWhole))) return false
  return !isReserved(host) || isRiskyTld(host) || looksGenerated(host)
}
