// Which tokens of a mail are gift codes: each is weighed by itself (weigh.ts), then lists are completed and decoys left out.
import type { ReasonCode } from '../../../shared/reason-words'
import type { FoundCode } from './weigh'
import type { Mail } from './context'
import type { Token } from './tokens'
import { isValue, labelOf } from './labels'
import { builtLike, listsIn } from './lists'
import { isCapitals, isKnownOther, isNumbered, isPlaceholder, looksRandom, tokensOf } from './tokens'
import { judge } from './weigh'

export type { FoundCode } from './weigh'
export type Codes = { found: FoundCode[]; /** Reasons for what was turned down. */ refused: Set<ReasonCode> }

/** Four groups of hiragana in a line of their own: nothing but BitCash is written so. */
const OWN_LINE = /^[ \t]*[ぁ-ん]{4}(?:[ \t]{1,2}[ぁ-ん]{4}){3}[ \t]*$/mu
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
    const tokens = tokensOf(view, named || OWN_LINE.test(view.bare), mail.book)
    const rows = listsIn(tokens)
    for (const token of tokens) {
      if (!budget.allows(token.bare)) continue
      const found = judge(token, mail, refused, { lenient, row: rows.get(token) })
      if (found) judged.push(found)
      else if (token.bare.length >= 8) spare.push(token)
    }
  }
  if (judged.length > 0 && judged.length < 200) for (const token of spare.slice(0, 400)) addSibling(token, judged)
  const best = new Map<string, FoundCode>()
  for (const found of judged) {
    const known = best.get(found.bare.toUpperCase())
    if (!known || isInSubject(known) > isInSubject(found) || (isInSubject(known) === isInSubject(found) && found.score > known.score)) best.set(found.bare.toUpperCase(), found)
  }
  return { found: withoutDecoys(withoutReferences([...best.values()])), refused }
}

/** One of a list is labelled, or each has its owner's name before it: what is built alike at the end of its own line is a code too. */
function addSibling(token: Token, judged: FoundCode[]): void {
  if (isKnownOther(token) || isPlaceholder(token.bare, token.text) || !(looksRandom(token) || isNumbered(token) || isCapitals(token))) return
  const label = labelOf(token)
  if (!(label.ends && (label.role === null || label.role === 'unsure' || (isValue(label) && !looksRandom(token)))) || (/^\d+$/.test(token.bare) && !label.alone)) return
  const like = judged.find((found) => found.token.view === token.view && found.label.role !== 'pin' && Math.abs(found.token.start - token.start) < 3000 && builtLike(found.token) === builtLike(token))
  // What could be a word is a code in a list of three and more.
  if (like && !looksRandom(token) && judged.filter((found) => builtLike(found.token) === builtLike(token)).length < 3) return
  if (like) judged.push({ ...like, code: token.shown, bare: token.bare, token, label: { ...label, role: 'code' }, score: like.score - 1 })
}

const isInSubject = ({ token }: FoundCode): 0 | 1 => (token.view.part.kind === 'subject' ? 1 : 0)

/** A number that the subject alone has is the request's or the order's, where the text shows others. */
function withoutReferences(found: FoundCode[]): FoundCode[] {
  const inText = found.filter((item) => isInSubject(item) === 0)
  return inText.length > 0 ? inText : found
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
  const list = first.length > 0 ? first : found.filter(({ label, bare }) => !(label.role === 'unsure' && found.some((b) => isLongPin(b) && b.bare.length > bare.length)))
  const top = Math.max(0, ...list.map(({ score }) => score))
  const labelled = list.some(({ label }) => isValue(label))
  const isTwin = (a: FoundCode) => a.label.alone && list.some((b) => isValue(b.label) && b.token.view === a.token.view && builtLike(b.token) === builtLike(a.token))
  const kept = list.filter((a) => {
    const { score, label } = a
    return label.role === 'gift' || label.role === 'noun' || (score >= top - 4 && !(labelled && label.role === null && score < top - 2 && !isTwin(a)))
  })
  return kept.filter((a) => !kept.some((b) => a !== b && b.bare.length > a.bare.length && b.bare.toUpperCase().includes(a.bare.toUpperCase()) && b.score >= a.score))
}

const label = (found: FoundCode) => found.label.role
