// The day a gift ends, as an ISO date. Only dates beside words of expiry count; relative periods stay unknown.
import type { View } from './text'
import { EXPIRY_LABEL } from './words'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const FOREIGN_MONTHS: Record<string, number> = { januar: 1, februar: 2, märz: 3, maerz: 3, mai: 5, juni: 6, juli: 7, oktober: 10, dezember: 12, janvier: 1, février: 2, fevrier: 2, mars: 3, avril: 4, juin: 6, juillet: 7, août: 8, aout: 8, septembre: 9, octobre: 10, novembre: 11, décembre: 12, decembre: 12, enero: 1, febrero: 2, marzo: 3, abril: 4, mayo: 5, junio: 6, julio: 7, agosto: 8, septiembre: 9, octubre: 10, noviembre: 11, diciembre: 12, gennaio: 1, febbraio: 2, aprile: 4, maggio: 5, giugno: 6, luglio: 7, settembre: 9, ottobre: 10, dicembre: 12, janeiro: 1, fevereiro: 2, março: 3, maio: 5, junho: 6, julho: 7, setembro: 9, outubro: 10, dezembro: 12, novembro: 11, april: 4, august: 8, september: 9, november: 11 }

const pad = (n: number) => String(n).padStart(2, '0')
const lastDay = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate()

function iso(year: number, month: number, day: number): string | null {
  const y = year < 100 ? 2000 + year : year
  return y >= 1990 && y <= 2150 && month >= 1 && month <= 12 && day >= 1 && day <= lastDay(y, month) ? `${y}-${pad(month)}-${pad(day)}` : null
}

function monthOf(name: string): number {
  const lower = name.toLowerCase().replace(/\.$/, '')
  return FOREIGN_MONTHS[lower] ?? MONTHS.indexOf(lower.slice(0, 3)) + 1
}

const ERA: Record<string, number> = { 令和: 2018, R: 2018, 平成: 1988, H: 1988 }
const WORD = '[a-zà-ÿ]{3,10}\\.?'

type Reader = readonly [RegExp, (m: RegExpMatchArray, monthFirst: boolean) => string | null]
const READERS: readonly Reader[] = [
  [/(令和|平成|R|H)\s?(\d{1,2}|元)\s?[年.]\s?(\d{1,2})\s?[月.]\s?(?:(\d{1,2})\s?日?|末日?)/u, (m) => endOr((ERA[m[1]!] ?? 2018) + (m[2] === '元' ? 1 : Number(m[2])), Number(m[3]), m[4])],
  [/(\d{4})\s?年\s?(\d{1,2})\s?月\s?(?:(\d{1,2})\s?日|末日?)?/u, (m) => endOr(Number(m[1]), Number(m[2]), m[3])],
  [/(?<!\d)(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})(?!\d)/, (m) => iso(Number(m[1]), Number(m[2]), Number(m[3]))],
  [/(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)/, (m, monthFirst) => dayMonth(Number(m[1]), Number(m[2]), Number(m[3]), monthFirst)],
  [new RegExp(`(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|\\.|º)?[ -](?:de |of )?(${WORD})[ ,-]+(?:de )?(\\d{4})`, 'iu'), (m) => iso(Number(m[3]), monthOf(m[2]!), Number(m[1]))],
  [new RegExp(`(${WORD}) (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})`, 'iu'), (m) => iso(Number(m[3]), monthOf(m[1]!), Number(m[2]))],
  [new RegExp(`(?:end of )?(${WORD}) (\\d{4})`, 'iu'), (m) => (monthOf(m[1]!) ? endOr(Number(m[2]), monthOf(m[1]!), undefined) : null)],
  [/(?<!\d)(\d{1,2})\/(\d{1,2})\/(\d{2})(?!\d)/, (m, monthFirst) => dayMonth(Number(m[1]), Number(m[2]), Number(m[3]), monthFirst)],
  [/(?<![\d/])(0[1-9]|1[0-2])\s?\/\s?(\d{4}|\d{2})(?![\d/])/, (m) => endOr(Number(m[2]), Number(m[1]), undefined)],
  [/(?<![\d/])(\d{4})\/(0?[1-9]|1[0-2])(?![\d/])/, (m) => endOr(Number(m[1]), Number(m[2]), undefined)],
]

/** Without a day (or 「末日」) the last day of the month is meant. */
function endOr(year: number, month: number, day: string | undefined): string | null {
  const y = year < 100 ? 2000 + year : year
  return month >= 1 && month <= 12 ? iso(y, month, day ? Number(day) : lastDay(y, month)) : null
}

const dayMonth = (a: number, b: number, year: number, monthFirst: boolean) => (a > 12 || (!monthFirst && b <= 12) ? iso(year, b, a) : iso(year, a, b))

/** First date in `text`; `monthFirst` for 03/04/2030 in the United States. */
function firstDate(text: string, monthFirst: boolean): { date: string; index: number; end: number } | null {
  let first: { date: string; index: number; end: number } | null = null
  for (const [pattern, read] of READERS) {
    const match = pattern.exec(text)
    if (!match || (first && match.index >= first.index)) continue
    const date = read(match, monthFirst)
    if (date) first = { date, index: match.index, end: match.index + match[0].length }
  }
  return first
}

const NO_END = /なし|無期限|ありません|no expir|never expire|does not expire|no end date/i

export function expiryIn(view: View, monthFirst: boolean): string | null {
  const text = view.bare
  let tries = 0
  for (const label of text.matchAll(EXPIRY_LABEL)) {
    if (++tries > 40) break
    const end = label.index + label[0].length
    const after = text.slice(end, end + 48)
    const found = firstDate(after, monthFirst)
    if (!found || found.index > 24 || NO_END.test(after.slice(0, found.index))) continue
    // Of a span, the end counts.
    const rest = text.slice(end + found.end, end + found.end + 40)
    const last = /^\s{0,3}(?:[(（].{1,3}[)）])?\s{0,3}(?:~|〜|-|から|to|bis|au|al|until)/.test(rest) ? firstDate(rest, monthFirst) : null
    return last && last.index <= 14 ? last.date : found.date
  }
  // 「2034年3月1日まで」 and "… until": the word comes after.
  for (const until of text.matchAll(/まで(?:有効|に|ご利用|です|。|$)|迄|까지/gmu)) {
    const before = text.slice(Math.max(0, until.index - 24), until.index)
    const found = firstDate(before, monthFirst)
    if (found && before.length - found.end <= 12) return found.date
  }
  return null
}
