// What the sender's name, address and authentication say: is it who it claims to be?
import type { Mail } from '../context'
import type { Note } from '../phishing'
import { isUnsigned } from '../authenticity'
import { isReserved, isRiskyTld, mixesScripts, registrable, skeleton } from '../domains'
import { hostFor } from './hosts'
import type { Host } from './hosts'
import type { Claim } from './identity'
import { addedTo, BAIT, claimOf, isFreeMail, isWord, misspeltIn, ownerOfHost } from './identity'
import type { Identity } from './identity'

export type Sender = {
  /** The known organisation that owns the domain in From. */
  owner: Identity | null
  /** Whom the name claims to be, when that is not the owner. */
  pretends: Identity | null
  isFree: boolean
  /** The domain itself is dubious: made by a machine, imitating, of a cheap suffix. */
  isDubious: boolean
  /** From an organisation's own domain, and nothing against it. */
  isGenuine: boolean
}

const SHOWN_ADDRESS = /[\w.+-]{1,64}@((?:[\w-]{1,63}\.){1,6}[a-z]{2,24})/i
const SHOWN_DOMAIN = /(?:^|[\s(<"])((?:[\w-]{2,63}\.){1,5}(?:co\.jp|com|jp|net))(?=$|[\s)>"])/i
/** A company or office by its title, whoever it is. */
const OFFICIAL = /株式会社|代表取締役|社長|事務局|センター|サポート|\bc\.?e\.?o\b|president|chairman|director|principal|pastor|dean\b|\bhr\b|human resources|support|service|billing|invoice|accounts?\b|payroll|department|security|helpdesk|team\b|office|geschaftsfuhr|geschäftsführ|direct(?:eur|rice|or)|directeur|administrat/i
/** `.go.jp` written as part of a name: myna-go-jp.info. */
const FAKE_SUFFIX = /(?:^|[.-])(?:go|co|ne|or|lg)-?jp(?:-|\.(?!$))|(?:^|[.-])(?:gov|gouv|gob)[.-](?!uk$|br$|au$|in$|it$|fr$|cn$)/

/** Mailboxes that whoever opens a trial account has. */
const TENANT = /\.onmicrosoft\.com$/

export function judgeSender(mail: Mail, note: Note): Sender {
  const { fromHost, fromName, message } = mail
  const host = hostFor(mail, fromHost)
  const { owner, isFreeMail: isFree } = host
  const claim = claimOf(fromName, addedTo(mail.book))
  const pretends = claim && !fits(claim, mail, owner) ? (claim.identities[0] ?? null) : null
  const shown = SHOWN_ADDRESS.exec(fromName)?.[1] ?? SHOWN_DOMAIN.exec(fromName)?.[1]
  if (shown && registrable(shown.toLowerCase()) !== host.registrable && (owner === null || ownerOfHost(shown) !== owner)) note('from-disguised', fromName.includes('@') ? 4 : ownerOfHost(shown) || isReaders(mail, shown) ? 2 : 0.4)
  if (mixesScripts(fromName) || mixesScripts(mail.subject)) note('mixed-scripts', 4)
  const misspelt = owner === null ? misspeltIn(fromName) : null
  if (misspelt) note('from-lookalike', 4, misspelt.name)
  if (pretends) note('from-mismatch', mismatchPoints(fromHost, claim?.isWhole === true, isFree, pretends), pretends.name)
  const isDubious = judgeDomain(mail, host, note, pretends)
  if (isFree && !pretends && OFFICIAL.test(fromName)) note('from-freemail', 1)
  const failed = judgeResults(mail, host, note)
  const reply = message.replyTo[0]?.address.toLowerCase()
  if (reply) judgeReply(mail, reply, host, failed || isDubious, note)
  return { owner, pretends, isFree, isDubious, isGenuine: owner !== null && !failed }
}

function fits({ identities, isWhole }: Claim, mail: Mail, owner: Identity | null): boolean {
  if (mail.senderBrand !== null && identities.some(({ id }) => id === mail.senderBrand)) return true
  return owner !== null && (!isWhole || identities.some(({ name, domains }) => name === owner.name || domains.some((domain) => owner.domains.includes(domain))))
}

/** "yahoo.example Administrator" writes to a mailbox at yahoo.example. */
const isReaders = ({ message }: Mail, domain: string): boolean => (message.headers.get('to') ?? []).some((to) => to.toLowerCase().includes(`@${domain.toLowerCase()}`))

/** An answer that goes to somebody who is not the writer, and above all to one who looks like him. */
function judgeReply({ fromHost, message }: Mail, reply: string, host: Host, isShady: boolean, note: Note): void {
  const [local = '', domain = ''] = [reply.slice(0, reply.lastIndexOf('@')), reply.slice(reply.lastIndexOf('@') + 1)]
  if (domain === '' || registrable(domain) === host.registrable) return
  const from = message.from?.address.toLowerCase() ?? ''
  const own = from.slice(0, from.lastIndexOf('@'))
  const isTwin = own.length >= 5 && differ(own, local) <= 1 && isNearlyHost(domain, fromHost)
  if (isTwin) note('reply-elsewhere', 3)
  else if (isShady || isRiskyTld(domain) || (isFreeMail(domain) && !host.isFreeMail && (host.owner !== null || !isListed(message)))) note('reply-elsewhere', 1)
}

/** Not the same mailbox with the provider's other suffix, but one letter away from it. */
const isNearlyHost = (a: string, b: string): boolean => a !== b && (skeleton(a) === skeleton(b) || differ(a.slice(0, a.lastIndexOf('.')), b.slice(0, b.lastIndexOf('.'))) <= 2) && !(isFreeMail(a) && isFreeMail(b))

/** Letters changed, dropped or added between two short names; 9 when they are not alike at all. */
function differ(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 3) return 9
  let start = 0
  while (start < a.length && a[start] === b[start]) start++
  let [x, y] = [a.length - 1, b.length - 1]
  while (x >= start && y >= start && a[x] === b[y]) [x, y] = [x - 1, y - 1]
  return Math.max(x, y) - start + 1
}

