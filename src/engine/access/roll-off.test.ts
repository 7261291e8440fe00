// On which day a log loses rows that were not imported: by what the provider keeps and the pace of the rows seen.
import { beforeEach, describe, expect, it } from 'vitest'
import type { AccountId } from '../../shared/model'
import type { Context } from '../context'
import { saveAccount } from '../store/accounts'
import { openDatabase, type Database } from '../store/database'
import { createImporter, type Importer } from './import'
import { cutOffAt, rollOffOf, type NewestRecord } from './roll-off'
import { rollOffs } from './roll-offs'

const DAY = 86_400_000
const NOW = Date.UTC(2026, 5, 1)
const ago = (days: number) => NOW - days * DAY
const yahoo = (times: number[], extra: Partial<NewestRecord> = {}): NewestRecord => ({ accountId: 1 as AccountId, track: 'mail-software', provider: 'yahoojp', format: 'yahoo-jp-mailsoft', times, recent: [], to: NOW, ...extra })
/** One row every `every` days, the newest now. */
const rows = (count: number, every: number) => Array.from({ length: count }, (_, i) => ago(i * every))

describe('rollOffOf', () => {
  it('is the day on which a log of so many rows has filled anew at its pace, and only about', () => {
    // 30 rows in 15 days, the first of them 14.5 days ago: two a day and a little.
    const found = rollOffOf(yahoo(rows(30, 0.5)), NOW)
    expect(found).toMatchObject({ keepsRows: 30, isFull: true, isSure: false })
    expect(Math.round(((found?.lostFrom ?? 0) - NOW) / DAY)).toBe(15)
  })
  it('counts from where the record ends, not from today', () => {
    const record = yahoo(rows(10, 1).map((time) => time - 20 * DAY), { to: ago(20) })
    const found = rollOffOf(record, NOW)
    expect(Math.round(((found?.lostFrom ?? 0) - ago(20)) / DAY)).toBe(27)
    expect(found?.isFull).toBe(false)
  })
  it('is sure where the provider itself says for how many days it keeps rows', () => {
    expect(rollOffOf(yahoo([ago(40)], { provider: 'outlook', format: 'microsoft-account-activity', to: ago(40) }), NOW)).toMatchObject({ lostFrom: ago(10), isSure: true, isDue: true })
    expect(rollOffOf(yahoo([ago(1)], { provider: 'gmail', format: 'google-takeout-activities', to: ago(1) }), NOW)).toMatchObject({ lostFrom: ago(1) + 28 * DAY, isSure: false, isDue: false })
  })
  it('takes the earlier of the two where a log keeps so many rows and so many days', () => {
    const slow = yahoo(rows(3, 30), { provider: 'biglobe', format: 'generic-table' })
    expect(rollOffOf(slow, NOW)?.lostFrom).toBe(NOW + 183 * DAY)
    const fast = yahoo(rows(100, 0.1), { provider: 'biglobe', format: 'generic-table' })
    expect(rollOffOf(fast, NOW)?.lostFrom).toBeLessThan(NOW + 11 * DAY)
  })
  it('has no date where too few rows show no pace, and none at all where nothing is known', () => {
    expect(rollOffOf(yahoo([NOW]), NOW)).toMatchObject({ lostFrom: null, isDue: false })
    expect(rollOffOf(yahoo([]), NOW)).toMatchObject({ lostFrom: null })
    expect(rollOffOf(yahoo(rows(5, 1), { provider: 'other', format: 'mailserver-syslog' }), NOW)).toBeNull()
  })
  it('promises no day by a few rows in months', () => {
    expect(rollOffOf(yahoo(rows(5, 60)), NOW)?.lostFrom).toBeNull()
  })
  it('reminds before the day, not from the first day on', () => {
    const record = yahoo(rows(30, 1), { to: NOW })
    const lostFrom = rollOffOf(record, NOW)?.lostFrom ?? 0
    expect(rollOffOf(record, NOW)?.isDue).toBe(false)
    expect(rollOffOf(record, lostFrom - 6 * DAY)?.isDue).toBe(false)
    expect(rollOffOf(record, lostFrom - 4 * DAY)?.isDue).toBe(true)
    expect(rollOffOf(record, lostFrom + DAY)?.isDue).toBe(true)
  })
})

describe('cutOffAt', () => {
  it('is told of an audit export that ends exactly where such exports end', () => {
    expect(cutOffAt('m365-ual-csv', 50_000)).toBe(50_000)
    expect(cutOffAt('m365-ual-csv', 49_999)).toBeNull()
    expect(cutOffAt('generic-table', 50_000)).toBeNull()
  })
})

describe('roll-off in a store', () => {
  let db: Database
  let importer: Importer
  let context: Context
  let accountId: AccountId
  beforeEach(() => {
    db = openDatabase(':memory:', 'ab'.repeat(32))
    const nowhere = { country: null, asn: null, network: null, isHosting: false, service: null, isRoutable: true }
    context = { db, now: () => NOW, changed: () => undefined, defaults: () => ({ language: 'ja', colorScheme: 'auto', zone: 'UTC' }), places: { lookup: () => nowhere } } as unknown as Context
    importer = createImporter(context)
    accountId = saveAccount(db, { host: '127.0.0.1', port: 993, tls: 'tls', user: 'u', address: 'u@yahoo.example', provider: 'yahoojp' }, null, NOW).id
  })
  const stamp = (time: number) => new Date(time + 9 * 3_600_000).toISOString().slice(0, 16).replaceAll('-', '/').replace('T', ' ')
  const page = (...times: number[]) => ['日時,サービス,IPアドレス,アクセス元', ...times.map((time) => `${stamp(time)},メール受信(IMAP),126.72.31.118,不明`)].join('\n')
  const add = (text: string, observedAt?: number) => importer.importNow({ fileName: 'h.csv', text, zone: 'UTC', accountId, ...(observedAt ? { observedAt } : {}) })

  it('is told with the import, of the tracks that the file is about, by the newest record', () => {
    const old = add(page(...rows(20, 1).map((time) => time - 60 * DAY)))
    expect(old.rollOff).toMatchObject([{ track: 'mail-software', rows: 20, isDue: true }])
    const fresh = add(page(...rows(20, 1)), NOW)
    expect(fresh.rollOff).toMatchObject([{ track: 'mail-software', rows: 20, isDue: false }])
    expect(rollOffs(context)).toEqual(fresh.rollOff)
  })
  it('lets no record reach beyond now, whatever its rows say', () => {
    const { rollOff } = add(page(NOW - DAY, NOW, NOW + 200 * DAY))
    expect(rollOff).toMatchObject([{ to: NOW }])
  })
  it('goes by the quicker pace when a short file follows a full one', () => {
    add(page(...rows(30, 0.5)))
    const [before] = rollOffs(context)
    expect(add(page(NOW - 2 * DAY, NOW), NOW).rollOff[0]?.lostFrom).toBeLessThan((before?.lostFrom ?? 0) + DAY)
  })
  it('goes back to the record before when the newest import is taken back', () => {
    add(page(...rows(20, 1).map((time) => time - 60 * DAY)))
    const { importId } = add(page(...rows(10, 1)), NOW)
    db.run('update import set is_whole = 0 where id = ?', importId)
    expect(rollOffs(context)).toMatchObject([{ rows: 20 }])
  })
  it('is nothing without an account or without a history', () => {
    expect(rollOffs(context)).toEqual([])
    expect(importer.importNow({ fileName: 'h.csv', text: page(NOW), zone: 'UTC', accountId: null }).rollOff).toEqual([])
  })
})
