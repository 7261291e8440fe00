// Is a token a gift code? Evidence is added up: what the words beside it say it is, its shape, its place, the mail's
// nature, brand, amount and expiry; against it stand samples, coupons for everyone and mails that carry numbers of
// another kind (against.ts). Only a label of another kind of number excludes a token by itself.
import type { ReasonCode } from '../../../shared/reason-words'
import type { GiftBrand } from '../../../shared/model'
import type { Label } from './labels'
import type { Mail } from './context'
import type { Nature } from './nature'
import type { Shape } from './shapes'
import type { Token } from './tokens'
import { against } from './against'
import { isTypedAtCheckout } from './checkout'
import { isValue, labelOf } from './labels'
import type { Row } from './lists'
import { listPoints } from './lists'
import { natureOf } from './nature'
import { anyOf, hits } from './patterns'
import { fitsAnything, isAboutElse } from './otherwise'
import { secondOf } from './pins'
import { fitting, written } from './shapes'
import { isCapitals, isKnownOther, isNumbered, isPlaceholder, looksRandom } from './tokens'
import { warmthOf } from './people'
import { isBesideShop, unsaidPoints } from './unsaid'
import { EXPIRY_LABEL, MONEY, GIFT, SAMPLE, WARM } from './words'

export type FoundCode = { code: string; bare: string; brand: string | null; score: number; token: Token; label: Label; reasons: ReasonCode[] }

const ACCEPT = 5
const NEAR = 320
/** "… and the PIN is 0113", right behind. */
const PIN_BEHIND = /(?:pin|暗証番号|認証番号|パスワード|(?:裏|うら)の?(?:数字|番号)|security code|access code|c[oó]digo|code|codice|clave|密码|비밀번호)\W{0,4}(?:is|es|est|è|é|ist|は|が)?\W{0,4}\d{3,8}(?!\d)/iu

/** `lenient`: a word of orders may stand for the gift's. `row`: its place in a list of values built alike. */
export type Terms = { lenient: boolean; row?: Row | undefined }

