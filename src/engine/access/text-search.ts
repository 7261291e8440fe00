// Words in a filter: found in the address, its network and service, the client, the reverse name, and in what the source says
// of place, service and account. Each distinct text is looked at once, not each access. Full and half width, upper and
// lower case are one.
import type { Database } from '../store/database'
import { listIds } from '../store/access-words'
import type { AccessData } from '../store/access-columns'
import type { Judged } from './judge'

const NONE = new Uint8Array(0)

const fold = (text: string): string => text.normalize('NFKC').toLowerCase()

/** A list and the charts beside it ask for the same words again and again. */
const REMEMBERED = 8
const found = new WeakMap<AccessData, Map<string, Uint8Array>>()

function idsWith(db: Database, data: AccessData, table: 'access_ip' | 'access_word', word: string): Uint8Array {
  const known = found.get(data) ?? new Map<string, Uint8Array>()
  found.set(data, known)
  const key = `${table} ${word}`
  let ids = known.get(key)
  if (!ids) {
    ids = listIds(db, table, word)
    for (const oldest of known.keys()) if (known.size >= REMEMBERED) known.delete(oldest)
    known.set(key, ids)
  }
  return ids
}

/** Tells of a position whether every word of `text` is found in one of its texts. */
export function wordsWith(db: Database, of: Judged, text: string): (position: number) => boolean {
  const { columns, kinds, places } = of.data
  const tests = fold(text).split(/\s+/).filter((word) => word !== '').map((word) => {
    const has = (...texts: (string | null | undefined)[]) => texts.some((t) => t != null && fold(t).includes(word))
    const inKind = Uint8Array.from(kinds, (k: (typeof kinds)[number] | undefined) => (k && has(k.city, k.region, k.countryText, k.serviceText, k.accountHint) ? 1 : 0))
    const inPlace = Uint8Array.from(places, (p: (typeof places)[number] | undefined) => (p && has(p.network, p.service?.name, p.asn === null ? null : `AS${p.asn}`) ? 1 : 0))
    // Most words cannot be part of an address; there are more addresses than all else.
    const inIp = /^[\da-f.:]+$/.test(word) ? idsWith(db, of.data, 'access_ip', word) : NONE
    const inWord = idsWith(db, of.data, 'access_word', word)
    return (at: number) =>
      inKind[columns.kind[at] as number] === 1 || inPlace[columns.place[at] as number] === 1 || inIp[columns.ip[at] as number] === 1 ||
      inWord[columns.client[at] as number] === 1 || inWord[columns.host[at] as number] === 1
  })
  return (at) => tests.every((test) => test(at))
}
