import { beforeEach, describe, expect, it } from 'vitest'
import type { AccessEvent, AccountId, Place } from '../../shared/model'
import { networkFigures, placeFigures, trackFigures } from '../access/figures'
import { judgeStore } from '../access/judge'
import { listAccesses } from '../access/list'
import { addImport, adoptOrphans, coverageSpans, listImports, newAmong, removeImport } from './accesses'
import { saveAccount } from './accounts'
import { addConfirmation } from './confirmations'
import { openDatabase, type Database } from './database'

let db: Database
beforeEach(() => {
  db = openDatabase(':memory:', 'ab'.repeat(32))
})

const event = (time: number): AccessEvent => ({
  time, timeZoneKnown: true, timePrecision: 'second', ip: '9.9.9.9', host: null, country: null, countryText: null, region: null, city: null, service: 'imap', serviceText: 'IMAP',
  client: null, result: 'success', provider: 'generic', accountHint: null, rawLineRef: 'L1',
})
const place: Place = { country: 'US', asn: 1, network: 'Example', isHosting: false, service: null, isRoutable: true }
const events = [event(1000), event(1000), event(5000)]
let clock = 0
const add = (accountId: AccountId | null, of = events, fileName = 'a.csv') =>
  addImport(db, { accountId, fileName, format: 'generic-table', zone: 'UTC', importedAt: ++clock, ignored: 0, malformed: [{ ref: 'L9', reason: 'bad-time' }] }, of, of.map(() => place), [{ track: 'mail-software', span: { from: 1000, to: 5999 } }])
const connect = (user: string) => saveAccount(db, { address: user, provider: 'other', host: 'h', port: 993, tls: 'tls', user }, null, 1).id
const total = (accountId?: AccountId) => listAccesses(db, accountId === undefined ? {} : { accountId }, 0, 1).total

describe('histories in the store', () => {
  it('are known again, equal rows included', () => {
    expect(add(null)).toMatchObject({ added: 3, known: 0 })
    expect(add(null)).toMatchObject({ added: 0, known: 3 })
    expect(newAmong(db, null, [...events, event(1000)])).toEqual([false, false, false, true])
  })

  it('go to the first mailbox that is connected, and are known there when they are imported again', () => {
    add(null)
    const first = connect('haruka')
    expect([total(first), coverageSpans(db, first).length, newAmong(db, first, events)]).toEqual([3, 1, [false, false, false]])
    expect(add(first)).toMatchObject({ added: 0, known: 3 })
    expect(total()).toBe(3)
  })

  it('stay with the first mailbox when a second one is connected, and count for each mailbox on its own', () => {
    const first = connect('haruka')
    add(null)
    const second = connect('minato')
    expect([total(first), total(second)]).toEqual([0, 0])
    expect(newAmong(db, second, events)).toEqual([true, true, true])
    add(second)
    add(first)
    expect([total(first), total(second), total()]).toEqual([3, 3, 9])
  })

  it('are not doubled when the mailbox that takes them over has some of them', () => {
    const first = connect('haruka')
    add(first, events.slice(1))
    const { importId } = add(null)
    adoptOrphans(db, first)
    expect([total(first), total()]).toEqual([3, 3])
    expect(removeImport(db, importId)).toBe(1)
    expect(total()).toBe(2)
  })

  it('are listed newest first, and one that is taken back goes with its record and what it alone told', () => {
    const { importId } = add(null)
    add(null, [...events, event(9000)], 'b.csv')
    expect(listImports(db).map((row) => [row.fileName, row.accountId, row.format, row.importedAt < clock, row.events, row.malformed])).toEqual([
      ['b.csv', null, 'generic-table', false, 4, 1], ['a.csv', null, 'generic-table', true, 3, 1],
    ])
    expect([removeImport(db, importId), total(), coverageSpans(db).length]).toEqual([0, 4, 1])
    expect(listImports(db).map((row) => row.fileName)).toEqual(['b.csv'])
    expect([removeImport(db, listImports(db)[0]?.importId ?? importId), total(), coverageSpans(db)]).toEqual([4, 0, []])
  })
})

