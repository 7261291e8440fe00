// Which tokens are gift codes. Evidence is added up: label, brand shape, words near it, amount, standing alone;
// against it stand other labels, samples, promotions and known other shapes. No single sign decides, except that
// a label of another kind of number beside the token excludes it.
import type { ReasonCode } from '../../../shared/reason-words'
import type { GiftBrand } from '../../../shared/model'
import type { Label } from './labels'
import type { Mail } from './context'
import type { Shape } from './shapes'
import type { Token } from './tokens'
import { labelOf } from './labels'
import { fitting, written } from './shapes'
import { isCapitals, isKnownOther, isPlaceholder, looksRandom, tokensOf } from './tokens'
import { FOREIGN_LABEL, GIFT, hits, SAMPLE, WARM } from './words'

export type FoundCode = { code: string; bare: string; brand: string | null; score: number; token: Token; label: Label; reasons: ReasonCode[] }
export type Codes = { found: FoundCode[]; /** Reasons for what was turned down. */ refused: Set<ReasonCode> }

const ACCEPT = 4.5
const NEAR = 320
const MAX_WEIGHED = 6000
const MAX_SAME = 4
const MONEY = /[¥$€£₹]\s?\d|\d\s?(?:円|ポイント|€|pt)|\b(?:USD|EUR|GBP|JPY|AUD|CAD|INR)\s?\d/g
const COUPON = /\d ?%\s?(?:off|引き?)|クーポン|coupon|promo code|何度でも|どなたでも|new (?:riders|customers) only|minimum (?:purchase|order)/gi

