import { beforeEach, expect, it } from 'vitest'
import type { RollOffReminder } from '../../shared/host-api'
import type { AccessEvent, AccountId, Place } from '../../shared/model'
import { addImport } from '../store/accesses'
import { saveAccount } from '../store/accounts'
import { openDatabase, type Database } from '../store/database'
import { judgeStore } from './judge'
import { createRollOffReminder } from './roll-off-reminder'

const DAY = 86_400_000
const BEGIN = Date.UTC(2026, 5, 1)
const place: Place = { country: 'JP', asn: 1, network: 'Example', isHosting: false, service: null, isRoutable: true }
let db: Database
let account: AccountId
let now = BEGIN
let isSomebodyThere = true
let told: RollOffReminder[] = []
beforeEach(() => {
  db = openDatabase(':memory:', 'ab'.repeat(32))
  account = saveAccount(db, { address: 'haruka@yahoo.co.jp', provider: 'yahoojp', host: 'h', port: 993, tls: 'tls', user: 'haruka' }, null, 1).id
  now = BEGIN
  isSomebodyThere = true
  told = []
})
const reminder = () => createRollOffReminder({ db, now: () => now }, (one) => {
  if (isSomebodyThere) told.push(one)
  return Promise.resolve(isSomebodyThere)
})
/** Two rows a day for two weeks, until `to`. */
function record(to: number): void {
  const events = Array.from({ length: 28 }, (_, i): AccessEvent => ({
    time: to - i * DAY / 2, timeZoneKnown: true, timePrecision: 'second', ip: '9.9.9.9', host: null, country: null, countryText: null, region: null, city: null, service: 'imap', serviceText: null,
    client: null, result: 'success', provider: 'yahoo-jp', accountHint: null, rawLineRef: 'L1',
  }))
  addImport(db, { accountId: account, fileName: 'h', format: 'yahoo-jp-mailsoft', zone: 'UTC', importedAt: now, ignored: 0, malformed: [] }, events, events.map(() => place), [{ track: 'mail-software', span: { from: to - 14 * DAY, to } }])
  judgeStore(db)
}

it('comes once a log is due, by the provider’s name alone, and once for each state of the log', async () => {
  record(BEGIN)
  await reminder().look()
  expect(told).toEqual([])
  now = BEGIN + 13 * DAY
  await reminder().look()
  expect(told).toEqual([{ provider: 'yahoojp', track: 'mail-software', lostFrom: expect.any(Number), isSure: false }])
  expect(JSON.stringify(told)).not.toContain('haruka')
  await reminder().look()
  now += DAY
  await reminder().look()
  expect(told).toHaveLength(1)
  record(now)
  await reminder().look()
  expect(told).toHaveLength(1)
  now += 13 * DAY
  await reminder().look()
  expect(told).toHaveLength(2)
})

it('waits until somebody is there who does not look at the window', async () => {
  record(BEGIN)
  now = BEGIN + 13 * DAY
  isSomebodyThere = false
  await reminder().look()
  isSomebodyThere = true
  await reminder().look()
  expect(told).toHaveLength(1)
})
