// Figures of the accesses by country, by network and by track, and the totals that the overview names: one pass that counts
// accesses per class and verdict, then a few thousand classes are grouped.
import type { AccessFilter, NetworkFigures, PlaceFigures, TrackFigures } from '../../shared/engine-api'
import type { AccountId, Place, Span, Track, Verdict } from '../../shared/model'
import type { Database } from '../store/database'
import type { AccessClass } from './facts'
import { judged, VERDICTS, type Judged } from './judge'
import { networkKey, scanOf } from './scan'
import { NOTHING_TOLD, type ToldSignIns } from './told'

const UNEXPLAINED = VERDICTS.indexOf('unexplained')
const YOURS = VERDICTS.indexOf('yours')
const KINDS = VERDICTS.length

/** Calls `each` for every class and verdict that has accesses. */
function eachGroup(db: Database, of: Judged, filter: AccessFilter, each: (own: AccessClass, verdict: number, count: number) => void): void {
  countsOf(db, of, filter).forEach((count, i) => {
    if (count > 0) each(of.facts.classes[Math.floor(i / KINDS)] as AccessClass, i % KINDS, count)
  })
}

/** Of all accesses, which every screen asks for: colours, totals, the map. */
const countsOfAll = new WeakMap<Judged, Int32Array>()

/** Accesses by class and verdict. */
function countsOf(db: Database, of: Judged, filter: AccessFilter): Int32Array {
  const isAll = Object.values(filter).every((part) => part === undefined)
  const known = isAll ? countsOfAll.get(of) : undefined
  if (known) return known
  const { classOf, classes } = of.facts
  const counts = new Int32Array(classes.length * KINDS)
  const scan = scanOf(db, of, filter)
  for (let at = scan.from; at < scan.to; at++) {
    if (scan.matches(at)) counts[(classOf[at] as number) * KINDS + (of.verdicts[at] as number)]!++
  }
  if (isAll) countsOfAll.set(of, counts)
  return counts
}

const isBad = (own: AccessClass, verdict: number): boolean => verdict === UNEXPLAINED && own.kind.result === 'success'

/** Most accesses first, with those that only notices tell of. Without colours: those are kept for the whole store. */
export function placeFigures(db: Database, filter: AccessFilter, told: ToldSignIns = NOTHING_TOLD): Omit<PlaceFigures, 'colorSlot'>[] {
  const places = new Map<string | null, Omit<PlaceFigures, 'colorSlot'>>()
  const add = (country: string | null, count: number, bad: boolean) => {
    const figures = places.get(country) ?? { country, count: 0, unexplained: 0 }
    places.set(country, figures)
    figures.count += count
    if (bad) figures.unexplained += count
  }
  eachGroup(db, judged(db), filter, (own, verdict, count) => add(own.country, count, isBad(own, verdict)))
  for (const { country, verdict, result } of told(filter)) add(country, 1, verdict === 'unexplained' && result === 'success')
  return [...places.values()].sort((a, b) => b.count - a.count || (a.country ?? '').localeCompare(b.country ?? ''))
}

type NetworkSum = Omit<NetworkFigures, 'colorSlot'> & { names: Map<string, number>; countries: Map<string | null, number> }

