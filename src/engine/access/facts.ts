// What the rule of verdicts asks of the past, worked out for a whole store in one pass: failures before, whether the country,
// the network and the address' group were seen, where the last success was. None of it depends on the profile, so it is
// done once after an import; a new answer of the user only goes over the result (judge.ts). Says the same as `History`
// in verdict.ts, in numbers.
import type { AccessData } from '../store/access-columns'
import { finished } from '../store/access-order'
import type { Kind } from '../store/access-words'
import type { CityDistance } from './city-distance'
import { BURST_FAILURES, BURST_MS, countryOf, impossibleTrip, saysWhere } from './verdict'

/** All accesses that the rule cannot tell apart but by their past and time: same log's provider, service, outcome, stated country and place. */
export type AccessClass = { kind: Kind; placeId: number; hasIp: boolean; country: string | null; saysWhere: boolean }

export type AccessFacts = {
  classes: AccessClass[]
  /** Parallel to the columns: the class, and the bits below. */
  classOf: Int32Array
  bits: Uint8Array
  /** Failures in the half hour before; no more than 65535. */
  failures: Uint16Array
  /** Where the last success of the mailbox stands that says where its reader was; -1 for none. */
  last: Int32Array
  /** As the facts were worked out with. */
  distances?: CityDistance | undefined
}

export const KNOWS_GROUP = 1
export const AFTER_FAILURES = 2
export const NEW_COUNTRY = 4
export const NEW_NETWORK = 8
export const TOO_FAST = 16

const DAY_MS = 86_400_000

type Past = { failures: number[]; from: number; countries: Set<string>; networks: Set<string>; groups: Set<number>; last: number }

/** `distances`: where places are known better than by their countries. */
export const factsOf = (data: AccessData, distances?: CityDistance): AccessFacts => finished(factSteps(data, distances))

const STEP = 32_768

/** The same in steps of some milliseconds. */
export function* factSteps(data: AccessData, distances?: CityDistance): Generator<void, AccessFacts> {
  const { columns, places, nets } = data
  const { count, time, kind, place, ip, account } = columns
  const { classes, classOf } = yield* classesOf(data)
  const facts: AccessFacts = { classes, classOf, bits: new Uint8Array(count), failures: new Uint16Array(count), last: new Int32Array(count), distances }
  const pasts = new Map<number, Past>()
  let past: Past | undefined
  for (let i = 0; i < count; i++) {
    if (i % STEP === STEP - 1) yield
    if (i === 0 || account[i] !== account[i - 1]) past = pasts.get(account[i] as number)
    if (!past) pasts.set(account[i] as number, (past = { failures: [], from: 0, countries: new Set(), networks: new Set(), groups: new Set(), last: -1 }))
    const own = classes[classOf[i] as number] as AccessClass
    const at = time[i] as number
    const until = at + (data.lasts[kind[i] as number] as number)
    while (past.from < past.failures.length && (past.failures[past.from] as number) < at - BURST_MS) past.from++
    const failures = past.failures.length - past.from
    const group = ip[i] === 0 ? -1 : (nets[ip[i] as number] as number)
    const network = places[place[i] as number]?.network ?? null
    let bits = group >= 0 && past.groups.has(group) ? KNOWS_GROUP : 0
    if (failures >= BURST_FAILURES) bits |= AFTER_FAILURES
    if (own.country !== null && !past.countries.has(own.country)) bits |= NEW_COUNTRY
    if (network !== null && !past.networks.has(network)) bits |= NEW_NETWORK
    if (own.kind.result === 'success' && isTooFast(past.last, own, until, i)) bits |= TOO_FAST
    facts.bits[i] = bits
    facts.failures[i] = Math.min(failures, 65_535)
    facts.last[i] = past.last
    if (own.kind.result === 'failure') {
      past.failures.push(at)
      continue
    }
    if (own.country !== null) past.countries.add(own.country)
    if (network !== null) past.networks.add(network)
    if (group >= 0) past.groups.add(group)
    if (own.kind.result === 'success' && own.saysWhere) past.last = i
  }
  return facts

  function isTooFast(last: number, to: AccessClass, until: number, position: number): boolean {
    if (last < 0 || to.country === null) return false
    const from = (classes[classOf[last] as number] as AccessClass).country
    if (from === null || from === to.country) return false
    // The farthest places on earth are a day apart: most questions end here.
    if (until - (time[last] as number) > DAY_MS) return false
    return impossibleTrip(from, time[last] as number, to.country, until, distances?.(ip[last] as number, ip[position] as number)) !== null
  }
}

/** Gives every access its class. */
function* classesOf({ columns, kinds, places }: AccessData): Generator<void, { classes: AccessClass[]; classOf: Int32Array }> {
  const classes: AccessClass[] = []
  const byKey = new Map<number, number>()
  const simple = simpleKinds(kinds)
  const classOf = new Int32Array(columns.count)
  for (let i = 0; i < columns.count; i++) {
    if (i % STEP === STEP - 1) yield
    const kindId = columns.kind[i] as number
    const placeId = columns.place[i] as number
    const hasIp = columns.ip[i] !== 0
    const key = ((simple[kindId] as number) * 2 ** 24 + placeId) * 2 + (hasIp ? 1 : 0)
    let found = byKey.get(key)
    if (found === undefined) {
      const kind = kinds[kindId] as Kind
      const place = places[placeId]
      const country = place ? countryOf({ country: kind.country, place }) : kind.country
      byKey.set(key, (found = classes.push({ kind, placeId, hasIp, country, saysWhere: country !== null && place !== undefined && saysWhere(kind.provider, place) }) - 1))
    }
    classOf[i] = found
  }
  return { classes, classOf }
}

/** Kinds that the rule cannot tell apart, as one number each: it asks for provider, service, track, outcome and country. */
function simpleKinds(kinds: readonly Kind[]): number[] {
  const byFacts = new Map<string, number>()
  return Array.from(kinds, (kind: Kind | undefined) => {
    if (!kind) return 0
    const key = `${kind.provider} ${kind.service} ${kind.track} ${kind.result} ${kind.country ?? ''}`
    const known = byFacts.get(key) ?? byFacts.size + 1
    byFacts.set(key, known)
    return known
  })
}
