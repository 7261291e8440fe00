// Does a mail only pretend? Who it claims to be, where it and its links really come from, and what it wants of the
// reader are weighed together: a passed DMARC check says only that the domain in From is genuine, not that it is the
// brand's, and a clone may show a well-formed code.
import type { Reason } from '../../../shared/model'
import type { ReasonCode } from '../../../shared/reason-words'
import type { Mail } from './context'
import { registrable } from './domains'
import { demandsIn, TINY } from './phishing/demands'
import type { Demands } from './phishing/demands'
import { hostFor, hostOf } from './phishing/hosts'
import { namedInText } from './phishing/identity'
import { judgeLinks } from './phishing/link-signs'
import type { LinkSigns } from './phishing/link-signs'
import { callback, codeRequest, isConsumersBill, isExtortion, isPaidByCards, isStrangersInvoice } from './phishing/schemes'
import { judgeSender } from './phishing/sender'
import type { Sender } from './phishing/sender'
import { fold, sentencesOf, textsOf } from './phishing/sentences'
import { promisesFortune } from './phishing/advance-fee'
import { offersEasyMoney } from './phishing/jobs'
import { isAboutMailbox, speaksForOffice } from './phishing/institutions'
import { ASKS, CALLS, CARDS, CODES, COINS, FORTUNES, OFFICES, PAYS, SECRETS, stemsIn, UNDOES, WORTH } from './phishing/stems'

export type Suspicion = { points: number; reasons: Reason[]; /** `likely` and `sure`: it is an imitation. */ level: 'none' | 'likely' | 'sure' }
export type Note = (code: ReasonCode, points: number, text?: string) => void

/** What the sender and links show; the other reasons are about what the mail says. */
const OF_IDENTITY: ReadonlySet<ReasonCode> = new Set(['auth-fail', 'from-mismatch', 'from-disguised', 'from-lookalike', 'from-freemail', 'from-generated', 'mixed-scripts', 'reply-elsewhere', 'link-lookalike', 'link-mismatch', 'link-disguised', 'link-suspicious-host'])
/** Frauds that need no link and no domain. */
const SCHEMES: ReadonlySet<ReasonCode> = new Set(['asks-codes', 'asks-call', 'asks-documents', 'extortion'])
const ENOUGH = 4
/** A sender's domain of a cheap suffix, or one that a machine made. */
const CHEAP = 0.6
const SURE = 5.5

type Sums = { identity: number; wording: number; demand: number; scheme: number }
/** What phishing.ts has gathered of one mail. */
type Case = { mail: Mail; sender: Sender; links: LinkSigns; note: Note; sums: Sums; exposesValue: boolean; /** Nobody known, by name or domain. */ isStranger: boolean }

/** `exposesValue`: the mail shows a code or a link of a known gift host. */
export function suspicionOf(mail: Mail, exposesValue: boolean): Suspicion {
  const reasons: Reason[] = []
  const sums: Sums = { identity: 0, wording: 0, demand: 0, scheme: 0 }
  const note: Note = (code, p, text) => {
    sums[OF_IDENTITY.has(code) ? 'identity' : SCHEMES.has(code) ? 'scheme' : 'wording'] += p
    if (code !== 'urgency' && code !== 'threat' && !(code === 'prize-bait' && p < 2) && !OF_IDENTITY.has(code)) sums.demand += p
    if (p > 0 && !reasons.some((reason) => reason.code === code)) reasons.push(text === undefined ? { code } : { code, text })
  }
  const sender = judgeSender(mail, note)
  const links = judgeLinks(mail, sender, note)
  const found: Case = { mail, sender, links, note, sums, exposesValue, isStranger: !sender.isGenuine && mail.senderBrand === null }
  const isAboutGifts = mail.speaksOfGift || mail.brands.size > 0 || exposesValue
  if (!isWorthReading(found, isAboutGifts)) return { points: sums.identity - trust(found), reasons, level: 'none' }
  const { isOutright, wantsAnything } = judgeWording(found)
  const points = sums.identity + sums.wording + sums.scheme - trust(found)
  // Who wants nothing and leads nowhere has nothing to win, and a code that he shows is given; a forged sender's is not.
  const hasHook = links.count > 0 || wantsAnything || sums.scheme > 0 || (exposesValue && mail.authenticity === 'fail')
  const isSpoken = (sums.identity >= (isAboutGifts ? 1 : 2) || (sums.identity >= (isAboutGifts ? 0.5 : 1) && sums.demand >= (isAboutGifts ? 3 : 3.5) && sums.wording >= (isAboutGifts ? 3 : 5))) && sums.wording >= 1 && (sums.demand >= 1.5 || (sums.demand >= 1 && sums.wording >= 2.5) || sender.pretends !== null || sums.identity >= 3)
  const isClear = sums.scheme >= ENOUGH || (isAboutGifts && isOutright) || (hasHook && sums.identity >= (isAboutGifts ? ENOUGH : ENOUGH + 1)) || isSpoken
  // A notice in nobody's name that has nothing to do with gifts needs one sign more.
  const needed = isAboutGifts || sender.pretends !== null || sender.owner !== null || sums.scheme >= ENOUGH ? ENOUGH : ENOUGH + 1
  const level = !isClear || points < needed ? 'none' : points >= SURE ? 'sure' : 'likely'
  return { points, reasons, level }
}

