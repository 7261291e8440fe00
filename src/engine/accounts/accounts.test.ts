import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { AccountId, GiftId, ReceiptId } from '../../shared/model'
import type { Context } from '../context'
import { listAccounts, saveAccount } from '../store/accounts'
import { openDatabase, type Database } from '../store/database'
import { listGifts, saveGifts } from '../store/gifts'
import { addRemoval, findRemoval, setRemovalState } from '../store/removals'
import { findVaultOf } from '../vault/vault-feature'
import { createVault, seal } from '../vault/vault'
import { createAccounts } from './accounts'

const RECEIPT = 'r1' as ReceiptId
const RAW = Buffer.from('From: a@shop.example\r\nSubject: gift\r\nMessage-ID: <g@shop.example>\r\n\r\nAmazon gift card\r\nClaim code: AQ7W-XK4M2P-9TZC\r\n')

describe('removing an account', () => {
  let db: Database
  let accountId: AccountId
  let giftId: GiftId
  let isBusy = false
  const add = (user: string) => saveAccount(db, { address: `${user}@example.jp`, provider: 'other', host: 'h', port: 1, tls: 'tls', user }, null, 1).id
  const addGift = (id: AccountId): GiftId => {
    saveGifts(db, id, [{
      ref: { folderPath: 'INBOX', uidValidity: 1, uid: 1 }, messageId: 'g@shop.example', sizeBytes: RAW.length, bodyHash: 'h', class: 'gift', sure: true, brand: null, brandName: '',
      subject: '', sender: '', money: null, expires: null, arrivedAt: 1, codes: [], fingerprints: [], reasons: [],
    }], 1)
    return listGifts(db, id)[0]?.id as GiftId
  }
  const remove = (abandonsOpen?: boolean) => {
    const context = { db, now: () => 1, changed: () => undefined, heldPasswords: new Map(), jobs: { isBusy: () => isBusy } } as unknown as Context
    return createAccounts(context)['account.remove']({ accountId, abandonsOpen })
  }
  beforeEach(() => {
    isBusy = false
    db = openDatabase(':memory:', '1'.repeat(64))
    accountId = add('first')
    giftId = addGift(accountId)
    addRemoval(db, { receipt: RECEIPT, accountId, giftId, intentAt: 10 })
    seal(db, { receipt: RECEIPT, giftId, accountId, role: 'gift', raw: RAW, bodyHash: 'h', at: 20 })
  })
  afterEach(() => db.close())
  const isOpen = expect.objectContaining({ code: 'removal-open' }) as Error
  const busy = expect.objectContaining({ code: 'account-busy' }) as Error

  for (const state of ['open', 'undoing'] as const) {
    test(`is refused while a journal of it is ${state}: another mailbox could only prove it falsely`, () => {
      setRemovalState(db, RECEIPT, { state, finishedAt: null, error: null })
      expect(() => remove()).toThrow(isOpen)
      expect(listAccounts(db)).toHaveLength(1)
    })

    test(`that is ${state} may be given up when its server is gone for good: the mail stays in the vault, the receipt says unproven`, () => {
      setRemovalState(db, RECEIPT, { state, finishedAt: null, error: null })
      expect(remove(true)).toEqual({ removed: true })
      expect(listAccounts(db)).toHaveLength(0)
      expect(findRemoval(db, RECEIPT)).toMatchObject({ state: 'unproven', finishedAt: 1, error: { code: state === 'open' ? 'removal-unproven' : 'undo-failed' } })
      expect(createVault({ store: db, clock: () => 50, redeemHost: () => null }).list({ offset: 0, limit: 9 }).rows).toHaveLength(1)
    })
  }

  test('is refused while a job runs for it', () => {
    setRemovalState(db, RECEIPT, { state: 'removed', finishedAt: 30, error: null })
    isBusy = true
    expect(() => remove(true)).toThrow(busy)
    expect(listAccounts(db)).toHaveLength(1)
  })

  test('leaves the vault as it is, and nothing of it is ever taken for the next account’s', () => {
    setRemovalState(db, RECEIPT, { state: 'removed', finishedAt: 30, error: null })
    expect(remove()).toEqual({ removed: true })
    const vault = createVault({ store: db, clock: () => 50, redeemHost: () => null })
    expect(vault.list({ offset: 0, limit: 9 }).rows).toMatchObject([{ giftId: null, accountId }])
    expect(findRemoval(db, RECEIPT)?.giftId).toBeNull()
    const next = add('second')
    const nextGift = addGift(next)
    expect([next, nextGift]).not.toContain(accountId)
    expect(nextGift).not.toBe(giftId)
    expect(findVaultOf(db, nextGift)).toBeUndefined()
  })
})
