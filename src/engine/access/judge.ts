// The verdicts of all accesses in the store. They are never stored: after an import the facts are worked out anew
// (facts.ts), after an answer or a mark only the verdicts, by class and not by access, so that a million are relabelled
// in milliseconds. The rule itself is verdict.ts.
import type { AccessId, AccountId, Confirmation, HomeProfile, Judgement, Place, Verdict } from '../../shared/model'
import { accessData, joinSteps, knownData, readAccesses, takeJoined, type AccessData, type AddedRows } from '../store/access-columns'
import { finished } from '../store/access-order'
import { ownSignIns } from '../store/accounts'
import { listConfirmations } from '../store/confirmations'
import type { Database } from '../store/database'
import { readProfileAnswers } from '../store/settings'
import { cityDistances } from './city-distance'
import { AFTER_FAILURES, factsOf, factSteps, KNOWS_GROUP, NEW_COUNTRY, NEW_NETWORK, TOO_FAST, type AccessClass, type AccessFacts } from './facts'
import { BURST_FAILURES, impossibleTrip, isHome, isNear, judgeOne, Marks, type Before, type JudgedAccess } from './verdict'

export const VERDICTS: readonly Verdict[] = ['yours', 'own-service', 'relay', 'unexplained', 'unknown']

export type Judged = {
  data: AccessData
  facts: AccessFacts
  /** Index into VERDICTS of each access. */
  verdicts: Uint8Array
  profile: HomeProfile
  /** Koban's own sign-ins by account. */
  ownSignIns: Map<number, number[]>
}

export const readProfile = (db: Database): HomeProfile => ({ ...readProfileAnswers(db), confirmations: listConfirmations(db) })

const cache = new WeakMap<Database, Judged>()

/** The accesses with their verdicts, worked out when they changed. */
export function judged(db: Database): Judged {
  const data = accessData(db)
  const known = cache.get(db)
  return known?.data === data ? known : judge(db, data, factsOf(data, cityDistances(db)))
}

/** What was worked out of the accesses is worked out anew: places are known better, or no longer. */
export function forgetFacts(db: Database): void {
  cache.delete(db)
}

/** After an import: its rows join the others and are judged with them, in steps of some milliseconds. */
export function* joinAndJudge(db: Database, added: AddedRows): Generator<void> {
  const joined = yield* joinSteps(db, added)
  if (!joined) return
  const facts = yield* factSteps(joined.data, cityDistances(db))
  const judged = yield* judgeSteps(db, joined.data, facts)
  if (!takeJoined(db, joined)) return
  // An answer that came meanwhile was about the others: then all is judged by it, at once.
  const isSame = JSON.stringify(readProfile(db)) === JSON.stringify(judged.profile)
  cache.set(db, isSame ? judged : finished(judgeSteps(db, joined.data, facts)))
}

/** After the store was opened: reads the accesses and judges them, in steps of some milliseconds, so that the first chart finds both. */
export function* readAndJudge(db: Database): Generator<void> {
  yield* readAccesses(db)
  const data = knownData(db)
  if (!data || cache.get(db)?.data === data) return
  const facts = yield* factSteps(data, cityDistances(db))
  const judged = yield* judgeSteps(db, data, facts)
  if (knownData(db) === data && JSON.stringify(readProfile(db)) === JSON.stringify(judged.profile)) cache.set(db, judged)
}

/** Judges the whole history again: after an answer, a mark or an import. The number of accesses whose verdict changed. */
export function judgeStore(db: Database): number {
  const before = cache.get(db)
  const data = accessData(db)
  const { verdicts } = judge(db, data, before?.data === data ? before.facts : factsOf(data, cityDistances(db)))
  const isSame = before?.data === data
  let changed = 0
  for (let i = 0; i < verdicts.length; i++) if (!isSame || verdicts[i] !== before.verdicts[i]) changed++
  return changed
}

/** The verdict of one access with its reasons and their evidence. */
export function judgementAt(of: Judged, position: number, marks = new Marks(of.profile.confirmations)): Judgement {
  const access = accessAt(of, position)
  const isKoban = isNear(of.ownSignIns.get(of.data.columns.account[position] as number) ?? [], access)
  return judgeOne(access, of.profile, marks, beforeAt(of, position), isKoban)
}

const WAS_HOME = 32
const KOBAN = 64
const ALL_BITS = 128
const UNJUDGED = 255

function judge(db: Database, data: AccessData, facts: AccessFacts): Judged {
  const judged = finished(judgeSteps(db, data, facts))
  cache.set(db, judged)
  return judged
}

const STEP = 65_536