/** Without a sign of the sender or the links, only frauds that need none are left; their words are looked for all at once. */
function isWorthReading({ mail, links, sums, exposesValue, isStranger }: Case, isAboutGifts: boolean): boolean {
  if (exposesValue || sums.identity >= (isAboutGifts ? 0.5 : 2) || mail.message.parts.some((part) => part.asksPassword)) return true
  // What goes to thousands wants neither a friend's help nor a telephone call.
  if (isBulk(mail) && links.elsewhere === null && sums.identity < 1) return false
  const stems = textsOf(mail).reduce((seen, text) => seen | stemsIn(text), 0)
  const has = (...kinds: number[]) => kinds.every((kind) => (stems & kind) !== 0)
  if (has(CARDS, ASKS, CODES) && !isBulk(mail)) return true
  if (has(WORTH) && links.count === 0 && !mail.isList) return true
  if (has(CALLS, UNDOES) || has(COINS) || (has(PAYS) && !mail.isList && !mail.isAdvert && !links.allAtHome)) return true
  if (isStranger && isAboutGifts && has(WORTH) && !mail.isList && !mail.isAdvert) return true
  if (isStranger && !mail.isList && ((has(OFFICES) && sums.identity >= CHEAP) || (has(FORTUNES) && links.count <= 1))) return true
  return isStranger && has(SECRETS) && (links.elsewhere !== null || sums.identity >= 1)
}

/** Sent to many: a request for one person's help is not. */
const isBulk = (mail: Mail): boolean => mail.isList && mail.links.length > 3

/** Who sends a mailing list's mail: `Sender: bikes-admin@lists.example.org`. */
const LIST_SENDER = /(?:^|[\s<])(?:owner-[\w.-]+|[\w.-]+-(?:admin|bounces|request|owner))@/i

function trust({ mail, sender, links, exposesValue, sums }: Case): number {
  let points = 0
  // The organisation itself may say "sign in", and count the days.
  if (!(links.toMachine && mail.authenticity !== 'pass') && (sender.isGenuine || (mail.senderBrand !== null && mail.authenticity !== 'fail')) && sums.scheme < ENOUGH) {
    points += 3
    if (links.allAtHome || mail.links.some((link) => link.bearer) || exposesValue) points += 2
    if (mail.authenticity === 'pass') points += 1
  }
  const { headers } = mail.message
  // Mailing lists and answers in a thread quote and discuss what others write.
  if (['list-post', 'mailing-list', 'x-mailman-version', 'x-beenthere'].some((name) => headers.has(name))) points += 4
  else if ((headers.get('sender') ?? []).some((by) => LIST_SENDER.test(by))) points += 2.5
  else if (headers.has('list-id') && !links.isDubious) points += 1
  if (headers.has('in-reply-to') && !sender.isDubious && !links.isDubious) points += 1.5
  return points
}

