// Impossible travel is judged by cities where the user's own database knows them.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Place } from '../../shared/model'
import type { Context } from '../context'
import { createCities } from '../places/cities'
import { writeMmdb } from '../places/write-mmdb'
import { openDatabase, type Database } from '../store/database'
import { writeProfileAnswers } from '../store/settings'
import { measureWith } from './city-distance'
import { createImporter } from './import'
import { forgetFacts } from './judge'
import { listAccesses } from './list'

const at = (latitude: number, longitude: number, radius = 20) => ({ location: { latitude, longitude, accuracy_radius: radius } })
const CITIES = { '126.72.0.0/16': at(43.06, 141.35), '183.15.0.0/16': at(22.54, 114.06), '58.32.0.0/16': at(31.23, 121.47, 900), '126.73.0.0/16': at(26.21, 127.68) }
const countries: Record<string, string> = { '126': 'JP', '183': 'CN', '58': 'CN' }
const placeOf = (ip: string): Place => ({ country: countries[ip.split('.')[0] ?? ''] ?? null, asn: 1, network: ip, isHosting: false, service: null, isRoutable: true })

let dir: string
let db: Database
const cities = () => createCities(dir)
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'cities-'))
  db = openDatabase(':memory:', 'ab'.repeat(32))
})
afterEach(() => rmSync(dir, { recursive: true }))

function reasons(...rows: [minute: number, ip: string][]): string[] {
  writeProfileAnswers(db, { countries: ['JP'] })
  const context = { db, now: () => Date.UTC(2026, 5, 1), changed: () => undefined, defaults: () => ({ language: 'ja', colorScheme: 'auto', zone: 'UTC' }), places: { lookup: placeOf } } as unknown as Context
  const lines = rows.map(([minute, ip]) => `2026-04-01 10:${String(minute).padStart(2, '0')}:00,${ip},Webmail,ok`)
  createImporter(context).importNow({ fileName: 'h.csv', text: ['Time,IP,Protocol,Result', ...lines].join('\n'), zone: 'UTC', accountId: null })
  return listAccesses(db, {}, 0, 1).rows[0]?.judgement.reasons.map((reason) => reason.code) ?? []
}

describe('impossible travel by cities', () => {
  it('sees what neighbouring countries hide: Sapporo and Shenzhen half an hour apart', () => {
    expect(reasons([0, '126.72.0.1'], [30, '183.15.0.1'])).not.toContain('impossible-travel')
    const own = cities()
    own.install(writeMmdb('GeoLite2-City', CITIES))
    measureWith(db, own)
    forgetFacts(db)
    expect(listAccesses(db, {}, 0, 1).rows[0]?.judgement.reasons).toContainEqual({ code: 'impossible-travel', evidence: expect.objectContaining({ from: 'JP', to: 'CN', minutes: 30 }) })
  })
  it('takes off how far the database may be wrong, and leaves what it does not know to the countries', () => {
    const own = cities()
    own.install(writeMmdb('GeoLite2-City', CITIES))
    measureWith(db, own)
    expect(reasons([0, '126.73.0.1'], [30, '58.32.0.1'])).not.toContain('impossible-travel')
    expect(reasons([0, '126.72.0.1'], [31, '183.99.0.1'])).not.toContain('impossible-travel')
  })
  it('never fires between two places of one country: carriers move people across prefectures', () => {
    const own = cities()
    own.install(writeMmdb('GeoLite2-City', CITIES))
    measureWith(db, own)
    expect(reasons([0, '126.72.0.1'], [2, '126.73.0.1'])).toEqual(['home-country'])
  })
})
