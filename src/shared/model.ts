// The domain's types, in the words of the product: accounts, folders, gift mails, access events, verdicts,
// exposures. Times are UTC milliseconds; money is minor units with an ISO 4217 currency; countries are
// ISO 3166-1 alpha-2. `null` means known to be absent.

import type { ErrorCode } from './errors'
import type { LinkId } from './links'

declare const brand: unique symbol
type Branded<T, B extends string> = T & { readonly [brand]: B }

export type AccountId = Branded<number, 'AccountId'>
export type GiftId = Branded<number, 'GiftId'>
export type AccessId = Branded<number, 'AccessId'>
export type VaultId = Branded<number, 'VaultId'>
export type NoticeId = Branded<number, 'NoticeId'>
export type ImportId = Branded<number, 'ImportId'>
/** Names one delete, for Undo: printable, not guessable. */
export type ReceiptId = Branded<string, 'ReceiptId'>
export type JobId = Branded<string, 'JobId'>

export type Language = 'ja' | 'en'
export type Span = { from: number; to: number }
export type Money = { amountMinor: number; currency: string }

// ---------------------------------------------------------------- accounts and mail

export type TlsMode = 'tls' | 'starttls' | 'insecure-loopback'

export type Connection = {
  host: string
  port: number
  /** `insecure-loopback` is refused for any host that is not a loopback address. */
  tls: TlsMode
  user: string
}

/** A provider card: data only, one file each in `providers/`. */
export type MailProvider = {
  id: string
  name: Record<Language, string>
  domains: readonly string[]
  /** `null`: ask the user. */
  imap: { host: string; port: number; tls: 'tls' | 'starttls' } | null
  /** How the IMAP user name is made from the address; tried in this order, once each. */
  userName: readonly ('full' | 'local')[] | 'ask'
  /** Whether a password sign-in can work at all. */
  signIn: 'password' | 'app-password' | 'oauth-own-client'
  /** The card's two lines, e.g. which secret is needed. */
  needs: Record<Language, string>
  note: Record<Language, string>
  steps: readonly { text: Record<Language, string>; link?: LinkId }[]
  /** The sign-in tracks that this provider keeps; empty when none is known. */
  tracks: readonly Track[]
  /** How the history is got. */
  history: { text: Record<Language, string>; link?: LinkId } | null
  /** A authserv-id (RFC 8601) suffix of this provider's own Authentication-Results, if known. */
  authservId: readonly string[]
  /** Minimum time between automatic checks. */
  minPollMs: number
  confidence: 'A' | 'B' | 'C' | 'U'
  source: string
  checked: string
}

export type Account = Connection & {
  id: AccountId
  address: string
  provider: string
  addedAt: number
  lastScanAt: number | null
  messagesSeen: number
  /** Whether a mail password is stored (sealed), or held in memory until Koban ends; else it is asked for. */
  hasPassword: boolean
  /** Whether it is stored, so that Koban can look for new mails by itself. */
  keepsPassword: boolean
  /** The Trash that the user named, where the server marks none; null: known, or not needed so far. */
  trashPath: string | null
  lastError: ErrorData | null
}

/** One message on a server. Sequence numbers never leave a function. */
export type MessageRef = { folderPath: string; uidValidity: number; uid: number }

export type GiftClass = 'gift' | 'purchase' | 'phishing' | 'ordinary'

/** A reason in words the UI can show: `code` names the sentence, `text` fills it (never a gift code). */
export type Reason = { code: string; text?: string }

export type Detection = {
  class: GiftClass
  /** `false` is shown as "maybe". */
  sure: boolean
  /** Brand id of `brands/`, a free name for an unknown brand, or null. */
  brand: string | null
  codes: string[]
  pins: string[]
  /** Bearer links: whoever opens them can spend. */
  links: string[]
  amount: number | null
  currency: string | null
  /** ISO date; null when absent or relative. */
  expires: string | null
  authenticity: 'pass' | 'fail' | 'none'
  reasons: Reason[]
  /** Set when the message could not be read whole; it is judged on the rest. */
  partial: string[]
}

/** A gift brand: data only, one file each in `brands/`. */
export type GiftBrand = {
  id: string
  name: Record<Language, string>
  /** Words that name the brand in a mail; matched after NFKC, case-folded. */
  aliases: readonly string[]
  /** Registrable domains or exact hosts its genuine mails come from. Raise confidence; never required. */
  senderDomains: readonly string[]
  /** Exact senders that send codes. */
  senders?: readonly string[]
  /** Order confirmation senders: point to `purchase` when no code is there. */
  orderSenders?: readonly string[]
  /** Shapes of the code, anchored to the whole token after NFKC, dashes unified to '-'. `strong`: rarely anything else. */
  codes: readonly { pattern: string; strong?: boolean; example: string }[]
  pins?: readonly { pattern: string; example: string }[]
  /** Brand's own words for its code. */
  codeLabels?: readonly string[]
  /** Host (exact, or `*.host`) and path regular expression of links that are money. `code`: named group holding the code. */
  bearerLinks?: readonly { host: string; path: string; example: string }[]
  currency: string | null
  /** The brand's own redeem page; the only one ever opened. */
  redeemUrl: string | null
  /** Where a theft is reported. */
  reportUrl: string | null
  source: string
  checked: string
  confidence: 'A' | 'B' | 'C' | 'U'
}

export type GiftState = 'in-mailbox' | 'removed' | 'redeemed' | 'used-by-another'
export type ExposureLevel = 'exposed' | 'possibly-exposed' | 'unknown' | 'not-exposed'