/** The police, banks and papers quote the swindlers' words. */
const WARNING = /(?<!not an? )\bhoax|one of (?:those|these) (?:e-?)?mails|デマ|迷惑メール|消費生活|手口|被害(?:が|に|を)|という(?:請求|連絡|メール|電話|相談).{0,16}(?:増え|相次|多|届)|oplicht|nepmail|fraudeur|骗局|骗子|사칭|피싱|詐欺|犯罪|注意喚起|だまされ|騙され|フィッシング|\bscam|\bfraud|phish|beware|betrug|arnaque|estafa|truffa|golpe|oszust|诈骗|사기/
/** Papers and neighbours tell of imitations, and show them. */
const TELLS_OF = /phishing|\bbogus\b|フィッシング|\bfake|\bhoax|\bworm\b|malware|偽(?:の|サイト|メール|sms)|なりすまし|scammer|swindl|betruger|escroc|estafador|truffator/
/** Nobody by name: who writes to one of millions does not know him. */
const TO_NOBODY = /^(?:dear|hello|hi) (?:\S+ )?(?:customer|user|client|member|sir|account (?:holder|owner)|subscriber|friend|beneficiary|e-?mail)|親愛なる|^お客様各位|ユーザー様|利用者様|^(?:sehr geehrte[rn]? (?:kundin|kunde|nutzer|damen)|lieber kunde|cher(?:e|s)? client|madame,? monsieur|estimad[oa] (?:client|usuari)|gentile (?:client|utente)|prezad[oa] (?:client|usuari)|geachte (?:klant|heer|gebruiker)|beste klant|szanown\S+ (?:klien|pani))|尊敬的(?:用户|客户|客戶)|고객님/m

function judgeWording(found: Case): { isOutright: boolean; wantsAnything: boolean } {
  const { mail, sender, links, note, sums, isStranger } = found
  const sentences = sentencesOf(textsOf(found.mail))
  const text = sentences.join('\n')
  const host = hostFor(mail, mail.fromHost)
  // A code from a machine-made domain is bait, not a gift.
  const exposesValue = found.exposesValue && !(isStranger && host.isGenerated)
  const wants = demandsIn(sentences, found.exposesValue)
  const asks = wants.secrets > 0 || wants.verify || wants.login || wants.fee
  // Whom it claims to be may stand in the text alone, and what is wanted may lie at nobody known.
  if (isStranger && asks && !mail.isList && !TELLS_OF.test(text)) {
    if (sender.pretends === null) noteClaim(mail, links, note)
    if (links.elsewhere !== null && !host.isReserved && (wants.secrets > 0 || wants.verify)) note('link-suspicious-host', 1.5, links.elsewhere)
  }
  if (isStranger && !mail.isList && links.count > 0 && hasCheapHome(mail, host) && !TELLS_OF.test(text) && !RECEIPT.test(text)) noteOffice(found, text, wants)
  const isShady = isStranger && (sender.isDubious || links.isDubious || sender.pretends !== null || sums.identity >= 1.5)
  judgeDemands(found, wants, { exposesValue, isShady, isMany: TO_NOBODY.test(text), isReceipt: RECEIPT.test(text) })
  const isOutright = wants.wantsWorth && isStranger && !mail.isList && !mail.isAdvert && (links.count > 0 || ELSEWHERE.test(text)) && !TELLS_OF.test(text)
  if (isOutright) note('asks-secrets', 2)
  judgeSchemes(found, text, wants, exposesValue, isShady)
  return { isOutright, wantsAnything: asks || wants.open }
}

/** The sender's domain is of a kind that imitators register by the hundred. */
const hasCheapHome = (mail: Mail, host: ReturnType<typeof hostFor>): boolean => host.risk > 0 || host.isGenerated || host.imitates !== null || host.names !== null || (host.isReserved && mail.links.some((link) => hostFor(mail, link.host).risk > 0))

/** What the post, a bank, the tax office or the mail's own administrator would send from home comes from such a domain. */
function noteOffice({ mail, sender, note }: Case, text: string, wants: Demands): void {
  if (!speaksForOffice(text, wants, { isTiny: TINY.test(text) })) return
  note('link-suspicious-host', 1.5, hostFor(mail, mail.fromHost).registrable)
  if (sender.pretends === null && isAboutMailbox(text)) note('from-mismatch', 1)
}

const LOTTERY = /lott(?:ery|o|erie|eria)|jackpot|raffle|loter(?:ia|ij|ie)|当選|宝くじ|中奖|中獎|복권|당첨|prize|award/
/** Written from the reader's own company or school to its people; a free mailbox is nobody's company. */
function isColleague({ fromHost, message, authenticity }: Mail): boolean {
  const host = hostOf(fromHost)
  return authenticity !== 'fail' && !host.isFreeMail && (message.headers.get('to') ?? []).some((to) => {
    const domain = /@([\w.-]+)/.exec(to.slice(0, 1000))?.[1]
    return domain !== undefined && registrable(domain.toLowerCase()) === host.registrable
  })
}

