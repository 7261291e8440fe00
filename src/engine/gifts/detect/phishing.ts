// Does a mail about gifts only pretend? Sender, links and wording are weighed together, because a passed
// DMARC check says only that the domain in From is genuine, not that it is the brand's.
import type { Reason } from '../../../shared/model'
import type { ReasonCode } from '../../../shared/reason-words'
import type { Link, LinkRisk } from './links'
import type { Mail } from './context'
import { findBrand } from '../../../shared/brands/index'
import { isUnsigned } from './authenticity'
import { isReserved, isRiskyTld, likeness, looksGenerated, mixesScripts, ownerOf, registrable } from './domains'
import { brandsIn } from './mentions'
import { WORDINGS } from './wording'

export type Suspicion = { points: number; reasons: Reason[] }
type Note = (code: ReasonCode, points: number, text?: string) => void

/** At and above this a mail about gifts is an imitation. */
export const SUSPICIOUS = 4

export function suspicionOf(mail: Mail, exposesValue: boolean): Suspicion {
  const reasons: Reason[] = []
  let points = 0
  const note: Note = (code, p, text) => {
    points += p
    if (p > 0 && !reasons.some((reason) => reason.code === code)) reasons.push(text === undefined ? { code } : { code, text })
  }
  const nameOf = (brand: string) => findBrand(brand)?.name.en ?? brand
  judgeSender(mail, note, nameOf)
  judgeLinks(mail, note, nameOf)
  judgeWording(mail, note, exposesValue)
  // The brand itself may say "sign in", and count the days.
  const isGenuine = mail.senderBrand !== null && mail.authenticity !== 'fail'
  if (isGenuine) points -= mail.links.some((link) => link.bearer) || exposesValue ? 4 : 3
  return { points, reasons }
}

function judgeSender(mail: Mail, note: Note, nameOf: (brand: string) => string): void {
  const { fromHost, fromName, message } = mail
  if (mail.authenticity === 'fail') note('auth-fail', mail.senderBrand !== null ? 5 : 1.5)
  else if (isUnsigned(message)) note('auth-fail', 0.5)
  const shown = /[\w.+-]{1,64}@((?:[\w-]{1,63}\.){1,6}[a-z]{2,24})/i.exec(fromName)?.[1] ?? /(?:^|[\s(<"])((?:[\w-]{2,63}\.){1,5}(?:co\.jp|com|jp|net))(?=$|[\s)>"])/i.exec(fromName)?.[1]
  if (shown && registrable(shown.toLowerCase()) !== registrable(fromHost) && ownerOf(shown.toLowerCase()) !== ownerOf(fromHost)) note('from-disguised', fromName.includes('@') ? 4 : 2)
  if (mixesScripts(fromName) || mixesScripts(mail.subject)) note('mixed-scripts', 4)
  const like = likeness(fromHost)
  if (like) note('from-lookalike', like.kind === 'named' ? 2 : 4, nameOf(like.brand))
  if (fromHost.includes('xn--')) note('from-lookalike', 2)
  if (looksGenerated(fromHost) && mail.senderBrand === null) note('from-generated', 1.5)
  if (isRiskyTld(fromHost)) note('from-generated', 1)
  const claimed = [...brandsIn(fromName).keys()]
  const fits = claimed.some((brand) => brand.id === mail.senderBrand) || (claimed.length > 0 && mail.senderBrand !== null)
  if (claimed[0] && !fits) note('from-mismatch', isReserved(fromHost) ? 0.5 : 1.5, claimed[0].name.en)
  const reply = message.replyTo[0]?.address.split('@').at(-1)
  if (reply && registrable(reply) !== registrable(fromHost) && mail.authenticity === 'fail') note('reply-elsewhere', 1)
  else if (reply && registrable(reply) !== registrable(fromHost) && isRiskyTld(reply)) note('reply-elsewhere', 1)
}

const RISK: Record<LinkRisk, readonly [ReasonCode, number]> = {
  ip: ['link-disguised', 3],
  'user-info': ['link-disguised', 4],
  embedded: ['link-lookalike', 4],
  misspelt: ['link-lookalike', 3.5],
  named: ['link-lookalike', 1.5],
  'foreign-bearer-path': ['link-lookalike', 3],
  'text-mismatch': ['link-mismatch', 3],
  redirect: ['link-disguised', 2],
  shortener: ['link-disguised', 1],
  'free-hosting': ['link-suspicious-host', 2],
  'risky-tld': ['link-suspicious-host', 1],
  generated: ['link-suspicious-host', 1.5],
  punycode: ['link-lookalike', 2.5],
}

function judgeLinks(mail: Mail, note: Note, nameOf: (brand: string) => string): void {
  // Each risk counts once, however many links carry it.
  const seen = new Map<LinkRisk, Link>()
  for (const link of mail.links) for (const risk of link.risks) if (!seen.has(risk)) seen.set(risk, link)
  for (const [risk, link] of seen) {
    const [code, points] = RISK[risk]
    const like = likeness(link.host)
    note(code, points, code === 'link-lookalike' ? nameOf(like?.brand ?? link.host) : code === 'link-suspicious-host' ? registrable(link.host) : undefined)
  }
  const claimed = [...brandsIn(mail.fromName).keys()]
  const strangers = mail.links.filter((link) => !link.bearer && ownerOf(link.host) === null && registrable(link.host) !== registrable(mail.fromHost) && !isReserved(link.host))
  if (claimed.length > 0 && mail.senderBrand === null && strangers.length > 0) note('link-suspicious-host', 0.5, registrable(strangers[0]!.host))
}

function judgeWording(mail: Mail, note: Note, exposesValue: boolean): void {
  // The police and banks quote the swindlers' words.
  const isWarning = /詐欺|犯罪|注意喚起|だまされ|\bscams?\b|\bfraud|never (?:buy|share|give)|betrug|arnaque|estafa|truffa|golpe/i.test(mail.gist)
  // Who has the codes does not ask for them.
  for (const { code, points, pattern } of WORDINGS) if (pattern.test(mail.gist)) note(code, code === 'asks-codes' && (exposesValue || isWarning) ? 1 : points)
  // A prize from a throw-away domain.
  const bait = WORDINGS.find(({ code }) => code === 'prize-bait')
  if (!exposesValue && bait?.pattern.test(mail.gist) && (isRiskyTld(mail.fromHost) || looksGenerated(mail.fromHost))) note('prize-bait', 1)
  if (mail.message.parts.some((part) => part.asksPassword)) note('asks-password', 4)
}
