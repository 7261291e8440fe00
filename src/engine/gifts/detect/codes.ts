// Which tokens are gift codes. Evidence is added up: what the words beside a token say it is, its shape, its place,
// the mail's nature, brand, amount and expiry; against it stand samples, coupons for everyone and mails that carry
// numbers of another kind. Only a label of another kind of number excludes a token by itself.
import type { ReasonCode } from '../../../shared/reason-words'
import type { GiftBrand } from '../../../shared/model'
import type { Label } from './labels'
import type { Mail } from './context'
import type { Nature } from './nature'
import type { Shape } from './shapes'
import type { Token } from './tokens'
import { labelOf } from './labels'
import { natureOf } from './nature'
import { hits } from './patterns'
import { secondOf } from './pins'
import { fitting, written } from './shapes'
import { isCapitals, isKnownOther, isNumbered, isPlaceholder, looksRandom, tokensOf } from './tokens'
import { BILL, unsaidPoints } from './unsaid'
import { COUPON_NEAR, EXPIRY_LABEL, MONEY, GIFT, SAMPLE, WARM } from './words'

export type FoundCode = { code: string; bare: string; brand: string | null; score: number; token: Token; label: Label; reasons: ReasonCode[] }
export type Codes = { found: FoundCode[]; /** Reasons for what was turned down. */ refused: Set<ReasonCode> }

const ACCEPT = 5
/** "… and the PIN is 0113", right behind. */
const PIN_BEHIND = /(?:pin|暗証番号|認証番号|パスワード|(?:裏|うら)の?(?:数字|番号)|security code|access code|c[oó]digo|code|codice|clave|密码|비밀번호)\W{0,4}(?:is|es|est|è|é|ist|は|が)?\W{0,4}\d{3,8}(?!\d)/iu
/** Four groups of hiragana in a line of their own: nothing but BitCash is written so. */
const OWN_LINE = /^[ \t]*[ぁ-ん]{4}(?:[ \t]{1,2}[ぁ-ん]{4}){3}[ \t]*$/mu
const NEAR = 320
const MAX_WEIGHED = 6000
const MAX_SAME = 4

export function codesOf(mail: Mail): Codes {
  const strict = search(mail, false)
  if (strict.found.length > 0) return strict
  const { gives, foreign, later, open } = mail.nature
  return gives >= 2 && foreign <= 1 && !later && open <= 1 ? search(mail, true) : strict
}

/** `lenient`: where nothing else was found, a number that the shop calls by a word of orders may be the gift's. */
function search(mail: Mail, lenient: boolean): Codes {
  const refused = new Set<ReasonCode>()
  const judged: FoundCode[] = []
  const spare: Token[] = []
  const budget = new Budget()
  const named = /bitcash|ビットキャッシュ|ひらがな/i.test(mail.gist)
  for (const view of mail.views) {
    if (/\*{3,}|•{3,}|●{3,}/.test(view.text) && mail.speaksOfGift) refused.add('masked-code')
    for (const token of tokensOf(view, named || OWN_LINE.test(view.bare), mail.book)) {
      if (!budget.allows(token.bare)) continue
      const found = judge(token, mail, refused, lenient)
      if (found) judged.push(found)
      else if (token.bare.length >= 8) spare.push(token)
    }
  }
  if (judged.length > 0 && judged.length < 200) for (const token of spare.slice(0, 400)) addSibling(token, judged)
  const best = new Map<string, FoundCode>()
  for (const found of judged) {
    const known = best.get(found.bare.toUpperCase())
    if (!known || found.score > known.score) best.set(found.bare.toUpperCase(), found)
  }
  return { found: withoutDecoys([...best.values()]), refused }
}

/** Length of its groups and kind of its characters. */
const builtLike = ({ text, bare }: Token): string => `${text.split('-').map(({ length }) => length).join('-')}${/^\d+$/.test(bare) ? 'd' : /[a-z]/.test(bare) ? 'l' : 'u'}`