/** Null for what is no gift code; `refused` takes the reasons. */
export function judge(token: Token, mail: Mail, refused: Set<ReasonCode>, { lenient, row }: Terms): FoundCode | null {
  if (isKnownOther(token)) {
    refused.add('lookalike-order')
    return null
  }
  if (isPlaceholder(token.bare, token.text)) {
    refused.add('sample-code')
    return null
  }
  // "709 706 943#" is dialled at a conference or a door; "*100*…#" tops a telephone up.
  if (/^\d+$/.test(token.bare) && token.view.bare[token.end] === '#' && token.view.bare[token.start - 1] !== '*') {
    refused.add('lookalike-key')
    return null
  }
  if (EXAMPLE.test(token.view.bare.slice(Math.max(0, token.start - 40), token.start))) {
    refused.add('sample-code')
    return null
  }
  if (isInRange(token)) return null
  const isRandom = looksRandom(token)
  if (!isRandom && !isCapitals(token) && !isNumbered(token)) return null
  if (/^[A-Z]+$/.test(token.bare) && isName(token, mail)) return null
  if (SPENT.test(token.view.bare.slice(token.end, token.end + 60)) && warmthOf(mail) === 0) return null
  const label = labelOf(token)
  if (label.role === 'gift' && /^(?=.*[a-f])[0-9a-f]{7,40}$/.test(token.text) && /^\s?[([]/.test(label.text)) label.role = null
  if ((isValue(label) || label.role === 'unsure') && !mail.speaksOfGift && mail.nature.gives < 3 && hits(TICKET, label.text) && !mail.hasEnd) label.role = 'other'
  if (label.role === null && isRandom && mail.nature.open <= 1 && !mail.isList && isTypedAtCheckout(token)) Object.assign(label, { role: 'code', tied: true })
  // The code of a ticket, a parcel or a file that the mail is about.
  if ((label.role === 'unsure' || isValue(label)) && isAboutElse(mail) && fitsAnything(label)) label.role = 'other'
  // "GX-4070SV/12G": a model.
  if (/^\/\d{0,3}[A-Z]/.test(token.view.bare.slice(token.end, token.end + 5))) return null
  // The number of a card is a gift's where the mail says so, or a PIN goes with it.
  if (label.role === 'gift' && !mail.speaksOfGift && !mail.hasPin && PLAIN_CARD.test(label.text) && !secondOf(token)?.isHinted) label.role = 'code'
  // In the middle of a sentence of a flyer.
  if (mail.isList && mail.isAdvert && mail.nature.open - mail.nature.personal >= 2 && !mail.hasPin && !label.alone && !label.ends) return null
  const isLabelled = isValue(label)
  if (!isRandom && !(isLabelled && (label.alone || /[:=は]\s*$/.test(label.text) || (label.role === 'gift' && label.tied && label.ends && mail.hasEnd)))) return null
  if (isNumbered(token) && !isRandom && mail.nature.personal <= mail.nature.open && !(label.role === 'gift' && mail.hasEnd && mail.nature.open === 0)) return null
  if (token.bare.length < 8 && !(isLabelled && label.tied)) return null
  if (!isLabelled && isOwnLabel(token, label, mail)) label.role = 'gift'
  if (lenient && label.role === 'other' && ( (/accounts?\W*$/i.test(label.text) && hits(PIN_BEHIND, token.view.bare.slice(token.end, token.end + 40))))) label.role = 'code'
  if (lenient && label.role === 'other' && SOFT_OTHER.test(label.text) && !isAboutElse(mail)) label.role = mail.hasPin || secondOf(token)?.isHinted ? 'code' : isNamedOtherwise(mail) ? 'unsure' : 'other'
  if (label.role === 'pin' && PASSWORD.test(label.text) && !fitsNamed(token, mail)) {
    if (!isToldOnArrival(token, label, mail)) return null
    label.role = 'code'
  }
  // A game's key has the shape of a wallet's code: the words above decide.
  if (label.role === 'foreign' && /(?:key|キー)s?[^\w]{0,3}\w{0,12}\s*[:=]?\s*$/i.test(label.text) && hits(GIFT, label.text) && fitsNamed(token, mail)) label.role = 'code'
  // No one-time code is as long and as regular as a brand's strongest shapes.
  if (label.role === 'foreign' && fitting(token.text, mail.book).some((shape) => shape.strong && mail.brands.has(shape.brand))) label.role = 'code'
  if (lenient && label.role === 'other' && ACCOUNT.test(label.text) && secondOf(token)?.isHinted && (hits(CHOOSES, mail.gist) || hits(MONEY, mail.gist))) label.role = 'code'
  // "GIFT-…": it says itself what it is.
  if (label.role === null && OWN_NAME.test(token.text)) Object.assign(label, { role: 'noun', tied: true })
  if (label.role === 'coupon' && isOwnCoupon(token, mail)) label.role = 'code'
  const barred = label.role === 'other' ? 'lookalike-order' : label.role === 'foreign' ? 'lookalike-key' : label.role === 'coupon' ? 'lookalike-coupon' : null
  if (barred) {
    refused.add(barred)
    return null
  }
  if (label.role === null && !label.alone && token.bare.length >= 9 && isBesideShop(token, label)) label.alone = true
  const listed = row && label.role === null ? listPoints(token, row, mail) : 0
  if (listed > 0) Object.assign(label, { alone: true, ends: true })
  return weigh(token, label, mail, refused, listed)
}

/** "Card No. 0120261100001 - 0120261100200": which cards were made, not one of them. */
function isInRange({ view, start, end, bare }: Token): boolean {
  if (!/^\d{6,}$/.test(bare)) return false
  const other = /^\s?[-~–—]\s?(\d{6,})(?!\d)/.exec(view.bare.slice(end, end + 40))?.[1] ?? /(?<!\d)(\d{6,})\s?[-~–—]\s?$/.exec(view.bare.slice(Math.max(0, start - 40), start))?.[1]
  return other !== undefined && other.length === bare.length && other.slice(0, 5) === bare.slice(0, 5)
}

/** 「例: ギフト券番号 …」: an example, whatever it is called. */
const EXAMPLE = /(?:(?<![一-龠])例|記入例|入力例|e\.g\.|(?<![a-z])examples?|(?<![a-z])samples?|beispiel|z\. ?B\.|exemple|ejemplo|esempio|exemplo|voorbeeld|przyk[lł]ad|示例|例如|예시|ตัวอย่าง|ví dụ)\s?[:=][^\n]{0,24}$/iu

/** A shop's notice that the code before it was used. */
const SPENT = /^[\s」』)]{0,3}(?:(?:has|have) been (?:successfully )?|was (?:successfully )?)(?:redeemed|used|activated|applied|added)|^[\s」』)]{0,3}(?:を|は|が)(?:正常に)?(?:登録|使用|利用|適用|チャージ)(?:し|され|いたし)(?:ました|た(?!だ))|^\s(?:wurde|ist) (?:\S+ )?(?:eingel[oö]st|aktiviert|verwendet)|^\s(?:a (?:bien )?[eé]t[eé]|est) (?:utilis|activ|enregistr)|^\s(?:ha sido|fue|ya) (?:canjead|usad|activad|utilizad)|^\s[eè] stat[oa] (?:riscattat|usat|utilizzat|attivat)|^\sfoi (?:resgatad|usad|utilizad|ativad)|^\sis (?:ingewisseld|gebruikt|geactiveerd)|^\s?(?:已(?:使用|兑换|兌換|激活)|(?:이|가) (?:사용|등록)되었)/iu

