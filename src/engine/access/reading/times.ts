// The spellings of a time that login histories use, to UTC milliseconds: Japanese dates, ISO 8601, RFC 2822, the dates
// that Excel and Microsoft's exports write in the reader's culture, and Unix times. Impossible dates are refused, never
// rolled over into the next month. No pattern here can backtrack: every piece is bounded.
 
import type { TimePrecision } from '../../../shared/model'
import { ownedText } from './owned-text'
import type { ZoneClock } from './zone-clock'

/** Of `a/b/yyyy`. Nothing in one such date tells; see slash-order.ts. */
export type SlashOrder = 'mdy' | 'dmy'

export type ReadTime = { time: number; precision: TimePrecision; zoneKnown: boolean }

export type TimeRules = {
  /** For values that name no zone themselves. */
  clock: ZoneClock
  slashOrder?: SlashOrder
}

const FIRST_YEAR = 1995
const LAST_YEAR = 2100
const EARLIEST = Date.UTC(FIRST_YEAR, 0, 1)
const LATEST = Date.UTC(LAST_YEAR + 1, 0, 1)
const LONGEST = 64

const YEAR_FIRST = /^(\d{4})[-/.年] ?(\d{1,2})[-/.月] ?(\d{1,2})日?(?: ?\([^()]{1,9}\))?(.*)$/s
const YEAR_LAST = /^(\d{1,2})([/.])(\d{1,2})\2(\d{4})(.*)$/s
const NAMED_MONTH_FIRST = /^([A-Za-z]{3,9})\.? (\d{1,2}),? (\d{4})(.*)$/s
const NAMED_DAY_FIRST = /^(\d{1,2})[ -]([A-Za-z]{3,9})\.?[ -](\d{4})(.*)$/s
const WEEKDAY = /^(?:sun|mon|tue|wed|thu|fri|sat)[a-z]{0,6},? /i
const CLOCK =
  /^[T, ]{0,3}(?:at )?(午前|午後)? ?(\d{1,2})(?::|時)(\d{1,2})(?:(?::|分)(\d{1,2})秒?(?:[.,](\d{1,9}))?|分)? ?([AaPp]\.?[Mm]\.?)?(.*)$/s
const EPOCH = /^(\d{10})(?:\.(\d{1,9}))?$|^(\d{13})$|^(\d{16})$/
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** A time as text, or null when it is none. `zoneKnown` is true only when the value itself names its zone. */
export function readTime(raw: string, rules: TimeRules): ReadTime | null {
  const iso = readIsoSeconds(raw, rules.clock)
  if (iso) return iso
  const text = plain(raw)
  if (text.length === 0 || text.length > LONGEST) return null
  const epoch = EPOCH.exec(text)
  if (epoch) return readEpoch(epoch)
  const date = readDate(text.charCodeAt(0) > 0x39 ? text.replace(WEEKDAY, '') : text, rules.slashOrder ?? 'mdy')
  if (!date) return null
  const day = dayStart(date.year, date.month, date.day)
  if (day === null) return null
  const clock = readClock(date.rest)
  if (!clock) return null
  const wall = day + clock.ms
  const time = clock.offsetMinutes === null ? rules.clock.toUtc(wall) : wall - clock.offsetMinutes * 60_000
  return { time, precision: clock.precision, zoneKnown: clock.offsetMinutes !== null }
}

/**
 * `2026-01-02T03:04:05`, with a space or a T, alone or with Z: what a long export has a million of, read without a pattern.
 * Null for every other spelling, and for what is no time: the general reading then judges it.
 */
function readIsoSeconds(text: string, clock: ZoneClock): ReadTime | null {
  const isUtc = text.length === 20 && text.charCodeAt(19) === 0x5a
  if (!isUtc && text.length !== 19) return null
  const joint = text.charCodeAt(10)
  if (text.charCodeAt(4) !== 0x2d || text.charCodeAt(7) !== 0x2d || (joint !== 0x20 && joint !== 0x54) || text.charCodeAt(13) !== 0x3a || text.charCodeAt(16) !== 0x3a) return null
  // A character that is no digit gives a number outside every range below: none of them is read as one.
  const day = dayStart(twoDigits(text, 0) * 100 + twoDigits(text, 2), twoDigits(text, 5), twoDigits(text, 8))
  const hour = twoDigits(text, 11)
  const minute = twoDigits(text, 14)
  const second = twoDigits(text, 17)
  if (day === null || hour > 23 || minute > 59 || second > 59) return null
  const wall = day + ((hour * 60 + minute) * 60 + second) * 1000
  return { time: isUtc ? wall : clock.toUtc(wall), precision: 'second', zoneKnown: isUtc }
}

/** The number that two digits make; beyond any part of a time where one of them is none. */
function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48
  const ones = text.charCodeAt(at + 1) - 48
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : 1_000_000
}

/** NFKC (full-width digits occur), with the thin and no-break spaces that some exports put before AM and PM as spaces. */
export function plain(text: string): string {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code > 0x7e || code < 0x20) return text.slice(0, 4 * LONGEST).normalize('NFKC').replace(/\s+/g, ' ').trim()
  }
  return text.trim()
}

