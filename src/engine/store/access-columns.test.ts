// Bringing the accesses into memory after a start: in steps, shared with whoever cannot wait, and never missing what was written.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import type { AccessEvent, Place } from '../../shared/model'
import { judged, judgeStore, readAndJudge } from '../access/judge'
import { createEngine } from '../engine'
import { accessData, forgetAccesses, knownData, readAccesses } from './access-columns'
import { addImport } from './accesses'
import { openDatabase, type Database } from './database'
import { NO_KEYCHAIN } from './store'

const place: Place = { country: 'US', asn: 1, network: 'Example', isHosting: false, service: null, isRoutable: true }
const events = (count: number): AccessEvent[] => Array.from({ length: count }, (_, i) => ({
  time: 1_700_000_000_000 - i * 1000, timeZoneKnown: true, timePrecision: 'second', ip: i % 7 === 0 ? null : `203.0.${i % 200}.9`, host: i % 11 === 0 ? 'h.example' : null, country: null, countryText: null, region: null, city: null,
  service: i % 2 === 0 ? 'imap' : 'web', serviceText: 'x', client: i % 3 === 0 ? 'Thunderbird' : null, result: 'success', provider: 'generic', accountHint: null, rawLineRef: `L${i}`,
}))
const add = (db: Database, count: number) => {
  const rows = events(count)
  addImport(db, { accountId: null, fileName: 'a.csv', format: 'generic-table', zone: 'UTC', importedAt: 1, ignored: 0, malformed: [] }, rows, rows.map(() => place), [])
}
const finish = (steps: Generator<void>): number => {
  let count = 0
  while (!steps.next().done) count++
  return count
}
let db: Database
let whole: ReturnType<typeof accessData>
beforeEach(() => {
  db = openDatabase(':memory:', 'ab'.repeat(32))
  add(db, 25_000)
  forgetAccesses(db)
  whole = accessData(db)
  forgetAccesses(db)
})

describe('reading the accesses in steps', () => {
  it('gives what reading them at once gives, and is ready then, verdicts included', () => {
    expect(finish(readAndJudge(db))).toBeGreaterThan(3)
    expect(knownData(db)).toEqual(whole)
    const ready = judged(db)
    expect(ready.data).toBe(knownData(db))
    expect(judged(db)).toBe(ready)
    judgeStore(db)
    expect(judged(db).verdicts).toEqual(ready.verdicts)
  })

  it('is ended, not begun anew, for somebody who cannot wait', () => {
    const asked: string[] = []
    const counted: Database = { ...db, get rollbacks() { return db.rollbacks }, lists: (sql, ...params) => (asked.push(sql), db.lists(sql, ...params)) }
    const steps = readAccesses(counted)
    steps.next()
    steps.next()
    const data = accessData(counted)
    expect(data).toEqual(whole)
    finish(steps)
    expect(knownData(counted)).toBe(data)
    // 25,000 rows are three readings, all of them done once.
    expect(asked.filter((sql) => sql.includes('from access where id >'))).toHaveLength(3)
  })

  it('misses nothing that was written meanwhile', () => {
    const steps = readAndJudge(db)
    steps.next()
    steps.next()
    addImport(db, { accountId: null, fileName: 'b.csv', format: 'generic-table', zone: 'UTC', importedAt: 2, ignored: 0, malformed: [] }, [{ ...events(1)[0]!, time: 5 }], [place], [])
    finish(steps)
    expect(accessData(db).columns.count).toBe(25_001)
    expect(accessData(db).columns.time[0]).toBe(5)
  })
})

it('other calls are answered while a question about the accesses waits for them', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'koban-loading-'))
  const make = () => createEngine({ dataDir: dir, placesDir: join(import.meta.dirname, '../../../data'), version: '0', language: 'ja', keychain: NO_KEYCHAIN, demo: null, emit: () => undefined })
  const first = make()
  await first.begin()
  await first.handlers['app.setPassphrase']({ passphrase: 'a long passphrase' })
  add(first.context.db, 60_000)
  await first.stop()
  const engine = make()
  await engine.begin()
  await engine.handlers['app.unlock']({ passphrase: 'a long passphrase' })
  const order: string[] = []
  expect(engine.importer.loading()).not.toBeNull()
  await Promise.all([
    Promise.resolve(engine.handlers['access.list']({ filter: {}, offset: 0, limit: 1 })).then(({ total }) => order.push(`list ${total}`)),
    Promise.resolve(engine.handlers['overview.get']({})).then(() => order.push('overview')),
    Promise.resolve(engine.handlers['settings.get']({})).then(() => order.push('settings')),
    Promise.resolve(engine.handlers['vault.list']({ offset: 0, limit: 1 })).then(() => order.push('vault')),
  ])
  expect(order).toEqual(['settings', 'vault', 'list 60000', 'overview'])
  expect(engine.importer.loading()).toBeNull()
  await engine.stop()
  rmSync(dir, { recursive: true })
})
