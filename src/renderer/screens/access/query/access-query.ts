// What the access screen shows a part of: places, networks, logs, verdicts, results, hours of the week, a span, a
// mailbox. Plain data; the text form is in query-text.ts, the engine's form is made here.
import type { AccessFilter } from '../../../../shared/engine-api'
import type { AccessResult, AccountId, Span, Track, Verdict } from '../../../../shared/model'

export type WeekHour = readonly [weekday: number, hour: number]
export type AccessQuery = {
  accountId: AccountId | null
  /** null is a place that is not known. */
  countries: readonly (string | null)[]
  /** `AS4713`, or a name; null is a network that is not known. */
  networks: readonly (string | null)[]
  tracks: readonly Track[]
  verdicts: readonly Verdict[]
  results: readonly AccessResult[]
  /** Weekday 0=Mon and hour, in the zone that times are shown in. */
  hours: readonly WeekHour[]
  /** UTC ms. */
  from: number | null
  /** UTC ms, exclusive. */
  to: number | null
}
/** What a chart can narrow by; the chart itself keeps the other values in view. */
export type Dimension = 'countries' | 'networks' | 'hours' | 'span' | 'verdicts'

export const EVERYTHING: AccessQuery = { accountId: null, countries: [], networks: [], tracks: [], verdicts: [], results: [], hours: [], from: null, to: null }

export const isEverything = (q: AccessQuery): boolean =>
  q.accountId === null && q.from === null && q.to === null && [q.countries, q.networks, q.tracks, q.verdicts, q.results, q.hours].every((values) => values.length === 0)

/** The list with the value added, or without it when it was there. */
export function toggled<T>(values: readonly T[], value: T): T[] {
  const same = (other: T) => JSON.stringify(other) === JSON.stringify(value)
  return values.some(same) ? values.filter((other) => !same(other)) : [...values, value]
}

/** The span asked for, as far as it lies in `whole`; null when that is all of it. One that lies wholly outside is shown as asked: nothing is on record there. */
export function rangeIn(q: AccessQuery, whole: Span): Span | null {
  if (q.from === null && q.to === null) return null
  const asked = { from: q.from ?? Math.min(whole.from, (q.to ?? whole.to) - DAY_MS), to: q.to ?? Math.max(whole.to, (q.from ?? whole.from) + DAY_MS) }
  if (asked.to <= whole.from || asked.from >= whole.to) return asked
  const inside = { from: Math.max(whole.from, asked.from), to: Math.min(whole.to, asked.to) }
  return inside.from === whole.from && inside.to === whole.to ? null : inside
}

/** The engine's form; `without` leaves out what a chart must go on showing whole. */
export function filterOf(q: AccessQuery, zone: string, ...without: Dimension[]): AccessFilter {
  const has = (dimension: Dimension) => !without.includes(dimension)
  const hasSpan = has('span') && (q.from !== null || q.to !== null)
  return {
    ...(q.accountId === null ? {} : { accountId: q.accountId }),
    ...(hasSpan ? { span: { from: Math.max(0, q.from ?? 0), to: (q.to ?? LAST_TIME) - 1 } } : {}),
    ...(q.countries.length > 0 && has('countries') ? { countries: [...q.countries] } : {}),
    ...(q.networks.length > 0 && has('networks') ? { networks: [...q.networks] } : {}),
    ...(q.tracks.length > 0 ? { tracks: [...q.tracks] } : {}),
    ...(q.verdicts.length > 0 && has('verdicts') ? { verdicts: [...q.verdicts] } : {}),
    ...(q.results.length > 0 ? { results: [...q.results] } : {}),
    ...(q.hours.length > 0 && has('hours') ? { weekHours: { zone, cells: q.hours.map(([weekday, hour]) => [weekday, hour]) } } : {}),
  }
}

const DAY_MS = 86_400_000
/** The last moment that a Date can hold. */
const LAST_TIME = 8.64e15
