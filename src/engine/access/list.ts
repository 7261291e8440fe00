// Pages of accesses, newest first, and their counts by time for the charts: one pass over the columns; only the rows of the
// page are fetched from the store.
import type { AccessFilter, Timeline } from '../../shared/engine-api'
import type { AccessId, AccessRow, AccountId, Place, Verdict } from '../../shared/model'
import { accessTexts } from '../store/accesses'
import type { Database } from '../store/database'
import type { AccessClass } from './facts'
import { judged, judgementAt, VERDICTS, type Judged } from './judge'
import { scanOf, weekCell } from './scan'
import type { Slot } from './timeline'
import { Marks } from './verdict'

const YOURS = VERDICTS.indexOf('yours')

/**
 * Newest first. `counts` are of the whole filter with its verdicts left out, so that the segments can show them; failures
 * are not counted as anything to explain, as in every other figure.
 */
export function listAccesses(db: Database, filter: AccessFilter, offset: number, limit: number): { total: number; counts: Record<Verdict, number>; rows: AccessRow[] } {
  const of = judged(db)
  const { verdicts: wanted, ...open } = filter
  const isWanted = VERDICTS.map((verdict) => wanted?.includes(verdict) ?? true)
  const isFailure = of.facts.classes.map((own) => own.kind.result === 'failure')
  const counts = VERDICTS.map(() => 0)
  const page: number[] = []
  let total = 0
  const scan = scanOf(db, of, open)
  for (let at = scan.to - 1; at >= scan.from; at--) {
    if (!scan.matches(at)) continue
    const verdict = of.verdicts[at] as number
    if (verdict === YOURS || !isFailure[of.facts.classOf[at] as number]) counts[verdict]!++
    if (!isWanted[verdict]) continue
    if (total >= offset && page.length < limit) page.push(at)
    total++
  }
  return { total, counts: Object.fromEntries(VERDICTS.map((verdict, i) => [verdict, counts[i] ?? 0])) as Record<Verdict, number>, rows: rowsAt(db, of, page) }
}

const NOWHERE: Place = { country: null, asn: null, network: null, isHosting: false, service: null, isRoutable: false }

/** Whole rows, in the order of `positions`. */
export function rowsAt(db: Database, of: Judged, positions: readonly number[]): AccessRow[] {
  const { columns, kinds, places } = of.data
  const texts = accessTexts(db, positions.map((at) => columns.id[at] as number))
  const marks = new Marks(of.profile.confirmations)
  return positions.map((at): AccessRow => {
    const id = columns.id[at] as number
    const { track, ...kind } = kinds[columns.kind[at] as number]!
    const text = texts.get(id) ?? { ip: null, host: null, client: null, line: '' }
    return {
      id: id as AccessId, accountId: (columns.account[at] as number) as AccountId, track, place: places[columns.place[at] as number] ?? NOWHERE, located: null,
      judgement: judgementAt(of, at, marks), time: columns.time[at] as number, ...kind, ip: text.ip, host: text.host, client: text.client, rawLineRef: text.line,
    }
  })
}

/** The newest successful unexplained accesses of a filter, ascending; at most `most`. */
export function newestUnexplained(db: Database, filter: AccessFilter, most: number): Timeline['unexplained'] {
  const of = judged(db)
  const scan = scanOf(db, of, { ...filter, verdicts: ['unexplained'], results: ['success'] })
  const found: Timeline['unexplained'] = []
  for (let at = scan.to - 1; at >= scan.from && found.length < most; at--) {
    if (!scan.matches(at)) continue
    const own = of.facts.classes[of.facts.classOf[at] as number] as AccessClass
    found.push({ accessId: (of.data.columns.id[at] as number) as AccessId, time: of.data.columns.time[at] as number, country: own.country, track: own.kind.track })
  }
  return found.reverse()
}

/** Counts by stretch of time: `startOf` gives the start of the stretch that a time belongs to, NaN for none; times come in ascending order. */
function slotsBy(db: Database, filter: AccessFilter, startOf: (time: number) => number): Slot[] {
  const of = judged(db)
  const { groups, groupOf } = groupsOf(of)
  // By stretch, one count for each group and verdict: a million times a plain number is added to.
  const counts = new Map<number, Int32Array>()
  const scan = scanOf(db, of, filter)
  let start = NaN
  let own: Int32Array = new Int32Array(0)
  for (let at = scan.from; at < scan.to; at++) {
    if (!scan.matches(at)) continue
    const next = startOf(of.data.columns.time[at] as number)
    if (Number.isNaN(next)) continue
    if (next !== start) {
      start = next
      own = counts.get(start) ?? new Int32Array(groups.length * VERDICTS.length)
      counts.set(start, own)
    }
    own[(groupOf[of.facts.classOf[at] as number] as number) * VERDICTS.length + (of.verdicts[at] as number)]!++
  }
  const slots: Slot[] = []
  for (const [from, list] of counts) {
    list.forEach((count, i) => {
      const group = groups[Math.floor(i / VERDICTS.length)]
      if (count > 0 && group) slots.push({ start: from, country: group.country, track: group.kind.track, verdict: VERDICTS[i % VERDICTS.length] ?? 'unknown', result: group.kind.result, count })
    })
  }
  return slots
}

/** Classes that a chart cannot tell apart: same country, track and outcome. */
function groupsOf(of: Judged): { groups: AccessClass[]; groupOf: Int32Array } {
  const byKey = new Map<string, number>()
  const groups: AccessClass[] = []
  const groupOf = Int32Array.from(of.facts.classes, (own) => {
    const key = `${own.country ?? ''} ${own.kind.track} ${own.kind.result}`
    let group = byKey.get(key)
    if (group === undefined) byKey.set(key, (group = groups.push(own) - 1))
    return group
  })
  return { groups, groupOf }
}

/** Counts per bucket; `starts` ascend, and the last one only ends the bucket before it. */
export function slotsOf(db: Database, filter: AccessFilter, starts: readonly number[]): Slot[] {
  let at = 0
  const first = starts[0] ?? Infinity
  return slotsBy(db, filter, (time) => {
    while (at + 1 < starts.length && (starts[at + 1] as number) <= time) at++
    // An access that only reaches into the first bucket began before it, and belongs to none.
    return time < first || at === starts.length - 1 ? NaN : (starts[at] as number)
  })
}

/** Counts per hour of the week in `zone`; each slot starts with the first access of its hour. */
export function weekSlots(db: Database, filter: AccessFilter, zone: string): Slot[] {
  const cellOf = weekCell(zone)
  const firsts = new Map<number, number>()
  return slotsBy(db, filter, (time) => {
    const cell = cellOf(time)
    let first = firsts.get(cell)
    if (first === undefined) firsts.set(cell, (first = time))
    return first
  })
}
