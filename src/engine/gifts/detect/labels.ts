// What stands beside a token and says what it is: words before it in its line, the cell before it, the head of its
// column, the line above when it stands alone, or the words right after it.
import type { View } from './text'
import type { Role } from './roles'
import { columnHead } from './columns'
import { endsAsLabel, LENGTH, roleOf } from './roles'

export type Label = {
  role: Role | null
  text: string
  /** Nothing else is in its line or cell. */
  alone: boolean
  /** A separator, or a place of its own, ties the words to the value. */
  tied: boolean
  /** Nothing follows it in its line or cell. */
  ends: boolean
}
type Place = { view: View; start: number; end: number }

/** Its words say that it is the value. */
export const isValue = ({ role }: Label): boolean => role === 'gift' || role === 'noun' || role === 'code'

const LEAD = 90
/** "a)", 「1枚目」, "가.": a place in a list. */
const ITEM = /^[\s・*•-]*(?:[([（]?(?:[A-Za-z]|[가-힣]|[ア-ンあ-ん]|[0-9]{1,2}|[ivx]{1,4})[)\].:：）、]|第?\d{1,2}\s?(?:枚目|つ目|個目|本目|点目|件目))[\s:：=→-]*$/u
const TRIVIAL = /^[\s・*•●■□◆◇▼▽▶▷→⇒>»#.:,、()[\]【】「」『』≪≫"'\-_=~\d①-⑳No番個枚目件本口点様へ🎁]*$/u
const SEPARATOR = /[:=＝→⇒]\s*$|[.…‥・·]{3,}\s*$|[\t　]\s*$| {2,}$|[はが]\s*$|[)\]】』」≫]\s*$|(?:^|\s)(?:is|ist|est|es|è|é|to|jest|lautet|:)\s*$/iu
/** A line that has a value of its own is no label for the next. */
const HAS_VALUE = /[:]\s*\S|\d\s?[枚点個本]\s*$|\d[\d,]{2,}\s*(?:円|ポイント)|[$€£¥]\s*\d/
/** Values before this one in the same line. */
const LISTED = /[A-Z0-9]+(?:-[A-Z0-9]+)*(?:\s*(?:,|、|\/|&|\b(?:and|und|et|e|y|i|en|og|och)\b|と|及び)\s*)/gu
/** Codes, sums and days of a row in a list. */
const VALUES = /[¥$€£]\s?[\d,.]+|[\d,.]+\s?(?:円分?|pt|ポイント|€|£|USD|EUR|GBP|枚|点|本|回|日|年|月|まで|相当)|[A-Z0-9]{3,}(?:[- ][A-Z0-9]{3,})*/g
/** A sum and a few words. */
const ONLY_SUM = /^[\s・*•-]{0,4}(?:(?:[¥$€£]|USD|EUR|GBP|JPY|CHF|R\$)\s?\d[\d.,]{0,9}|\d[\d.,]{0,9}\s?(?:円分?|€|£|USD|EUR|GBP|zł|kr|원|元|euros?|pounds|dollars|bucks))(?:\s[^\s:]{1,14}){0,4}[\s.!。]*$/u
/** The same with a name before it. */
const NAMED_VALUE = /^[^\n]{1,25}[\t:→=-]\s*[A-Za-z0-9]{3,}(?:[- ][A-Za-z0-9]{3,})*$/
/** Another value of the same list. */
const BARE_VALUE = /^(?:[\s\d.)・*•-]{0,6}|[([]?[A-Za-z0-9가-힣][)\].:]\s{0,3}|第?\d{1,2}枚目\s{0,3})(?:(?=[a-z0-9]{6})(?=[a-z]{0,20}\d)[a-z0-9]+|(?=[A-Z0-9 -]{6})[A-Z0-9]+(?:[- ][A-Z0-9]+){0,6}|[ぁ-ん]{4}(?:[ -][ぁ-ん]{4}){3})$/

const known = new WeakMap<View, Map<string, Label>>()

/** The label of what stands from `start` to `end`; asked again it is a copy of the first answer. */
export function labelOf(place: Place): Label {
  const { view, start, end } = place
  const labels = known.get(view) ?? new Map<string, Label>()
  known.set(view, labels)
  const key = `${start} ${end}`
  const label = labels.get(key) ?? readLabel(place)
  labels.set(key, label)
  return { ...label }
}