/** One of a list is labelled, or each has its owner's name before it: what is built alike at the end of its own line is a code too. */
function addSibling(token: Token, judged: FoundCode[]): void {
  if (isKnownOther(token) || isPlaceholder(token.bare, token.text) || !looksRandom(token)) return
  const label = labelOf(token)
  if (!(label.ends && (label.role === null || label.role === 'unsure')) || (/^\d+$/.test(token.bare) && !label.alone)) return
  const like = judged.find((found) => found.token.view === token.view && found.label.role !== 'pin' && Math.abs(found.token.start - token.start) < 3000 && builtLike(found.token) === builtLike(token))
  if (like) judged.push({ ...like, code: token.shown, bare: token.bare, token, label: { ...label, role: 'code' }, score: like.score - 1 })
}

/** A code stands in the text, the HTML and a link; a flood of tokens is cut off. */
class Budget {
  private readonly seen = new Map<string, number>()
  private left = MAX_WEIGHED

  allows(bare: string): boolean {
    const times = this.seen.get(bare) ?? 0
    if (times >= MAX_SAME || this.left <= 0) return false
    this.seen.set(bare, times + 1)
    this.left--
    return true
  }
}

/** Beside a clear code a weaker unlabelled token is something else, a value labelled as PIN is its PIN, and a part of a found code is not another. */
function withoutDecoys(found: FoundCode[]): FoundCode[] {
  // "Serial: 56050 PIN: 74363538086412": the longer is the value.
  const isLongPin = ({ label, bare }: FoundCode) => label.role === 'pin' && bare.length >= 12
  const first = found.filter((a) => label(a) !== 'pin' && !(label(a) === 'unsure' && found.some((b) => isLongPin(b) && b.bare.length > a.bare.length)))
  const list = first.length > 0 ? first : found
  const top = Math.max(0, ...list.map(({ score }) => score))
  const labelled = list.some(({ label }) => isValue(label))
  const kept = list.filter(({ score, label }) => label.role === 'gift' || label.role === 'noun' || (score >= top - 4 && !(labelled && label.role === null && score < top - 2)))
  return kept.filter((a) => !kept.some((b) => a !== b && b.bare.length > a.bare.length && b.bare.toUpperCase().includes(a.bare.toUpperCase()) && b.score >= a.score))
}

const label = (found: FoundCode) => found.label.role

/** Its words say that it is the value. */
const isValue = ({ role }: Label) => role === 'gift' || role === 'noun' || role === 'code'

