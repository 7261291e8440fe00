// Tokens that may be codes: runs of Latin letters and digits, joined where separators, line breaks or table
// cells cut them; and BitCash's hiragana. Linear: each run is extended a bounded number of times.
import type { View } from './text'
import type { Book } from './book'
import { BLOT } from './text'
import { fitting } from './shapes'
import { matchesOf } from './patterns'

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
/** Shops of one platform write codes in small letters, in a line's own place. */
const SMALL = /(?<=(?:^|[:\t])[ \t]{0,3})(?:[a-z0-9]{4}(?: [a-z0-9]{4}){3}|(?=[A-Za-z ]{0,18}\d[A-Za-z ]{0,17}\d)[A-Za-z0-9]{4}(?: [A-Za-z0-9]{4}){3})(?=[ \t]*$)/gm
const MAX_TOKENS = 100_000
/** Trials of joining, over one text. */
const MAX_TRIALS = 20_000
const MIN = 6
const MAX = 30

type JoinBudget = { book: Book; left: number; steps: number }
type Run = { start: number; end: number; text: string }
type Joined = Run & { count: number }

/** `hiragana`: BitCash's codes too. Running Japanese has such runs, so only where the mail speaks of them. */
export function tokensOf(view: View, hiragana: boolean, book: Book): Token[] {
  const { bare } = view
  const runs: Run[] = []
  for (const match of matchesOf(RUN, bare)) {
    if (runs.length >= MAX_TOKENS) break
    // Words of small letters are most of a mail, and never a part of a code.
    if (/^[a-z]+$/.test(match[0])) continue
    if (!isPartOfName(bare, match.index, match.index + match[0].length)) runs.push({ start: match.index, end: match.index + match[0].length, text: match[0] })
  }
  const tokens: Token[] = []
  const budget = { book, left: MAX_TRIALS, steps: MAX_TRIALS * 10 }
  const make = (start: number, end: number, text: string, isJoined: boolean) => {
    const plain = text.replace(/[-\s]/g, '')
    // A card's number and its PIN in one.
    const pair = /^(\d{12,20})-\d{3,8}$/.exec(text)
    if (pair?.[1]) {
      tokens.push({ view, start, end: start + pair[1].length, text: pair[1], shown: pair[1], bare: pair[1], isJoined })
      return
    }
    const shown = text.replace(/-$/, '').replace(/\s+/g, ' ')
    // "+1 310 …" is a telephone.
    if (plain.length >= MIN && plain.length <= MAX && !/\+\d{1,3}[ (-]{0,2}$/.test(bare.slice(Math.max(0, start - 7), start))) tokens.push({ view, start, end, text: shown.replace(/ /g, '-'), shown, bare: plain, isJoined })
  }
  for (let i = 0; i < runs.length; i++) {
    const run = runs[i]!
    const joined = joinedFrom(bare, runs, i, budget)
    if (joined) {
      make(joined.start, joined.end, joined.text, true)
      i += joined.count - 1
    } else make(run.start, run.end, run.text, false)
  }
  for (const match of matchesOf(SMALL, bare)) if (!tokens.some(({ start }) => start === match.index)) make(match.index, match.index + match[0].length, match[0], true)
  if (hiragana) for (const match of matchesOf(HIRAGANA, bare)) make(match.index, match.index + match[0].length, match[0], false)
  return tokens
}

/** Part of a path, a file name, a variable or an address that was not blotted out. */
function isPartOfName(text: string, start: number, end: number): boolean {
  const before = text[start - 1] ?? ' '
  const after = text[end] ?? ' '
  if (before === BLOT || after === BLOT || before === '_' || after === '_' || after === '@') return true
  // Dots in a row lead from a label to its value.
  if (/[/\\.+%~]/.test(before) && /[A-Za-z0-9_.:/\\-]/.test(text[start - 2] ?? ' ') && text.slice(start - 3, start) !== '...') return true
  // "+49 …" is a telephone.
  if (before === '+' && /^\d/.test(text.slice(start, start + 1))) return true
  return after === '.' && /[A-Za-z]/.test(text[end + 1] ?? ' ') && /[a-z]/.test(text[end - 1] ?? ' ')
}

/** Capitals and digits; small letters only with a digit among them, since words stand side by side too. */
const isGroup = (text: string) => text.length <= 8 && (/^[A-Z0-9]+-?$/.test(text) || /^(?=[a-z]*\d)[a-z0-9]{3,6}-?$/.test(text))
const GAP = /^(?:[ \t]{0,3}|[ \t]{0,3}\n{1,2}[ \t]{0,3}|[\t ]{0,3}-[\t ]{0,3}|[ \t]{0,3}-?[ \t]{0,3}\n{1,2}[ \t]{0,3}-?[ \t]{0,3})$/
/** Words in capitals that stand beside codes. */
const WORD = /^(?:GIFT|CARD|CARDS|CODE|CODES|PIN|PLAY|YOUR|FREE|SALE|EUR|USD|GBP|JPY|QUO|NEXT|EDY|WAON|STEAM|XBOX|APPLE|NANACO|PAY|ID|NO|GOOGLE|EGIFT|TIL|THE|AND|FOR|VISA|CVV|TEL|FAX|PHONE|EXP|DATE|CLAVE|VALE|BON|CODIGO|KOD|SERIAL|KEY|NUMBER|WITH|FROM|THIS|THAT|HAVE|UNTIL|BEFORE|AMOUNT|VALUE|TOTAL|AMAZON|NETFLIX|SPOTIFY|ROBLOX|POINT|POINTS|HTTP|HTTPS|GMT|JST|UTC|CET|PST|EST)$/

/**
 * The longest run of up to 24 neighbouring groups that together are a code: of a brand's shape, or of groups that are
 * equally long but for the last.
 */
function joinedFrom(text: string, runs: readonly Run[], from: number, budget: JoinBudget): Joined | null {
  const first = runs[from]!
  if (!isPiece(first.text) || WORD.test(first.text)) return null
  let joined = first.text.replace(/-$/, '')
  let dashed = first.text.endsWith('-')
  let broken = false
  const groups = joined.split('-')
  let best: Joined | null = null
  for (let i = from + 1; i < runs.length && i < from + 24; i++) {
    const run = runs[i]!
    const gap = text.slice(runs[i - 1]!.end, run.start)
    if (gap.length > 12 || !isPiece(run.text) || WORD.test(run.text) || !GAP.test(gap)) break
    if (budget.left <= 0 || budget.steps-- <= 0) break
    const dash = dashed || gap.includes('-')
    // What is written with dashes goes on with dashes; what is whole is not continued by the next line.
    if (best && gap.includes('\n') && !gap.includes('-')) break
    if (!dash && (joined.includes('-') || (gap.includes('\n') && joined.length >= 12 && isWhole(joined, budget)))) break
    broken ||= gap.includes('\n')
    joined += (dash ? '-' : ' ') + run.text.replace(/-$/, '')
    dashed = run.text.endsWith('-')
    groups.push(...run.text.replace(/-$/, '').split('-'))
    const bare = joined.replace(/[- ]/g, '')
    if (bare.length > 26) break
    const whole = { start: first.start, end: run.end, text: joined, count: i - from + 1 }
    if (!broken && isRegular(withoutPrefix(groups)) && !isFigure(text, run.end)) best = whole
    if (bare.length < 10 || (!/[0-9]/.test(bare) && !joined.includes('-'))) continue
    budget.left--
    const shapes = fitting(joined.replaceAll(' ', '-'), budget.book)
    const shape = shapes.find((s) => s.dashed.test(joined.replaceAll(' ', '-'))) ?? (isEven(groups) ? shapes[0] : undefined)
    if (shape && isPlausible(joined, gap) && !isFigure(text, run.end)) best = whole
  }
  return best
}

/** "JTB7234 4733 7348": letters before the first group of digits are a prefix. */
function withoutPrefix(groups: readonly string[]): readonly string[] {
  const digits = /^[A-Z]{1,4}(\d{3,})$/.exec(groups[0]!)?.[1]
  return digits !== undefined && groups.length >= 3 && groups.slice(1).every((group) => /^\d+$/.test(group)) ? [digits, ...groups.slice(1)] : groups
}

/** Groups of one length (the last may be shorter), three at least where nothing but digits is in them. */
function isRegular(groups: readonly string[]): boolean {
  const size = groups[0]!.length
  if (!isEven(groups) || size * groups.length < 8) return false
  const digits = groups.filter((group) => /\d/.test(group)).length
  if (digits === 0) return false
  const isNumber = groups.every((group) => /^\d+$/.test(group))
  if (isNumber) return groups.length >= 3 && size >= 3 && !groups.every((group) => /^(?:19|20)\d\d$/.test(group))
  if (groups.length === 2) return size >= 4 && digits === 2 && groups[1]!.length === size
  return size >= 3 || groups.every((group) => group.length === 1)
}

/** "1 000 000 EUR" is no code. */
const isFigure = (text: string, end: number) => /^[ \t]?(?:円|年|月|€|\$|£|USD|EUR|GBP|JPY|ポイント|pt\b|km\b|kWh|[,.]\d{3}(?!\d))/.test(text.slice(end, end + 6))

function isWhole(joined: string, budget: JoinBudget): boolean {
  budget.left--
  return fitting(joined, budget.book).some((shape) => shape.dashed.test(joined))
}

const isPiece = (text: string) => text.split('-').filter(Boolean).every(isGroup)
/** `4-4-4-2`, or every character alone. */
const isEven = (groups: readonly string[]) => groups.every(({ length }, i) => length === groups[0]!.length || (i === groups.length - 1 && (length < groups[0]!.length || (i > 1 && length === groups[0]!.length + 1))))
/** A line break alone joins only codes that are cut, not two numbers in a list. */
const isPlausible = (joined: string, gap: string) => !(gap.includes('\n') && !gap.includes('-') && !joined.includes('-') && /^[\d ]+$/.test(joined)) && (/[0-9]/.test(joined) || joined.includes('-'))

/** Random-looking: letters and digits mixed, or all digits, or capitals that spell nothing. */
export function looksRandom({ bare, text }: Pick<Token, 'bare' | 'text'>): boolean {
  if (/^[ぁ-ん]+$/.test(bare)) return true
  const digits = bare.replace(/\D/g, '').length
  if (digits === bare.length) return bare.length >= 7
  if (digits === 0) {
    if (/^[A-Z]+$/.test(bare)) return bare.length >= 10 && vowels(bare) < 0.34
    // Capitals in the middle again and again: nobody writes so.
    return bare.length >= 12 && /^[A-Za-z]+$/.test(text) && (bare.match(/[a-z](?=[A-Z])/g)?.length ?? 0) >= 3
  }
  // "31eGift", "iPhone15": a name rather than a code.
  if (bare.length < 10 && /[a-z]/.test(bare) && /[A-Z]/.test(bare)) return false
  // SUMMER20, HELLO15: made to be remembered.
  if (isNumbered({ bare })) return bare.length >= 9 && vowels(bare.replace(/\d/g, '')) < 0.12
  // Lower-case words with a year or a number at the end: spring2026, johnsmith77.
  if (/^[a-z]{3,}\d{1,6}$/.test(bare) || /^\d{1,4}[a-z]{3,}$/.test(bare)) return false
  return !/^(?:[A-Z][a-z]+-?)+\d{0,4}$/.test(text)
}

/** Capitals only: one code in fifty has no digit, and then a label must tell it from a word. */
export const isCapitals = ({ bare, text }: Pick<Token, 'bare' | 'text'>): boolean => (bare.length >= 7 && /^[A-Z]+$/.test(bare)) || /^[a-z0-9]{4}(?:-[a-z0-9]{4}){3}$/.test(text)

/** Capitals with a number behind, as codes for everyone have: a random one is rare, and needs to be somebody's own. */
export const isNumbered = ({ bare }: Pick<Token, 'bare'>): boolean => /^[A-Z]{4,10}\d{1,4}$/.test(bare) && bare.length <= 12

const vowels = (text: string) => text.replace(/[^AEIOUaeiou]/g, '').length / text.length

const SAMPLE_GROUP = /^(?:TEST|SAMPLE|DEMO|DUMMY|EXAMPLE|ABCD?|BCDE|EFGH?|IJKL|MNOP|1234|2345|5678|9012|12345|123456|0000|1111|XXXX|CODE|GIFT|CARD|PIN|FAKE|KOBAN)$/i

/** One character, or an alphabet: what manuals print. Also CSS sizes that look like an Apple code. */
export function isPlaceholder(bare: string, text = bare): boolean {
  const upper = bare.toUpperCase()
  if (new Set(upper).size <= 2) return true
  if (/X{4,}|0{8,}|\*{2,}/.test(upper) || /(?:\d\dPX){2,}/.test(upper)) return true
  if (text.includes('-') && text.split('-').every((group) => SAMPLE_GROUP.test(group) || /^(.)\1+$/.test(group))) return true
  if (/^(?:TEST|SAMPLE|DUMMY|DEMO|EXAMPLE)/.test(upper)) return true
  let ascending = 0
  for (let i = 1; i < upper.length; i++) if (upper.charCodeAt(i) - upper.charCodeAt(i - 1) === 1) ascending++
  return ascending >= Math.max(6, upper.length * 0.75)
}

/** Order numbers, telephone numbers, dates, parcel numbers: shapes that no gift code has. */
export function isKnownOther(token: Pick<Token, 'text' | 'bare' | 'shown'>): boolean {
  const { text, bare, shown } = token
  if (/^(?:\d{3}|[A-Z]\d{2})-\d{7}-\d{7}$/.test(text)) return true
  if (/^(?:19|20)\d{2}-\d{1,2}-\d{1,2}$/.test(text) || /^(?:19|20)\d{12}$/.test(bare) || /^20\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:\d{4})?$/.test(bare)) return true
  if (/^\d{1,2}-\d{1,2}-\d{4}$/.test(text)) return true
  if (/^0\d{1,4}-\d{1,4}-\d{3,4}$/.test(text) && bare.length <= 11) return true
  if (/^(?:1-)?[2-9]\d{2}-\d{3}-\d{4}$/.test(shown) || /^0[5-9]0-?\d{4}-?\d{4}$/.test(text) || /^0(?:120|800|570)-?\d{3}-?\d{3}$/.test(text)) return true
  // Korean service numbers: 1588-1234.
  if (/^1[5689]\d\d-\d{4}$/.test(text)) return true
  // Calendars: 20260115T210000Z.
  if (/^(?:19|20)\d{6}T\d{6}Z?$/.test(bare)) return true
  if (/^97[89]\d{10}$/.test(bare) && text.includes('-')) return true
  if (/^1Z[A-Z0-9]{16}$/.test(bare) || /^TBA\d{12}$/.test(bare) || /^JD\d{16,18}$/.test(bare) || /^T\d{13}$/.test(bare)) return true
  if (/^SW-\d{4}-\d{4}-\d{4}$/.test(text)) return true
  return /^[A-Z]{2}\d{2}(?:\d{4}|[A-Z]{4})\d{10,}$/.test(bare)
}