describe('a filter', () => {
  const at = (iso: string) => Date.parse(iso)
  const placed = (asn: number | null, network: string | null, country: string | null, isHosting = false): Place => ({ country, asn, network, isHosting, service: null, isRoutable: true })
  const store = (rows: [string, Place][]) =>
    addImport(db, { accountId: null, fileName: 'b.csv', format: 'generic-table', zone: 'UTC', importedAt: 1, ignored: 0, malformed: [] }, rows.map(([iso]) => event(at(iso))), rows.map(([, p]) => p), [])
  const times = (filter: Parameters<typeof listAccesses>[1]) => listAccesses(db, filter, 0, 10).rows.map((row) => new Date(row.time).toISOString().slice(5, 16)).reverse()

  it('finds a network by its number, by its name where it has none, and those that are not known', () => {
    store([['2024-05-01T00:00Z', placed(4134, 'Chinanet', 'CN')], ['2024-05-02T00:00Z', placed(4134, 'CHINANET-BACKBONE', 'CN')], ['2024-05-03T00:00Z', placed(null, 'Mekong Telecom', 'VN')], ['2024-05-04T00:00Z', placed(null, null, null)]])
    expect(times({ networks: ['AS4134'] })).toEqual(['05-01T00:00', '05-02T00:00'])
    expect(times({ networks: ['Mekong Telecom', null] })).toEqual(['05-03T00:00', '05-04T00:00'])
    expect(times({ networks: ["' or 1 --"] })).toEqual([])
  })

  it('finds an hour of the week on the wall clock of a zone, on both sides of a clock change', () => {
    // New York: Sunday 03:00 is 08:00 UTC in winter and 07:00 UTC in summer.
    store(['2024-03-03T08:10Z', '2024-03-10T07:10Z', '2024-03-10T08:10Z', '2024-11-03T07:10Z', '2024-11-03T08:10Z', '2024-11-04T08:10Z'].map((iso) => [iso, place]))
    const sundayAtThree = (zone: string) => times({ weekHours: { zone, cells: [[6, 3]] } })
    expect(sundayAtThree('America/New_York')).toEqual(['03-03T08:10', '03-10T07:10', '11-03T08:10'])
    expect(sundayAtThree('Asia/Tokyo')).toEqual([])
    expect(times({ weekHours: { zone: 'Asia/Tokyo', cells: [[6, 17], [0, 17]] } })).toEqual(['03-03T08:10', '03-10T08:10', '11-03T08:10', '11-04T08:10'])
  })

  it('gives figures by country, network and track of what it leaves', () => {
    store([['2024-05-01T00:00Z', placed(4134, 'Chinanet', 'CN')], ['2024-05-02T00:00Z', placed(4134, 'Chinanet', 'HK')], ['2024-05-03T00:00Z', placed(4134, 'Chinanet', 'CN')], ['2024-05-04T00:00Z', placed(14061, 'DigitalOcean', 'US', true)], ['2024-05-05T00:00Z', placed(null, null, null)]])
    addConfirmation(db, false, { kind: 'network', network: 'DigitalOcean' }, 1)
    judgeStore(db)
    expect(placeFigures(db, {})).toEqual([{ country: 'CN', count: 2, unexplained: 0 }, { country: null, count: 1, unexplained: 0 }, { country: 'HK', count: 1, unexplained: 0 }, { country: 'US', count: 1, unexplained: 1 }])
    expect(networkFigures(db, {}).map((n) => [n.key, n.name, n.country, n.isHosting, n.count, n.unexplained])).toEqual([
      ['AS14061', 'DigitalOcean', 'US', true, 1, 1], ['AS4134', 'Chinanet', 'CN', false, 3, 0], [null, null, null, false, 1, 0],
    ])
    expect(networkFigures(db, { countries: ['HK'] }).map((n) => [n.key, n.count])).toEqual([['AS4134', 1]])
    expect(trackFigures(db)).toEqual([{ accountId: null, track: 'mail-software', count: 5, unexplained: 1, unlocated: 1, failures: 0 }])
  })
})
