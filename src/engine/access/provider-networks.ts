// Addresses that a mailbox provider has for itself: in its own log they are its servers, not where anybody sits. Only what
// cannot be rented counts, since a thief can rent a computer at Google or Microsoft too: there it is the ranges of their mail
// services (places/known-services.ts). Networks by number, as registered to the provider; confidence B, checked 2026-11.
import type { AccessProvider, Place } from '../../shared/model'

type Own = { asns?: readonly number[]; services?: readonly string[] }

const APPLE: Own = { asns: [714, 6185] }
const YAHOO_JAPAN: Own = { asns: [23816, 24572] }
const YAHOO: Own = { asns: [7233, 10310, 26101, 34010, 36646, 36647, 203219] }
/** 62371 carries Proton's mail; its VPN has networks of its own. */
const PROTON: Own = { asns: [62371] }
const GOOGLE: Own = { services: ['gmail-fetch'] }
const MICROSOFT: Own = { services: ['outlook-cloud'] }

const OWN: Record<AccessProvider, Own | null> = {
  'yahoo-jp': YAHOO_JAPAN, google: GOOGLE, 'google-workspace': GOOGLE, 'microsoft-account': MICROSOFT, 'microsoft-entra': MICROSOFT, 'microsoft-365': MICROSOFT,
  apple: APPLE, yahoo: YAHOO, proton: PROTON, mailserver: null, generic: null,
}

/** Whether the log of `provider` names one of the provider's own machines. */
export function isProviderInternal(provider: AccessProvider, place: Place): boolean {
  const own = OWN[provider]
  if (own === null) return false
  return (place.asn !== null && own.asns?.includes(place.asn) === true) || (place.service !== null && own.services?.includes(place.service.id) === true)
}
