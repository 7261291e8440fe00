import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { AccountId } from '../../shared/model'
import type { Context } from '../context'
import { saveAccount, setAccountError, setScanned } from '../store/accounts'
import { openDatabase, type Database } from '../store/database'
import { newKey } from '../store/key-file'
import { createWatch } from './watch'

const HOUR = 3_600_000
let db: Database
let now = Date.UTC(2026, 0, 5)
beforeEach(() => {
  vi.useFakeTimers()
  db = openDatabase(':memory:', newKey())
})
afterEach(() => {
  vi.useRealTimers()
  db.close()
})

/** The account's provider; how often it was looked at, hour by hour, when each look takes no time. */
function looks(provider: string, hours: number, prepare: (id: AccountId) => void = () => undefined): number {
  const { id } = saveAccount(db, { host: 'mail.example', port: 993, tls: 'tls', user: 'haruka', address: 'haruka@mail.example', provider }, 'secret', now)
  prepare(id)
  let count = 0
  const context = { db, now: () => now, isWorking: () => false } as unknown as Context
  const watch = createWatch(context, { start: (accountId) => (count++, setScanned(db, accountId, now, 0), '' as never), pause: () => Promise.resolve(), stop: () => undefined })
  watch.begin()
  for (let minute = 0; minute < hours * 60; minute++) {
    now += 60_000
    vi.advanceTimersByTime(60_000)
  }
  watch.stop()
  return count
}

it('looks at once after connecting, then twice a day where each sign-in pushes a row out of the provider\'s own list', () => {
  expect(looks('yahoojp', 23)).toBe(2)
})

it('does not look again at a start soon after', () => {
  expect(looks('yahoojp', 8, (id) => setScanned(db, id, now - 3 * HOUR, 0))).toBe(0)
})

it('looks more often where the list is long', () => {
  expect(looks('fastmail', 23)).toBeGreaterThan(20)
})

it('leaves an account alone whose sign-in was refused', () => {
  expect(looks('fastmail', 5, (id) => setAccountError(db, id, { code: 'auth-refused', message: '' }))).toBe(0)
})
