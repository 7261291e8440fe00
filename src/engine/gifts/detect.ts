// The rule that tells gift mails, purchases, imitations and ordinary mail apart, and takes codes, PINs, bearer
// links, amount and expiry out of gifts. Pure: a parsed message in, a detection out; no clock, no network.
// Facts on formats, senders and look-alikes are in the brand files and in detect/words.ts.
import type { Detection, GiftBrand, Reason } from '../../shared/model'
import type { ReasonCode } from '../../shared/reason-words'
import type { ParsedMessage } from '../mime/message'
import type { Codes, FoundCode } from './detect/codes'
import type { Link } from './detect/links'
import type { Mail } from './detect/context'
import type { Amount } from './detect/amount'
import { amountsIn } from './detect/amount'
import { unknownBearers } from './detect/bearer'
import { codesOf } from './detect/codes'
import { readMail } from './detect/context'
import { expiryIn } from './detect/expiry'
import { suspicionOf } from './detect/phishing'
import { pinsIn } from './detect/pins'
import { PURCHASED, purchaseOf } from './detect/purchase'
import { HANDS_OVER, hits, IN_ATTACHMENT } from './detect/words'

export { REASON_CODES } from '../../shared/reason-words'

/** `ownAuthservIds`: who writes trustworthy Authentication-Results for this account; without it a pass proves nothing. */
export type DetectContext = {
  ownAuthservIds?: readonly string[]
  /** Brands the user added. Pass the same array for every mail: it is compiled once. */
  brands?: readonly GiftBrand[]
}

const SURE = 7
const CLEAR_LINK = 7
const COUNTED = /^\/gp\/r\.html/
/** In a receipt: a number that may be the payment's or the parcel's. */
const isUncertain = ({ score, label }: FoundCode): boolean => score < SHOWN && (label.role === null || label.role === 'unsure' || label.role === 'code')
/** A code this clear shows that the sender gives rather than asks. */
const SHOWN = 6.5

export function detect(message: ParsedMessage, context: DetectContext = {}): Detection {
  const mail = readMail(message, context.ownAuthservIds ?? [], context.brands)
  const found = codesOf(mail)
  const purchase = purchaseOf(mail)
  // The way to an order is counted like the way to a card.
  const known = mail.links.filter((link) => link.bearer && !(COUNTED.test(link.path) && purchase.points >= PURCHASED && found.found.length === 0))
  const scored = unknownBearers(mail, found.found)
  // Beside a link that is the gift, a number that nothing calls one is someone's reference.
  const codes = known.length + scored.length > 0 ? { ...found, found: found.found.filter(({ label }) => label.role !== 'unsure') } : found
  const unknown = scored.map(({ link }) => link)
  const exposesValue = codes.found.some(({ score }) => score >= SHOWN) || known.length > 0
  const suspicion = suspicionOf(mail, exposesValue)
  if (suspicion.level !== 'none') return finish(mail, 'phishing', suspicion.level === 'sure', suspicion.reasons)
  // An order's own page has an unguessable link too.
  const isOrder = purchase.points >= PURCHASED && Math.max(0, ...scored.map(({ points }) => points)) < CLEAR_LINK
  const isReference = purchase.points >= PURCHASED && !mail.hasPin && codes.found.every(isUncertain)
  if ((codes.found.length > 0 && !isReference) || known.length > 0 || (unknown.length > 0 && !isOrder)) return gift(mail, codes, known, unknown, suspicion.reasons)
  if (purchase.points >= PURCHASED) return { ...finish(mail, 'purchase', purchase.points >= PURCHASED + 1, purchase.reasons), ...money(mail, null) }
  if (isInPicture(mail)) return { ...finish(mail, 'gift', false, [{ code: 'in-picture' }, { code: 'gift-words' }]), ...money(mail, null), expires: expiry(mail) }
  const refusals: Reason[] = [...codes.refused].map((code) => ({ code }))
  if (mail.isAdvert && mail.speaksOfGift) refusals.push({ code: 'advert' })
  return finish(mail, 'ordinary', true, refusals)
}