export function codesOf(mail: Mail): Codes {
  const refused = new Set<ReasonCode>()
  const judged: FoundCode[] = []
  const budget = new Budget()
  const hiragana = /bitcash|ビットキャッシュ|ひらがな/i.test(mail.gist)
  for (const view of mail.views) {
    if (/\*{3,}|•{3,}|●{3,}/.test(view.text) && mail.speaksOfGift) refused.add('masked-code')
    for (const token of tokensOf(view, hiragana, mail.book)) {
      if (!budget.allows(token.bare)) continue
      const found = judge(token, mail, refused)
      if (found) judged.push(found)
    }
  }
  const best = new Map<string, FoundCode>()
  for (const found of judged) {
    const known = best.get(found.bare.toUpperCase())
    if (!known || found.score > known.score) best.set(found.bare.toUpperCase(), found)
  }
  return { found: withoutDecoys([...best.values()]), refused }
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

/** Beside a clear code, a weaker unlabelled token is something else; and a part of a found code is not another. */
function withoutDecoys(found: FoundCode[]): FoundCode[] {
  const top = Math.max(0, ...found.map(({ score }) => score))
  const kept = found.filter(({ score, label }) => score >= top - 4 || label.kind === 'gift')
  return kept.filter((a) => !kept.some((b) => a !== b && b.bare.length > a.bare.length && b.bare.toUpperCase().includes(a.bare.toUpperCase()) && b.score >= a.score))
}

function judge(token: Token, mail: Mail, refused: Set<ReasonCode>): FoundCode | null {
  if (isKnownOther(token)) {
    refused.add('lookalike-order')
    return null
  }
  if (isPlaceholder(token.bare)) {
    refused.add('sample-code')
    return null
  }
  const isRandom = looksRandom(token)
  if (!isRandom && !isCapitals(token)) return null
  const label = labelOf(token)
  if (!isRandom && !(label.kind === 'gift' && (label.alone || /[:=は]\s*$/.test(label.text)))) return null
  if (label.kind === 'foreign' && /(?:key|キー)s?[^\w]{0,3}\w{0,12}\s*[:=]?\s*$/i.test(label.text) && hits(GIFT, label.text) && fitting(token.text, mail.book).some((shape) => mail.brands.has(shape.brand))) label.kind = 'code'
  if (label.kind === 'gift' && /voucher/i.test(label.text) && token.view.near.has(COUPON, token.start - 120, token.end + 120)) label.kind = 'coupon'
  if (label.kind !== 'gift' && isOwnLabel(token, label, mail)) label.kind = 'gift'
  // No one-time code is as long and as regular as a brand's strongest shapes.
  if (label.kind === 'foreign' && fitting(token.text, mail.book).some((shape) => shape.strong && mail.brands.has(shape.brand))) label.kind = 'code'
  const barred = label.kind === 'other' ? 'lookalike-order' : label.kind === 'foreign' ? 'lookalike-key' : label.kind === 'coupon' ? 'lookalike-coupon' : null
  if (barred) {
    refused.add(barred)
    return null
  }
  return weigh(token, label, mail, refused)
}

/** The brand's own word for its code, beside a token of that brand's shape. */
function isOwnLabel(token: Token, label: Label, mail: Mail): boolean {
  const words = label.text.trim().replace(/[:=は\s]+$/, '').toLowerCase()
  return words !== '' && fitting(token.text, mail.book).some(({ brand }) => mail.brands.has(brand) && brand.codeLabels?.some((own) => words.endsWith(own.normalize('NFKC').toLowerCase())))
}

function weigh(token: Token, label: Label, mail: Mail, refused: Set<ReasonCode>): FoundCode | null {
  const { view, start, end } = token
  const has = (pattern: RegExp) => hits(pattern, mail.subject) || view.near.has(pattern, start - NEAR, end + NEAR)
  if (label.kind !== 'gift' && view.near.has(SAMPLE, start - 60, end + 40)) {
    refused.add('sample-code')
    return null
  }
  const brandsNear = view.near.brands(start - NEAR, end + NEAR)
  for (const brand of mail.book.brandsIn(mail.subject).keys()) brandsNear.add(brand)
  const { points, shape, isNamed } = shapePoints(token, brandsNear, mail)
  const reasons: ReasonCode[] = []
  let score = points
  if (shape && isNamed) reasons.push('code-shape')
  if (label.kind === 'gift') score += 4
  else if (label.kind === 'code') score += 2
  else if (label.kind === 'pin') score += 1.5
  if (label.kind !== null) reasons.push('code-label')
  const giftNear = has(GIFT)
  if (giftNear) score += 2
  else if (mail.speaksOfGift) score += 1
  else if ((isNamed || shape?.strong) && has(WARM)) score += 1.5
  if (giftNear || mail.speaksOfGift) reasons.push('gift-words')
  if (isNamed || brandsNear.size > 0) score += 1.5
  if (mail.senderBrand !== null && mail.senderBrand === shape?.brand.id) score += 1
  if (has(MONEY)) score += 0.5
  if (label.alone) score += 0.5
  score -= against(token, label, isNamed, mail, has, refused)
  if (score < ACCEPT) return null
  if (label.kind === null && label.alone) reasons.push('code-alone')
  return { code: display(token, shape), bare: token.bare, brand: shape && isNamed ? shape.brand.id : null, score, token, label, reasons }
}

/** The shape of a brand that the mail names counts most; a strong shape counts without its name. */
function shapePoints(token: Token, near: ReadonlySet<GiftBrand>, mail: Mail): { points: number; shape: Shape | undefined; isNamed: boolean } {
  const shapes = fitting(token.text, mail.book)
  const isNear = (shape: Shape) => near.has(shape.brand) || mail.senderBrand === shape.brand.id
  const named = shapes.find(isNear) ?? shapes.find((shape) => mail.brands.has(shape.brand))
  // What has no digit got here because it spells nothing.
  const mixed = /[A-Za-zぁ-ん]/.test(token.bare)
  const generic = mixed ? 1 : /^\d+$/.test(token.bare) ? 0.5 : 0
  const asWritten = (shape: Shape) => shape.dashed.test(token.text)
  if (named) {
    // Digits alone, in the groups of a parcel number, need the label.
    const digitsForMixed = /^\d+$/.test(token.bare) && /A-Z/.test(shapeSource(named))
    return { points: digitsForMixed ? 1 : asWritten(named) || named.strong ? 3 : 2.5, shape: named, isNamed: true }
  }
  const strong = shapes.find((shape) => shape.strong && asWritten(shape) && mixed && /^[A-Z0-9-]+$/.test(token.text))
  if (strong) return { points: strong.brand.id === 'apple' ? 1.5 : 3, shape: strong, isNamed: false }
  return { points: generic, shape: undefined, isNamed: false }
}

const shapeSource = (shape: Shape) => shape.dashed.source

function against(token: Token, label: Label, isNamed: boolean, mail: Mail, has: (pattern: RegExp) => boolean, refused: Set<ReasonCode>): number {
  let minus = 0
  const labelled = label.kind === 'gift' || label.kind === 'code'
  if (/^[0-9a-f]+$/.test(token.bare) && /[a-f]/.test(token.bare)) minus += label.kind === 'gift' ? 0 : 2
  if (/^[a-z]+$/.test(token.bare.replace(/\d/g, '')) && !labelled) minus += 1.5
  if (has(FOREIGN_LABEL) && label.kind !== 'gift') {
    minus += 2
    refused.add('lookalike-key')
  }
  // Groups of a parcel number.
  if (/^\d{4}-\d{4}-\d{4}$/.test(token.text) && label.kind !== 'gift') minus += 1.5
  // Digits that no label claims are someone's reference.
  if (/^\d+$/.test(token.bare) && label.kind === null) minus += 1
  if (has(COUPON)) {
    minus += label.kind === 'gift' ? 1 : 3
    refused.add('lookalike-coupon')
  }
  if (mail.isList && mail.isAdvert) minus += 1
  // "Participant: K7QM…": a label that no list knows; or a token in the middle of a sentence.
  if (label.kind === null && !label.alone && !isNamed) minus += /[:=#]\s*$/.test(label.text) ? 1.5 : 1
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
