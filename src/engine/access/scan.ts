// A filter over the accesses in memory: which positions of the columns it leaves. Most of a filter is settled once per
// class of accesses; what remains is a few comparisons an access, some ten milliseconds for a million.
import type { AccessFilter } from '../../shared/engine-api'
import type { Place, Verdict } from '../../shared/model'
import { offsetAt } from '../../shared/zone-days'
import type { Database } from '../store/database'
import { firstAtOrAfter, VERDICTS, type Judged } from './judge'
import { wordsWith } from './text-search'

export type Scan = {
  /** Positions outside of `from`…`to - 1` never match. */
  from: number
  to: number
  matches(position: number): boolean
}

const HALF_HOUR_MS = 1_800_000

/** The names by which a filter knows a network: by number, else by name, null for unknown. */
export function networkKey(place: Pick<Place, 'asn' | 'network'> | undefined): string | null {
  return place?.asn == null ? (place?.network ?? null) : `AS${place.asn}`
}

export function scanOf(db: Database, of: Judged, filter: AccessFilter): Scan {
  const { columns } = of.data
  const { count, time, account, kind } = columns
  const { classOf } = of.facts
  const { verdicts } = of
  const isWanted = classFilter(of, filter)
  const isVerdict = VERDICTS.map((verdict: Verdict) => filter.verdicts?.includes(verdict) ?? true)
  const { accountId, span } = filter
  const inWeek = filter.weekHours ? weekHours(filter.weekHours) : null
  const inText = filter.text === undefined || filter.text.trim() === '' ? null : wordsWith(db, of, filter.text)
  const lasts = of.data.lasts
  return {
    from: span ? firstAtOrAfter(time, count, span.from - of.data.longest) : 0,
    to: span ? firstAtOrAfter(time, count, span.to + 1) : count,
    matches: (at) =>
      isVerdict[verdicts[at] as number] === true &&
      isWanted[classOf[at] as number] === 1 &&
      (accountId === undefined || account[at] === accountId) &&
      (span === undefined || (time[at] as number) + (lasts[kind[at] as number] as number) >= span.from) &&
      (inWeek === null || inWeek(time[at] as number)) &&
      (inText === null || inText(at)),
  }
}

/** 1 for each class that the filter's countries, tracks, outcomes and networks leave. */
function classFilter(of: Judged, filter: AccessFilter): Uint8Array {
  const countries = filter.countries && new Set(filter.countries)
  const networks = filter.networks && new Set(filter.networks)
  return Uint8Array.from(of.facts.classes, (own) =>
    (!filter.tracks || filter.tracks.includes(own.kind.track)) && (!filter.results || filter.results.includes(own.kind.result)) &&
    (!countries || countries.has(own.country)) && (!networks || networks.has(networkKey(of.data.places[own.placeId]))) ? 1 : 0)
}

/** Times come in order, so the zone is asked once per half hour. */
export function weekHours({ zone, cells }: NonNullable<AccessFilter['weekHours']>): (time: number) => boolean {
  const wanted = new Uint8Array(168)
  for (const [weekday, hour] of cells) wanted[weekday * 24 + hour] = 1
  const cellOf = weekCell(zone)
  return (time) => wanted[cellOf(time)] === 1
}

/** The cell of the week, Monday 0:00 first, that a time falls in on the wall clock of `zone`. */
export function weekCell(zone: string): (time: number) => number {
  let slot = NaN
  let cell = 0
  return (time) => {
    const at = Math.floor(time / HALF_HOUR_MS)
    if (at !== slot) {
      slot = at
      // Day 0 of the epoch was a Thursday: 72 hours after a Monday.
      cell = (((Math.floor((at * HALF_HOUR_MS + offsetAt(zone, at * HALF_HOUR_MS)) / 3_600_000) + 72) % 168) + 168) % 168
    }
    return cell
  }
}
