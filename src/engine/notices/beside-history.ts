// What the history of the mailbox says of a sign-in that only a notice tells of: whether its country and network were seen
// before, and whether its reader can have been where the log has one before or after it. The columns stay as they are: of two
// that cannot both be the owner's, the notice's carries the reason, whichever came first.
import type { AccountId } from '../../shared/model'
import { firstAtOrAfter, type Judged } from '../access/judge'
import { countryOf, impossibleTrip, isHome, type Beside, type JudgedAccess } from '../access/verdict'

const DAY_MS = 86_400_000
/** Rows looked at on either side: a log of attacks has thousands of failures between two sign-ins. */
const MOST_ROWS = 20_000

/** `numberOf`: the number of an address in the store; -1 for one that no history names. */
export function besideHistory(of: Judged, accountId: AccountId, numberOf: (ip: string) => number): (access: JudgedAccess) => Beside {
  const { columns, places, lasts, kinds } = of.data
  const { classes, classOf, distances } = of.facts
  const firsts = firstSeen(of, accountId)
  const isSignIn = (at: number): boolean => columns.account[at] === accountId && classes[classOf[at] as number]?.kind.result === 'success' && classes[classOf[at] as number]?.saysWhere === true
  const endOf = (at: number): number => (columns.time[at] as number) + (lasts[columns.kind[at] as number] as number)

  function nearest(start: number, step: 1 | -1, time: number): number | null {
    for (let at = start, looked = 0; at >= 0 && at < columns.count && looked < MOST_ROWS; at += step, looked++) {
      if (Math.abs((columns.time[at] as number) - time) > DAY_MS) return null
      if (isSignIn(at)) return at
    }
    return null
  }

  return (access) => ({
    knowsCountry: (country) => (firsts.countries.get(country) ?? Infinity) < access.time,
    knowsNetwork: (network) => (firsts.networks.get(network) ?? Infinity) < access.time,
    travelTo(_, country) {
      const ip = access.ip === null ? -1 : numberOf(access.ip)
      const after = firstAtOrAfter(columns.time, columns.count, access.time)
      for (const at of [nearest(after - 1, -1, access.time), nearest(after, 1, access.time)]) {
        if (at === null) continue
        const place = places[columns.place[at] as number]
        const stated = kinds[columns.kind[at] as number]?.country ?? null
        const other = place ? countryOf({ country: stated, place }) : stated
        if (place === undefined || other === null || other === country) continue
        const measured = ip > 0 ? distances?.(columns.ip[at] as number, ip) : null
        const trip = at < after ? impossibleTrip(other, columns.time[at] as number, country, access.timeEnd, measured) : impossibleTrip(country, access.time, other, endOf(at), measured)
        if (trip) return { wasHome: isHome({ country: stated, place }, of.profile), evidence: trip }
      }
      return null
    },
  })
}

/** When a country and a network were first seen, failures left out. */
function firstSeen(of: Judged, accountId: AccountId): { countries: Map<string, number>; networks: Map<string, number> } {
  const { columns, places } = of.data
  const countries = new Map<string, number>()
  const networks = new Map<string, number>()
  const isSeen = new Uint8Array(of.facts.classes.length)
  for (let at = 0; at < columns.count; at++) {
    const classId = of.facts.classOf[at] as number
    if (columns.account[at] !== accountId || isSeen[classId] === 1) continue
    isSeen[classId] = 1
    const own = of.facts.classes[classId]
    if (!own || own.kind.result === 'failure') continue
    const time = columns.time[at] as number
    const network = places[own.placeId]?.network ?? null
    if (own.country !== null && !countries.has(own.country)) countries.set(own.country, time)
    if (network !== null && !networks.has(network)) networks.set(network, time)
  }
  return { countries, networks }
}