/** What lists show of a code: never the code. */
export type MaskedCode = { masked: string; last2: string; kind: 'code' | 'link' }

export type GiftMail = {
  id: GiftId
  accountId: AccountId
  ref: MessageRef
  messageId: string | null
  class: 'gift' | 'purchase' | 'phishing'
  sure: boolean
  brand: string | null
  brandName: string
  /** Codes in it are masked. */
  subject: string
  from: string
  codes: MaskedCode[]
  money: Money | null
  expires: string | null
  /** INTERNALDATE, else Date. */
  arrivedAt: number
  folder: string
  copies: number
  state: GiftState
  /** When it left the mailbox or was redeemed; null when unknown or not yet. */
  endedAt: number | null
  exposure: ExposureLevel
  unexplainedCount: number
  possibleCount: number
  reasons: Reason[]
  /** Present while an Undo is possible. */
  receipt: ReceiptId | null
}

// ---------------------------------------------------------------- access events

export type Track = 'web' | 'mail-software'
export type AccessService = 'imap' | 'pop' | 'smtp' | 'web' | 'api' | 'other'
export type AccessResult = 'success' | 'failure' | 'unknown'
export type TimePrecision = 'second' | 'minute' | 'day' | 'approx'
export type AccessProvider =
  | 'yahoo-jp' | 'google' | 'google-workspace' | 'microsoft-account' | 'microsoft-entra' | 'microsoft-365'
  | 'apple' | 'yahoo' | 'proton' | 'mailserver' | 'generic'

/** One sign-in or use of a mailbox, as its source states it. Nothing here is looked up. */
export type AccessEvent = {
  time: number
  timeZoneKnown: boolean
  timePrecision: TimePrecision
  ip: string | null
  host: string | null
  country: string | null
  countryText: string | null
  region: string | null
  city: string | null
  service: AccessService
  serviceText: string | null
  client: string | null
  result: AccessResult
  provider: AccessProvider
  accountHint: string | null
  /** `L12`, `T2R5`, `/value/3`, `#2/0`: where in the source it stood. */
  rawLineRef: string
}

export type MalformedReason = 'bad-time' | 'missing-time' | 'short-row' | 'unterminated-quote' | 'bad-json' | 'truncated'
export type Malformed = { ref: string; reason: MalformedReason }
export type ImportWarning = 'no-ip' | 'bad-ip' | 'masked-ip' | 'ambiguous-date-order'

/** What looking up an address offline gave. */
export type Place = {
  /** Looked-up country; null when unlocatable. */
  country: string | null
  asn: number | null
  network: string | null
  isHosting: boolean
  /** Mail fetchers, app clouds, relays and VPNs of the known-services table. */
  service: KnownService | null
  /** Private, loopback, CGNAT and the like: never foreign. */
  isRoutable: boolean
}
export type KnownService = { id: string; name: string; kind: 'mail-fetcher' | 'app-cloud' | 'relay' | 'vpn' }

export type Verdict = 'yours' | 'own-service' | 'relay' | 'unexplained' | 'unknown'
export const VERDICT_REASONS = [
  'home-country', 'home-network', 'koban-itself', 'confirmed-event', 'confirmed-network', 'confirmed-country',
  'confirmed-days', 'own-service-confirmed', 'mail-fetcher', 'app-cloud', 'own-service-denied', 'relay-network',
  'vpn-network', 'hosting-network', 'hosting-mail-software', 'foreign-country', 'first-country', 'first-network',
  'no-mail-software', 'impossible-travel', 'after-failures', 'marked-not-me', 'no-address', 'not-routable',
  'unlocatable', 'provider-internal', 'places-differ', 'home-not-asked',
] as const
export type VerdictReasonCode = (typeof VERDICT_REASONS)[number]
/** `evidence` holds ready words and numbers: `{ country: 'CN' }`, `{ speedKmh: 3200, previous: 1714... }`. */
export type VerdictReason = { code: VerdictReasonCode; evidence: Record<string, string | number> }
export type Judgement = { verdict: Verdict; reasons: VerdictReason[] }

export type Answer = 'yes' | 'no' | 'unknown'
/** "This was me" / "not me"; newest wins for the same target. */
export type Confirmation = {
  id: number
  isMe: boolean
  at: number
} & (
  | { kind: 'event'; accessId: AccessId }
  | { kind: 'network'; network: string }
  | { kind: 'country'; country: string }
  | { kind: 'days'; from: number; to: number }
)

/** What is the user's own. Asked at the first import; frequency alone never adds to it. */
export type HomeProfile = {
  /** Empty until the user has been asked. */
  countries: string[]
  /** Carriers and other networks that the user named as the own ones, as `Place.network` names them. */
  networks: string[]
  usesMailSoftware: Answer
  readsInGmail: Answer
  readsInOutlookApp: Answer
  confirmations: Confirmation[]
}

export type AccessRow = AccessEvent & {
  id: AccessId
  accountId: AccountId
  track: Track
  place: Place
  /** By the user's own city database; null without one, and where it knows nothing. */
  located: { region: string | null; city: string | null } | null
  judgement: Judgement
}

export type CoverageSpan = Span & { track: Track; source: string }

// ---------------------------------------------------------------- errors on the wire

/** Errors cross a process as data, not as thrown objects. */
export type ErrorData = { code: ErrorCode; message: string; details?: Record<string, string | number> }