function readLabel({ view, start, end }: Place): Label {
  const { bare } = view
  const lead = bare.slice(Math.max(0, start - LEAD), start)
  const before = lead.slice(lead.lastIndexOf('\n') + 1)
  const lineStart = start - before.length
  const after = bare.slice(end, end + 60).split('\n')[0] ?? ''
  const cell = before.slice(before.lastIndexOf('\t') + 1)
  const isFirst = ITEM.test(before) || TRIVIAL.test(before.replace(LISTED, ' '))
  const alone = (TRIVIAL.test(cell) || ITEM.test(cell)) && /^[\s)\]】』」.。*"'<>＜＞←]*(?:\t|$)/.test(after)
  const ends = /^[\s)\]】』」.。*"'※]*(?:\t|$)/u.test(after)
  const head = before.includes('\t') || after.includes('\t') ? columnHead(bare, lineStart, before) : ''
  const candidates = head && roleOf(head) ? [head] : isFirst ? [head, lineAbove(bare, lineStart)] : [clauseOf(before)]
  const words = candidates.find((text) => text !== '') ?? ''
  let ahead = roleOf(words)
  let text = words
  // "Ana <tab> CODE", "Ana: CODE" under a heading that speaks of codes.
  if (ahead === null && !isFirst && before.length <= 25 && (before.includes('\t') || /[:→=-]\s*$/.test(before))) {
    text = lineAbove(bare, lineStart, true)
    ahead = roleOf(text)
    if (ahead !== 'gift' && ahead !== 'noun' && ahead !== 'code') [ahead, text] = [null, words]
  }
  const behind = roleAfter(after)
  if (behind && (ahead === null || ahead === 'code' || behind === 'foreign')) return { role: behind, text: after, alone, tied: true, ends }
  // Of a bank account, or of an insurance card.
  if (/記号\s{0,2}:?\s{0,2}\d{1,5}[\s、,・-]{0,3}番号\s{0,2}:?\s{0,2}$/u.test(before)) ahead = 'other'
  return { role: ahead, text: text.replace(LENGTH, ''), alone, tied: isFirst || words === head || SEPARATOR.test(before) || endsAsLabel(words), ends }
}

/** After a sentence end another thing is spoken of, unless that leaves no words. */
/** Dots that lead from the label to the value are no ends of sentences. */
const clauseOf = (before: string): string => lastClause(before.replace(/[.…‥·]{3,}\s*$/u, ' '))

function lastClause(before: string): string {
  const clauses = before.split(/[。;；!！?？|]|\. (?=[A-Z])|\t(?=[^\t]*\t[^\t]*\t)/)
  const last = clauses.at(-1) ?? ''
  const text = TRIVIAL.test(last) ? clauses.slice(-2).join(' ') : last
  // "注文番号 12345 ギフトコード X": what has its value already is not this one's label.
  return text.replace(/^.*[A-Za-z0-9-]*\d{4,}[A-Za-z0-9-]*(?=[\s　、,/]+\S{2,})/u, '').slice(-60)
}

/** Up to three lines of words up, for a label on a line of its own; other bare values of a list are passed over. */
function lineAbove(text: string, lineStart: number, named = false): string {
  let end = lineStart - 1
  for (let seen = 0, steps = 0; end > 0 && seen < 6 && steps < 30; steps++) {
    const from = Math.max(0, end - 400)
    const start = from + text.slice(from, end).lastIndexOf('\n') + 1
    const line = text.slice(start, end).trim()
    end = start - 1
    if (line === '' || TRIVIAL.test(line)) continue
    if (line.length <= 90 && /\d/.test(line) && (BARE_VALUE.test(line) || TRIVIAL.test(line.replace(VALUES, '')))) continue
    if (named && NAMED_VALUE.test(line)) continue
    seen++
    // "USD 25", "$60 toward any rental": what it is worth, between the label and the value.
    if (ONLY_SUM.test(line) && roleOf(line) === null) continue
    if (HAS_VALUE.test(line) && !/[:]\s*$/.test(line)) {
      // "Gift card for 1,000 yen" above the code; not "Order: 1234".
      const last = line.slice(line.lastIndexOf(':') + 1).replace(/[(（][^()（）]*[)）]/gu, '')
      return seen === 1 && /^(?:gift|noun)$/.test(roleOf(last) ?? '') ? last.slice(-LEAD) : ''
    }
    return line.slice(-LEAD)
  }
  return ''
}

function roleAfter(after: string): Role | null {
  const near = after.slice(0, 48)
  // "… (PIN 4410)": that has its own value.
  if (/^\s?[([][^)\]\n]{1,24}\d{3,}/.test(near)) return null
  if (!/^\s*(?:が|は|を|です|←|<-|\(|\[|is\b|ist\b|est\b|es\b|è\s|é\s|を?入力|\s-\s)/iu.test(near)) return null
  const clause = near.replace(/[。.!,、;].*$/u, '')
  if (/\b(?:not|nicht|pas|non|no)\b|不要|必要ありません/iu.test(clause)) return 'other'
  const role = roleOf(clause)
  return role === 'code' || role === 'noun' ? null : role
}
