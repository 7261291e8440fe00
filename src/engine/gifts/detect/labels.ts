// What stands beside a token: its label before it in the line, the line above it when it stands alone, or the
// words right after it. The nearest label decides.
import type { Token } from './tokens'
import { CODE_LABEL, COUPON_LABEL, FOREIGN_LABEL, GIFT_LABEL, hits, lastMatch, OTHER_LABEL, PIN_LABEL } from './words'

export type LabelKind = 'gift' | 'code' | 'pin' | 'coupon' | 'foreign' | 'other'
export type Label = { kind: LabelKind | null; text: string; alone: boolean }

const LEAD = 90
const TRIVIAL = /^[\s・*•●■□◆◇▼▽▶→⇒>»#.:,、()[\]【】「」『』"'\-\d個枚目件本]*$/
/** A line that has a value of its own is no label for the next. */
const HAS_VALUE = /[:：]\s*\S|\d[\d,]{2,}\s*(?:円|ポイント)|[$€£¥]\s*\d/

export function labelOf(token: Pick<Token, 'view' | 'start' | 'end'>): Label {
  const { bare } = token.view
  // Bounded looks: one line may be the whole mail.
  const lead = bare.slice(Math.max(0, token.start - LEAD), token.start)
  const before = lead.slice(lead.lastIndexOf('\n') + 1)
  const lineStart = token.start - before.length
  const after = bare.slice(token.end, token.end + 40).split('\n')[0] ?? ''
  const alone = TRIVIAL.test(before)
  const words = alone ? lineAbove(bare, lineStart) : lastClause(before)
  const ahead = kindOf(words)
  const behind = kindAfter(after)
  // "G-772935 is your verification code": said afterwards, it still decides.
  if (behind && (ahead === null || ahead === 'code' || behind === 'foreign')) return { kind: behind, text: after, alone }
  return { kind: ahead, text: words, alone: alone && after.trim() === '' }
}

/** After a sentence end or in another cell another thing is spoken of, unless that leaves no words. */
function lastClause(before: string): string {
  const clauses = before.split(/[。;；!！?？|]|\. (?=[A-Z])/)
  const last = clauses.at(-1) ?? ''
  return TRIVIAL.test(last) ? clauses.slice(-2).join(' ') : last
}

/** Up to three non-empty lines up, for a label on a line of its own; other bare tokens of a list are passed over. */
function lineAbove(text: string, lineStart: number): string {
  let end = lineStart - 1
  for (let seen = 0, steps = 0; end > 0 && seen < 6 && steps < 12; steps++) {
    const from = Math.max(0, end - 400)
    const start = from + text.slice(from, end).lastIndexOf('\n') + 1
    const line = text.slice(start, end).trim()
    end = start - 1
    if (line === '' || TRIVIAL.test(line)) continue
    seen++
    // Another code of the same list.
    if (line.length <= 60 && /\d/.test(line) && /^[\s\d.)・*•-]{0,6}[A-Z0-9]{3,}(?:[- ][A-Z0-9]{3,})*$/.test(line)) continue
    if (HAS_VALUE.test(line) && !/[:：]\s*$/.test(line)) return ''
    return line.slice(-LEAD)
  }
  return ''
}

const KINDS: readonly (readonly [LabelKind, RegExp])[] = [['coupon', COUPON_LABEL], ['foreign', FOREIGN_LABEL], ['gift', GIFT_LABEL], ['other', OTHER_LABEL], ['pin', PIN_LABEL], ['code', CODE_LABEL]]

/** The label whose words end last; of those that end together, the longer one. */
export function kindOf(text: string): LabelKind | null {
  if (text === '') return null
  let best: { kind: LabelKind; start: number; end: number } | null = null
  for (const [kind, pattern] of KINDS) {
    const found = lastMatch(pattern, text)
    if (found && isWord(text, found) && !(kind === 'code' && isCompound(text, found)) && (best === null || found.end > best.end || (found.end === best.end && found.start < best.start))) best = { kind, ...found }
  }
  // Some other number: 「寄附番号」 is as little a gift's as an order's.
  if (best === null) {
    const found = lastMatch(CODE_LABEL, text)
    return found && isCompound(text, found) ? 'other' : null
  }
  return best.kind
}

/** 「…番号」 with a word before it that no list knows. 「…の番号」 and 「…用番号」 are still open. */
const isCompound = (text: string, { start, end }: { start: number; end: number }): boolean => text.slice(start, end) === '番号' && /[\u3400-\u9fff\u30a1-\u30ff々A-Za-z]/.test(text[start - 1] ?? '') && !/[用桁券]/.test(text[start - 1] ?? '')

/** Latin labels are whole words: "order" is not in "border". */
function isWord(text: string, { start, end }: { start: number; end: number }): boolean {
  const latin = /[A-Za-z]/
  return !(latin.test(text[start] ?? '') && latin.test(text[start - 1] ?? '')) && !(latin.test(text[end - 1] ?? '') && latin.test(text[end] ?? ''))
}

function kindAfter(after: string): LabelKind | null {
  const near = after.slice(0, 36)
  if (!/^\s*(?:が|は|を|です|←|<-|\(|is\b|ist\b|est\b|es\b)/i.test(near)) return null
  if (hits(FOREIGN_LABEL, near)) return 'foreign'
  if (hits(COUPON_LABEL, near)) return 'coupon'
  if (hits(GIFT_LABEL, near)) return 'gift'
  return hits(OTHER_LABEL, near) ? 'other' : null
}