const isListed = ({ headers }: Mail['message']): boolean => headers.has('list-id') || headers.has('list-unsubscribe')

function mismatchPoints(host: string, isWhole: boolean, isFree: boolean, { aliases, domains }: Identity): number {
  if (isFree) return isWhole ? (aliases.every(isWord) ? 1 : 3) : 1.5
  // Names reserved for samples are nobody's: they say little.
  if (isReserved(host)) return 0.5
  if (!isWhole) return 1
  // A company's other domains hold its name; a domain without it can hardly be one of them.
  const own = registrable(host)
  const isNamed = [...domains.map((domain) => domain.split('.')[0] ?? ''), ...aliases.map((alias) => alias.toLowerCase().replace(/[^a-z0-9]/g, ''))].some((name) => name.length >= 2 && own.replaceAll('-', '').includes(name.replaceAll('-', '')))
  return isNamed || aliases.every(isWord) ? 2 : 3
}

function judgeDomain(mail: Mail, host: Host, note: Note, pretends: Identity | null): boolean {
  const { fromHost } = mail
  if (host.owner !== null || mail.senderBrand !== null || host.isFreeMail) return false
  let dubious = false
  const dub = (code: 'from-lookalike' | 'from-generated', points: number, text?: string) => {
    dubious = true
    note(code, points, text)
  }
  if (host.imitates) dub('from-lookalike', 4, host.imitates)
  else if (host.names) dub('from-lookalike', pretends ? 2 : 1, host.names.name)
  else judgeNameInDomain(mail, dub)
  if (host.isPunycode) dub('from-lookalike', 2)
  if (FAKE_SUFFIX.test(fromHost) || host.hasInnerSuffix) dub('from-lookalike', 2)
  if (host.isGenerated) dub('from-generated', 1.5)
  if (host.risk > 0) dub('from-generated', pretends ? 1 : host.risk)
  if (TENANT.test(fromHost)) dub('from-generated', 1)
  return dubious
}

/** The display name's own words in the domain: misspelt ("dlscord"), or beside bait ("mercadona-aniversario"). */
function judgeNameInDomain(mail: Mail, dub: (code: 'from-lookalike' | 'from-generated', points: number, text?: string) => void): void {
  const words = mail.fromName.toLowerCase().normalize('NFD').replace(/[\u0300-\u036f]/g, '').match(/[a-z0-9]{5,}/g) ?? []
  const labels = mail.fromHost.split('.').slice(0, -1)
  for (const label of labels) {
    const parts = label.split('-')
    for (const word of words.slice(0, 6)) {
      if (parts.some((part) => part !== word && part.length >= 5 && skeleton(part) === skeleton(word))) return dub('from-lookalike', 3.5, word)
      if (parts.length > 1 && parts.includes(word) && parts.some((part) => part !== word && BAIT.test(part)) && isRiskyTld(mail.fromHost)) return dub('from-lookalike', 1.5, word)
    }
  }
}

/** True when authentication failed for a domain that would have passed. */
function judgeResults(mail: Mail, { owner }: Host, note: Note): boolean {
  const isKnown = owner !== null || mail.senderBrand !== null
  if (mail.authenticity === 'fail') {
    note('auth-fail', isKnown ? (mail.senderBrand !== null ? 5 : 3.5) : 1.5)
    return true
  }
  if (!isUnsigned(mail.message)) return false
  note('auth-fail', isKnown ? 2 : 0.5)
  return isKnown
}
