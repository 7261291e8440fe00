// The addresses of the store and their numbers, as numbers themselves: a million different ones take 30 MB here, and need no index
// in the database, whose pages an import would fill in no order at all. Addresses are canonical text, as the reading writes them.
import { networkNumber } from '../access/address-group'
import type { Database } from './database'

export type IpNumbers = {
  /** The number of an address, a new one where it is not known. */
  id(ip: string): number
  /** Writes the new ones. */
  flush(): void
  /** The number of each address' group (see `networkNumber`) by the address' number. */
  nets(): Float64Array
}

const READ_AT_ONCE = 20_000
const ROWS_A_STATEMENT = 50
const insert = (rows: number) => `insert into access_ip (id, ip, net) values ${Array<string>(rows).fill('(?, ?, ?)').join(', ')}`
const INSERT_FULL = insert(ROWS_A_STATEMENT)

export function ipNumbers(db: Database): IpNumbers {
  let capacity = 1024
  /** Four words by number, from `4 * id` on, and what they are: 0 for nothing, 4 or 6. */
  let words = new Uint32Array(capacity * 4)
  let kinds = new Uint8Array(capacity)
  let nets = new Float64Array(capacity)
  let slots = new Int32Array(capacity * 2)
  /** Whatever is no address after all. */
  const odd = new Map<string, number>()
  const fresh: { id: number; ip: string; net: number }[] = []
  const asked = new Uint32Array(4)
  let next = 1

  function slotOf(kind: number, a: number, b: number, c: number, d: number): number {
    const mask = slots.length - 1
    let h = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b) ^ Math.imul(c, 0xc2b2ae35) ^ Math.imul(d, 0x27d4eb2f)
    h = Math.imul(h ^ (h >>> 15), 0x165667b1)
    for (let slot = (h ^ (h >>> 13)) & mask; ; slot = (slot + 1) & mask) {
      const id = slots[slot] as number
      if (id === 0) return slot
      const at = id * 4
      if (words[at + 3] === d && words[at + 2] === c && words[at + 1] === b && words[at] === a && kinds[id] === kind) return slot
    }
  }
  function putNet(id: number, net: number): void {
    if (id >= nets.length) {
      const old = nets
      nets = new Float64Array(Math.max(id + 1, old.length * 2))
      nets.set(old)
    }
    nets[id] = net
  }
  function put(id: number, kind: number, [a = 0, b = 0, c = 0, d = 0]: Uint32Array): void {
    if (id >= capacity) grow(id)
    words.set([a, b, c, d], id * 4)
    kinds[id] = kind
    slots[slotOf(kind, a, b, c, d)] = id
  }
  function grow(id: number): void {
    while (capacity <= id) capacity *= 2
    const [oldWords, oldKinds] = [words, kinds]
    words = new Uint32Array(capacity * 4)
    words.set(oldWords)
    kinds = new Uint8Array(capacity)
    kinds.set(oldKinds)
    slots = new Int32Array(capacity * 2)
    for (let i = 1; i < oldKinds.length; i++) {
      if (kinds[i]) slots[slotOf(kinds[i] as number, words[i * 4] as number, words[i * 4 + 1] as number, words[i * 4 + 2] as number, words[i * 4 + 3] as number)] = i
    }
  }
  function know(id: number, ip: string, net: number): void {
    putNet(id, net)
    const kind = addressWords(ip, asked)
    if (kind === 0) odd.set(ip, id)
    else put(id, kind, asked)
    if (id >= next) next = id + 1
  }

  for (let after = 0; ; ) {
    const rows = db.lists('select id, ip, net from access_ip where id > ? order by id limit ?', after, READ_AT_ONCE) as [number, string, number][]
    for (const [id, ip, net] of rows) know(id, ip, net)
    if (rows.length < READ_AT_ONCE) break
    after = rows.at(-1)?.[0] ?? after
  }
  return {
    id(ip) {
      const kind = addressWords(ip, asked)
      const known = kind === 0 ? odd.get(ip) : slots[slotOf(kind, asked[0] as number, asked[1] as number, asked[2] as number, asked[3] as number)]
      if (known) return known
      const id = next++
      if (kind === 0) odd.set(ip, id)
      else put(id, kind, asked)
      const net = networkNumber(ip)
      putNet(id, net)
      fresh.push({ id, ip, net })
      return id
    },
    flush() {
      for (let at = 0; at < fresh.length; at += ROWS_A_STATEMENT) {
        const rows = fresh.slice(at, at + ROWS_A_STATEMENT)
        db.run(rows.length === ROWS_A_STATEMENT ? INSERT_FULL : insert(rows.length), ...rows.flatMap(({ id, ip, net }) => [id, ip, net]))
      }
      fresh.length = 0
    },
    nets: () => nets.slice(0, next),
  }
}

const [DOT, COLON] = [46, 58]

/** Fills in the four words of an address and gives 4 or 6; 0 for text that is not written as one is in canonical form. */
export function addressWords(ip: string, into: Uint32Array): 0 | 4 | 6 {
  return ip.includes(':') ? v6Words(ip, into) : v4Words(ip, into)
}

function v4Words(ip: string, into: Uint32Array): 0 | 4 {
  let value = 0
  let octet = -1
  let dots = 0
  for (let i = 0; i < ip.length; i++) {
    const code = ip.charCodeAt(i)
    if (code === DOT) {
      if (octet < 0) return 0
      value = value * 256 + octet
      octet = -1
      dots++
      continue
    }
    if (code < 48 || code > 57 || octet === 0) return 0
    octet = (octet < 0 ? 0 : octet * 10) + code - 48
    if (octet > 255) return 0
  }
  if (dots !== 3 || octet < 0) return 0
  into.fill(0)
  into[3] = value * 256 + octet
  return 4
}

const groups = new Uint16Array(8)

function v6Words(ip: string, into: Uint32Array): 0 | 6 {
  let count = 0
  let gap = -1
  let group = -1
  for (let i = 0; i <= ip.length; i++) {
    const code = i === ip.length ? COLON : ip.charCodeAt(i)
    if (code === COLON) {
      if (group >= 0) {
        if (count === 8) return 0
        groups[count++] = group
        group = -1
      } else if (i > 0 && i < ip.length && ip.charCodeAt(i - 1) === COLON) {
        if (gap >= 0) return 0
        gap = count
      }
      continue
    }
    const digit = code >= 48 && code <= 57 ? code - 48 : code >= 97 && code <= 102 ? code - 87 : -1
    if (digit < 0 || group > 0xfff) return 0
    group = (group < 0 ? 0 : group * 16) + digit
  }
  if (gap < 0 ? count !== 8 : count > 7) return 0
  const at = (i: number): number => (gap < 0 || i < gap ? (groups[i] as number) : i < 8 - (count - gap) ? 0 : (groups[i - (8 - count)] as number))
  for (let word = 0; word < 4; word++) into[word] = at(word * 2) * 0x10000 + at(word * 2 + 1)
  return 6
}