/** UTC midnight of a calendar day as if the day were in UTC; null for a day that does not exist. */
export function dayStart(year: number, month: number, day: number): number | null {
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || day < 1) return null
  const ms = Date.UTC(year, month - 1, day)
  return day <= 28 || new Date(ms).getUTCDate() === day ? ms : null
}

/** 1 for `January`, `Jan` or `jan.`; 0 for no month. */
export function monthNumber(name: string): number {
  return MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1
}

/** The two unknown numbers of `a/b/yyyy`, or null for any other spelling. */
export function slashDate(raw: string): [number, number] | null {
  const match = YEAR_LAST.exec(plain(raw))
  return match && match[2] === '/' ? [Number(match[1]), Number(match[3])] : null
}

function readEpoch(match: RegExpExecArray): ReadTime | null {
  const [, seconds, fraction, millis, micros] = match
  const time = seconds ? Number(seconds) * 1000 + Number((fraction ?? '').slice(0, 3).padEnd(3, '0')) : millis ? Number(millis) : Math.floor(Number(micros) / 1000)
  return time >= EARLIEST && time < LATEST ? { time, precision: 'second', zoneKnown: true } : null
}

type CalendarDate = { year: number; month: number; day: number; rest: string }

function readDate(text: string, slashOrder: SlashOrder): CalendarDate | null {
  let m = YEAR_FIRST.exec(text)
  if (m) return { year: Number(m[1]), month: Number(m[2]), day: Number(m[3]), rest: m[4] ?? '' }
  m = YEAR_LAST.exec(text)
  if (m) {
    const isDayFirst = m[2] === '.' || slashOrder === 'dmy'
    const [a, b] = [Number(m[1]), Number(m[3])]
    return { year: Number(m[4]), month: isDayFirst ? b : a, day: isDayFirst ? a : b, rest: m[5] ?? '' }
  }
  m = NAMED_MONTH_FIRST.exec(text)
  if (m) return { year: Number(m[3]), month: monthNumber(m[1] ?? ''), day: Number(m[2]), rest: m[4] ?? '' }
  m = NAMED_DAY_FIRST.exec(text)
  if (m) return { year: Number(m[3]), month: monthNumber(m[2] ?? ''), day: Number(m[1]), rest: m[4] ?? '' }
  return null
}

type ClockReading = { ms: number; precision: TimePrecision; offsetMinutes: number | null }

/** What follows a date: nothing, or a time of day, and perhaps a zone. */
export function readClock(text: string): ClockReading | null {
  if (text.trim() === '') return { ms: 0, precision: 'day', offsetMinutes: null }
  const match = CLOCK.exec(text)
  if (!match) return null
  const hour = hourOf(Number(match[2]), match[1] ?? match[6])
  const minute = Number(match[3])
  const second = Number(match[4] ?? 0)
  const offsetMinutes = zoneOffset(match[7] ?? '')
  if (hour === null || minute > 59 || second > 59 || offsetMinutes === undefined) return null
  const ms = Number((match[5] ?? '').slice(0, 3).padEnd(3, '0'))
  return { ms: ((hour * 60 + minute) * 60 + second) * 1000 + ms, precision: match[4] === undefined ? 'minute' : 'second', offsetMinutes }
}

/** 午前/午後 count 0–11 or 1–12, AM/PM 1–12; twelve in the morning is midnight. */
function hourOf(hour: number, half: string | undefined): number | null {
  if (half === undefined) return hour > 23 ? null : hour
  if (hour > 12) return null
  return (hour % 12) + (half === '午後' || /^p/i.test(half) ? 12 : 0)
}

const NAMED_ZONES: Record<string, number> = {
  UTC: 0, GMT: 0, Z: 0, JST: 540, KST: 540, CET: 60, CEST: 120, EST: -300, EDT: -240, PST: -480, PDT: -420,
}
const OFFSET = /^\(?(UTC|GMT)? ?([+-])(\d{1,2}):?(\d{2})?\)?$/i
const offsets = new Map<string, number | null | undefined>([['', null]])

/** Minutes east of UTC; null when no zone is written, undefined when what is written is no zone. */
export function zoneOffset(text: string): number | null | undefined {
  const known = offsets.get(text)
  if (known !== undefined || offsets.has(text)) return known
  const offset = parseZone(text.trim())
  if (offsets.size < 1000) offsets.set(ownedText(text), offset)
  return offset
}

function parseZone(text: string): number | null | undefined {
  if (text === '') return null
  const named = NAMED_ZONES[text.replace(/^\(([^()]*)\)$/, '$1').toUpperCase()]
  if (named !== undefined) return named
  // RFC 2822 lets a comment follow the offset: `+0900 (JST)`.
  const match = OFFSET.exec(text.replace(/ ?\([A-Z]{1,5}\)$/, ''))
  if (!match) return undefined
  const minutes = Number(match[3]) * 60 + Number(match[4] ?? 0)
  return minutes > 14 * 60 || Number(match[4] ?? 0) > 59 ? undefined : (match[2] === '-' ? -1 : 1) * minutes
}