function finish(mail: Mail, kind: Detection['class'], sure: boolean, reasons: readonly Reason[]): Detection {
  const { message } = mail
  const extra: Reason[] = message.partial.map((text) => ({ code: 'partial' satisfies ReasonCode, text }))
  const brand = kind === 'ordinary' ? null : ([...mail.brands.keys()][0]?.id ?? null)
  return { class: kind, sure, brand, codes: [], pins: [], links: [], amount: null, currency: null, expires: null, authenticity: mail.authenticity, reasons: [...reasons, ...extra], partial: message.partial }
}

function gift(mail: Mail, codes: Codes, known: readonly Link[], unknown: readonly Link[], doubts: readonly Reason[]): Detection {
  const links = [...known, ...unknown]
  const brand = brandOf(mail, codes.found, known)
  const written = codes.found.map(({ code }) => code)
  const seen = new Set(codes.found.map(({ bare }) => bare.toUpperCase()))
  // A code inside a bearer link is a code too, unless the text gave it.
  for (const { bearer } of known) {
    const code = bearer?.code
    if (code && !seen.has(code.replace(/-/g, '').toUpperCase())) {
      seen.add(code.replace(/-/g, '').toUpperCase())
      written.push(code)
    }
  }
  const pins = [...new Set(mail.views.flatMap((view) => pinsIn(view, codes.found)))]
  const sum = money(mail, codes.found[0] ?? null)
  const expires = expiry(mail)
  const sure = known.length > 0 || Math.max(0, ...codes.found.map(({ score }) => score)) >= SURE
  return {
    ...finish(mail, 'gift', sure && mail.authenticity !== 'fail', reasonsOf(mail, codes.found, known, unknown, brand)),
    brand, codes: written, pins, links: links.map(({ url }) => url), ...sum, expires,
    reasons: [...reasonsOf(mail, codes.found, known, unknown, brand), ...valueReasons(sum, expires, pins), ...doubts, ...mail.message.partial.map((text) => ({ code: 'partial', text }))],
  }
}

function brandOf(mail: Mail, found: readonly FoundCode[], known: readonly Link[]): string | null {
  const votes = new Map<string, number>()
  const vote = (id: string | null | undefined, weight: number) => {
    if (id) votes.set(id, (votes.get(id) ?? 0) + weight)
  }
  for (const { brand, score } of found) vote(brand, score)
  for (const { bearer } of known) vote(bearer?.brand.id, 6)
  vote(mail.senderBrand, 2)
  for (const [brand, count] of mail.brands) vote(brand.id, Math.min(3, count))
  return [...votes].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null
}

function reasonsOf(mail: Mail, found: readonly FoundCode[], known: readonly Link[], unknown: readonly Link[], brand: string | null): Reason[] {
  const reasons = new Map<ReasonCode, Reason>()
  const add = (code: ReasonCode, text?: string) => {
    if (!reasons.has(code)) reasons.set(code, text ? { code, text } : { code })
  }
  const name = brand ? mail.book.find(brand)?.name.en : undefined
  for (const item of found) {
    for (const code of item.reasons) add(code, code === 'code-shape' ? name : code === 'code-label' ? labelText(item) : undefined)
    const { part } = item.token.view
    if (part.depth > 0) add('forwarded')
    if (part.kind === 'attachment') add('in-attachment', part.fileName ?? undefined)
  }
  for (const link of known) add('bearer-link', link.host)
  for (const link of unknown) add('gift-link-words', link.host)
  if (mail.senderBrand) add('brand-sender', mail.book.find(mail.senderBrand)?.name.en)
  else if (name) add('brand-named', name)
  if (/登録できた|登録しました|使いました|チャージした|already (?:loaded|redeemed|used)|redeemed it/i.test(mail.gist)) add('probably-used')
  if (mail.authenticity === 'pass') add('auth-pass')
  if (mail.authenticity === 'fail') add('auth-fail')
  return [...reasons.values()]
}

/** The label's own words; runs that could be part of a code are left out. */
const labelText = ({ label }: FoundCode): string | undefined => label.text.replace(/[A-Za-z0-9-]*\d[A-Za-z0-9-]*/g, '').replace(/[\s:：・]+/g, ' ').trim().slice(-30) || undefined