/** Another way to write than this mail. */
const ELSEWHERE = /line ?(?:id|で)|友だち追加|whats ?app|telegram|\btext me|wechat|微信|카카오톡|返信|repl(?:y|ies)|お送りくだ|送って/

/** "Your Netflix account", 「三井住友カードをご利用の」: the organisation whose customer the reader is told to be. */
function noteClaim(mail: Mail, links: LinkSigns, note: Note): void {
  if (!links.isDubious && links.elsewhere === null) return
  const start = fold([mail.subject, ...mail.views.slice(0, 3).map((view) => view.text.slice(0, 400))].join('\n'))
  const claimed = namedInText(start)[0]
  if (claimed) note('from-mismatch', 1, claimed.name)
}

type Mood = { exposesValue: boolean; isShady: boolean; isMany: boolean; /** It confirms an order. */ isReceipt: boolean }
const RECEIPT = /ご注文(?:ありがとう|いただき|内容)|注文番号|order (?:#|number|no|confirm)|your order|thank(?:s| you) for (?:your (?:order|purchase)|shopping)|ihre bestellung|bestellnummer|votre commande|(?:tu|su) pedido|seu pedido|il tuo ordine|je bestelling|twoje zamowienie|订单号|訂單編號|주문 ?번호/

function judgeDemands({ mail, sender, note, isStranger }: Case, wants: Demands, { exposesValue, isShady, isMany, isReceipt }: Mood): void {
  if (mail.message.parts.some((part) => part.asksPassword)) note('asks-password', 4)
  if (wants.secrets > 0) note('asks-secrets', (wants.isConditional ? 3 : 2) + (wants.secrets > 1 ? 0.5 : 0) + (isShady && wants.isConditional ? 0.5 : 0))
  if (wants.verify || wants.login || (wants.open && isShady)) note('asks-login', isShady && (wants.verify || isMany) ? 2 : wants.verify || wants.login ? 1.5 : 1)
  // A shop's own bill names postage too.
  if (wants.fee && !(isReceipt && sender.pretends === null && wants.prize === 0)) note('asks-payment', isShady ? 2 : 1.5)
  if (wants.threat > 0) note('threat', isShady ? 1.5 : 1)
  if (wants.urgent) note('urgency', isShady ? 1 : 0.5)
  const { risk, isGenerated } = hostFor(mail, mail.fromHost)
  if (wants.prize > 0) note('prize-bait', isStranger && isShady && !exposesValue && (risk > 0 || isGenerated) ? (wants.prize > 1 ? 2.5 : 2) : 1)
  if (wants.generator) note('too-good', 3)
  if (sender.isFree && wants.isByReply && wants.secrets > 0) note('asks-documents', 1)
}

function judgeSchemes({ mail, sender, links, note, sums, isStranger }: Case, text: string, wants: Demands, exposesValue: boolean, isShady: boolean): void {
  const warns = WARNING.test(text)
  const request = codeRequest(text, !mail.isList && links.count <= 2, { isFree: sender.isFree, isShady })
  // Who has the codes does not ask for them.
  if (request > 0) note('asks-codes', exposesValue || warns ? Math.min(1, request) : !isStranger ? Math.min(2, request) : request + (sender.isFree || isShady ? 0.5 : 0))
  else if (!warns && !exposesValue && !mail.isList && !mail.isAdvert && mail.senderBrand === null && isPaidByCards(text)) note('asks-codes', isStranger ? 4.5 : 2)
  if (isStranger && !mail.isList && !warns && links.count <= 1 && !isColleague(mail) && promisesFortune(text)) note('asks-documents', 4.5)
  // An employer knows whom it chose, and has an address of its own.
  else if (isStranger && !mail.isList && !warns && (sender.isFree || isShady) && wants.secrets > 0 && wants.prize > 0 && offersEasyMoney(text)) note('asks-documents', 4)
  // The lottery nobody played in.
  if (wants.isByReply && wants.prize > 0 && (sender.isFree || isShady || sums.identity >= 0.5 || LOTTERY.test(text))) note('asks-documents', 4)
  const call = isColleague(mail) ? 0 : callback(text)
  if (call > 0) {
    const isBait = isStrangersInvoice(text) || (isStranger && (sender.isFree || sender.pretends !== null || (call > 1 && links.count === 0 && isConsumersBill(text))))
    note('asks-call', isBait ? 4 : isStranger ? 2.5 : 1)
  }
  if (isExtortion(text) && !warns) note('extortion', 4.5)
}
