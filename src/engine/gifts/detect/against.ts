// What speaks against a token as a gift code: numbers of another kind, coupons for everyone, and mails that give nothing.
import type { ReasonCode } from '../../../shared/reason-words'
import type { Label } from './labels'
import type { Mail } from './context'
import type { Nature } from './nature'
import type { Token } from './tokens'
import { isValue } from './labels'
import { hits } from './patterns'
import { BILL } from './unsaid'
import { COUPON_NEAR, MONEY } from './words'

const NEAR = 320
const view = ({ view: { part } }: Token) => part.kind

/** Points to take off; `unsaid` are those that the mail gave a number without a name. */
export function against(token: Token, label: Label, isNamed: boolean, mail: Mail, nature: Nature, has: (pattern: RegExp) => boolean, refused: Set<ReasonCode>, unsaid: number): number {
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
