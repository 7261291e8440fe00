// Merging rule: of the same access a mailbox has as many rows as the one file that showed it most often. Three equal rows in a
// file are three accesses, and the same file again adds nothing; in which order files come never matters.
import type { AccessEvent } from '../../shared/model'
import type { AccessData } from '../store/access-columns'
import type { Kind } from '../store/access-words'

/** Numbers of an event as the store gives them. */
export type MergedNumbers = { time: number; kind: number; ip: number; client: number }

export type Merger = {
  /** The stored access that this row of a file shows again; 0 where the file now shows it more often than any file before. */
  known(row: MergedNumbers, event: MergedFacts): number
}

/** The account that a history is filed under is no part of it, since a history may get one later; nor is what is looked up. */
type MergedFacts = Pick<AccessEvent, 'provider' | 'accountHint' | 'service' | 'result'>
const factsKey = (e: MergedFacts): string => `${e.provider} ${e.service} ${e.result} ${e.accountHint?.toLowerCase() ?? ''}`

/** For one file that comes to one mailbox (0: none). Rows of one file are asked about in any order, each once. */
export function mergerOf(data: AccessData, account: number): Merger {
  const { columns } = data
  const facts = new Map<string, number>()
  const factsOfKind: number[] = []
  const factsOf = (kind: number, of: MergedFacts): number => {
    let known = factsOfKind[kind]
    if (known === undefined) {
      const key = factsKey(of)
      known = facts.get(key) ?? facts.size
      facts.set(key, known)
      factsOfKind[kind] = known
    }
    return known
  }

  let rows = 0
  for (let at = 0; at < columns.count; at++) if (columns.account[at] === account) rows++
  if (rows === 0) return { known: () => 0 }

  // Open addressing over positions: no object and no text per access.
  const size = 2 ** Math.ceil(Math.log2(rows * 2))
  const slots = new Int32Array(size).fill(-1)
  /** The next position of the same access; -1 for the last. */
  const next = new Int32Array(columns.count).fill(-1)
  const tails = new Int32Array(size)
  const slotFor = (time: number, ip: number, client: number, fact: number): number => {
    let slot = hash(time, ip, client, fact) & (size - 1)
    for (;; slot = (slot + 1) & (size - 1)) {
      const at = slots[slot] as number
      if (at < 0) return slot
      if (columns.time[at] === time && columns.ip[at] === ip && columns.client[at] === client && factsOfKind[columns.kind[at] as number] === fact) return slot
    }
  }
  for (let at = 0; at < columns.count; at++) {
    if (columns.account[at] !== account) continue
    const kind = columns.kind[at] as number
    const slot = slotFor(columns.time[at] as number, columns.ip[at] as number, columns.client[at] as number, factsOf(kind, data.kinds[kind] as Kind))
    if ((slots[slot] as number) < 0) slots[slot] = at
    else next[tails[slot] as number] = at
    tails[slot] = at
  }
  return {
    known(row, event) {
      const slot = slotFor(row.time, row.ip, row.client, factsOf(row.kind, event))
      const at = slots[slot] as number
      if (at < 0) return 0
      // Each stored row answers for one row of the file; USED marks an access all of whose rows have answered.
      if (tails[slot] === USED) return 0
      const after = next[at] as number
      if (after < 0) tails[slot] = USED
      else slots[slot] = after
      return columns.id[at] as number
    },
  }
}

const USED = -2

function hash(time: number, ip: number, client: number, fact: number): number {
  let h = Math.imul(time | 0, 0x9e3779b1) ^ Math.imul(Math.floor(time / 2 ** 32), 0x85ebca6b)
  h = Math.imul(h ^ ip, 0xc2b2ae35)
  h = Math.imul(h ^ (h >>> 15) ^ client, 0x27d4eb2f)
  h = Math.imul(h ^ (h >>> 13) ^ fact, 0x165667b1)
  return (h ^ (h >>> 16)) >>> 0
}
