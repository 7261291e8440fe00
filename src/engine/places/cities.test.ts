// The user's own city database: checked, kept, looked into, taken away.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createCities, type Cities } from './cities'
import { writeMmdb } from './write-mmdb'

const TOKYO = { city: { names: { en: 'Chiyoda', ja: '千代田区' } }, subdivisions: [{ names: { en: 'Tokyo', ja: '東京都' } }], location: { latitude: 35.69, longitude: 139.75, accuracy_radius: 20 } }
const NAMELESS = { location: { latitude: 1.5, longitude: 103.5 } }
const BUILT = 1_775_000_000
const database = () => writeMmdb('GeoLite2-City', { '126.72.0.0/16': TOKYO, '126.73.0.0/16': NAMELESS, '10.0.0.0/8': TOKYO }, BUILT)

let dir: string
let cities: Cities
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'cities-'))
  cities = createCities(dir)
})
afterEach(() => rmSync(dir, { recursive: true }))

const codeOf = (work: () => unknown): unknown => {
  try {
    work()
    return 'none'
  } catch (error) {
    return (error as { code?: unknown }).code
  }
}

describe('a city database', () => {
  it('is kept beside the store, also for the next start, with what it says of itself', () => {
    const file = database()
    expect(cities.info()).toBeNull()
    expect(cities.install(file)).toEqual({ type: 'GeoLite2-City', date: BUILT * 1000, bytes: file.length })
    expect(createCities(dir).info()).toEqual({ type: 'GeoLite2-City', date: BUILT * 1000, bytes: file.length })
  })
  it('knows region, city and coordinates, in the language of the window where it has it', () => {
    cities.install(database())
    const point = { latitude: 35.69, longitude: 139.75, radiusKm: 20 }
    expect(cities.lookup('126.72.31.118', 'ja')).toEqual({ region: '東京都', city: '千代田区', point })
    expect(cities.lookup('126.72.31.118', 'en')).toEqual({ region: 'Tokyo', city: 'Chiyoda', point })
    expect(cities.lookup('126.73.0.1', 'ja')).toEqual({ region: null, city: null, point: { latitude: 1.5, longitude: 103.5, radiusKm: 100 } })
  })
  it('says nothing of addresses that it has not, that are on no internet, or are none', () => {
    cities.install(database())
    expect(['8.8.8.8', '10.1.2.3', '2001:db8::1', 'x', null].map((ip) => cities.lookup(ip, 'ja'))).toEqual([null, null, null, null, null])
  })
  it('is refused when it holds countries or networks only, or is something else, and what was there stays', () => {
    cities.install(database())
    expect(codeOf(() => cities.install(writeMmdb('GeoLite2-Country', { '126.72.0.0/16': { country: { iso_code: 'JP' } } })))).toBe('not-a-city-database')
    expect(codeOf(() => cities.install(writeMmdb('GeoLite2-ASN', {})))).toBe('not-a-city-database')
    expect(codeOf(() => cities.install(Buffer.from('PK\u0003\u0004 a zip')))).toBe('not-a-city-database')
    expect(codeOf(() => cities.install(Buffer.alloc(0)))).toBe('not-a-city-database')
    expect(cities.info()?.type).toBe('GeoLite2-City')
  })
  it('is gone when it is removed', () => {
    cities.install(database())
    cities.remove()
    expect([cities.info(), cities.lookup('126.72.31.118', 'ja'), existsSync(path.join(dir, 'city.mmdb'))]).toEqual([null, null, false])
    cities.remove()
  })
  it('is as if it were not there when its file was damaged', () => {
    writeFileSync(path.join(dir, 'city.mmdb'), 'damaged')
    expect([cities.info(), cities.lookup('126.72.31.118', 'ja')]).toEqual([null, null])
    expect(cities.install(database()).type).toBe('GeoLite2-City')
  })
  it('with a broken entry knows nothing of that entry', () => {
    const whole = database()
    // A pointer far outside the data, in the place of the first map.
    const broken = Buffer.from(whole)
    const at = whole.indexOf(Buffer.from('city')) - 2
    broken.fill(0x3f, at, at + 6)
    cities.install(broken)
    expect(cities.lookup('126.72.31.118', 'ja')).toBeNull()
  })
})
