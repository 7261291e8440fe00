// All that is known of a host by its name alone. A mailbox has the same few hundred hosts in all its mails, and
// comparing one with every known name is dear, so each is judged once.
import { findBrand } from '../../../../shared/brands/index'
import { isFreeHosting, isIpAddress, isReserved, isRiskyTld, isSharedTld, isShortener, likeness, looksGenerated, registrable } from '../domains'
import type { Mail } from '../context'
import { embeddedIn, isFreeMail, isMailService, isVetted, namedIn, ownerOfHost } from './identity'
import type { Identity } from './identity'

export type Host = {
  registrable: string
  /** The known organisation it belongs to. */
  owner: Identity | null
  /** A mail service or click counter that works for many senders. */
  isService: boolean
  /** Mailboxes that anybody can have. */
  isFreeMail: boolean
  /** Nobody's, for samples. */
  isReserved: boolean
  isIp: boolean
  isShortener: boolean
  /** Pages that anybody can make or upload. */
  isPublicPage: boolean
  /** 0, or how much its cheap suffix says. */
  risk: number
  isGenerated: boolean
  isPunycode: boolean
  /** Whom it resembles: nearly the name, or the whole domain in front of another. */
  imitates: string | null
  /** Whose name stands in it. */
  names: { name: string; identity: Identity | null } | null
  /** A suffix stands where none can be: `bank.com.x7k2.example`. */
  hasInnerSuffix: boolean
}

const PUBLIC_PAGES = /(?:^|\.)(?:docs\.google\.com|forms\.gle|sites\.google\.com|drive\.google\.com|forms\.office\.com|typeform\.com|jotform\.com|wixsite\.com|weebly\.com|webflow\.io|carrd\.co|notion\.site|canva\.site|framer\.app|square\.site|strikingly\.com|yolasite\.com|blogspot\.com|appspot\.com|azurewebsites\.net|windows\.net|cloudfront\.net|amazonaws\.com|digitaloceanspaces\.com|backblazeb2\.com|linodeobjects\.com|ipfs\.dweb\.link|dweb\.link|surge\.sh|onrender\.com|replit\.app|translate\.goog|formstack\.com|cognitoforms\.com|wufoo\.com|my\.canva\.site|hostingerapp\.com|000webhost\.com|byethost\d*\.com|infinityfreeapp\.com|duckdns\.org|ddns\.net|hopto\.org|zapto\.org|myftp\.org|serveftp\.com)$/
/** Networks that serve a customer's files under the customer's name. */
const NETWORKS = /(?:^|\.)(?:edgekey\.net|edgesuite\.net|akamai\w*\.net|cloudfront\.net|amazonaws\.com|cloudflare\.net|azureedge\.net|fastly\.net|translate\.goog|ampproject\.org|googleusercontent\.com|imgix\.net|cdn\w*\.\w+|proxy\.\w+)$/

/** Suffixes that are cheap abroad and the usual ones at home: a mail in the country's own tongue may come from there. */
const AT_HOME: readonly { suffix: RegExp; tongue: RegExp }[] = [
  { suffix: /\.cn$/, tongue: /^(?!.*[\u3041-\u30ff\uac00-\ud7a3])(?:[^\u4e00-\u9fff]*[\u4e00-\u9fff]){12}/s },
  { suffix: /\.(?:ru|su)$/, tongue: /(?:[^\u0430-\u044f]*[\u0430-\u044f]){40}/ },
]
const tongues = new WeakMap<Mail, readonly boolean[]>()

/** A host as it is for a mail: the suffix of the country that the mail is written for is not held against it. */
export function hostFor(mail: Mail, host: string): Host {
  const facts = hostOf(host)
  if (facts.risk === 0) return facts
  let spoken = tongues.get(mail)
  if (!spoken) {
    const start = `${mail.subject} ${mail.views.slice(0, 3).map((view) => view.text.slice(0, 600)).join(' ')}`
    tongues.set(mail, (spoken = AT_HOME.map(({ tongue }) => tongue.test(start))))
  }
  return AT_HOME.some(({ suffix }, i) => spoken[i] === true && suffix.test(host)) ? { ...facts, risk: 0 } : facts
}

const judged = new Map<string, Host>()
const MOST_JUDGED = 4000

export function hostOf(host: string): Host {
  const lower = host.toLowerCase()
  const known = judged.get(lower)
  if (known) return known
  if (judged.size >= MOST_JUDGED) judged.clear()
  const facts = judge(lower)
  judged.set(lower, facts)
  return facts
}

function judge(host: string): Host {
  const owner = ownerOfHost(host)
  const isService = isMailService(host)
  const isAnybodys = owner === null && !isService && !NETWORKS.test(host)
  const like = owner === null ? likeness(host) : null
  const likeName = like ? (findBrand(like.brand)?.name.en ?? like.brand) : null
  const embedded = isAnybodys && !isVetted(host) ? embeddedIn(host) : null
  const named = owner === null ? namedIn(host) : null
  return {
    registrable: registrable(host),
    owner,
    isService,
    isFreeMail: isFreeMail(host),
    isReserved: isReserved(host),
    isIp: isIpAddress(host),
    isShortener: isShortener(host),
    isPublicPage: isFreeHosting(host) || PUBLIC_PAGES.test(host),
    risk: !isRiskyTld(host) || isVetted(host) ? 0 : isSharedTld(host) ? 0.6 : 1,
    isGenerated: owner === null && !isService && looksGenerated(host),
    isPunycode: host.includes('xn--'),
    imitates: embedded?.name ?? (like && like.kind !== 'named' ? likeName : null),
    names: named ? { name: named.name, identity: named } : like && likeName !== null ? { name: likeName, identity: null } : null,
    hasInnerSuffix: isAnybodys && !isVetted(host) && innerSuffix(host),
  }
}

/** `com`, `co.jp`, `gouv` before the registrable name, or a registrable name that begins like one: `toll.com-x7k2.example`. */
function innerSuffix(host: string): boolean {
  const own = registrable(host)
  if (own.length >= host.length) return false
  const before = `.${host.slice(0, host.length - own.length)}`
  return /\.(?:com|gov|gouv|gob)\.$|\.[\w-]{2,}\.(?:com|(?:com?|ne|or|go|gov|gob|gouv|org|net)\.[a-z]{2})\./.test(before) || /^(?:com|net|org|gov|gouv|gob|co)-/.test(own)
}
