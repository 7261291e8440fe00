// What the links of a mail say: where they really lead, and whether that is where the claimed sender lives.
import type { ReasonCode } from '../../../../shared/reason-words'
import type { Mail } from '../context'
import type { Link } from '../links'
import type { Note } from '../phishing'
import { registrable } from '../domains'
import { hostFor, hostOf } from './hosts'
import type { Host } from './hosts'
import { isFreeMail, ownerOfHost } from './identity'
import type { Sender } from './sender'

type Sign = { code: ReasonCode; points: number; text?: string | undefined }

export type LinkSigns = {
  /** A link leads somewhere dubious. */
  isDubious: boolean
  /** Links there are, and all lead to the sender's or claimed organisation's own hosts or mail services. */
  allAtHome: boolean
  count: number
  /** No link leads to the known organisation that it is said to come from, and one to the bare address of a machine. */
  toMachine: boolean
  /** The one foreign domain, nobody's known, that what is to be clicked leads to; null when it leads home or to many places. */
  elsewhere: string | null
}

const OPEN_REDIRECT = /[?&](?:q|url|u|to|dest|redirect|target|adurl|r|next|continue|link|goto)=(?:https?%3a|https?:)/i
const SHOWN_HOST = /^(?:https?:\/\/)?((?:[\w-]{1,63}\.){1,8}[a-z]{2,24})(?:[/?#:]|$)/i
/** Machines of one's own house. */
const OWN_NETWORK = /^(?:10|127|192\.168|172\.(?:1[6-9]|2\d|3[01]))\./
/** The reader's own address carried along: `?e=taro@mail.example`. */
const carriesReader = ({ path }: Link, mail: Mail): boolean => /(?:@|%40)/i.test(path) && (mail.message.headers.get('to') ?? []).some((to) => {
  const address = /[\w.+-]+@[\w.-]+/.exec(to)?.[0].toLowerCase()
  return address !== undefined && path.toLowerCase().replace('%40', '@').includes(address)
})

function signsOf(link: Link, facts: Host, mail: Mail, sender: Sender, own: string): Sign[] {
  const { host, path } = link
  const { owner } = facts
  const signs: Sign[] = []
  const add = (code: ReasonCode, points: number, text?: string) => void signs.push({ code, points, text })
  // Programmers write addresses of machines out; imitators hide them behind words or a name.
  if (facts.isIp && !OWN_NETWORK.test(host)) add('link-disguised', sender.pretends !== null || sender.owner !== null || (link.words !== '' && !link.words.includes(host)) ? 2 : 0.5)
  if (link.url.includes('@')) {
    const name = URL.canParse(link.url) ? new URL(link.url).username : ''
    if (name !== '') add('link-disguised', name.includes('.') ? 4 : 2)
  }
  const shown = link.words === '' ? undefined : SHOWN_HOST.exec(link.words.trim())?.[1]?.toLowerCase()
  if (shown && owner === null && !facts.isService && registrable(shown) !== facts.registrable) {
    const shownOwner = ownerOfHost(shown)
    // Newsletters show a third party's address and count the click at home.
    const isCounter = facts.registrable === own && shownOwner !== sender.owner && shownOwner !== sender.pretends
    if (shownOwner) add('link-mismatch', isCounter ? 1 : 3)
    else if (registrable(shown) === own) add('link-mismatch', 0.5)
    else if (facts.isIp) add('link-mismatch', 2)
  }
  if (owner !== null) {
    if (OPEN_REDIRECT.test(path) && /\/(?:url|amp|l\.php|linkredirect|redirect)\b/i.test(path)) add('link-disguised', 1)
    if (host === 'docs.google.com' ? path.startsWith('/forms') : host === 'forms.office.com') add('link-suspicious-host', 1, host)
    return signs
  }
  if (facts.isPunycode) add('link-lookalike', 2.5, host)
  if (facts.imitates) add('link-lookalike', 4, facts.imitates)
  else if (facts.names) add('link-lookalike', facts.names.identity && (facts.names.identity === sender.owner || facts.names.identity === sender.pretends) ? 2 : 1, facts.names.name)
  if (facts.hasInnerSuffix) add('link-disguised', 2)
  if (facts.isShortener) add('link-disguised', 1)
  if (facts.isPublicPage) add('link-suspicious-host', 1.5, facts.registrable)
  if (facts.isGenerated) add('link-suspicious-host', 1, facts.registrable)
  // The sender's own domain was weighed already.
  const risk = facts.risk > 0 && sender.pretends ? 1 : facts.risk
  if (risk > 0) add('link-suspicious-host', facts.registrable === own ? risk / 2 : risk, facts.registrable)
  if (!facts.isService && path.includes('@') && carriesReader(link, mail) && !/unsub|optout|opt-out|preferenc|haishin|kaijo|cancel|stop/i.test(path)) add('link-disguised', facts.registrable !== own || facts.risk > 0 || facts.isGenerated ? 2 : 0.5)
  return signs
}

/** A link to look at rather than to click: pictures, standards, the reader's own provider. */
const isPlumbing = ({ url, host }: Link) => host === 'fonts.googleapis.com' || /\.(?:png|jpe?g|gif|css|dtd|ico|svg)(?:\?|$)|^https?:\/\/(?:www\.)?w3\.org|schemas\./i.test(url)

export function judgeLinks(mail: Mail, sender: Sender, note: Note): LinkSigns {
  const own = hostFor(mail, mail.fromHost).registrable
  const links = mail.links.filter((link) => !isPlumbing(link)).slice(0, 120)
  // Each kind of sign counts once, at its strongest, however many links carry it.
  const best = new Map<string, Sign>()
  const hosts = links.map(({ host }) => hostFor(mail, host))
  links.forEach((link, i) => {
    for (const sign of signsOf(link, hosts[i]!, mail, sender, own)) if ((best.get(sign.code)?.points ?? 0) < sign.points) best.set(sign.code, sign)
  })
  if (areSiblings(mail, hosts, sender)) best.set('link-lookalike', { code: 'link-lookalike', points: 2.5, text: own })
  let sum = 0
  for (const { code, points, text } of best.values()) {
    sum += points
    note(code, points, text)
  }
  // "Report this user": a button that writes to somebody's free mailbox.
  if (sender.pretends && mail.message.parts.some(({ links: all }) => all.some(({ href }) => /^mailto:/i.test(href) && isFreeMail(/@([\w.-]+)/.exec(href)?.[1]?.toLowerCase() ?? '')))) note('reply-elsewhere', 2)
  const claimed = sender.pretends ?? sender.owner
  const isClaimed = (facts: Host) => claimed !== null && facts.owner?.name === claimed.name
  const isHome = (facts: Host) => facts.isService || facts.registrable === own || isClaimed(facts) || (sender.owner !== null && facts.owner?.name === sender.owner.name)
  const foreign = links.flatMap((link, i) => (!link.bearer && !isHome(hosts[i]!) && hosts[i]!.owner === null && !hosts[i]!.isReserved ? [hosts[i]!] : []))
  // Claims to be someone known, and no link leads there.
  const none = claimed !== null && links.length > 0 && !hosts.some(isClaimed)
  const toMachine = none && hosts.some((facts, i) => facts.isIp && !OWN_NETWORK.test(links[i]!.host))
  if (toMachine && sender.owner !== null) note('link-disguised', 2)
  if (none && foreign[0]) note('link-suspicious-host', sender.owner !== null ? 1.5 : 1, foreign[0].registrable)
  else if (none && sender.pretends && !hostFor(mail, mail.fromHost).isReserved) note('link-suspicious-host', 1, hosts[0]!.registrable)
  return { isDubious: sum >= 1, allAtHome: links.length > 0 && hosts.every(isHome), count: links.length, toMachine, elsewhere: elsewhereOf(hosts, own, foreign) }
}

/** Nothing leads to the sender's own domain, and all that is nobody's known is one domain. */
function elsewhereOf(hosts: readonly Host[], own: string, foreign: readonly Host[]): string | null {
  const first = foreign[0]
  if (!first || hosts.some((facts) => facts.registrable === own)) return null
  return foreign.every((facts) => facts.registrable === first.registrable) ? first.registrable : null
}

/** One name with changing tails: `shop-4b2fe.example`, `shop-8d8ya.example` and `shop-eensm.example` in one mail. */
function areSiblings(mail: Mail, hosts: readonly Host[], sender: Sender): boolean {
  if (sender.owner !== null || mail.senderBrand !== null) return false
  const names = new Set([mail.fromHost, ...hosts.filter(({ owner, isService }) => owner === null && !isService).map((facts) => facts.registrable)].map((host) => registrable(host)))
  if (names.size < 2) return false
  const stems = new Map<string, number>()
  for (const name of names) {
    const [, stem = ''] = /^([a-z]{4,})-[a-z0-9]{4,8}\./.exec(name) ?? []
    if (stem !== '') stems.set(stem, (stems.get(stem) ?? 0) + (hostOf(name).isGenerated ? 1 : 0.6))
  }
  return [...stems.values()].some((count) => count >= 1.6)
}