function valueReasons(sum: Pick<Detection, 'amount' | 'currency'>, expires: string | null, pins: readonly string[]): Reason[] {
  const reasons: Reason[] = []
  if (sum.amount !== null) reasons.push({ code: 'amount', text: `${sum.amount} ${sum.currency ?? ''}`.trim() })
  if (expires) reasons.push({ code: 'expiry', text: expires })
  if (pins.length > 0) reasons.push({ code: 'pin' })
  return reasons
}

/** Characters that mainland Chinese does not write: 元 is Taiwan's then. */
const TRADITIONAL = /[碼號兌禮請於門訂單寶質實際點擊領優惠顧]/

/** The figure that the words make the face value; of equals the one nearest to the code. */
function money(mail: Mail, code: FoundCode | null): Pick<Detection, 'amount' | 'currency'> {
  const dollar = dollarOf(mail)
  let best: { amount: Amount; points: number } | null = null
  mail.views.forEach((view) => {
    for (const amount of amountsIn(view, dollar)) {
      const near = code && view === code.token.view ? Math.max(0, 1.5 - Math.abs(amount.start - code.token.start) / 200) : 0
      const points = amount.weight + near + (view.part.kind === 'subject' ? 0.3 : 0)
      if (best === null || points > best.points) best = { amount, points }
    }
  })
  const chosen = best as { amount: Amount; points: number } | null
  return chosen && chosen.points > -2 ? { amount: chosen.amount.value, currency: localCurrency(chosen.amount.currency, mail) || null } : { amount: null, currency: null }
}

/** 元 is Taiwan's where its characters are written, kr the country's. */
function localCurrency(currency: string, mail: Mail): string {
  if (currency === 'CNY' && TRADITIONAL.test(mail.gist)) return 'TWD'
  if (currency === 'SEK' && (mail.fromHost.endsWith('.dk') || /\bgavekort\b.*\b(?:til|k[oø]b)\b|gyldigt/i.test(mail.gist))) return 'DKK'
  return currency === 'SEK' && mail.fromHost.endsWith('.no') ? 'NOK' : currency
}

/** Whose dollar: by the shop's country, since a bare `$` does not say. */
function dollarOf(mail: Mail): string {
  const text = `${mail.fromHost} ${mail.links.slice(0, 20).map(({ host }) => host).join(' ')} ${mail.gist.slice(0, 2000)}`
  if (/\.ca\b|cdn\$|\bcad\b/i.test(text)) return 'CAD'
  if (/\.com\.au\b|\baud\b|\bA\$/i.test(text)) return 'AUD'
  if (/\.com\.tw\b|NT\$|新台幣/i.test(text)) return 'TWD'
  if (/\.hk\b|HK\$/i.test(text)) return 'HKD'
  if (/\.com\.sg\b|\.sg\b/i.test(mail.fromHost)) return 'SGD'
  if (/\.co\.nz$/i.test(mail.fromHost)) return 'NZD'
  if (/\.com\.mx$/i.test(mail.fromHost)) return 'MXN'
  return 'USD'
}

function expiry(mail: Mail): string | null {
  const monthFirst = /(?<![A-Z])\$\s?\d|US\$/.test(mail.gist) && dollarOf(mail) === 'USD'
  for (const view of mail.views) {
    const date = expiryIn(view, monthFirst)
    if (date) return date
  }
  const sent = mail.message.date
  if (sent === null) return null
  const isJapanese = /[ぁ-んァ-ヶ]/.test(mail.gist)
  for (const view of mail.views) {
    const date = expiryIn(view, monthFirst || isJapanese, sent)
    if (date) return date
  }
  return null
}

/** A picture, PDF or locked file that could not be read, in a mail that hands over a gift in it. */
function isInPicture(mail: Mail): boolean {
  if (!mail.speaksOfGift || mail.isList) return false
  const holds = mail.message.unread.some(({ contentType, sizeBytes, reason }) => (reason !== 'format' || contentType.startsWith('image/')) && sizeBytes > 200)
  return holds && hits(IN_ATTACHMENT, mail.gist) && hits(HANDS_OVER, mail.gist)
}
