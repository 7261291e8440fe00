// All accesses of the store as columns of numbers in memory, ascending by time: some 40 MB for a million. Every chart, list
// and verdict is one pass over them, in milliseconds, where the database would need seconds. The rows in the store are the
// truth; the columns are read from them once and then kept up with each import.
import type { Place } from '../../shared/model'
import { eventEnd } from '../access/coverage'
import { readKinds, readNets, readPlaces, type Kind } from './access-words'
import type { Database } from './database'

/** Parallel lists; `account`, `ip`, `host` and `client` are 0 for none. */
export type AccessColumns = {
  count: number
  id: Int32Array
  time: Float64Array
  account: Int32Array
  kind: Int32Array
  place: Int32Array
  ip: Int32Array
  host: Int32Array
  client: Int32Array
  /** The first import that told of it. */
  importId: Int32Array
}

export type AccessData = {
  columns: AccessColumns
  /** By number; see access-words.ts. */
  kinds: Kind[]
  places: Place[]
  nets: Float64Array
  /** How long an event of a kind lasts, by its precision. */
  lasts: Float64Array
  longest: number
}

const WHOLE = 'import_id in (select id from import where is_whole = 1)'
const READ_AT_ONCE = 10_000

export function newColumns(capacity: number): AccessColumns {
  const ints = () => new Int32Array(capacity)
  return { count: 0, id: ints(), time: new Float64Array(capacity), account: ints(), kind: ints(), place: ints(), ip: ints(), host: ints(), client: ints(), importId: ints() }
}

const INTS = ['id', 'account', 'kind', 'place', 'ip', 'host', 'client', 'importId'] as const

export type AccessNumbers = Record<(typeof INTS)[number] | 'time', number>

/** Adds one at the end, growing the lists as needed. */
export function pushAccess(columns: AccessColumns, row: AccessNumbers): void {
  if (columns.count === columns.id.length) grow(columns, Math.max(1024, columns.count * 2))
  const at = columns.count++
  columns.id[at] = row.id
  columns.time[at] = row.time
  columns.account[at] = row.account
  columns.kind[at] = row.kind
  columns.place[at] = row.place
  columns.ip[at] = row.ip
  columns.host[at] = row.host
  columns.client[at] = row.client
  columns.importId[at] = row.importId
}

function grow(columns: AccessColumns, capacity: number): void {
  const time = new Float64Array(capacity)
  time.set(columns.time.subarray(0, columns.count))
  columns.time = time
  for (const name of INTS) {
    const next = new Int32Array(capacity)
    next.set(columns[name].subarray(0, columns.count))
    columns[name] = next
  }
}

/** Only the rows at `positions`, in their order. List after list, so that there is never a second set of them. */
function gather(columns: AccessColumns, positions: Uint32Array): AccessColumns {
  const pick = <T extends Int32Array | Float64Array>(from: T, into: T): T => {
    for (let i = 0; i < positions.length; i++) into[i] = from[positions[i] as number] as number
    return into
  }
  columns.time = pick(columns.time, new Float64Array(positions.length))
  for (const name of INTS) columns[name] = pick(columns[name], new Int32Array(positions.length))
  columns.count = positions.length
  return columns
}

/** Ascending by time, then id. Logs mostly are, or the other way round; sorting a million that are not takes a tenth of a second. */
function sorted(columns: AccessColumns): AccessColumns {
  const { count, time, id } = columns
  let isSorted = true
  for (let i = 1; i < count && isSorted; i++) isSorted = (time[i - 1] as number) < (time[i] as number) || (time[i - 1] === time[i] && (id[i - 1] as number) < (id[i] as number))
  return isSorted ? columns : gather(columns, timeOrder(columns))
}

const LATE = 2 ** 42
const PACKED_MOST = 2 ** 22

/** Time and place in the list as one 64-bit number each: the machine sorts those without asking anybody. */
function timeOrder({ count, time, id }: AccessColumns): Uint32Array {
  if (count > PACKED_MOST) return Uint32Array.from({ length: count }, (_, i) => i).sort((a, b) => (time[a] as number) - (time[b] as number) || (id[a] as number) - (id[b] as number))
  let isById = true
  for (let i = 1; i < count && isById; i++) isById = (id[i - 1] as number) <= (id[i] as number)
  const byId = isById ? null : Uint32Array.from({ length: count }, (_, i) => i).sort((a, b) => (id[a] as number) - (id[b] as number))
  const keys = new BigUint64Array(count)
  const words = new Uint32Array(keys.buffer)
  for (let i = 0; i < count; i++) {
    const position = byId ? (byId[i] as number) : i
    // 42 bits of milliseconds, shifted so that none is below zero, above 22 bits of place.
    const at = Math.min(Math.max((time[position] as number) + LATE / 4, 0), LATE - 1)
    words[2 * i] = ((at % 1024) * 2 ** 22 + i) >>> 0
    words[2 * i + 1] = Math.floor(at / 1024)
  }
  keys.sort()
  const order = new Uint32Array(count)
  for (let i = 0; i < count; i++) {
    const place = (words[2 * i] as number) & 0x3fffff
    order[i] = byId ? (byId[place] as number) : place
  }
  return order
}

