// Does a mail only pretend? Who it claims to be, where it and its links really come from, and what it wants of the
// reader are weighed together: a passed DMARC check says only that the domain in From is genuine, not that it is the
// brand's, and a clone may show a well-formed code.
import type { Reason } from '../../../shared/model'
import type { ReasonCode } from '../../../shared/reason-words'
import type { Mail } from './context'
import { isRiskyTld, looksGenerated } from './domains'
import { demandsIn } from './phishing/demands'
import { judgeLinks } from './phishing/link-signs'
import type { LinkSigns } from './phishing/link-signs'
import { codeRequest, isCallback, isExtortion } from './phishing/schemes'
import { judgeSender } from './phishing/sender'
import type { Sender } from './phishing/sender'
import { sentencesOf } from './phishing/sentences'

export type Suspicion = { points: number; reasons: Reason[]; /** `likely` and `sure`: it is an imitation. */ level: 'none' | 'likely' | 'sure' }
export type Note = (code: ReasonCode, points: number, text?: string) => void

/** What the sender and links show; the other reasons are about what the mail says. */
const OF_IDENTITY: ReadonlySet<ReasonCode> = new Set(['auth-fail', 'from-mismatch', 'from-disguised', 'from-lookalike', 'from-freemail', 'from-generated', 'mixed-scripts', 'reply-elsewhere', 'link-lookalike', 'link-mismatch', 'link-disguised', 'link-suspicious-host'])
/** Frauds that need no link and no domain. */
const SCHEMES: ReadonlySet<ReasonCode> = new Set(['asks-codes', 'asks-call', 'asks-documents', 'extortion'])
const ENOUGH = 4
const SURE = 5.5

/** `exposesValue`: the mail shows a code or a link of a known gift host. */
export function suspicionOf(mail: Mail, exposesValue: boolean): Suspicion {
  const reasons: Reason[] = []
  const sums = { identity: 0, wording: 0, demand: 0, scheme: 0 }
  const note: Note = (code, p, text) => {
    sums[OF_IDENTITY.has(code) ? 'identity' : SCHEMES.has(code) ? 'scheme' : 'wording'] += p
    if (code !== 'urgency' && code !== 'threat' && !(code === 'prize-bait' && p < 2) && !OF_IDENTITY.has(code)) sums.demand += p
    if (p > 0 && !reasons.some((reason) => reason.code === code)) reasons.push(text === undefined ? { code } : { code, text })
  }
  const sender = judgeSender(mail, note)
  const links = judgeLinks(mail, sender, note)
  const isOutright = judgeWording(mail, sender, links, exposesValue, note)
  const points = sums.identity + sums.wording + sums.scheme - trust(mail, sender, links, exposesValue)
  const isAboutGifts = mail.speaksOfGift || mail.brands.size > 0 || exposesValue
  const isClear = sums.scheme >= ENOUGH || (isAboutGifts && isOutright) || (isAboutGifts && sums.identity >= ENOUGH) || (sums.identity >= (isAboutGifts ? 1 : 2) && sums.wording >= 1 && (sums.demand >= 1.5 || sender.pretends !== null || sums.identity >= 3))
  // A notice in nobody's name that has nothing to do with gifts needs one sign more.
  const needed = isAboutGifts || sender.pretends !== null || sender.owner !== null || sums.scheme >= ENOUGH ? ENOUGH : ENOUGH + 1
  const level = !isClear || points < needed ? 'none' : points >= SURE ? 'sure' : 'likely'
  return { points, reasons, level }
}

function trust(mail: Mail, sender: Sender, links: LinkSigns, exposesValue: boolean): number {
  let points = 0
  // The organisation itself may say "sign in", and count the days.
  if (sender.isGenuine || (mail.senderBrand !== null && mail.authenticity !== 'fail')) {
    points += 3
    if (links.allAtHome || mail.links.some((link) => link.bearer) || exposesValue) points += 2
    if (mail.authenticity === 'pass') points += 1
  }
  const { headers } = mail.message
  // Mailing lists and answers in a thread quote and discuss what others write.
  if (['list-post', 'mailing-list', 'x-mailman-version', 'x-beenthere'].some((name) => headers.has(name))) points += 4
  else if (headers.has('list-id') && !links.isDubious) points += 1
  if (headers.has('in-reply-to') && !sender.isDubious && !links.isDubious) points += 1.5
  return points
}

/** The police, banks and papers quote the swindlers' words. */
const WARNING = /詐欺|犯罪|注意喚起|だまされ|騙され|フィッシング|\bscam|\bfraud|phish|beware|betrug|arnaque|estafa|truffa|golpe|oszust|诈骗|사기/

/** True when what is wanted is enough by itself, whoever writes. */
function judgeWording(mail: Mail, sender: Sender, links: LinkSigns, exposesValue: boolean, note: Note): boolean {
  const sentences = sentencesOf(mail)
  const text = sentences.join('\n')
  const warns = WARNING.test(text)
  const wants = demandsIn(sentences, exposesValue)
  const isStranger = !sender.isGenuine && mail.senderBrand === null
  const isShady = isStranger && (sender.isDubious || links.isDubious || sender.pretends !== null)
  if (mail.message.parts.some((part) => part.asksPassword)) note('asks-password', 4)
  // Card campaigns of lists give presents for a registered card; what is sent to one person does not.
  const isOutright = wants.wantsWorth && isStranger && links.count > 0 && !mail.isList && !mail.isAdvert
  if (isOutright) note('asks-secrets', 4)
  else if (wants.secrets > 0) note('asks-secrets', (wants.isConditional ? 3 : 2) + (wants.secrets > 1 ? 0.5 : 0) + (isShady && wants.isConditional ? 0.5 : 0))
  if (wants.verify || wants.login) note('asks-login', wants.verify && isShady ? 2 : 1.5)
  if (wants.fee) note('asks-payment', isShady ? 2 : 1.5)
  if (wants.threat > 0) note('threat', isShady ? 1.5 : 1)
  if (wants.urgent) note('urgency', isShady ? 1 : 0.5)
  if (wants.prize > 0) note('prize-bait', isShady && !exposesValue && (isRiskyTld(mail.fromHost) || looksGenerated(mail.fromHost)) ? (wants.prize > 1 ? 2.5 : 2) : 1)
  if (wants.generator) note('too-good', 3)
  const request = codeRequest(text)
  // Who has the codes does not ask for them.
  if (request > 0) note('asks-codes', exposesValue || warns ? Math.min(1, request) : request + (sender.isFree || isShady ? 0.5 : 0))
  // The lottery nobody played in.
  if (wants.isByReply && wants.prize > 0) note('asks-documents', 4)
  if (isCallback(text)) note('asks-call', isStranger ? (sender.isFree || sender.pretends || links.count === 0 ? 4 : 2.5) : 1)
  if (isExtortion(text) && !warns) note('extortion', 4.5)
  return isOutright
}
