// Puts accesses in the order of time. A log mostly is, or the other way round, with a row late here and there: those are moved a
// few places. Only what is truly shuffled is sorted. All in steps of some milliseconds, since a million rows take a while.
import { newColumns, type AccessColumns } from './access-columns'

export const INTS = ['id', 'account', 'kind', 'place', 'ip', 'host', 'client', 'importId'] as const

const STEP = 65_536
/** Places moved per row until moving is given up for sorting. */
const MOVES = 4

/** The positions of `columns` by time, then id; null when they stand in that order already. */
export function* orderSteps({ count, time, id }: AccessColumns): Generator<void, Uint32Array | null> {
  const isBefore = (a: number, b: number): boolean => (time[a] as number) < (time[b] as number) || (time[a] === time[b] && (id[a] as number) < (id[b] as number))
  let falls = 0
  let late = 0
  for (let i = 1; i < count; i++) {
    if (!isBefore(i - 1, i)) late++
    if ((time[i] as number) < (time[i - 1] as number)) falls++
    if (i % STEP === STEP - 1) yield
  }
  if (late === 0) return null
  yield
  const isNewestFirst = falls > count / 2
  const order = new Uint32Array(count)
  let moves = count * MOVES + 10_000
  for (let i = 0; i < count; i++) {
    const row = isNewestFirst ? count - 1 - i : i
    let at = i
    for (; at > 0 && isBefore(row, order[at - 1] as number); at--, moves--) order[at] = order[at - 1] as number
    order[at] = row
    if (moves < 0) return timeOrder({ count, time, id })
    if (i % STEP === STEP - 1) yield
  }
  return order
}

const LATE = 2 ** 42
const PACKED_MOST = 2 ** 22

/** Time and place in the list as one 64-bit number each: the machine sorts those without asking anybody. */
function timeOrder({ count, time, id }: Pick<AccessColumns, 'count' | 'time' | 'id'>): Uint32Array {
  const byId = Uint32Array.from({ length: count }, (_, i) => i)
  let isById = true
  for (let i = 1; i < count && isById; i++) isById = (id[i - 1] as number) <= (id[i] as number)
  if (!isById) byId.sort((a, b) => (id[a] as number) - (id[b] as number))
  if (count > PACKED_MOST) return byId.sort((a, b) => (time[a] as number) - (time[b] as number) || (id[a] as number) - (id[b] as number))
  const keys = new BigUint64Array(count)
  const words = new Uint32Array(keys.buffer)
  for (let i = 0; i < count; i++) {
    // 42 bits of milliseconds, shifted so that none is below zero, above 22 bits of place.
    const at = Math.min(Math.max((time[byId[i] as number] as number) + LATE / 4, 0), LATE - 1)
    words[2 * i] = ((at % 1024) * 2 ** 22 + i) >>> 0
    words[2 * i + 1] = Math.floor(at / 1024)
  }
  keys.sort()
  return Uint32Array.from({ length: count }, (_, i) => byId[(words[2 * i] as number) & 0x3fffff] as number)
}

/** Only the rows at `positions`, in their order, in the same object: list after list, so that there is never a second set of them. */
export function* gatherSteps(columns: AccessColumns, positions: Uint32Array): Generator<void, AccessColumns> {
  const pick = <T extends Int32Array | Float64Array>(from: T, into: T): T => {
    for (let i = 0; i < positions.length; i++) into[i] = from[positions[i] as number] as number
    return into
  }
  columns.time = pick(columns.time, new Float64Array(positions.length))
  for (const name of INTS) {
    yield
    columns[name] = pick(columns[name], new Int32Array(positions.length))
  }
  columns.count = positions.length
  return columns
}

/** Both in order of time; `old`, which is in order, stays as it was, `added` is used up. */
export function* mergeSteps(old: AccessColumns, added: AccessColumns): Generator<void, AccessColumns> {
  const order = yield* orderSteps(added)
  const fresh = order ? yield* gatherSteps(added, order) : added
  if (old.count === 0) return fresh
  const count = old.count + fresh.count
  /** 1 where the row comes from `fresh`. */
  const isFresh = new Uint8Array(count)
  for (let i = 0, a = 0, b = 0; i < count; i++) {
    const takesFresh = a === old.count || (b < fresh.count && ((fresh.time[b] as number) < (old.time[a] as number) || (fresh.time[b] === old.time[a] && (fresh.id[b] as number) < (old.id[a] as number))))
    if (takesFresh) {
      isFresh[i] = 1
      b++
    } else a++
    if (i % STEP === STEP - 1) yield
  }
  const merge = <T extends Int32Array | Float64Array>(into: T, from: T, other: T): T => {
    for (let i = 0, a = 0, b = 0; i < count; i++) into[i] = (isFresh[i] ? other[b++] : from[a++]) as number
    return into
  }
  const both = newColumns(0)
  both.count = count
  both.time = merge(new Float64Array(count), old.time, fresh.time)
  for (const name of INTS) {
    yield
    both[name] = merge(new Int32Array(count), old[name], fresh[name])
  }
  return both
}

/** All steps at once. */
export function finished<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}
