// What many accesses have in common stands once in the store and is named by number: kinds (all that a source states beside
// time and address), places, addresses, and words (clients, reverse names). Numbers are given out here, so that an import
// need not ask the database for each; new rows wait until `flush`, which must come before the accesses that name them.
import type { AccessEvent, KnownService, Place, Track } from '../../shared/model'
import { networkNumber } from '../access/address-group'
import { trackOf } from '../access/coverage'
import type { Database, Value } from './database'
import { ipNumbers } from './ip-numbers'

export type Kind = Pick<AccessEvent, 'provider' | 'accountHint' | 'service' | 'serviceText' | 'result' | 'timePrecision' | 'timeZoneKnown' | 'country' | 'countryText' | 'region' | 'city'> & { track: Track }

export type AccessWords = {
  /** Each gives the number, and a new one where it is not known yet; 0 stands for null. */
  kind(event: AccessEvent): number
  place(place: Place): number
  ip(ip: string | null): number
  word(word: string | null): number
  /** Writes what is new. Call inside the transaction that writes the accesses. */
  flush(): void
  /** The group number of each address by the address' number. */
  nets(): Float64Array
}

/** Texts kept in memory; beyond that the database is asked. */
const REMEMBERED = 50_000
const ROWS_A_STATEMENT = 50
const READ_AT_ONCE = 20_000

const shared = new WeakMap<Database, { words: AccessWords; rollbacks: number }>()

/** One for all who write at the same time: each number is given once. A rollback takes numbers back, so then it begins anew. */
export function writtenWords(db: Database): AccessWords {
  const known = shared.get(db)
  if (known && known.rollbacks === db.rollbacks) return known.words
  const words = accessWords(db)
  shared.set(db, { words, rollbacks: db.rollbacks })
  return words
}

/** Gives the memory back. Only when nobody has unwritten rows. */
export const forgetWords = (db: Database): void => void shared.delete(db)

/** `isReadOnly`: what is not known gets a number of its own that no row has, and `flush` writes nothing. */
export function accessWords(db: Database, isReadOnly = false): AccessWords {
  const ips = ipNumbers(db)
  const words = numbered(db, { table: 'access_word', text: 'word', columns: ['word'], row: (word) => [word] })
  const kinds = numbered(db, { table: 'access_kind', text: 'facts', columns: ['facts', ...KIND_COLUMNS], row: (facts) => [facts, ...(JSON.parse(facts) as Value[])] })
  const places = numbered(db, { table: 'access_place', text: 'facts', columns: ['facts', ...PLACE_COLUMNS], row: (facts) => [facts, ...(JSON.parse(facts) as Value[])] })
  const kindIds = kindMemory()
  const placeIds = new Map<number | null, { place: Place; id: number }[]>()
  return {
    ip: (ip) => (ip === null ? 0 : ips.id(ip)),
    word: (word) => (word === null ? 0 : words.id(word)),
    kind(event) {
      const known = kindIds.find(event)
      if (known !== undefined) return known
      const id = kinds.id(JSON.stringify(kindValues(event)))
      kindIds.keep(event, id)
      return id
    },
    place(place) {
      // A network has few places, and there is a look-up for every address.
      const ofNetwork = placeIds.get(place.asn) ?? []
      const known = ofNetwork.find((entry) => isSame(entry.place, place))
      if (known) return known.id
      const id = places.id(JSON.stringify(placeValues(place)))
      placeIds.set(place.asn, [...ofNetwork.slice(-PLACES_A_NETWORK), { place, id }])
      return id
    },
    nets: ips.nets,
    flush() {
      if (!isReadOnly) for (const table of [ips, words, kinds, places]) table.flush()
    },
  }
}

type NumberedTable = { table: string; text: string; columns: readonly string[]; row: (text: string) => Value[] }

function numbered(db: Database, { table, text, columns, row }: NumberedTable): { id(of: string): number; flush(): void } {
  const known = new Map<string, number>()
  const fresh: { id: number; text: string }[] = []
  let next = (db.get<{ n: number | null }>(`select max(id) as n from ${table}`)?.n ?? 0) + 1
  // A small table is read once; then what is not in memory is not in the database either.
  let isComplete = next <= REMEMBERED / 2
  if (isComplete) for (const [id, of] of db.lists(`select id, ${text} from ${table}`)) known.set(of as string, id as number)
  const insert = (rows: number) => `insert into ${table} (id, ${columns.join(', ')}) values ${Array<string>(rows).fill(`(?, ${columns.map(() => '?').join(', ')})`).join(', ')}`
  return {
    id(of) {
      let id = known.get(of)
      if (id !== undefined) return id
      id = isComplete ? undefined : (fresh.find((entry) => entry.text === of)?.id ?? db.get<{ id: number }>(`select id from ${table} where ${text} = ?`, of)?.id)
      if (id === undefined) fresh.push({ id: (id = next++), text: of })
      if (known.size >= REMEMBERED) {
        known.clear()
        isComplete = false
      }
      known.set(of, id)
      return id
    },
    flush() {
      for (let at = 0; at < fresh.length; at += ROWS_A_STATEMENT) {
        const rows = fresh.slice(at, at + ROWS_A_STATEMENT)
        db.run(insert(rows.length), ...rows.flatMap((entry) => [entry.id, ...row(entry.text)]))
      }
      fresh.length = 0
    },
  }
}

