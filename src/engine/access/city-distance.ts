// How far apart two accesses were at least, by the user's own city database: for impossible travel. Without one, or where it
// knows either address no better than its country, nothing is said.
import type { Cities } from '../places/cities'
import type { CityPoint } from '../places/city-database'
import type { Database } from '../store/database'
import { greatCircleKm } from './country-extent'

/** Of two numbers of addresses; null when nothing is known. */
export type CityDistance = (from: number, to: number) => number | null

/** Beyond so many addresses the countries must do: a history that attacks fill is judged in time. */
const MOST_ADDRESSES = 20_000

const cities = new WeakMap<Database, Cities>()

/** From now on the distances of this store's accesses are measured with it. */
export function measureWith(db: Database, by: Cities): void {
  cities.set(db, by)
}

/** Undefined when the user has no such database. */
export function cityDistances(db: Database): CityDistance | undefined {
  const by = cities.get(db)
  if (!by || by.info() === null) return undefined
  const points = new Map<number, CityPoint | null>()
  const pointOf = (ip: number): CityPoint | null => {
    const known = points.get(ip)
    if (known !== undefined) return known
    if (ip === 0 || points.size >= MOST_ADDRESSES) return null
    const text = db.get<{ ip: string }>('select ip from access_ip where id = ?', ip)?.ip ?? null
    const point = by.lookup(text, 'en')?.point ?? null
    points.set(ip, point)
    return point
  }
  return (from, to) => {
    const [a, b] = [pointOf(from), pointOf(to)]
    return a && b ? Math.max(0, greatCircleKm(a, b) - a.radiusKm - b.radiusKm) : null
  }
}
