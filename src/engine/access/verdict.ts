// Verdict rule: access events × home profile → yours, own service, relay, unexplained or unknown, each with named
// reasons and their evidence. Pure: no clock, no I/O. Frequency alone never makes anything "yours"; a new consumer
// network in a home country is not unexplained by itself; an unknown place is never foreign.
import type { AccessId, AccessProvider, AccessResult, AccessService, Answer, Confirmation, HomeProfile, Judgement, Place, Track, VerdictReason, VerdictReasonCode } from '../../shared/model'
import { networkOf } from './address-group'
import { leastDistanceKm } from './country-extent'
import { isProviderInternal } from './provider-networks'

export type JudgedAccess = {
  id: AccessId
  time: number
  timeEnd: number
  ip: string | null
  /** As the source states it. */
  country: string | null
  /** Whose log names it. */
  provider: AccessProvider
  service: AccessService
  track: Track
  result: AccessResult
  place: Place
}

const KOBAN_WINDOW_MS = 2 * 60_000
export const BURST_MS = 30 * 60_000
export const BURST_FAILURES = 5
const MAX_SPEED_KMH = 1000

const reason = (code: VerdictReasonCode, evidence: VerdictReason['evidence'] = {}): VerdictReason => ({ code, evidence })

/** Country that an access is judged by: looked up, else stated; null in doubt. */
export const countryOf = (access: Pick<JudgedAccess, 'country' | 'place'>): string | null => access.place.country ?? access.country

/**
 * Judges one account's events; the answer runs parallel to `accesses`, which must ascend by time.
 * `ownSignIns`: Koban's own sign-ins to this account, ascending. `beside`: what another record of the account knows at the
 * time of an access.
 */
export function judgeAll(accesses: readonly JudgedAccess[], profile: HomeProfile, ownSignIns: readonly number[], beside?: (access: JudgedAccess) => Beside): Judgement[] {
  const marks = new Marks(profile.confirmations)
  const history = new History()
  return accesses.map((access) => {
    const judgement = judgeOne(access, profile, marks, beside ? joined(history, beside(access)) : history, isNear(ownSignIns, access))
    history.add(access, isHome(access, profile))
    return judgement
  })
}

/** What one access is judged by beside itself: the mailbox's history before it. */
export type Before = {
  knows(access: JudgedAccess): boolean
  failuresBefore(access: JudgedAccess): number
  knowsCountry(country: string): boolean
  knowsNetwork(network: string): boolean
  travelTo(access: JudgedAccess, country: string): { wasHome: boolean; evidence: VerdictReason['evidence'] } | null
}

export type Beside = Pick<Before, 'knowsCountry' | 'knowsNetwork' | 'travelTo'>

const joined = (own: Before, other: Beside): Before => ({
  knows: (access) => own.knows(access),
  failuresBefore: (access) => own.failuresBefore(access),
  knowsCountry: (country) => own.knowsCountry(country) || other.knowsCountry(country),
  knowsNetwork: (network) => own.knowsNetwork(network) || other.knowsNetwork(network),
  travelTo: (access, country) => own.travelTo(access, country) ?? other.travelTo(access, country),
})

/** The rule itself. `isKoban`: Koban signed in to the mailbox at that time. */
export function judgeOne(access: JudgedAccess, profile: HomeProfile, marks: Marks, history: Before, isKoban: boolean): Judgement {
  const mark = marks.for(access)
  if (mark) return mark.isMe ? { verdict: 'yours', reasons: [reason(`confirmed-${mark.kind}`)] } : { verdict: 'unexplained', reasons: [reason('marked-not-me')] }
  const { place } = access
  const country = countryOf(access)
  const home = isHome(access, profile)

  if (access.service === 'imap' && home && !place.isHosting && isKoban) return { verdict: 'yours', reasons: [reason('koban-itself')] }
  if (access.ip === null && country === null) return { verdict: 'unknown', reasons: [reason('no-address')] }
  if (access.ip !== null && !place.isRoutable) return { verdict: 'unknown', reasons: [reason('not-routable')] }

  const own = ownService(access, profile)
  const suspicions = suspicionsOf(access, profile, country, home, history)
  // "I read it in Gmail" does not vouch for a sign-in there that came of guessing the password.
  const guessed = history.knows(access) ? undefined : suspicions.find((s) => s.code === 'after-failures')
  if (own && own.verdict !== 'unexplained' && guessed) return { verdict: 'unexplained', reasons: [guessed] }
  if (own) return own
  if (isProviderInternal(access.provider, place)) return { verdict: 'unknown', reasons: [reason('provider-internal', network(access))] }
  const relay = relayOf(access)
  if (relay && !suspicions.some((s) => s.code === 'after-failures' || s.code === 'hosting-mail-software' || s.code === 'no-mail-software')) return relay
  if (suspicions.length > 0) return { verdict: 'unexplained', reasons: suspicions }
  if (isHomeNetwork(access, profile)) return { verdict: 'yours', reasons: [reason('home-network', network(access))] }
  if (country === null) return { verdict: 'unknown', reasons: [reason('unlocatable')] }
  if (differ(access, profile)) return { verdict: 'unknown', reasons: [reason('places-differ', { lookedUp: place.country ?? '', stated: access.country ?? '' })] }
  if (profile.countries.length === 0) return { verdict: 'unknown', reasons: [reason('home-not-asked', { country })] }
  if (place.isHosting) return { verdict: 'relay', reasons: [reason('hosting-network', network(access))] }
  return { verdict: 'yours', reasons: [reason('home-country', { country })] }
}

