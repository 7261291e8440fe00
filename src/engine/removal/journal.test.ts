import { afterEach, beforeEach, expect, test } from 'vitest'
import type { AccountId, GiftId } from '../../shared/model'
import { openDatabase, type Database } from '../store/database'
import { beginJournal } from './journal'

let store: Database
beforeEach(() => { store = openDatabase(':memory:', '0'.repeat(64)) })
afterEach(() => store.close())
const gift = (accountId: number) => ({ id: 5 as GiftId, accountId: accountId as AccountId, ref: { folderPath: 'INBOX', uidValidity: 7, uid: 1 }, messageId: 'g@example.com', sizeBytes: 10 })

test('an open journal is taken up again for the same gift mail, never for one of another account', async () => {
  const deps = { store, clock: () => 1 }
  const first = await beginJournal(deps, gift(1))
  expect((await beginJournal(deps, gift(1))).receipt).toBe(first.receipt)
  expect((await beginJournal(deps, gift(2))).receipt).not.toBe(first.receipt)
})