/** In steps of some milliseconds. */
function* judgeSteps(db: Database, data: AccessData, facts: AccessFacts): Generator<void, Judged> {
  const profile = readProfile(db)
  const judged: Judged = { data, facts, verdicts: new Uint8Array(data.columns.count), profile, ownSignIns: new Map() }
  const { columns } = data
  const home = facts.classes.map((own) => isHome({ country: own.kind.country, place: placeOf(data, own) }, profile))
  const answers = new Uint8Array(facts.classes.length * ALL_BITS).fill(UNJUDGED)
  const broad = new Marks(profile.confirmations.filter((mark) => mark.kind === 'network' || mark.kind === 'country'))
  const lasts = (position: number) => (columns.time[position] as number) + (data.lasts[columns.kind[position] as number] as number)
  let own: number[] = []
  for (let i = 0; i < columns.count; i++) {
    if (i % STEP === STEP - 1) yield
    if (i === 0 || columns.account[i] !== columns.account[i - 1]) own = signInsOf(db, judged, columns.account[i] as number)
    const classId = facts.classOf[i] as number
    const last = facts.last[i] as number
    let bits = facts.bits[i] as number
    if (bits & TOO_FAST && home[facts.classOf[last] as number]) bits |= WAS_HOME
    if (own.length > 0 && facts.classes[classId]?.kind.service === 'imap' && isNear(own, { time: columns.time[i] as number, timeEnd: lasts(i) })) bits |= KOBAN
    let answer = answers[classId * ALL_BITS + bits] as number
    if (answer === UNJUDGED) {
      answer = VERDICTS.indexOf(judgeOne(accessAt(judged, i), profile, broad, beforeAt(judged, i), (bits & KOBAN) !== 0).verdict)
      answers[classId * ALL_BITS + bits] = answer
    }
    judged.verdicts[i] = answer
  }
  applyNarrowMarks(judged)
  return judged
}

function signInsOf(db: Database, judged: Judged, account: number): number[] {
  let known = judged.ownSignIns.get(account)
  if (!known) judged.ownSignIns.set(account, (known = account === 0 ? [] : ownSignIns(db, account as AccountId)))
  return known
}

/** Marks on single events and on days: few, and each over a stretch of the columns. A mark on a network is narrower than one on days. */
function applyNarrowMarks(judged: Judged): void {
  const { data, verdicts, profile } = judged
  const { columns } = data
  const inOrder = [...profile.confirmations].sort((a, b) => a.at - b.at || a.id - b.id)
  const verdictOf = (mark: Confirmation) => VERDICTS.indexOf(mark.isMe ? 'yours' : 'unexplained')
  const networks = new Set(inOrder.flatMap((mark) => (mark.kind === 'network' ? [mark.network] : [])))
  const isMarked = data.places.map((place: Place | undefined) => place !== undefined && place.network !== null && networks.has(place.network))
  const events = new Map<number, number>()
  for (const mark of inOrder) {
    if (mark.kind === 'event') events.set(mark.accessId, verdictOf(mark))
    if (mark.kind !== 'days') continue
    for (let i = firstAtOrAfter(columns.time, columns.count, mark.from - data.longest); i < columns.count && (columns.time[i] as number) <= mark.to; i++) {
      const end = (columns.time[i] as number) + (data.lasts[columns.kind[i] as number] as number)
      if (end >= mark.from && !isMarked[columns.place[i] as number]) verdicts[i] = verdictOf(mark)
    }
  }
  if (events.size === 0) return
  for (let i = 0; i < columns.count; i++) {
    const verdict = events.get(columns.id[i] as number)
    if (verdict !== undefined) verdicts[i] = verdict
  }
}

/** The first position whose time is at or after `time`; `times` ascend. */
export function firstAtOrAfter(times: Float64Array, count: number, time: number): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >> 1
    if ((times[middle] as number) < time) low = middle + 1
    else high = middle
  }
  return low
}

const NOWHERE: Place = { country: null, asn: null, network: null, isHosting: false, service: null, isRoutable: false }
const placeOf = (data: AccessData, own: AccessClass): Place => data.places[own.placeId] ?? NOWHERE

function accessAt({ data, facts }: Judged, position: number): JudgedAccess {
  const { columns } = data
  const own = facts.classes[facts.classOf[position] as number] as AccessClass
  const time = columns.time[position] as number
  return {
    id: columns.id[position] as AccessId, time, timeEnd: time + (data.lasts[columns.kind[position] as number] as number),
    // The rule asks whether there is an address, and the past about its group: the address itself it does not need.
    ip: own.hasIp ? '' : null, country: own.kind.country, provider: own.kind.provider, service: own.kind.service, track: own.kind.track, result: own.kind.result, place: placeOf(data, own),
  }
}

function beforeAt({ data, facts, profile }: Judged, position: number): Before {
  const bits = facts.bits[position] as number
  return {
    knows: () => (bits & KNOWS_GROUP) !== 0,
    failuresBefore: () => ((bits & AFTER_FAILURES) === 0 ? Math.min(facts.failures[position] as number, BURST_FAILURES - 1) : (facts.failures[position] as number)),
    knowsCountry: () => (bits & NEW_COUNTRY) === 0,
    knowsNetwork: () => (bits & NEW_NETWORK) === 0,
    travelTo(access, country) {
      if ((bits & TOO_FAST) === 0) return null
      const last = facts.last[position] as number
      const from = facts.classes[facts.classOf[last] as number] as AccessClass
      const evidence = impossibleTrip(from.country ?? '', data.columns.time[last] as number, country, access.timeEnd, facts.distances?.(data.columns.ip[last] as number, data.columns.ip[position] as number))
      return evidence && { wasHome: isHome({ country: from.kind.country, place: placeOf(data, from) }, profile), evidence }
    },
  }
}