const cache = new WeakMap<Database, { data: AccessData; rollbacks: number }>()

/** The accesses of the store. The object is another one after every change. */
export function accessData(db: Database): AccessData {
  const known = cache.get(db)
  return known && known.rollbacks === db.rollbacks ? known.data : keep(db, readColumns(db))
}

/** `before`: what was read then of kinds, places and addresses still holds. */
function keep(db: Database, columns: AccessColumns, before?: AccessData): AccessData {
  const kinds = readKinds(db, before?.kinds)
  const lasts = Float64Array.from(kinds, (kind: Kind | undefined) => (kind ? eventEnd({ time: 0, timePrecision: kind.timePrecision }) : 0))
  const data: AccessData = { columns: sorted(columns), kinds, places: readPlaces(db, before?.places), nets: readNets(db, before?.nets), lasts, longest: lasts.reduce((most, last) => Math.max(most, last), 0) }
  cache.set(db, { data, rollbacks: db.rollbacks })
  return data
}

/** Reads them in small steps, one per turn, so that the first chart of a large store need not wait for all of them. */
export function* readAccesses(db: Database): Generator<void> {
  const before = cache.get(db)
  const stamp = db.rollbacks
  const at = db.get<{ n: number }>('select total_changes() as n')?.n
  const columns = yield* columnSteps(db)
  // Whatever was written meanwhile may be missing here: then they are read when asked for.
  if (cache.get(db) === before && stamp === db.rollbacks && at === db.get<{ n: number }>('select total_changes() as n')?.n) keep(db, columns)
}

function readColumns(db: Database): AccessColumns {
  const steps = columnSteps(db)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

function* columnSteps(db: Database): Generator<void, AccessColumns> {
  const columns = newColumns(db.get<{ n: number }>('select count(*) as n from access')?.n ?? 0)
  let after = 0
  for (;;) {
    const rows = db.lists(
      `select id, time, ifnull(account_id, 0), kind_id, place_id, ifnull(ip_id, 0), ifnull(host_id, 0), ifnull(client_id, 0), import_id
       from access where id > ? and ${WHOLE} order by id limit ${READ_AT_ONCE}`, after) as number[][]
    for (const [id, time, account, kind, place, ip, host, client, importId] of rows) {
      pushAccess(columns, { id, time, account, kind, place, ip, host, client, importId } as AccessNumbers)
    }
    if (rows.length < READ_AT_ONCE) return columns
    yield
    after = rows.at(-1)?.[0] ?? 0
  }
}

/** After an import: its rows join the others. `added` is used up. */
export function joinAccesses(db: Database, added: AccessColumns): void {
  const known = cache.get(db)
  if (!known || known.rollbacks !== db.rollbacks) return
  const { columns } = known.data
  // What holds the old data (a judging that goes on) keeps it as it was.
  keep(db, columns.count === 0 ? added : joined(columns, added), known.data)
}

function joined(columns: AccessColumns, added: AccessColumns): AccessColumns {
  const both = newColumns(0)
  both.count = columns.count + added.count
  const join = <T extends Int32Array | Float64Array>(into: T, a: T, b: T): T => {
    into.set(a.subarray(0, columns.count))
    into.set(b.subarray(0, added.count), columns.count)
    return into
  }
  both.time = join(new Float64Array(both.count), columns.time, added.time)
  for (const name of INTS) both[name] = join(new Int32Array(both.count), columns[name], added[name])
  return both
}

/** After an import was taken back. `others`: rows that another import had told of too, by id, with that import. */
export function dropImport(db: Database, importId: number, others: ReadonlyMap<number, number>): void {
  const before = accessData(db)
  const columns = joined(before.columns, newColumns(0))
  const left: number[] = []
  for (let i = 0; i < columns.count; i++) {
    const other = columns.importId[i] === importId ? others.get(columns.id[i] as number) : 0
    if (other === undefined) continue
    if (other > 0) columns.importId[i] = other
    left.push(i)
  }
  keep(db, gather(columns, Uint32Array.from(left)), before)
}

/** They are read again when next asked for. */
export const forgetAccesses = (db: Database): void => void cache.delete(db)

/** After numbers of kinds, places or addresses were given back. */
export function rereadWords(db: Database): void {
  if (cache.has(db)) keep(db, accessData(db).columns)
}
