// What the links of a mail say: where they really lead, and whether that is where the claimed sender lives.
import type { ReasonCode } from '../../../../shared/reason-words'
import { findBrand } from '../../../../shared/brands/index'
import type { Mail } from '../context'
import { isFreeHosting, isIpAddress, isReserved, isRiskyTld, isShortener, likeness, looksGenerated, registrable } from '../domains'
import type { Link } from '../links'
import type { Note } from '../phishing'
import { isFreeMail, isMailService, namedIn, ownerOfHost } from './identity'
import type { Identity } from './identity'
import type { Sender } from './sender'

type Sign = { code: ReasonCode; points: number; text?: string | undefined }

export type LinkSigns = {
  /** A link leads somewhere dubious. */
  isDubious: boolean
  /** Links there are, and all lead to the sender's or claimed organisation's own hosts or mail services. */
  allAtHome: boolean
  count: number
}

const OPEN_REDIRECT = /[?&](?:q|url|u|to|dest|redirect|target|adurl|r|next|continue|link|goto)=(?:https?%3a|https?:)/i
const SHOWN_HOST = /^(?:https?:\/\/)?((?:[\w-]{1,63}\.){1,8}[a-z]{2,24})(?:[/?#:]|$)/i
/** Pages anybody can make or upload, where forms are put. */
const PUBLIC_PAGES = /(?:^|\.)(?:docs\.google\.com|forms\.gle|sites\.google\.com|drive\.google\.com|forms\.office\.com|typeform\.com|jotform\.com|wixsite\.com|weebly\.com|webflow\.io|carrd\.co|notion\.site|canva\.site|framer\.app|square\.site|strikingly\.com|yolasite\.com|blogspot\.com|appspot\.com|azurewebsites\.net|windows\.net|cloudfront\.net|amazonaws\.com|digitaloceanspaces\.com|backblazeb2\.com|linodeobjects\.com|ipfs\.dweb\.link|dweb\.link|surge\.sh|onrender\.com|replit\.app|translate\.goog)$/

function signsOf(link: Link, mail: Mail, claims: ReadonlySet<Identity>): Sign[] {
  const { host, path } = link
  const owner = ownerOfHost(host)
  const signs: Sign[] = []
  const add = (code: ReasonCode, points: number, text?: string) => void signs.push({ code, points, text })
  const parsed = URL.canParse(link.url) ? new URL(link.url) : null
  if (isIpAddress(host)) add('link-disguised', 2)
  if (parsed && parsed.username !== '') add('link-disguised', parsed.username.includes('.') ? 4 : 2)
  const shown = SHOWN_HOST.exec(link.words.trim())?.[1]?.toLowerCase()
  if (shown && registrable(shown) !== registrable(host) && owner === null && !isMailService(host)) {
    const shownOwner = ownerOfHost(shown)
    // Newsletters show a third party's address and count the click at home.
    const isCounter = registrable(host) === registrable(mail.fromHost) && !claims.has(shownOwner as Identity)
    if (shownOwner) add('link-mismatch', isCounter ? 1 : 3)
    else if (registrable(shown) === registrable(mail.fromHost)) add('link-mismatch', 0.5)
  }
  if (owner !== null) {
    if (OPEN_REDIRECT.test(path) && /\/(?:url|amp|l\.php|linkredirect|redirect)\b/i.test(path)) add('link-disguised', 1)
    return signs
  }
  if (host.includes('xn--')) add('link-lookalike', 2.5, host)
  const like = likeness(host)
  if (like && like.kind !== 'named') add('link-lookalike', like.kind === 'embedded' ? 4 : 3.5, findBrand(like.brand)?.name.en ?? like.brand)
  else {
    const named = namedIn(host)
    const name = named?.name ?? (like ? (findBrand(like.brand)?.name.en ?? like.brand) : null)
    if (name) add('link-lookalike', named && claims.has(named) ? 2 : 1, name)
  }
  if (isShortener(host)) add('link-disguised', 1)
  if (isFreeHosting(host) || PUBLIC_PAGES.test(host)) add('link-suspicious-host', 1.5, registrable(host))
  if (looksGenerated(host) && !isMailService(host)) add('link-suspicious-host', 1, registrable(host))
  // The sender's own domain was weighed already.
  if (isRiskyTld(host)) add('link-suspicious-host', registrable(host) === registrable(mail.fromHost) ? 0.5 : 1, registrable(host))
  return signs
}

/** A link to look at rather than to click: pictures, standards, the reader's own provider. */
const isPlumbing = ({ url, host }: Link) => /\.(?:png|jpe?g|gif|css|dtd|ico|svg)(?:\?|$)|^https?:\/\/(?:www\.)?w3\.org|schemas\./i.test(url) || host === 'fonts.googleapis.com'

export function judgeLinks(mail: Mail, sender: Sender, note: Note): LinkSigns {
  const claims = new Set([sender.owner, sender.pretends].filter((identity) => identity !== null))
  const links = mail.links.filter((link) => !isPlumbing(link)).slice(0, 120)
  // Each kind of sign counts once, at its strongest, however many links carry it.
  const best = new Map<string, Sign>()
  for (const link of links) {
    for (const sign of signsOf(link, mail, claims)) if ((best.get(sign.code)?.points ?? 0) < sign.points) best.set(sign.code, sign)
  }
  let sum = 0
  for (const { code, points, text } of best.values()) {
    sum += points
    note(code, points, text)
  }
  // "Report this user": a button that writes to somebody's free mailbox.
  if (sender.pretends && mail.message.parts.some(({ links: all }) => all.some(({ href }) => /^mailto:/i.test(href) && isFreeMail(/@([\w.-]+)/.exec(href)?.[1]?.toLowerCase() ?? '')))) note('reply-elsewhere', 2)
  const own = registrable(mail.fromHost)
  const isHome = ({ host }: Link) => isMailService(host) || registrable(host) === own || [...claims].some((identity) => ownerOfHost(host)?.name === identity.name)
  const foreign = links.filter((link) => !link.bearer && !isHome(link) && ownerOfHost(link.host) === null && !isReserved(link.host))
  // Claims to be someone known, and no link leads there.
  const claimed = sender.pretends ?? sender.owner
  const none = claimed !== null && links.length > 0 && !links.some(({ host }) => ownerOfHost(host)?.name === claimed.name)
  if (none && foreign[0]) note('link-suspicious-host', sender.owner !== null ? 1.5 : 1, registrable(foreign[0].host))
  else if (none && sender.pretends && !isReserved(mail.fromHost)) note('link-suspicious-host', 1, registrable(links[0]!.host))
  return { isDubious: sum >= 1, allAtHome: links.length > 0 && links.every(isHome), count: links.length }
}
