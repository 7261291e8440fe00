// Figures of the accesses by country, by network and by track, for the charts beside the timeline and for the words
// about the record. Counting is the database's; only what it grouped comes here.
import type { AccessFilter, NetworkFigures, PlaceFigures, TrackFigures } from '../../shared/engine-api'
import type { AccountId, Track, Verdict } from '../../shared/model'
import { whereOf } from './accesses'
import type { Database } from './database'

const COUNTRY = 'coalesce(place_country, country)'
const UNEXPLAINED = `sum(verdict = 'unexplained' and result = 'success')`

/** Most accesses first. Without colours: those are kept for the whole store. */
export function placeFigures(db: Database, filter: AccessFilter): Omit<PlaceFigures, 'colorSlot'>[] {
  const { sql, params } = whereOf(filter)
  return db.all<Omit<PlaceFigures, 'colorSlot'>>(`select ${COUNTRY} as country, count(*) as count, ${UNEXPLAINED} as unexplained from access where ${sql} group by 1 order by 2 desc, 1`, ...params)
}

type Group = { asn: number | null; network: string | null; country: string | null; verdict: Verdict; hosting: number; n: number; bad: number }

/** Those with unexplained accesses first, then by count. */
export function networkFigures(db: Database, filter: AccessFilter): Omit<NetworkFigures, 'colorSlot'>[] {
  const { sql, params } = whereOf(filter)
  const groups = db.all<Group>(
    `select asn, network, ${COUNTRY} as country, verdict, max(is_hosting) as hosting, count(*) as n, ${UNEXPLAINED} as bad from access where ${sql} group by 1, 2, 3, 4 order by 6 desc`, ...params)
  const networks = new Map<string | null, Omit<NetworkFigures, 'colorSlot'> & { countries: Map<string | null, number> }>()
  for (const group of groups) {
    const key = group.asn === null ? group.network : `AS${group.asn}`
    let figures = networks.get(key)
    if (!figures) {
      figures = {
        key, asn: group.asn, name: group.network, country: null, isHosting: false, count: 0, unexplained: 0, countries: new Map(),
        verdicts: { yours: 0, 'own-service': 0, relay: 0, unexplained: 0, unknown: 0 },
      }
      networks.set(key, figures)
    }
    figures.name ??= group.network
    figures.isHosting ||= group.hosting === 1
    figures.count += group.n
    figures.unexplained += group.bad
    figures.verdicts[group.verdict] += group.n
    figures.countries.set(group.country, (figures.countries.get(group.country) ?? 0) + group.n)
  }
  return [...networks.values()]
    .map(({ countries, ...figures }) => ({ ...figures, country: [...countries].reduce((most, entry) => (entry[1] > most[1] ? entry : most))[0] }))
    .sort((a, b) => b.unexplained - a.unexplained || b.count - a.count)
}

type TrackRow = { account_id: number | null; track: string; n: number; bad: number; unlocated: number; failures: number }
/** One entry per mailbox and track that has an access. */
export function trackFigures(db: Database, accountId?: AccountId): TrackFigures[] {
  const { sql, params } = whereOf(accountId === undefined ? {} : { accountId })
  return db
    .all<TrackRow>(
      `select account_id, track, count(*) as n, ${UNEXPLAINED} as bad, sum(${COUNTRY} is null) as unlocated, sum(result = 'failure') as failures
       from access where ${sql} group by 1, 2`, ...params)
    .map((r) => ({ accountId: r.account_id as AccountId | null, track: r.track as Track, count: r.n, unexplained: r.bad, unlocated: r.unlocated, failures: r.failures }))
}
