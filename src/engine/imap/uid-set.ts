// Sets of UIDs as IMAP writes them (RFC 9051 section 9, sequence-set): "1:500,900:1000". Kept sorted and joined,
// so a folder of 100,000 messages is one short line in the store and on the wire.

export type UidRange = readonly [first: number, last: number]
export type UidSet = readonly UidRange[]

const MAX_UID = 0xffffffff
const isUid = (text: string) => /^\d{1,10}$/.test(text) && Number(text) >= 1 && Number(text) <= MAX_UID

/** Reads "1:5,8"; `*` and anything else that is no UID is left out. */
export function parseUidSet(text: string): UidSet {
  const ranges: UidRange[] = []
  for (const part of text.split(',')) {
    const [from = '', to = from, ...more] = part.trim().split(':')
    if (more.length > 0 || !isUid(from) || !isUid(to)) continue
    ranges.push([Math.min(Number(from), Number(to)), Math.max(Number(from), Number(to))])
  }
  return joined(ranges)
}

export function formatUidSet(set: UidSet): string {
  return set.map(([first, last]) => (first === last ? String(first) : `${first}:${last}`)).join(',')
}

/** UIDs in any order. */
export function uidSetOf(uids: Iterable<number>): UidSet {
  const sorted = [...uids].sort((a, b) => a - b)
  const ranges: [number, number][] = []
  for (const uid of sorted) {
    const last = ranges[ranges.length - 1]
    if (last && uid <= last[1] + 1) last[1] = Math.max(last[1], uid)
    else ranges.push([uid, uid])
  }
  return ranges
}

export function countUids(set: UidSet): number {
  return set.reduce((sum, [first, last]) => sum + last - first + 1, 0)
}

export function hasUid(set: UidSet, uid: number): boolean {
  let low = 0
  let high = set.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const [first, last] = set[middle]!
    if (uid < first) high = middle - 1
    else if (uid > last) low = middle + 1
    else return true
  }
  return false
}

export function unionOf(a: UidSet, b: UidSet): UidSet {
  return joined([...a, ...b])
}

/** What is in `a` and not in `b`. */
export function minus(a: UidSet, b: UidSet): UidSet {
  const out: UidRange[] = []
  let i = 0
  for (const [from, to] of a) {
    let first = from
    while (i < b.length && b[i]![1] < first) i++
    for (let j = i; j < b.length && b[j]![0] <= to; j++) {
      const [cutFirst, cutLast] = b[j]!
      if (cutFirst > first) out.push([first, cutFirst - 1])
      first = Math.max(first, cutLast + 1)
    }
    if (first <= to) out.push([first, to])
  }
  return out
}

/** What is in both. */
export function common(a: UidSet, b: UidSet): UidSet {
  return minus(a, minus(a, b))
}

/** Splits off the `count` highest UIDs: what arrived last. */
export function takeNewest(set: UidSet, count: number): { newest: UidSet; rest: UidSet } {
  const newest: UidRange[] = []
  let left = count
  let at = set.length
  while (at > 0 && left > 0) {
    const [first, last] = set[at - 1]!
    const size = last - first + 1
    if (size > left) {
      newest.unshift([last - left + 1, last])
      return { newest, rest: [...set.slice(0, at - 1), [first, last - left]] }
    }
    newest.unshift([first, last])
    left -= size
    at--
  }
  return { newest, rest: set.slice(0, at) }
}

/** Every UID of a set, ascending. */
export function* uidsOf(set: UidSet): Generator<number> {
  for (const [first, last] of set) for (let uid = first; uid <= last; uid++) yield uid
}

function joined(ranges: readonly UidRange[]): UidSet {
  const out: [number, number][] = []
  for (const [first, last] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const previous = out[out.length - 1]
    if (previous && first <= previous[1] + 1) previous[1] = Math.max(previous[1], last)
    else out.push([first, last])
  }
  return out
}
