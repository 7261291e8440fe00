// Tokens that may be codes: runs of Latin letters and digits, joined where separators, line breaks or table
// cells cut them; and BitCash's hiragana. Linear: each run is extended a bounded number of times.
import type { View } from './text'
import { BLOT } from './text'
import type { Book } from './book'
import { fitting } from './shapes'

export type Token = {
  view: View
  start: number
  end: number
  /** As it stands, gaps made one dash. */
  text: string
  /** As it stands, gaps made one dash or blank: how an unknown brand writes it. */
  shown: string
  /** Letters and digits only. */
  bare: string
  isJoined: boolean
}

const RUN = /[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*-?/g
const HIRAGANA = /(?<![ぁ-んー])[ぁ-ん]{4}(?:[ \t-]{0,2}[ぁ-ん]{4}){3}(?![ぁ-んー])/g
const MAX_TOKENS = 100_000
/** Trials of joining, over one text. */
const MAX_TRIALS = 20_000
const MIN = 8
const MAX = 30

type JoinBudget = { book: Book; left: number; steps: number }
type Run = { start: number; end: number; text: string }

/** `hiragana`: BitCash's codes too. Running Japanese has such runs, so only where the mail speaks of them. */
export function tokensOf(view: View, hiragana: boolean, book: Book): Token[] {
  const { bare } = view
  const runs: Run[] = []
  for (const match of bare.matchAll(RUN)) {
    if (runs.length >= MAX_TOKENS) break
    // Words of small letters are most of a mail, and never a part of a code.
    if (/^[a-z]+$/.test(match[0])) continue
    if (!isPartOfName(bare, match.index, match.index + match[0].length)) runs.push({ start: match.index, end: match.index + match[0].length, text: match[0] })
  }
  const tokens: Token[] = []
  const budget = { book, left: MAX_TRIALS, steps: MAX_TRIALS * 10 }
  const make = (start: number, end: number, text: string, isJoined: boolean) => {
    const plain = text.replace(/[-\s]/g, '')
    const shown = text.replace(/-$/, '').replace(/\s+/g, ' ')
    if (plain.length >= MIN && plain.length <= MAX) tokens.push({ view, start, end, text: shown.replace(/ /g, '-'), shown, bare: plain, isJoined })
  }
  for (let i = 0; i < runs.length; i++) {
    const run = runs[i]!
    const joined = joinedFrom(bare, runs, i, budget)
    if (joined) {
      make(joined.start, joined.end, joined.text, true)
      i += joined.count - 1
    } else make(run.start, run.end, run.text, false)
  }
  if (hiragana) for (const match of bare.matchAll(HIRAGANA)) make(match.index, match.index + match[0].length, match[0], false)
  return tokens
}

/** Part of a path, a file name, a variable or an address that was not blotted out. */
function isPartOfName(text: string, start: number, end: number): boolean {
  const before = text[start - 1] ?? ' '
  const after = text[end] ?? ' '
  if (before === BLOT || after === BLOT || before === '_' || after === '_' || after === '@') return true
  if (/[/\\.+%~]/.test(before) && /[A-Za-z0-9_.:/\\-]/.test(text[start - 2] ?? ' ')) return true
  return after === '.' && /[A-Za-z]/.test(text[end + 1] ?? ' ') && /[a-z]/.test(text[end - 1] ?? ' ')
}

/** Capitals and digits; small letters only with a digit among them, since words stand side by side too. */
const isGroup = (text: string) => text.length <= 8 && (/^[A-Z0-9]+-?$/.test(text) || /^(?=[a-z]*\d)[a-z0-9]{3,6}-?$/.test(text))
const GAP = /^(?:[ \t]{0,3}|[ \t]{0,3}\n{1,2}[ \t]{0,3}|[\t ]{0,3}-[\t ]{0,3}|[ \t]{0,3}-?[ \t]{0,3}\n{1,2}[ \t]{0,3}-?[ \t]{0,3})$/

/**
 * The longest run of up to 24 neighbouring groups that together are a brand's code. Groups of ordinary words do
 * not come here: they must be upper case or digits, and equal lengths but for the last, or the brand's own split.
 */
function joinedFrom(text: string, runs: readonly Run[], from: number, budget: JoinBudget): { start: number; end: number; text: string; count: number } | null {
  const first = runs[from]!
  if (!isPiece(first.text)) return null
  let joined = first.text.replace(/-$/, '')
  let dashed = first.text.endsWith('-')
  const lengths = joined.split('-').map((g) => g.length)
  let best: { start: number; end: number; text: string; count: number } | null = null
  for (let i = from + 1; i < runs.length && i < from + 24; i++) {
    const run = runs[i]!
    const gap = text.slice(runs[i - 1]!.end, run.start)
    if (gap.length > 12 || !isPiece(run.text) || !GAP.test(gap)) break
    if (budget.left <= 0 || budget.steps-- <= 0) break
    const dash = dashed || gap.includes('-')
    // What is written with dashes goes on with dashes; what is whole is not continued by the next line.
    if (!dash && (joined.includes('-') || (gap.includes('\n') && joined.length >= 12 && isWhole(joined, budget)))) break
    joined += (dash ? '-' : ' ') + run.text.replace(/-$/, '')
    dashed = run.text.endsWith('-')
    lengths.push(...run.text.replace(/-$/, '').split('-').map((g) => g.length))
    const bare = joined.replace(/[- ]/g, '')
    if (bare.length > 26) break
    if (bare.length < 10 || (!/[0-9]/.test(bare) && !joined.includes('-'))) continue
    budget.left--
    // Card numbers of any length: groups of four digits in one line.
    if (/^\d{4}(?: \d{4}){2,5}(?: \d{1,4})?$/.test(joined) && !gap.includes('\n')) best = { start: first.start, end: run.end, text: joined, count: i - from + 1 }
    const shapes = fitting(joined.replaceAll(' ', '-'), budget.book)
    const shape = shapes.find((s) => s.dashed.test(joined.replaceAll(' ', '-'))) ?? (isEven(lengths) ? shapes[0] : undefined)
    if (shape && isPlausible(joined, gap)) best = { start: first.start, end: run.end, text: joined, count: i - from + 1 }
  }
  return best
}

function isWhole(joined: string, budget: JoinBudget): boolean {
  budget.left--
  return fitting(joined, budget.book).some((shape) => shape.dashed.test(joined))
}

const isPiece = (text: string) => text.split('-').filter(Boolean).every(isGroup)
/** `4-4-4-2`, or every character alone. */
const isEven = (lengths: readonly number[]) => lengths.every((n, i) => n === lengths[0] || (i === lengths.length - 1 && n < lengths[0]!))
/** A line break alone joins only codes that are cut, not two numbers in a list. */
const isPlausible = (joined: string, gap: string) => !(gap.includes('\n') && !gap.includes('-') && !joined.includes('-') && /^[\d ]+$/.test(joined)) && (/[0-9]/.test(joined) || joined.includes('-'))

/** Random-looking: letters and digits mixed, or all digits, or capitals that spell nothing. */
export function looksRandom({ bare, text }: Pick<Token, 'bare' | 'text'>): boolean {
  if (/^[ぁ-ん]+$/.test(bare)) return true
  const digits = bare.replace(/\D/g, '').length
  if (digits === bare.length) return bare.length >= 10
  if (digits === 0) {
    if (/^[A-Z]+$/.test(bare)) return bare.length >= 10 && vowels(bare) < 0.34
    // Capitals in the middle again and again: nobody writes so.
    return bare.length >= 12 && /^[A-Za-z]+$/.test(text) && (bare.match(/[a-z](?=[A-Z])/g)?.length ?? 0) >= 3
  }
  // SUMMER20, HELLO15: made to be remembered.
  if (/^[A-Z]{4,10}\d{1,4}$/.test(bare) && bare.length <= 12) return false
  // Lower-case words with a year or a number at the end: spring2026, johnsmith77.
  if (/^[a-z]{3,}\d{1,4}$/.test(bare) || /^\d{1,4}[a-z]{3,}$/.test(bare)) return false
  return !/^(?:[A-Z][a-z]+-?)+\d{0,4}$/.test(text)
}

/** Capitals only: one code in fifty has no digit, and then a label must tell it from a word. */
export const isCapitals = ({ bare }: Pick<Token, 'bare'>): boolean => bare.length >= 8 && /^[A-Z]+$/.test(bare)

const vowels = (text: string) => text.replace(/[^AEIOUaeiou]/g, '').length / text.length

/** One character, or an alphabet: what manuals print. Also CSS sizes that look like an Apple code. */
export function isPlaceholder(bare: string): boolean {
  const upper = bare.toUpperCase()
  if (new Set(upper).size <= 2) return true
  if (/X{4,}|0{8,}|\*{2,}/.test(upper) || /(?:\d\dPX){2,}/.test(upper)) return true
  let ascending = 0
  for (let i = 1; i < upper.length; i++) if (upper.charCodeAt(i) - upper.charCodeAt(i - 1) === 1) ascending++
  return ascending >= Math.max(6, upper.length * 0.8)
}

/** Order numbers, telephone numbers, dates, parcel numbers: shapes that no gift code has. */
export function isKnownOther(token: Pick<Token, 'text' | 'bare'>): boolean {
  const { text, bare } = token
  if (/^(?:\d{3}|[A-Z]\d{2})-\d{7}-\d{7}$/.test(text)) return true
  if (/^(?:19|20)\d{2}-\d{1,2}-\d{1,2}$/.test(text) || /^(?:19|20)\d{12}$/.test(bare)) return true
  if (/^0\d{1,4}-\d{1,4}-\d{3,4}$/.test(text) || /^(?:1-)?[2-9]\d{2}-\d{3}-\d{4}$/.test(text)) return true
  if (/^1Z[A-Z0-9]{16}$/.test(bare) || /^TBA\d{12}$/.test(bare) || /^JD\d{16,18}$/.test(bare) || /^T\d{13}$/.test(bare)) return true
  if (/^SW-\d{4}-\d{4}-\d{4}$/.test(text)) return true
  return /^[A-Z]{2}\d{2}(?:\d{4}|[A-Z]{4})\d{10,}$/.test(bare)
}
