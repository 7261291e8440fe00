import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { AccountId, GiftId, ReceiptId, VaultId } from '../../shared/model'
import { saveAccount } from '../store/accounts'
import { openDatabase, type Database } from '../store/database'
import { getGift, markGift, saveGifts } from '../store/gifts'
import { addRemoval, setRemovalState, type RemovalState } from '../store/removals'
import { findVaultOf, rawInVault } from './vault-feature'
import { createVault, seal, vaultRaw, type Vault } from './vault'

const CODE = 'AQ7W-XK4M2P-9TZC'
const RAW = Buffer.from(
  [
    'From: "Amazon.co.jp" <gift-cards@amazon.co.jp>', 'To: hanako@example.jp', `Subject: Amazon gift card ${CODE}`, 'Message-ID: <g@amazon.co.jp>', 'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8', '', 'Amazon gift card', 'Amount: 5,000 JPY', `Claim code: ${CODE}`, '',
  ].join('\r\n'),
)

describe('the vault', () => {
  let store: Database
  let vault: Vault
  let accountId: AccountId
  let giftId: GiftId
  beforeEach(() => {
    store = openDatabase(':memory:', '1'.repeat(64))
    vault = createVault({ store, clock: () => 50, redeemHost: (brand) => `${brand}.example` })
    accountId = saveAccount(store, { address: 'a@example.jp', provider: 'other', host: 'h', port: 1, tls: 'tls', user: 'u' }, null, 1).id
    const ref = { folderPath: 'INBOX', uidValidity: 1, uid: 1 }
    saveGifts(store, accountId, [{
      ref, messageId: 'g@amazon.co.jp', sizeBytes: RAW.length, bodyHash: 'h', class: 'gift', sure: true, brand: 'amazon', brandName: 'Amazon', subject: '', sender: '', money: null,
      expires: null, arrivedAt: 1, codes: [], fingerprints: [], reasons: [],
    }], 1)
    giftId = store.get<{ id: GiftId }>('select id from gift')?.id ?? (0 as GiftId)
  })
  afterEach(() => store.close())

  const put = (receipt: string, state: RemovalState = 'removed', raw = RAW): VaultId => {
    const named = receipt as ReceiptId
    addRemoval(store, { receipt: named, accountId, giftId, intentAt: 10 })
    const id = seal(store, { receipt: named, giftId, accountId, role: 'gift', raw, bodyHash: 'h', at: 20, known: { brandName: 'Amazon', money: { amountMinor: 5000, currency: 'JPY' } } })
    setRemovalState(store, named, { state, finishedAt: state === 'open' || state === 'undoing' ? null : 30, error: null })
    return id
  }

  test('lists masked codes only; the full code is the answer to reveal, and the raw message to export', () => {
    const id = put('r1')
    const { total, rows } = vault.list({ offset: 0, limit: 10 })
    expect(total).toBe(1)
    expect(rows[0]).toMatchObject({ id, brandName: 'Amazon', state: 'unused', money: { amountMinor: 5000, currency: 'JPY' }, inMailbox: false, redeemUrlHost: 'amazon.example', storedAt: 20 })
    expect(rows[0]?.codes).toMatchObject([{ last2: 'ZC', kind: 'code' }])
    expect(JSON.stringify(rows)).not.toContain(CODE)
    expect(JSON.stringify(rows)).not.toContain('XK4M2P')
    expect(vault.reveal(id).codes).toEqual([CODE])
    const { fileName, bytes } = vault.exportEml(id)
    expect(Buffer.from(bytes)).toEqual(RAW)
    expect(fileName).toMatch(/^koban-1970-01-01-\d+\.eml$/)
  })

  test('a mark on the item is a mark on the gift mail, and the other way round', () => {
    const id = put('r1')
    expect(vault.mark(id, 'used-by-another')).toMatchObject({ state: 'used-by-another', steps: [{ step: 'intent' }, { step: 'used', at: 50, folder: null }] })
    expect(getGift(store, giftId).state).toBe('used-by-another')
    expect(vault.mark(id, 'unused').state).toBe('unused')
    expect(getGift(store, giftId).state).toBe('in-mailbox')
    markGift(store, giftId, 'redeemed', null)
    expect(vault.get(id).state).toBe('redeemed')
  })

  test('an item outlives its account, with the mark it had', () => {
    const id = put('r1')
    vault.mark(id, 'redeemed')
    store.run('delete from account')
    expect(vault.get(id).state).toBe('redeemed')
    expect(vault.mark(id, 'unused').state).toBe('unused')
  })

  test('an item is never taken for one of another account, even where the number of a gift mail is the same', () => {
    const id = put('r1')
    expect(findVaultOf(store, giftId)?.codes).toEqual([CODE])
    expect(rawInVault(store, giftId)).toEqual(RAW)
    const other = saveAccount(store, { address: 'b@example.jp', provider: 'other', host: 'h', port: 1, tls: 'tls', user: 'other' }, null, 1).id
    store.run(`update gift set account_id = ?, state = 'redeemed' where id = ?`, other, giftId)
    expect([findVaultOf(store, giftId), rawInVault(store, giftId)]).toEqual([undefined, undefined])
    expect(vault.get(id).state).toBe('unused')
    vault.mark(id, 'used-by-another')
    expect(getGift(store, giftId).state).toBe('redeemed')
    store.run(`update gift set account_id = ?, body_hash = 'another mail', state = 'in-mailbox' where id = ?`, accountId, giftId)
    expect([findVaultOf(store, giftId), rawInVault(store, giftId)]).toEqual([undefined, undefined])
  })

  for (const word of ['破棄', 'SHRED', ' ＳＨＲＥＤ ']) {
    test(`shreds an item and all that was stored with it after the word “${word.trim()}”`, () => {
      const id = put('r1')
      const copy = seal(store, { receipt: 'r1' as ReceiptId, giftId, accountId, role: 'copy', raw: RAW, bodyHash: 'h', at: 20 })
      const other = put('r2')
      expect(vault.shred(id, word)).toEqual({ shredded: true })
      expect([id, copy].map((one) => vaultRaw(store, one))).toEqual([undefined, undefined])
      expect(vaultRaw(store, other)).toEqual(RAW)
    })
  }
  test('does not shred without the word, nor what an open journal may still need', () => {
    const id = put('r1')
    for (const word of ['', 'shred', 'YES', '破']) expect(() => vault.shred(id, word)).toThrow(expect.objectContaining({ code: 'not-allowed' }) as Error)
    const open = put('r2', 'open')
    expect(() => vault.shred(open, 'SHRED')).toThrow(expect.objectContaining({ code: 'not-allowed' }) as Error)
    const undoing = put('r3', 'undoing')
    expect(() => vault.shred(undoing, 'SHRED')).toThrow(expect.objectContaining({ code: 'not-allowed' }) as Error)
    expect(vault.list({ offset: 0, limit: 9 }).total).toBe(3)
  })

  test('keeps one item for a mail that was put back and deleted again, and every item that still is the only copy', () => {
    put('r1', 'undone')
    put('r2')
    expect(vault.list({ offset: 0, limit: 9 }).rows.map((row) => row.receipt)).toEqual(['r2'])
    put('r3')
    expect(vault.list({ offset: 0, limit: 9 }).rows.map((row) => row.receipt).sort()).toEqual(['r2', 'r3'])
  })

  test('keeps raw bytes that are no readable mail', () => {
    const raw = Buffer.from([0, 255, 254, 13, 10, 128])
    const id = put('r1', 'removed', raw)
    expect(vaultRaw(store, id)).toEqual(raw)
    expect(vault.reveal(id).codes).toEqual([])
  })

  test('knows what it does not have', () => {
    expect(() => vault.get(99 as VaultId)).toThrow(expect.objectContaining({ code: 'gift-unknown' }) as Error)
  })
})
