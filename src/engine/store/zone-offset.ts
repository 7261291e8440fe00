// A zone's distance from UTC as an SQL expression, so that a query can ask for hours of the wall clock. Zones without
// clock changes are one number; the others a balanced tree of the changes between 2000 and 2045.
import { offsetAt } from '../../shared/zone-days'

const FIRST = Date.UTC(2000, 0, 1)
const LAST = Date.UTC(2045, 0, 1)
const WEEK_MS = 7 * 86_400_000
const HALF_HOUR_MS = 1_800_000

const known = new Map<string, string>()

type Change = { at: number; before: number }

/** Ascending moments at which the offset changes, with the offset before each. */
function changesOf(zone: string): Change[] {
  const changes: Change[] = []
  for (let from = FIRST; from < LAST; from += WEEK_MS) {
    const before = offsetAt(zone, from)
    if (before === offsetAt(zone, from + WEEK_MS)) continue
    let [low, high] = [from, from + WEEK_MS]
    while (high - low > HALF_HOUR_MS) {
      const middle = low + Math.floor((high - low) / 2 / HALF_HOUR_MS) * HALF_HOUR_MS
      if (offsetAt(zone, middle) === before) low = middle
      else high = middle
    }
    changes.push({ at: high, before })
  }
  return changes
}

/** Milliseconds to add to the UTC column `column`; numbers only, nothing of the caller's but the column's name. */
export function offsetSql(zone: string, column: 'time'): string {
  let sql = known.get(zone)
  if (sql === undefined) {
    const changes = changesOf(zone)
    const tree = (from: number, to: number): string => {
      if (from === to) return String(changes[from]?.before ?? offsetAt(zone, LAST))
      const middle = (from + to) >> 1
      return `case when ${column} < ${changes[middle]?.at ?? LAST} then ${tree(from, middle)} else ${tree(middle + 1, to)} end`
    }
    known.set(zone, (sql = `(${tree(0, changes.length)})`))
  }
  return sql
}