/** Of trains and shows as often as of gifts. */
const TICKET = anyOf(['eチケット', '乗車券', '티켓', '车票', '車票', 'tickets?', 'e-?tickets?', 'billets?', 'billetes?', 'bigliett[oi]', 'bilhetes?', 'bilet\\w*', 'kaartje', 'fahrkarte\\w*', 'fahrschein\\w*'])

const PLAIN_CARD = /(?:^|[^\p{L}])(?:カード|(?:your |the |my )?cards?|karten?|carte|tarjeta|carta|cart[aã]o|kaart|kart[ay]|kort|卡|카드)[\s-]?(?:番号|no\.?|n°|nº|number|nummer|nr\.?|号|號|번호|#)?[\s:#.]*$|(?:num[eé]ro|n°|n[uú]mero|nº|numer|nummer) (?:de |della |da |van )?(?:la |la tua |votre |tu |su )?(?:carte|tarjeta|carta|cart[aã]o|kaart|karty)[\s:#.]*$/iu

/** The sender's or brand's own name in capitals. */
const isName = ({ bare }: Token, mail: Mail): boolean => hits(GIFT, bare) || `${mail.fromName} ${mail.fromHost}`.toLowerCase().includes(bare.toLowerCase())

/** What the shop calls by a word of orders is the gift's number where the mail gives a gift, a password with it, and no other code. */
const PASSWORD = /(?:パスワード|pw|passwords?|passwort|kennwort|mot de passe|contrase[nñ]a|senha|clave|has[lł]o|認証(?:番号|コード)|確認(?:番号|コード)|コントロール|合言葉)\W*$/i
const SOFT_OTHER = /(?:(?:お?申込み?|購入|受付|登録|申し込み|お?取り?扱い?|シリアル)(?:番号|コード|ID|no\.?)|serial (?:number|no\.?))\W*$/i

/** The mail gives with an end, and nothing is asked for or entered. */
const isNamedOtherwise = ({ nature: { gives, foreign, open }, isAdvert, hasEnd }: Mail): boolean => gives >= 3.5 && foreign === 0 && open === 0 && !isAdvert && hasEnd

/** Numbers of customers that open a catalogue or a card, with a password right behind. */
const ACCOUNT = /(?:お客(?:様|さま)番号|ご?利用(?:者)?番号|ログインID|ユーザーID|support (?:n°|nº|no\.?)|(?:customer|client|member|user) (?:no\.?|number|id))\W*$/i
const CHOOSES = anyOf(['カタログ', 'お好みの(?:品|商品)', 'お好きな(?:品|商品)', 'お一つ', '一点', '内祝', '引き出物', 'お返し', 'choose (?:your|a|any) (?:gift|reward|present)', 'pick (?:your|one|a)', 'geschenk(?:e)? aus(?:w[aä]hl|such)\\w*', 'choisi\\w+ (?:votre|ton|un|le) cadeau', 'elig\\w+ (?:tu|su|un|el) regalo', 'scegli\\w* (?:il|un) (?:tuo )?regalo', 'escolh\\w+ (?:o|um) (?:seu )?presente', 'kies (?:je|uw|een) (?:cadeau|geschenk)', 'wybierz (?:sw[oó]j )?prezent', '挑选', '選擇禮', '고르'])
const OWN_NAME = /^(?:e?gift|giftcard|gcard|egc|voucher|gutschein|cadeau|regalo|buono|vale|bon|prezent|gavekort|presentkort)-(?=[A-Z0-9-]{6})/i

const fitsNamed = (token: Token, mail: Mail) => fitting(token.text, mail.book).some((shape) => mail.brands.has(shape.brand))

/** 「合言葉として … とお伝えください」, with an end: whoever says the word is served. */
function isToldOnArrival({ view, end, bare }: Token, { alone }: Label, { nature, hasEnd }: Mail): boolean {
  return alone && hasEnd && /\d/.test(bare) && /[A-Za-z]/.test(bare) && nature.foreign === 0 && !nature.later && TELL.test(view.bare.slice(end, end + 60))
}
const TELL = /お伝え|お見せ|おっしゃ|お申し付け|(?<![a-z])(?:say|tell|show|mention)(?![a-z])|nenn|zeig|dites|montre|muestr|d[ií]gal|mostr|noem|toon|podaj|poka[zż]|出示|告知|말씀|보여/iu

/** A coupon for this reader alone, worth a sum: random, and nothing of everyone, friends or percent. */
function isOwnCoupon({ bare }: Token, { nature, isList, hasPin, hasEnd, gist }: Mail): boolean {
  const digits = bare.replace(/\D/g, '').length
  if (bare.length < 8 || digits < 1 || nature.later) return false
  // With a PIN, a sum and an end it is money, whatever else is spoken of.
  if (nature.foreign > 0) return hasPin && hasEnd && nature.foreign < 2 && hits(MONEY, gist)
  return hasPin || nature.personal > nature.open || (nature.open <= 1 && nature.gives >= 3 && !isList)
}

/** The brand's own word for its code, beside a token of that brand's shape. */
function isOwnLabel(token: Token, label: Label, mail: Mail): boolean {
  const words = label.text.trim().replace(/[:=は\s]+$/, '').toLowerCase()
  return words !== '' && fitting(token.text, mail.book).some(({ brand }) => mail.brands.has(brand) && brand.codeLabels?.some((own) => words.endsWith(own.normalize('NFKC').toLowerCase())))
}

const LABEL_POINTS = { gift: 4, noun: 3, code: 2.5, unsure: 1, pin: 1, coupon: 0, foreign: 0, other: 0 }

function weigh(token: Token, label: Label, mail: Mail, refused: Set<ReasonCode>, listed: number): FoundCode | null {
  const { view, start, end } = token
  const has = (pattern: RegExp) => hits(pattern, mail.subject) || view.near.has(pattern, start - NEAR, end + NEAR)
  if (label.role !== 'gift' && view.near.has(SAMPLE, start - 60, end + 40)) {
    refused.add('sample-code')
    return null
  }
  const brandsNear = view.near.brands(start - NEAR, end + NEAR)
  for (const brand of mail.book.brandsIn(mail.subject).keys()) brandsNear.add(brand)
  const { points, shape, isNamed } = shapePoints(token, brandsNear, mail)
  const reasons: ReasonCode[] = []
  let score = points
  if (shape && isNamed) reasons.push('code-shape')
  if (label.role !== null) {
    score += LABEL_POINTS[label.role] - (label.tied ? 0 : 1.5)
    // So long a PIN is the card itself.
    if (label.role === 'pin' && token.bare.length >= 12 && !mail.hasPin) score += 1.5
    reasons.push('code-label')
  }
  const nature = natureAt(token, mail)
  score += nature.gives * 0.6
  if (mail.speaksOfGift) {
    reasons.push('gift-words')
    score += view.near.has(GIFT, start - NEAR, end + NEAR) ? 1 : 0.5
  }
  if (!mail.speaksOfGift && (isNamed || shape?.strong) && has(WARM)) score += 1.5
  if (isNamed || brandsNear.size > 0) score += 1
  if (mail.senderBrand !== null && mail.senderBrand === shape?.brand.id) score += 1
  if (has(MONEY)) score += 0.5
  if (mail.hasEnd || has(EXPIRY_LABEL)) score += 0.5
  if (mail.hasEnd && has(MONEY)) score += 0.5
  if (label.alone) score += 1
  else if (label.ends && label.tied) score += 0.5
  if (mail.hasPin && label.role !== 'pin' && label.role !== 'unsure') score += hits(PIN_BEHIND, view.bare.slice(end, end + 80)) ? 2 : 1
  if (!mail.hasPin && isValue(label) && /^\d{10,}$/.test(token.bare) && mail.speaksOfGift && secondOf(token)?.isHinted) score += 1.5
  const isUnsaid = label.role === null || (label.role === 'pin' && token.bare.length >= 12 && !mail.hasPin) || label.role === 'unsure' || (!mail.speaksOfGift && (label.role === 'code' || label.role === 'noun'))
  const unsaid = isUnsaid ? unsaidPoints(token, label, mail, nature) : 0
  score += unsaid + listed
  score -= against(token, label, isNamed, mail, nature, has, refused, unsaid + listed)
  if (score < ACCEPT) return null
  if (label.role === null && label.alone) reasons.push('code-alone')
  return { code: display(token, shape), bare: token.bare, brand: shape && isNamed ? shape.brand.id : null, score, token, label, reasons }
}

const FIRST = 1800
const BLOCK = 600
const natures = new WeakMap<Token['view'], Map<number, Nature>>()

/** Far down in a long mail, or in one forwarded, what stands around the token; made once for each stretch of text. */
function natureAt({ view, start }: Token, mail: Mail): Nature {
  if (start < FIRST) return mail.nature
  const block = Math.floor(start / BLOCK)
  const known = natures.get(view) ?? new Map<number, Nature>()
  natures.set(view, known)
  const nature = known.get(block) ?? natureOf(`${mail.subject}\n${view.text.slice((block - 1) * BLOCK, (block + 2) * BLOCK)}`, mail.speaksOfGift || mail.brands.size > 0 ? 1 : 0)
  known.set(block, nature)
  return nature
}

/** The shape of a brand that the mail names counts most; a strong shape counts without its name. */
function shapePoints(token: Token, near: ReadonlySet<GiftBrand>, mail: Mail): { points: number; shape: Shape | undefined; isNamed: boolean } {
  const shapes = fitting(token.text, mail.book)
  const isNear = (shape: Shape) => near.has(shape.brand) || mail.senderBrand === shape.brand.id
  const named = shapes.find(isNear) ?? shapes.find((shape) => mail.brands.has(shape.brand))
  // What has no digit got here because it spells nothing.
  const mixed = /[A-Za-zぁ-ん]/.test(token.bare)
  const { length } = token.bare
  const generic = (mixed ? (length >= 10 ? 1.5 : length >= 8 ? 1 : 0) : length >= 12 ? 0.5 : 0) + (/^[A-Z0-9]{3,6}(?:-[A-Z0-9]{3,6}){2,}$/.test(token.text) ? 0.5 : 0)
  if (/^[ぁ-ん]+$/.test(token.bare) && /\s/.test(token.shown)) return { points: 5, shape: shapes[0], isNamed: true }
  const asWritten = (shape: Shape) => shape.dashed.test(token.text)
  if (named) {
    // Digits alone, in the groups of a parcel number, need the label.
    const digitsForMixed = /^\d+$/.test(token.bare) && /A-Z/.test(named.dashed.source)
    return { points: digitsForMixed ? 1 : asWritten(named) || named.strong ? 3 : 2.5, shape: named, isNamed: true }
  }
  const strong = shapes.find((shape) => shape.strong && asWritten(shape) && mixed && /^[A-Z0-9-]+$/.test(token.text))
  if (strong) return { points: strong.brand.id === 'apple' ? 1.5 : 3, shape: strong, isNamed: false }
  return { points: generic, shape: undefined, isNamed: false }
}

/** A brand's own way of writing where the shape is sure, else as the mail shows it. */
function display(token: Token, shape: Shape | undefined): string {
  if (/^[ぁ-ん]+$/.test(token.bare)) return written(token.bare, 'ああああ ああああ ああああ ああああ')
  if (!shape) return token.shown
  // One brand has several lengths: only an example of the same length tells its separators.
  const length = shape.example.replace(/[- ]/g, '').length
  return length === token.bare.length || shape.strong ? written(token.bare, shape.example) : token.shown
}
