// All accesses of the store as columns of numbers in memory, ascending by time: some 40 MB for a million. Every chart, list
// and verdict is one pass over them, in milliseconds, where the database would need seconds. The rows in the store are the
// truth; the columns are read from them once and then kept up with each import.
import type { Place } from '../../shared/model'
import { eventEnd } from '../access/coverage'
import { finished, gatherSteps, INTS, mergeSteps } from './access-order'
import { netSteps, readKinds, readPlaces, type Kind } from './access-words'
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
/** In the order of INTS, the time before them. */
const LISTED = ['time', 'id', 'ifnull(account_id, 0)', 'kind_id', 'place_id', 'ifnull(ip_id, 0)', 'ifnull(host_id, 0)', 'ifnull(client_id, 0)', 'import_id']
/** Column by column as JSON: nine texts cross from the database, not ninety thousand numbers, which takes three times as long. */
const READ_LISTS = `select ${LISTED.map((_, i) => `json_group_array(c${i})`).join(', ')} from
  (select ${LISTED.map((value, i) => `${value} as c${i}`).join(', ')} from access where id > ? and ${WHOLE} order by id limit ${READ_AT_ONCE})`

export function newColumns(capacity: number): AccessColumns {
  const ints = () => new Int32Array(capacity)
  return { count: 0, id: ints(), time: new Float64Array(capacity), account: ints(), kind: ints(), place: ints(), ip: ints(), host: ints(), client: ints(), importId: ints() }
}

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
  time.set(columns.time.subarray(0, Math.min(columns.count, columns.time.length)))
  columns.time = time
  for (const name of INTS) {
    const next = new Int32Array(capacity)
    next.set(columns[name].subarray(0, Math.min(columns.count, columns[name].length)))
    columns[name] = next
  }
}

const cache = new WeakMap<Database, { data: AccessData; rollbacks: number }>()

/** The accesses of the store. The object is another one after every change. */
export function accessData(db: Database): AccessData {
  const known = knownData(db)
  if (known) return known
  // What is being read in steps already is read to its end.
  const begun = loading.get(db)
  loading.delete(db)
  return keep(db, finished(begun && begun.stamp === stampOf(db) ? begun.steps : loadSteps(db)))
}

/** Null until they were read. */
export function knownData(db: Database): AccessData | null {
  const known = cache.get(db)
  return known && known.rollbacks === db.rollbacks ? known.data : null
}

function* loadSteps(db: Database): Generator<void, AccessData> {
  return yield* dataSteps(db, yield* columnSteps(db))
}

const loading = new WeakMap<Database, { steps: Generator<void, AccessData>; stamp: string }>()
/** Another one after every change of the store. */
const stampOf = (db: Database): string => `${db.get<{ n: number }>('select total_changes() as n')?.n ?? 0} ${db.rollbacks}`

function keep(db: Database, data: AccessData): AccessData {
  cache.set(db, { data, rollbacks: db.rollbacks })
  return data
}

/** `columns` in order. `before`: what was read then of kinds, places and addresses still holds. */
function* dataSteps(db: Database, columns: AccessColumns, before?: Pick<AccessData, 'kinds' | 'places' | 'nets'>): Generator<void, AccessData> {
  const kinds = readKinds(db, before?.kinds)
  const places = readPlaces(db, before?.places)
  const nets = yield* netSteps(db, before?.nets)
  const lasts = Float64Array.from(kinds, (kind: Kind | undefined) => (kind ? eventEnd({ time: 0, timePrecision: kind.timePrecision }) : 0))
  return { columns, kinds, places, nets, lasts, longest: lasts.reduce((most, last) => Math.max(most, last), 0) }
}

/** Reads them in small steps, one per turn, so that the first chart of a large store need not wait for all of them. */
export function* readAccesses(db: Database): Generator<void> {
  if (knownData(db)) return
  const steps = loadSteps(db)
  const own = { steps, stamp: stampOf(db) }
  loading.set(db, own)
  for (;;) {
    const step = steps.next()
    // Somebody could not wait, or something was written that may be missing here: then they are read when asked for.
    if (loading.get(db) !== own || own.stamp !== stampOf(db)) return
    if (step.done) {
      keep(db, step.value)
      break
    }
    yield
  }
  loading.delete(db)
}

function* columnSteps(db: Database): Generator<void, AccessColumns> {
  const columns = newColumns(db.get<{ n: number }>('select count(*) as n from access')?.n ?? 0)
  let after = 0
  for (;;) {
    const [texts = []] = db.lists(READ_LISTS, after)
    const [time = [], ...lists] = texts.map((text) => JSON.parse(text as string) as number[])
    const at = columns.count
    columns.count += time.length
    if (columns.count > columns.id.length) grow(columns, columns.count)
    columns.time.set(time, at)
    INTS.forEach((name, i) => columns[name].set(lists[i] ?? [], at))
    if (time.length < READ_AT_ONCE) break
    yield
    for (const id of lists[0] ?? []) after = Math.max(after, id)
  }
  return yield* mergeSteps(newColumns(0), columns)
}

/** Accesses with those of an import, not yet the store's: see `takeJoined`. */
export type Joined = { data: AccessData; base: AccessData }

/** Rows of an import; `nets`: the group numbers of all addresses, which need not be read from the store then. */
export type AddedRows = { columns: AccessColumns; nets: Float64Array }

/** After an import: its rows join the others. `added` is used up. Null when nobody has asked for the others yet. */
export function* joinSteps(db: Database, added: AddedRows): Generator<void, Joined | null> {
  const known = cache.get(db)
  if (!known || known.rollbacks !== db.rollbacks) return null
  const base = known.data
  return { base, data: yield* dataSteps(db, yield* mergeSteps(base.columns, added.columns), { ...base, nets: added.nets }) }
}

/** From now on these are the store's, unless it changed meanwhile: then they are read anew when asked for, and this is false. */
export function takeJoined(db: Database, { data, base }: Joined): boolean {
  const known = cache.get(db)
  if (known?.data === base && known.rollbacks === db.rollbacks) {
    keep(db, data)
    return true
  }
  forgetAccesses(db)
  return false
}

/** All of it at once. */
export function joinAccesses(db: Database, added: AddedRows): void {
  const joined = finished(joinSteps(db, added))
  if (joined) takeJoined(db, joined)
}

/** After an import was taken back. `others`: rows that another import had told of too, by id, with that import. */
export function dropImport(db: Database, importId: number, others: ReadonlyMap<number, number>): void {
  const before = accessData(db)
  const columns = { ...before.columns, importId: before.columns.importId.slice() }
  const left: number[] = []
  for (let i = 0; i < columns.count; i++) {
    const other = columns.importId[i] === importId ? others.get(columns.id[i] as number) : 0
    if (other === undefined) continue
    if (other > 0) columns.importId[i] = other
    left.push(i)
  }
  keep(db, finished(dataSteps(db, finished(gatherSteps(columns, Uint32Array.from(left))), before)))
}

/** They are read again when next asked for. */
export const forgetAccesses = (db: Database): void => void cache.delete(db)

/** After numbers of kinds, places or addresses were given back. */
export function* rereadWords(db: Database): Generator<void> {
  const known = cache.get(db)
  if (!known) return
  const data = yield* dataSteps(db, known.data.columns)
  if (cache.get(db) === known) keep(db, data)
  else forgetAccesses(db)
}
