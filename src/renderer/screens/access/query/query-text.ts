// A filter as text that people can read, send and paste: `country:CN track:mail from:2024-01 to:2024-03`. Writing is
// strict, reading is lenient: order, case, width, Japanese words, names of countries, words without a key.
import type { AccountId } from '../../../../shared/model'
import { nextStart, startOf, wallOf, wallToUtc } from '../../../../shared/zone-days'
import { EVERYTHING, type AccessQuery, type WeekHour } from './access-query'
import { countryOf, entryOf, fold, KEYS, RESULTS, TRACKS, UNKNOWN, VERDICTS, WEEKDAYS, WEEKDAYS_JA, type Key } from './query-words'

/** What could not be understood. `text` is the user's own. */
export type QueryProblem = { kind: 'key'; text: string } | { kind: 'value'; key: Key; text: string } | { kind: 'order' } | { kind: 'word'; text: string }
export type ReadQuery = { query: AccessQuery; problems: QueryProblem[] }

// ---------------------------------------------------------------- writing

const two = (n: number) => String(n).padStart(2, '0')

const UNITS = ['year', 'month', 'day', 'hour', 'minute'] as const

/** The year, month, day, hour or minute that `time` lies in. */
function calendarText(time: number, unit: number, zone: string): string {
  const w = wallOf(time, zone)
  const parts = { year: String(w.year), month: `-${two(w.month)}`, day: `-${two(w.day)}`, hour: `T${two(w.hour)}`, minute: `:${two(w.minute)}` }
  return UNITS.slice(0, unit + 1).map((part) => parts[part]).join('')
}

/** The coarsest unit that begins at every one of the times. */
function unitOf(times: readonly (number | null)[], zone: string): number {
  const begins = (unit: (typeof UNITS)[number]) => unit === 'minute' || times.every((time) => time === null || startOf(unit, time, zone) === time)
  return UNITS.findIndex(begins)
}

const quoted = (name: string): string => `"${name.replace(/["“”\\]/g, '\\$&')}"`
const networkText = (network: string | null): string => (network === null ? UNKNOWN : /^AS\d+$/.test(network) ? network : quoted(network))

export function queryText(q: AccessQuery, zone: string): string {
  const [first, last] = [unitOf([q.from, q.to], zone), unitOf([q.to], zone)]
  const part = (key: Key, values: readonly string[]) => (values.length > 0 ? [`${key}:${values.join(',')}`] : [])
  return [
    ...part('country', q.countries.map((c) => c ?? UNKNOWN)),
    ...part('network', q.networks.map(networkText)),
    ...part('track', q.tracks.map((t) => TRACKS[t][0] ?? t)),
    ...part('verdict', q.verdicts),
    ...part('result', q.results),
    ...part('hour', q.hours.map(([weekday, hour]) => `${WEEKDAYS[weekday] ?? ''}-${two(hour)}`)),
    ...part('account', q.accountId === null ? [] : [String(q.accountId)]),
    ...part('from', q.from === null ? [] : [calendarText(q.from, first, zone)]),
    // The end is written as the last unit that belongs to it.
    ...part('to', q.to === null ? [] : [calendarText(q.to - 1, last, zone)]),
  ].join(' ')
}

// ---------------------------------------------------------------- reading

type Token = { key: string | null; values: { text: string; isQuoted: boolean }[] }