/** Everything that speaks against the owner; empty when nothing does. */
function suspicionsOf(access: JudgedAccess, profile: HomeProfile, country: string | null, home: boolean, history: Before): VerdictReason[] {
  const found: VerdictReason[] = []
  const asked = profile.countries.length > 0
  const foreign = asked && country !== null && !home && !differ(access, profile)
  if (foreign) found.push(reason('foreign-country', { country }))
  if (access.track === 'mail-software' && profile.usesMailSoftware === 'no') found.push(reason('no-mail-software', { service: access.service }))
  if (access.track === 'mail-software' && access.place.isHosting && !isHomeNetwork(access, profile)) found.push(reason('hosting-mail-software', network(access)))
  const burst = history.failuresBefore(access)
  if (access.result === 'success' && burst >= BURST_FAILURES && (foreign || !history.knows(access))) found.push(reason('after-failures', { failures: burst }))
  const travel = access.result === 'success' && country !== null ? history.travelTo(access, country) : null
  // The one at home is taken for the owner: impossible travel speaks against the far end, or against the later of two.
  if (travel && (foreign || (home && travel.wasHome && profile.countries.length > 1))) found.push(reason('impossible-travel', travel.evidence))
  if (foreign && country !== null && !history.knowsCountry(country)) found.push(reason('first-country', { country }))
  if (foreign && access.place.isHosting && access.place.network && !history.knowsNetwork(access.place.network)) found.push(reason('first-network', network(access)))
  return found
}

function ownService(access: JudgedAccess, profile: HomeProfile): Judgement | null {
  const service = access.place.service
  if (!service || access.track !== 'mail-software' || (service.kind !== 'mail-fetcher' && service.kind !== 'app-cloud')) return null
  const answer: Answer = service.kind === 'mail-fetcher' ? profile.readsInGmail : profile.readsInOutlookApp
  const evidence = { service: service.name }
  switch (answer) {
    case 'yes':
      return { verdict: 'yours', reasons: [reason('own-service-confirmed', evidence)] }
    case 'no':
      return { verdict: 'unexplained', reasons: [reason('own-service-denied', evidence)] }
    case 'unknown':
      return { verdict: 'own-service', reasons: [reason(service.kind, evidence)] }
  }
}

/** Web sign-ins from relays and VPNs: ask. Mail software from there is a hosting network like any other. */
function relayOf(access: JudgedAccess): Judgement | null {
  const service = access.place.service
  if (!service || access.track !== 'web' || (service.kind !== 'relay' && service.kind !== 'vpn')) return null
  return { verdict: 'relay', reasons: [reason(service.kind === 'relay' ? 'relay-network' : 'vpn-network', { service: service.name })] }
}

const network = (access: JudgedAccess): VerdictReason['evidence'] => ({ network: access.place.network ?? (access.place.asn === null ? '' : `AS${access.place.asn}`) })

export function isHome(access: Pick<JudgedAccess, 'country' | 'place'>, profile: HomeProfile): boolean {
  const country = countryOf(access)
  return isHomeNetwork(access, profile) || (country !== null && profile.countries.includes(country) && !differ(access, profile))
}

/** A network that the user named, wherever the database puts it; not when the log itself states a country that is not home. */
function isHomeNetwork({ country, place }: Pick<JudgedAccess, 'country' | 'place'>, profile: HomeProfile): boolean {
  return place.network !== null && profile.networks.includes(place.network) && (country === null || profile.countries.includes(country))
}

/** The database and the source name different countries, and one of them is home: in doubt, not foreign. */
function differ(access: Pick<JudgedAccess, 'country' | 'place'>, profile: HomeProfile): boolean {
  const { country, place } = access
  if (country === null || place.country === null || country === place.country) return false
  return profile.countries.includes(country) !== profile.countries.includes(place.country)
}

