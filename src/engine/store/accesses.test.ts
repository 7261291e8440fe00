import { beforeEach, describe, expect, it } from 'vitest'
import type { AccessEvent, AccountId, Place } from '../../shared/model'
import { addImport, adoptOrphans, coverageSpans, listAccesses, listImports, newAmong, removeImport } from './accesses'
import { saveAccount } from './accounts'
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