function judge(token: Token, mail: Mail, refused: Set<ReasonCode>, lenient: boolean): FoundCode | null {
  if (isKnownOther(token)) {
    refused.add('lookalike-order')
    return null
  }
  if (isPlaceholder(token.bare, token.text)) {
    refused.add('sample-code')
    return null
  }
  const isRandom = looksRandom(token)
  if (!isRandom && !isCapitals(token) && !isNumbered(token)) return null
  if (/^[A-Z]+$/.test(token.bare) && isName(token, mail)) return null
  const label = labelOf(token)
  if (label.role === 'gift' && /^(?=.*[a-f])[0-9a-f]{7,40}$/.test(token.text) && /^\s?[([]/.test(label.text)) label.role = null
  const isLabelled = isValue(label)
  if (!isRandom && !(isLabelled && (label.alone || /[:=は]\s*$/.test(label.text)))) return null
  if (isNumbered(token) && mail.nature.personal <= mail.nature.open) return null
  if (token.bare.length < 8 && !(isLabelled && label.tied)) return null
  if (!isLabelled && isOwnLabel(token, label, mail)) label.role = 'gift'
  if (lenient && label.role === 'other' && ( (/accounts?\W*$/i.test(label.text) && hits(PIN_BEHIND, token.view.bare.slice(token.end, token.end + 40))))) label.role = 'code'
  if (lenient && label.role === 'other' && SOFT_OTHER.test(label.text)) label.role = mail.hasPin || secondOf(token)?.isHinted ? 'code' : isNamedOtherwise(mail) ? 'unsure' : 'other'
  if (label.role === 'pin' && PASSWORD.test(label.text) && !fitsNamed(token, mail)) return null
  // A game's key has the shape of a wallet's code: the words above decide.
  if (label.role === 'foreign' && /(?:key|キー)s?[^\w]{0,3}\w{0,12}\s*[:=]?\s*$/i.test(label.text) && hits(GIFT, label.text) && fitsNamed(token, mail)) label.role = 'code'
  // No one-time code is as long and as regular as a brand's strongest shapes.
  if (label.role === 'foreign' && fitting(token.text, mail.book).some((shape) => shape.strong && mail.brands.has(shape.brand))) label.role = 'code'
  if (label.role === 'coupon' && isOwnCoupon(token, mail)) label.role = 'code'
  const barred = label.role === 'other' ? 'lookalike-order' : label.role === 'foreign' ? 'lookalike-key' : label.role === 'coupon' ? 'lookalike-coupon' : null
  if (barred) {
    refused.add(barred)
    return null
  }
  return weigh(token, label, mail, refused)
}

/** The sender's or brand's own name in capitals. */
const isName = ({ bare }: Token, mail: Mail): boolean => hits(GIFT, bare) || `${mail.fromName} ${mail.fromHost}`.toLowerCase().includes(bare.toLowerCase())

/** What the shop calls by a word of orders is the gift's number where the mail gives a gift, a password with it, and no other code. */
const PASSWORD = /(?:パスワード|pw|passwords?|passwort|kennwort|mot de passe|contrase[nñ]a|senha|clave|has[lł]o|認証(?:番号|コード)|確認(?:番号|コード)|コントロール|合言葉)\W*$/i
const SOFT_OTHER = /(?:(?:お?申込み?|購入|受付|登録|申し込み|お?取り?扱い?|シリアル)(?:番号|コード|ID|no\.?)|serial (?:number|no\.?))\W*$/i

/** The mail gives with an end, and nothing is asked for or entered. */
const isNamedOtherwise = ({ nature: { gives, foreign, open }, isAdvert, hasEnd }: Mail): boolean => gives >= 3.5 && foreign === 0 && open === 0 && !isAdvert && hasEnd

const fitsNamed = (token: Token, mail: Mail) => fitting(token.text, mail.book).some((shape) => mail.brands.has(shape.brand))

/** A coupon for this reader alone, worth a sum: random, and nothing of everyone, friends or percent. */
function isOwnCoupon({ bare }: Token, { nature, isList, hasPin }: Mail): boolean {
  const digits = bare.replace(/\D/g, '').length
  if (bare.length < 8 || digits < 1 || nature.foreign > 0 || nature.later) return false
  return hasPin || nature.personal > nature.open || (nature.open <= 1 && nature.gives >= 3 && !isList)
}

/** The brand's own word for its code, beside a token of that brand's shape. */
function isOwnLabel(token: Token, label: Label, mail: Mail): boolean {
  const words = label.text.trim().replace(/[:=は\s]+$/, '').toLowerCase()
  return words !== '' && fitting(token.text, mail.book).some(({ brand }) => mail.brands.has(brand) && brand.codeLabels?.some((own) => words.endsWith(own.normalize('NFKC').toLowerCase())))
}

const LABEL_POINTS = { gift: 4, noun: 3, code: 2.5, unsure: 1, pin: 1, coupon: 0, foreign: 0, other: 0 }

function weigh(token: Token, label: Label, mail: Mail, refused: Set<ReasonCode>): FoundCode | null {
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
    if (label.role === 'pin' && token.bare.length >= 12) score += 1.5
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
  const isUnsaid = label.role === null || label.role === 'unsure' || (!mail.speaksOfGift && (label.role === 'code' || label.role === 'noun'))
  const unsaid = isUnsaid ? unsaidPoints(token, label, mail, nature) : 0
  score += unsaid
  score -= against(token, label, isNamed, mail, nature, has, refused, unsaid)
  if (score < ACCEPT) return null
  if (label.role === null && label.alone) reasons.push('code-alone')
  return { code: display(token, shape), bare: token.bare, brand: shape && isNamed ? shape.brand.id : null, score, token, label, reasons }
}

const view = ({ view: { part } }: Token) => part.kind

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

function against(token: Token, label: Label, isNamed: boolean, mail: Mail, nature: Nature, has: (pattern: RegExp) => boolean, refused: Set<ReasonCode>, unsaid: number): number {
  const isGift = label.role === 'gift' || (label.role === 'noun' && label.tied)
  const isLabelled = isValue(label)
  let minus = 0
  // Hashes: what stands in brackets behind one describes it.
  if (/^[0-9a-f]+$/.test(token.bare) && /[a-f]/.test(token.bare)) minus += isGift && label.text !== '' && !/^\s?[([]/.test(label.text) ? 0 : 2
  if (!mail.speaksOfGift && mail.brands.size === 0 && nature.gives < 1 && unsaid === 0 && !has(MONEY)) minus += 1.5
  // A number nobody knows, in a mail that gives nothing.
  if (label.role === 'unsure' && nature.gives < 2) minus += 1.5
  if (label.role === 'unsure' && (hits(BILL, mail.subject) || hits(BILL, token.view.bare.slice(Math.max(0, token.start - NEAR), token.end + NEAR)))) minus += 2
  if (/^[a-z]+$/.test(token.bare.replace(/\d/g, '')) && !isLabelled) minus += 1.5
  if (!mail.speaksOfGift && mail.brands.size === 0) minus += isGift || unsaid >= 2.5 || (nature.gives >= 2 && mail.hasEnd) ? 0 : 1
  // So short a number is a one-time code or a room more often than money.
  if (/^\d{1,7}$/.test(token.bare)) minus += 0.5
  if (nature.foreign > 0) {
    minus += isGift ? Math.min(1, nature.foreign * 0.5) : Math.min(3, nature.foreign * (isNamed ? 1 : 1.5))
    refused.add('lookalike-key')
  }
  if (nature.later) minus += isGift ? 0.5 : 2
  // Groups of a parcel number.
  if (/^\d{4}-\d{4}-\d{4}$/.test(token.text) && !isGift) minus += 1
  // A list that is handed on: each row has a code and its sum.
  if (view(token) === 'attachment' && isLabelled && label.tied && hits(MONEY, token.view.bare.slice(Math.max(0, token.start - 120), token.end + 120))) minus -= 1.5
  else if (view(token) === 'attachment' && label.tied && (isLabelled || label.role === 'unsure') && /(?:金額|額面|montant|taglio|betrag|importe|valor|amount|value)[^\n]{0,12}\d/iu.test(token.view.bare.slice(Math.max(0, token.start - 120), token.end + 120))) minus -= 1.5
  // Digits that no label claims are someone's reference.
  if (/^\d+$/.test(token.bare) && label.role === null) minus += label.alone ? 1 : 2
  if (has(COUPON_NEAR)) {
    minus += isGift ? 1 : 2.5
    refused.add('lookalike-coupon')
  } else if (nature.open > nature.personal) minus += Math.min(isGift ? 0.5 : 1.5, (nature.open - nature.personal) * 0.5)
  if (mail.isList && mail.isAdvert) minus += 1
  // "Participant: K7QM…": a label that no list knows; or a token in the middle of a sentence.
  const isField = /[:=#]\s*$/.test(label.text)
  if (label.role === null && !label.alone && isField && mail.book.brandsIn(label.text).size === 0) minus += unsaid >= 3 ? 0.5 : 2
  else if (label.role === null && !label.alone && !isNamed) minus += unsaid >= 3 ? 0.5 : isField ? 1.5 : 2
  return minus
}

/** A brand's own way of writing where the shape is sure, else as the mail shows it. */
function display(token: Token, shape: Shape | undefined): string {
  if (/^[ぁ-ん]+$/.test(token.bare)) return written(token.bare, 'ああああ ああああ ああああ ああああ')
  if (!shape) return token.shown
  // One brand has several lengths: only an example of the same length tells its separators.
  const length = shape.example.replace(/[- ]/g, '').length
  return length === token.bare.length || shape.strong ? written(token.bare, shape.example) : token.shown
}

export const scoreOf = (token: Token, mail: Mail): number | null => judge(token, mail, new Set(), false)?.score ?? null