/** Whether Koban itself signed in around the time of an access; `times` ascend. */
export function isNear(times: readonly number[], access: Pick<JudgedAccess, 'time' | 'timeEnd'>): boolean {
  let low = 0
  let high = times.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((times[middle] ?? 0) < access.time - KOBAN_WINDOW_MS) low = middle + 1
    else high = middle
  }
  const next = times[low]
  return next !== undefined && next <= access.timeEnd + KOBAN_WINDOW_MS
}

/**
 * The evidence when nobody can have been in both countries; null for a journey that somebody could have made. `measuredKm`: the
 * least distance where both places are known better than by their countries.
 */
export function impossibleTrip(from: string, leftAt: number, to: string, arrivedAt: number, measuredKm: number | null = null): { from: string; to: string; distanceKm: number; minutes: number } | null {
  const distanceKm = measuredKm ?? leastDistanceKm(from, to)
  const hours = Math.max((arrivedAt - leftAt) / 3_600_000, 1 / 60)
  return distanceKm / hours <= MAX_SPEED_KMH ? null : { from, to, distanceKm: Math.round(distanceKm), minutes: Math.round(hours * 60) }
}

/** "This was me" and "not me": the narrowest target wins, then the newest. */
export class Marks {
  private readonly events = new Map<AccessId, Confirmation>()
  private readonly networks = new Map<string, Confirmation>()
  private readonly countries = new Map<string, Confirmation>()
  private readonly days: (Confirmation & { kind: 'days' })[] = []
  constructor(confirmations: readonly Confirmation[]) {
    for (const mark of [...confirmations].sort((a, b) => a.at - b.at || a.id - b.id)) {
      switch (mark.kind) {
        case 'event':
          this.events.set(mark.accessId, mark)
          break
        case 'network':
          this.networks.set(mark.network, mark)
          break
        case 'country':
          this.countries.set(mark.country, mark)
          break
        case 'days':
          this.days.unshift(mark)
          break
      }
    }
  }
  for(access: JudgedAccess): Confirmation | undefined {
    const country = countryOf(access)
    return (
      this.events.get(access.id) ??
      (access.place.network === null ? undefined : this.networks.get(access.place.network)) ??
      this.days.find((d) => access.time <= d.to && access.timeEnd >= d.from) ??
      (country === null ? undefined : this.countries.get(country))
    )
  }
}

/** Whether the address is where somebody sat; fetchers, relays and the provider's own machines stand elsewhere. */
export const saysWhere = (provider: AccessProvider, place: Place): boolean => place.service === null && !isProviderInternal(provider, place)

/** What came before, in one pass: bounded by the distinct countries, networks and address groups, not by events. */
class History implements Before {
  private readonly countries = new Set<string>()
  private readonly networks = new Set<string>()
  private readonly groups = new Set<string>()
  private failures: number[] = []
  private last: { access: JudgedAccess; country: string; wasHome: boolean } | null = null

  add(access: JudgedAccess, wasHome: boolean): void {
    if (access.result === 'failure') {
      this.failures.push(access.time)
      if (this.failures.length > 4096) this.failures = this.failures.slice(-1024)
      return
    }
    const country = countryOf(access)
    if (country !== null) this.countries.add(country)
    if (access.place.network !== null) this.networks.add(access.place.network)
    if (access.ip !== null) this.groups.add(networkOf(access.ip))
    if (access.result === 'success' && country !== null && saysWhere(access.provider, access.place)) this.last = { access, country, wasHome }
  }
  /** Whether a success came from this address's network before. */
  knows(access: JudgedAccess): boolean {
    return access.ip !== null && this.groups.has(networkOf(access.ip))
  }
  knowsCountry(country: string): boolean {
    return this.countries.has(country)
  }
  knowsNetwork(network: string): boolean {
    return this.networks.has(network)
  }
  failuresBefore(access: JudgedAccess): number {
    let count = 0
    for (let i = this.failures.length - 1; i >= 0; i--) {
      const at = this.failures[i] ?? 0
      if (at < access.time - BURST_MS) break
      if (at <= access.timeEnd) count++
    }
    return count
  }
  /** The previous success was too far away to be the same traveller, even with all doubt on the traveller's side. */
  travelTo(access: JudgedAccess, country: string): { wasHome: boolean; evidence: VerdictReason['evidence'] } | null {
    const last = this.last
    if (!last || last.country === country) return null
    const trip = impossibleTrip(last.country, last.access.time, country, access.timeEnd)
    return trip === null ? null : { wasHome: last.wasHome, evidence: trip }
  }
}