/** Those with unexplained accesses first, then by count; with those that only notices tell of. */
export function networkFigures(db: Database, filter: AccessFilter, told: ToldSignIns = NOTHING_TOLD): Omit<NetworkFigures, 'colorSlot'>[] {
  const of = judged(db)
  const networks = new Map<string | null, NetworkSum>()
  const add = (place: Place | undefined, country: string | null, verdict: Verdict, count: number, bad: boolean) => {
    const key = networkKey(place)
    const figures: NetworkSum = networks.get(key) ?? {
      key, asn: place?.asn ?? null, name: null, country: null, isHosting: false, count: 0, unexplained: 0,
      verdicts: { yours: 0, 'own-service': 0, relay: 0, unexplained: 0, unknown: 0 }, names: new Map(), countries: new Map(),
    }
    networks.set(key, figures)
    figures.isHosting ||= place?.isHosting ?? false
    figures.count += count
    if (bad) figures.unexplained += count
    figures.verdicts[verdict] += count
    if (place?.network != null) figures.names.set(place.network, (figures.names.get(place.network) ?? 0) + count)
    figures.countries.set(country, (figures.countries.get(country) ?? 0) + count)
  }
  eachGroup(db, of, filter, (own, verdict, count) => add(of.data.places[own.placeId], own.country, VERDICTS[verdict] ?? 'unknown', count, isBad(own, verdict)))
  for (const { place, country, verdict, result } of told(filter)) add(place, country, verdict, 1, verdict === 'unexplained' && result === 'success')
  return [...networks.values()]
    .map(({ names, countries, ...figures }) => ({ ...figures, name: commonest(names) ?? null, country: commonest(countries) ?? null }))
    .sort((a, b) => b.unexplained - a.unexplained || b.count - a.count)
}

const commonest = <K>(counts: ReadonlyMap<K, number>): K | undefined => [...counts].reduce<[K, number] | undefined>((most, entry) => (most && most[1] >= entry[1] ? most : entry), undefined)?.[0]

/** One entry per mailbox and track that has an access. */
export function trackFigures(db: Database, accountId?: AccountId): TrackFigures[] {
  const of = judged(db)
  const accounts = accountId === undefined ? [...new Set(of.data.columns.account.subarray(0, of.data.columns.count))].sort((a, b) => a - b) : [accountId]
  return accounts.flatMap((account) => {
    const tracks = new Map<Track, TrackFigures>()
    eachGroup(db, of, { accountId: account as AccountId }, (own, verdict, count) => {
      const { track, result } = own.kind
      const figures = tracks.get(track) ?? { accountId: account === 0 ? null : (account as AccountId), track, count: 0, unexplained: 0, unlocated: 0, failures: 0 }
      tracks.set(track, figures)
      figures.count += count
      if (isBad(own, verdict)) figures.unexplained += count
      if (own.country === null) figures.unlocated += count
      if (result === 'failure') figures.failures += count
    })
    return [...tracks.values()].sort((a, b) => a.track.localeCompare(b.track))
  })
}

/** Successful unexplained accesses by track. */
export function unexplainedByTrack(db: Database): Record<Track, number> {
  const totals = { web: 0, 'mail-software': 0 }
  eachGroup(db, judged(db), {}, (own, verdict, count) => {
    if (isBad(own, verdict)) totals[own.kind.track] += count
  })
  return totals
}

/** Accesses that only the user can settle: own services, relays, unknown places, and unexplained ones that may have been refused. */
export function countUnanswered(db: Database): number {
  let total = 0
  eachGroup(db, judged(db), {}, (own, verdict, count) => {
    const isOpen = verdict === UNEXPLAINED ? own.kind.result === 'unknown' : verdict !== YOURS && own.kind.result !== 'failure'
    if (isOpen) total += count
  })
  return total
}

/** A live code that goes back to such a mailbox would lie before the intruder again. */
export function hasUnexplainedAccess(db: Database, accountId: AccountId): boolean {
  let found = false
  eachGroup(db, judged(db), { accountId, verdicts: ['unexplained'], results: ['success', 'unknown'] }, () => (found = true))
  return found
}

/** Countries by the number of accesses, most first: the order in which they get their colours. */
export const rankedCountries = (db: Database, told?: ToldSignIns): string[] => placeFigures(db, {}, told).flatMap(({ country }) => (country === null ? [] : [country]))

/** From the first access to the end of the last; null when there is none. */
export function accessSpan(db: Database): Span | null {
  const { columns, lasts, longest } = judged(db).data
  let to = -Infinity
  // The last to end is one of the last to begin.
  for (let at = columns.count - 1; at >= 0 && (columns.time[at] as number) + longest > to; at--) {
    to = Math.max(to, (columns.time[at] as number) + (lasts[columns.kind[at] as number] as number))
  }
  return columns.count === 0 ? null : { from: columns.time[0] as number, to }
}