const KIND_COLUMNS = ['provider', 'account_hint', 'service', 'service_text', 'track', 'result', 'time_precision', 'time_zone_known', 'country', 'country_text', 'region', 'city']
const kindValues = (e: AccessEvent): Value[] => [
  e.provider, e.accountHint, e.service, e.serviceText, trackOf(e), e.result, e.timePrecision, e.timeZoneKnown ? 1 : 0, e.country, e.countryText, e.region, e.city,
]

const PLACES_A_NETWORK = 300
const isSame = (a: Place, b: Place): boolean =>
  a === b || (a.country === b.country && a.network === b.network && a.isHosting === b.isHosting && a.isRoutable === b.isRoutable && a.service?.id === b.service?.id && a.service?.name === b.service?.name)

const PLACE_COLUMNS = ['country', 'asn', 'network', 'is_hosting', 'is_routable', 'known_service']
const placeValues = (p: Place): Value[] => [p.country, p.asn, p.network, p.isHosting ? 1 : 0, p.isRoutable ? 1 : 0, p.service === null ? null : JSON.stringify(p.service)]

const KIND_KEYS = ['serviceText', 'countryText', 'city', 'accountHint', 'region'] as const
const KIND_REST = ['provider', 'service', 'result', 'timePrecision', 'timeZoneKnown', 'country'] as const
type Leaf = { event: AccessEvent; id: number }[]
type Branch = Map<string | null, Branch | Leaf>
const KINDS_REMEMBERED = 20_000

/** Finds a kind without writing its facts down as text: that would cost more than all the rest of a row. */
function kindMemory(): { find(event: AccessEvent): number | undefined; keep(event: AccessEvent, id: number): void } {
  let root: Branch = new Map()
  let size = 0
  const leafOf = (event: AccessEvent): Leaf | undefined => {
    let at: Branch | Leaf | undefined = root
    for (const key of KIND_KEYS) at = (at as Branch | undefined)?.get(event[key])
    return at as Leaf | undefined
  }
  return {
    find: (event) => leafOf(event)?.find((entry) => KIND_REST.every((key) => entry.event[key] === event[key]))?.id,
    keep(event, id) {
      if (++size > KINDS_REMEMBERED) {
        root = new Map()
        size = 1
      }
      let at: Branch = root
      KIND_KEYS.forEach((key, i) => {
        let next = at.get(event[key])
        if (!next) at.set(event[key], (next = i < KIND_KEYS.length - 1 ? new Map<string | null, Branch | Leaf>() : []))
        if (Array.isArray(next)) next.push({ event, id })
        else at = next
      })
    },
  }
}

/** Adds to `kinds`, a list by number, those that it does not have. */
export function readKinds(db: Database, kinds: Kind[] = []): Kind[] {
  for (const [id, ...values] of db.lists(`select id, ${KIND_COLUMNS.join(', ')} from access_kind where id >= ?`, kinds.length)) {
    const [provider, accountHint, service, serviceText, track, result, timePrecision, zoneKnown, country, countryText, region, city] = values
    kinds[id as number] = { provider, accountHint, service, serviceText, track, result, timePrecision, timeZoneKnown: zoneKnown === 1, country, countryText, region, city } as Kind
  }
  return kinds
}

/** Adds to `places`, a list by number, those that it does not have. */
export function readPlaces(db: Database, places: Place[] = []): Place[] {
  for (const [id, country, asn, network, isHosting, isRoutable, service] of db.lists(`select id, ${PLACE_COLUMNS.join(', ')} from access_place where id >= ?`, places.length)) {
    const known = service == null ? null : (JSON.parse(service as string) as KnownService)
    places[id as number] = { country, asn, network, isHosting: isHosting === 1, isRoutable: isRoutable === 1, service: known } as Place
  }
  return places
}

/** The group number of each address by the address' number; `known` are those that were read before. */
export function* netSteps(db: Database, known: Float64Array = new Float64Array(0)): Generator<void, Float64Array> {
  const count = (db.get<{ n: number | null }>('select max(id) as n from access_ip')?.n ?? 0) + 1
  if (count <= known.length) return known
  // Those of a store from before there were groups, once: finding that there are none takes a look at every address.
  if (known.length === 0) for (const [id, ip] of db.lists('select id, ip from access_ip where net = -1')) db.run('update access_ip set net = ? where id = ?', networkNumber(ip as string), id as number)
  const nets = new Float64Array(count)
  nets.set(known)
  for (let from = known.length; from < count; from += READ_AT_ONCE) {
    for (const [id, net] of db.lists('select id, net from access_ip where id >= ? and id < ?', from, from + READ_AT_ONCE)) nets[id as number] = net as number
    yield
  }
  return nets
}

/** 1 at the number of every address or word that holds `part`, which is folded (NFKC, lower case); Latin letters of any case match. */
export function listIds(db: Database, table: 'access_ip' | 'access_word', part: string): Uint8Array {
  const column = table === 'access_ip' ? 'ip' : 'word'
  const found = new Uint8Array((db.get<{ n: number | null }>(`select max(id) as n from ${table}`)?.n ?? 0) + 1)
  // `like` would read % and _ as its own; instr does not. Addresses are in lower case already.
  const text = table === 'access_ip' ? column : `lower(${column})`
  for (const [id] of db.lists(`select id from ${table} where instr(${text}, ?) > 0`, part)) found[id as number] = 1
  return found
}