const QUOTED = /["“”]((?:[^"“”\\]|\\.)*)["“”]/.source
const BARE = /[^\s,、，"“”]+/.source
const VALUE = `(?:${QUOTED}|${BARE})`
const TOKEN = new RegExp(`(?:([\\p{L}\\p{M}ー-]+)\\s*[:：=＝]\\s*)?(${VALUE}(?:\\s*[,、，]\\s*${VALUE}(?!\\s*[:：=＝]))*)`, 'gu')
const EACH = new RegExp(`${QUOTED}|(${BARE})`, 'gu')

function tokensOf(text: string): Token[] {
  return [...text.matchAll(TOKEN)].map(([, key, values]) => ({
    key: key ?? null,
    values: [...(values ?? '').matchAll(EACH)].map(([, inQuotes, bare]) => (bare === undefined ? { text: (inQuotes ?? '').replace(/\\(.)/gs, '$1'), isQuoted: true } : { text: bare, isQuoted: false })),
  }))
}

/** `2024`, `2024-01`, `2024/1/5`, `2024年1月5日`, `2024-01-05T03`, `…T03:30` as the span that it names. */
function spanOf(word: string, zone: string): { from: number; to: number } | undefined {
  const match = /^(\d{4})(?:[-/.年](\d{1,2}))?(?:[-/.月](\d{1,2}))?日?月?年?(?:t?(\d{1,2})(?::(\d{2}))?(?::\d{2})?時?)?$/.exec(fold(word))
  if (!match) return undefined
  const [year = 0, month, day, hour, minute] = match.slice(1).map((part) => (part === undefined ? undefined : Number(part)))
  if ((month !== undefined && (month < 1 || month > 12)) || (day !== undefined && (day < 1 || day > 31)) || (hour !== undefined && (hour > 23 || day === undefined)) || (minute ?? 0) > 59 || year < 1969) return undefined
  const from = wallToUtc(Date.UTC(year, (month ?? 1) - 1, day ?? 1, hour ?? 0, minute ?? 0), zone)
  // 31 February is no day.
  if (day !== undefined && wallOf(from, zone).day !== day) return undefined
  if (minute !== undefined) return { from, to: from + 60_000 }
  const unit = hour !== undefined ? 'hour' : day !== undefined ? 'day' : month !== undefined ? 'month' : 'year'
  return { from, to: nextStart(unit, startOf(unit, from, zone), zone) }
}

/** `thu-03`, `Thursday 3`, `木3時`. */
function weekHourOf(word: string): WeekHour | undefined {
  const match = /^([a-z]{3})[a-z]*[-\s]*(\d{1,2})(?::00|h)?$/.exec(fold(word)) ?? /^([月火水木金土日])(?:曜日?)?[-\s]*(\d{1,2})時?台?$/.exec(fold(word))
  if (!match) return undefined
  const [, day = '', hour = ''] = match
  const weekday = day.length === 1 ? WEEKDAYS_JA.indexOf(day) : (WEEKDAYS as readonly string[]).indexOf(day)
  return weekday < 0 || Number(hour) > 23 ? undefined : [weekday, Number(hour)]
}

function networkOf(value: { text: string; isQuoted: boolean }): string | null {
  if (value.isQuoted) return value.text
  const folded = fold(value.text)
  if (folded === UNKNOWN || folded === '不明') return null
  const number = /^(?:as)?(\d{1,10})$/.exec(folded)?.[1]
  return number === undefined ? value.text : `AS${Number(number)}`
}

/** Once each; more than the engine takes is not asked for. */
const with1 = <T>(values: readonly T[], value: T): readonly T[] => (values.length >= 100 || values.some((v) => JSON.stringify(v) === JSON.stringify(value)) ? values : [...values, value])

/** The query with one value more; undefined when the value is none of the key's. */
function added(q: AccessQuery, key: Key, value: { text: string; isQuoted: boolean }, zone: string): AccessQuery | undefined {
  const { text } = value
  switch (key) {
    case 'country': {
      const country = countryOf(text)
      return country === undefined ? undefined : { ...q, countries: with1(q.countries, country) }
    }
    case 'network': return text === '' || text.length > 200 ? undefined : { ...q, networks: with1(q.networks, networkOf(value)) }
    case 'track': {
      const track = entryOf(TRACKS, text)
      return track && { ...q, tracks: with1(q.tracks, track) }
    }
    case 'verdict': {
      const verdict = entryOf(VERDICTS, text)
      return verdict && { ...q, verdicts: with1(q.verdicts, verdict) }
    }
    case 'result': {
      const result = entryOf(RESULTS, text)
      return result && { ...q, results: with1(q.results, result) }
    }
    case 'hour': {
      const hour = weekHourOf(text)
      return hour && { ...q, hours: with1(q.hours, hour) }
    }
    case 'account': return /^[1-9]\d{0,8}$/.test(fold(text)) ? { ...q, accountId: Number(fold(text)) as AccountId } : undefined
    case 'from': {
      const span = spanOf(text, zone)
      return span && { ...q, from: span.from }
    }
    case 'to': {
      const span = spanOf(text, zone)
      return span && { ...q, to: span.to }
    }
    case 'on': {
      const span = spanOf(text, zone)
      return span && { ...q, from: span.from, to: span.to }
    }
  }
}

/** The key that a word without one belongs to, tried in this order: a place is written most often. */
const GUESSES: readonly Key[] = ['track', 'verdict', 'result', 'hour', 'on', 'country']
function guessed(q: AccessQuery, value: Token['values'][number], zone: string): AccessQuery | undefined {
  if (/^as\d+$/i.test(fold(value.text))) return added(q, 'network', value, zone)
  // "Unknown" alone could be a place, a network, a verdict or a result.
  if (fold(value.text) === UNKNOWN || fold(value.text) === '不明') return undefined
  for (const key of GUESSES) {
    const next = added(q, key, value, zone)
    if (next) return next
  }
  return undefined
}

/** Never throws: what was understood, and what was not. `zone` is that of the dates in the text. */
export function readQuery(text: string, zone: string): ReadQuery {
  let query: AccessQuery = EVERYTHING
  const problems: QueryProblem[] = []
  for (const token of tokensOf(text.slice(0, 4000))) {
    const key = token.key === null ? null : entryOf(KEYS, token.key)
    if (key === undefined) {
      problems.push({ kind: 'key', text: token.key ?? '' })
      continue
    }
    for (const value of token.values) {
      const next = key === null ? guessed(query, value, zone) : added(query, key, value, zone)
      if (next) query = next
      else problems.push(key === null ? { kind: 'word', text: value.text } : { kind: 'value', key, text: value.text })
    }
  }
  if (query.from !== null && query.to !== null && query.from >= query.to) {
    problems.push({ kind: 'order' })
    query = { ...query, from: null, to: null }
  }
  return { query, problems }
}
