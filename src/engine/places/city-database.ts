// A city database of the user's own (MaxMind's format: GeoLite2 City, DB-IP City and the like): checked before it is kept, read
// at the first look-up. It adds region, city and coordinates; countries and networks stay those of the shipped data.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type * as Maxmind from 'maxmind'
import { KobanError } from '../../shared/errors'
import type { Language } from '../../shared/model'
import { isRoutable, parseAddress } from './address'

/** Where an address is, as far as such databases know. */
export type CityPoint = { latitude: number; longitude: number; /** How far off it may be. */ radiusKm: number }
export type CityPlace = { region: string | null; city: string | null; point: CityPoint | null }

export type CityReader = {
  /** As the database calls itself, e.g. `GeoLite2-City`. */
  type: string
  /** When it was made. */
  date: number
  /** Null for addresses that it does not know, and for text that is no address. */
  lookup(ip: string, language: Language): CityPlace | null
}

/** Databases that state no radius are no better than this. */
const RADIUS_KM = 100
const LONGEST_NAME = 100

/** Throws `not-a-city-database` for anything else. */
export function readCityDatabase(file: Buffer): CityReader {
  // maxmind takes 20 ms to load: not before somebody asks.
  const { Reader } = createRequire(import.meta.url)('maxmind') as typeof Maxmind
  let reader: Maxmind.Reader<Maxmind.Response>
  try {
    reader = new Reader<Maxmind.Response>(file)
  } catch (cause) {
    throw new KobanError('not-a-city-database', undefined, { cause })
  }
  const { databaseType, buildEpoch } = reader.metadata
  if (typeof databaseType !== 'string' || !/city|enterprise|insights/i.test(databaseType)) throw new KobanError('not-a-city-database')
  const date = buildEpoch instanceof Date && !Number.isNaN(buildEpoch.getTime()) ? buildEpoch.getTime() : 0
  return {
    type: databaseType.slice(0, LONGEST_NAME),
    date,
    lookup(ip, language) {
      const address = parseAddress(ip)
      if (address === null || !isRoutable(address)) return null
      try {
        return placeOf(reader.get(ip.split('%', 1)[0] ?? ip), language)
      } catch {
        // A damaged entry is one that it does not know.
        return null
      }
    },
  }
}

/** The same from a file. Throws `file-unreadable` too. */
export function openCityDatabase(path: string): CityReader {
  let file: Buffer
  try {
    file = readFileSync(path)
  } catch (cause) {
    throw new KobanError('file-unreadable', undefined, { cause })
  }
  return readCityDatabase(file)
}

type Names = { names?: Partial<Record<string, unknown>> }

function placeOf(found: unknown, language: Language): CityPlace | null {
  if (typeof found !== 'object' || found === null) return null
  const { city, subdivisions, location } = found as { city?: Names; subdivisions?: readonly Names[]; location?: { latitude?: unknown; longitude?: unknown; accuracy_radius?: unknown } }
  const place = { region: nameOf(Array.isArray(subdivisions) ? (subdivisions[0] as Names) : undefined, language), city: nameOf(city, language), point: pointOf(location) }
  return place.region === null && place.city === null && place.point === null ? null : place
}

function nameOf(part: Names | undefined, language: Language): string | null {
  const name = part?.names?.[language] ?? part?.names?.['en']
  return typeof name === 'string' && name !== '' ? name.slice(0, LONGEST_NAME) : null
}

function pointOf(location: { latitude?: unknown; longitude?: unknown; accuracy_radius?: unknown } | undefined): CityPoint | null {
  const { latitude, longitude, accuracy_radius: radius } = location ?? {}
  if (typeof latitude !== 'number' || typeof longitude !== 'number' || !(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) return null
  return { latitude, longitude, radiusKm: typeof radius === 'number' && radius > 0 ? radius : RADIUS_KM }
}
