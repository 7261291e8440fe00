// What the sender's name, address and authentication say: is it who it claims to be?
import type { Mail } from '../context'
import type { Note } from '../phishing'
import { isUnsigned } from '../authenticity'
import { isReserved, isRiskyTld, likeness, looksGenerated, mixesScripts, ownerOf, registrable, skeleton } from '../domains'
import { BAIT, claimOf, isFreeMail, isWord, misspeltIn, namedIn, ownerOfHost } from './identity'
import type { Identity } from './identity'
import { findBrand } from '../../../../shared/brands/index'

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
const OFFICIAL = /株式会社|代表取締役|社長|事務局|センター|サポート|\bceo\b|president|chairman|director|principal|pastor|dean\b|\bhr\b|human resources|support|service|billing|invoice|accounts?\b|payroll|department|security|helpdesk|team\b|office|geschaftsfuhr|geschäftsführ|direct(?:eur|rice|or)|directeur|administrat/i
/** `.go.jp` written as part of a name: myna-go-jp.info. */
const FAKE_SUFFIX = /(?:^|[.-])(?:go|co|ne|or|lg)-?jp(?:-|\.(?!$))|(?:^|[.-])(?:gov|gouv|gob)[.-](?!uk$|br$|au$|in$|it$|fr$|cn$)/

export function judgeSender(mail: Mail, note: Note): Sender {
  const { fromHost, fromName, message } = mail
  const owner = ownerOfHost(fromHost)
  const isFree = isFreeMail(fromHost)
  const claim = claimOf(fromName)
  const fits = claim === null || (owner !== null && (claim.identities.some(({ name, domains }) => name === owner.name || domains.some((domain) => owner.domains.includes(domain))) || !claim.isWhole))
  const pretends = fits ? null : (claim.identities[0] ?? null)
  const shown = SHOWN_ADDRESS.exec(fromName)?.[1] ?? SHOWN_DOMAIN.exec(fromName)?.[1]
  if (shown && registrable(shown.toLowerCase()) !== registrable(fromHost) && (owner === null || ownerOfHost(shown) !== owner)) note('from-disguised', fromName.includes('@') ? 4 : ownerOfHost(shown) ? 2 : 0.5)
  if (mixesScripts(fromName) || mixesScripts(mail.subject)) note('mixed-scripts', 4)
  const misspelt = owner === null ? misspeltIn(fromName) : null
  if (misspelt) note('from-lookalike', 4, misspelt.name)
  if (pretends) note('from-mismatch', mismatchPoints(fromHost, claim?.isWhole === true, isFree, pretends), pretends.name)
  const isDubious = judgeDomain(mail, note, owner, pretends)
  if (isFree && !pretends && OFFICIAL.test(fromName)) note('from-freemail', 1)
  const failed = judgeResults(mail, note, owner)
  const reply = message.replyTo[0]?.address.split('@').at(-1)?.toLowerCase()
  if (reply && registrable(reply) !== registrable(fromHost) && (failed || isRiskyTld(reply) || isDubious || (isFreeMail(reply) && !isFree && owner !== null))) note('reply-elsewhere', 1)
  return { owner, pretends, isFree, isDubious, isGenuine: owner !== null && !failed }
}

function mismatchPoints(host: string, isWhole: boolean, isFree: boolean, { aliases, domains }: Identity): number {
  if (isFree) return isWhole ? 3 : 1.5
  // Names reserved for samples are nobody's: they say little.
  if (isReserved(host)) return 0.5
  if (!isWhole) return 1
  // A company's other domains hold its name; a domain without it can hardly be one of them.
  const own = registrable(host)
  const isNamed = [...domains.map((domain) => domain.split('.')[0] ?? ''), ...aliases.map((alias) => alias.toLowerCase().replace(/[^a-z0-9]/g, ''))].some((name) => name.length >= 2 && own.replaceAll('-', '').includes(name.replaceAll('-', '')))
  return isNamed || aliases.every(isWord) ? 2 : 3
}

function judgeDomain(mail: Mail, note: Note, owner: Identity | null, pretends: Identity | null): boolean {
  const { fromHost } = mail
  if (owner !== null || mail.senderBrand !== null || isFreeMail(fromHost)) return false
  let dubious = false
  const dub = (code: 'from-lookalike' | 'from-generated', points: number, text?: string) => {
    dubious = true
    note(code, points, text)
  }
  const like = likeness(fromHost)
  const named = namedIn(fromHost)
  if (like && like.kind !== 'named') dub('from-lookalike', 4, findBrand(like.brand)?.name.en ?? like.brand)
  else if (named ?? like) dub('from-lookalike', pretends ? 2 : 1, named?.name ?? findBrand(like?.brand ?? '')?.name.en ?? like?.brand)
  else judgeNameInDomain(mail, dub)
  if (fromHost.includes('xn--')) dub('from-lookalike', 2)
  if (FAKE_SUFFIX.test(fromHost)) dub('from-lookalike', 2)
  if (looksGenerated(fromHost)) dub('from-generated', 1.5)
  if (isRiskyTld(fromHost)) dub('from-generated', 1)
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
function judgeResults(mail: Mail, note: Note, owner: Identity | null): boolean {
  const isKnown = owner !== null || ownerOf(mail.fromHost) !== null
  if (mail.authenticity === 'fail') {
    note('auth-fail', isKnown ? (mail.senderBrand !== null ? 5 : 3.5) : 1.5)
    return true
  }
  if (!isUnsigned(mail.message)) return false
  note('auth-fail', isKnown ? 2 : 0.5)
  return isKnown
}
