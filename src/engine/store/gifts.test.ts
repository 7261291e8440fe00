import { beforeEach, describe, expect, it } from 'vitest'
import type { AccountId, GiftId, ReceiptId } from '../../shared/model'
import { saveAccount } from './accounts'
import { openDatabase, type Database } from './database'
import { folderStates, forgetFolders, saveFolderState } from './folder-states'
import { getGift, giftsWithSameCode, listGifts, markFoldersGone, markGift, markVanished, placesOf, saveGifts, unmarkGift, type GiftFacts } from './gifts'
import { addRemoval, addTouched, setGiftRemoved, setRemovalState } from './removals'

let db: Database
let account: AccountId
beforeEach(() => {
  db = openDatabase(':memory:', 'ab'.repeat(32))
  account = saveAccount(db, { address: 'haruka@mail.example', provider: 'other', host: 'imap.mail.example', port: 993, tls: 'tls', user: 'haruka' }, null, 1).id
})

const gift = (folderPath: string, uid: number, more: Partial<GiftFacts> = {}): GiftFacts => ({
  ref: { folderPath, uidValidity: 7, uid }, messageId: `m${uid}@shop.example`, sizeBytes: 1000 + uid, bodyHash: `hash${uid}`,
  class: 'gift', sure: true, brand: 'amazon-jp', brandName: 'Amazon', subject: 'ギフト券', sender: 'shop@shop.example', money: { amountMinor: 5000, currency: 'JPY' },
  expires: null, arrivedAt: 100 + uid, codes: [{ masked: '••••-••••••-••K7', last2: 'K7', kind: 'code' }], fingerprints: [`print${uid}`], reasons: [{ code: 'label' }], ...more,
})
const only = () => {
  const rows = listGifts(db)
  expect(rows).toHaveLength(1)
  return rows[0]!
}

describe('gift mails in the store', () => {
  it('come back as they were saved, newest first', () => {
    saveGifts(db, account, [gift('INBOX', 1), gift('INBOX', 2, { money: null })], 500)
    expect(listGifts(db).map((row) => row.ref.uid)).toEqual([2, 1])
    expect(listGifts(db, account)[1]).toMatchObject({ ...gift('INBOX', 1), accountId: account, foundAt: 500, state: 'in-mailbox', endedAt: null, receipt: null, isPresent: true })
    expect(listGifts(db, (account + 1) as AccountId)).toEqual([])
  })

  it('are saved by the thousand, and twice without doubles', () => {
    const many = Array.from({ length: 1203 }, (_, i) => gift('INBOX', i + 1))
    saveGifts(db, account, many, 1)
    saveGifts(db, account, many, 2)
    expect(listGifts(db)).toHaveLength(1203)
  })

  it('show a copy once, with its other places', () => {
    const same = { messageId: 'm1@shop.example', bodyHash: 'hash1' }
    saveGifts(db, account, [gift('INBOX', 1), gift('Archive', 9, same), gift('記録', 4, { ...same, bodyHash: 'other' })], 1)
    const rows = listGifts(db)
    expect(rows).toHaveLength(2)
    const main = rows.find((row) => row.bodyHash === 'hash1')!
    expect(placesOf(main).map((ref) => ref.folderPath)).toEqual(['INBOX', 'Archive'])
    expect(getGift(db, main.id).copyRefs).toEqual([{ folderPath: 'Archive', uidValidity: 7, uid: 9 }])
  })

  it('never take messages without a Message-ID for copies', () => {
    saveGifts(db, account, [gift('INBOX', 1, { messageId: null, bodyHash: 'x' }), gift('Archive', 1, { messageId: null, bodyHash: 'x' })], 1)
    expect(listGifts(db)).toHaveLength(2)
  })

  it('are marked as removed when their UID has vanished, and come back with it', () => {
    saveGifts(db, account, [gift('INBOX', 1), gift('INBOX', 2), gift('Archive', 3)], 1)
    expect(markVanished(db, { accountId: account, path: 'INBOX', uidValidity: 7, isPresent: (uid) => uid === 2 }, 900)).toBe(1)
    const [, , first] = listGifts(db).sort((a, b) => b.ref.uid - a.ref.uid)
    expect(first).toMatchObject({ state: 'removed', endedAt: 900, isPresent: false })
    saveGifts(db, account, [gift('INBOX', 1)], 2)
    expect(getGift(db, first!.id)).toMatchObject({ state: 'in-mailbox', endedAt: null })
  })

  it('are gone with their folder', () => {
    saveGifts(db, account, [gift('INBOX', 1), gift('旧', 2)], 1)
    saveFolderState(db, account, { path: '旧', uidValidity: 7, uidNext: 3, highestModseq: null, done: '2', messages: 1 })
    expect(markFoldersGone(db, account, new Set(['INBOX']), 50)).toBe(1)
    forgetFolders(db, account, new Set(['INBOX']))
    expect(folderStates(db, account)).toEqual([])
    expect(listGifts(db).find((row) => row.ref.folderPath === '旧')).toMatchObject({ state: 'removed', endedAt: 50 })
  })

  it('keep their row and mark when another client moved the message', () => {
    saveGifts(db, account, [gift('INBOX', 1)], 1)
    const { id } = only()
    markGift(db, id, 'used-by-another', null)
    markVanished(db, { accountId: account, path: 'INBOX', uidValidity: 7, isPresent: () => false }, 10)
    saveGifts(db, account, [gift('Trash', 31, { messageId: 'm1@shop.example', bodyHash: 'hash1' })], 20)
    expect(only()).toMatchObject({ id, ref: { folderPath: 'Trash', uid: 31 }, state: 'used-by-another', isPresent: true })
  })

  it('keep their row when the folder got a new UIDVALIDITY', () => {
    saveGifts(db, account, [gift('INBOX', 1)], 1)
    const { id } = only()
    saveGifts(db, account, [{ ...gift('INBOX', 1), ref: { folderPath: 'INBOX', uidValidity: 8, uid: 40 } }], 2)
    expect(markVanished(db, { accountId: account, path: 'INBOX', uidValidity: 8, isPresent: (uid) => uid === 40 }, 3)).toBe(0)
    expect(only()).toMatchObject({ id, ref: { uidValidity: 8, uid: 40 }, state: 'in-mailbox' })
  })

  it('that Koban removed are not taken for a copy that arrives later', () => {
    saveGifts(db, account, [gift('INBOX', 1)], 1)
    const { id } = only()
    setGiftRemoved(db, { accountId: account, ref: gift('INBOX', 1).ref, receipt: 'r1' as ReceiptId, at: 5 })
    saveGifts(db, account, [gift('INBOX', 2, { messageId: 'm1@shop.example', bodyHash: 'hash1' })], 6)
    expect(only()).toMatchObject({ state: 'in-mailbox', ref: { uid: 2 }, isPresent: true })
    expect(only().id).not.toBe(id)
  })

  it('that Koban removed while they were being read do not come back with what was read; a later reading that still meets them counts', () => {
    const { ref } = gift('INBOX', 1)
    const receipt = 'r1' as ReceiptId
    const copyAt = { folderPath: 'Archive', uidValidity: 7, uid: 9 }
    const copy = gift('Archive', 9, { messageId: 'm1@shop.example', bodyHash: 'hash1' })
    saveGifts(db, account, [gift('INBOX', 1)], 100)
    addRemoval(db, { receipt, accountId: account, giftId: only().id, intentAt: 150 })
    const touched = { state: 'gone' as const, messageId: 'm1@shop.example', isFoundBySearch: true, sizeBytes: 1001, bodyHash: 'hash1', flags: [], internalDate: 1, labels: [], vaultId: null, movedTo: null, restoredTo: null }
    addTouched(db, receipt, { ...touched, role: 'mail', ref })
    addTouched(db, receipt, { ...touched, role: 'copy', ref: copyAt })
    saveGifts(db, account, [copy], 160, 90)
    expect(db.all('select uid from gift')).toEqual([{ uid: 1 }])
    setGiftRemoved(db, { accountId: account, ref, receipt, at: 200 })
    setRemovalState(db, receipt, { state: 'removed', finishedAt: 200, error: null })
    saveGifts(db, account, [gift('INBOX', 1), copy], 210, 90)
    expect(only()).toMatchObject({ state: 'removed', endedAt: 200, isPresent: false, copyRefs: [] })
    saveGifts(db, account, [gift('INBOX', 1), copy], 400, 300)
    expect(only()).toMatchObject({ state: 'in-mailbox', endedAt: null, copyRefs: [copyAt] })
  })

  it('lay in the mailbox from the arrival of the first copy until the end of the last', () => {
    const same = { messageId: 'm1@shop.example', bodyHash: 'hash1' }
    saveGifts(db, account, [gift('INBOX', 1, { arrivedAt: 50 }), gift('Trash', 9, { ...same, arrivedAt: 40 })], 60)
    const leave = (path: string, at: number) => markVanished(db, { accountId: account, path, uidValidity: 7, isPresent: () => false }, at)
    leave('INBOX', 100)
    expect(only()).toMatchObject({ arrivedAt: 40, endedAt: null, isPresent: true })
    leave('Trash', 900)
    expect(only()).toMatchObject({ arrivedAt: 40, endedAt: 900, isPresent: false })
    expect(getGift(db, only().id)).toMatchObject({ arrivedAt: 40, endedAt: 900 })
  })

  it('are linked by an equal code, not by being copies', () => {
    saveGifts(db, account, [
      gift('INBOX', 1, { fingerprints: ['a', 'b'] }), gift('Archive', 2, { messageId: 'm1@shop.example', bodyHash: 'hash1', fingerprints: ['a', 'b'] }),
      gift('INBOX', 3, { fingerprints: ['b'] }), gift('INBOX', 4, { fingerprints: ['c'] }),
    ], 1)
    const rows = listGifts(db)
    const at = (uid: number) => rows.find((row) => row.ref.uid === uid)!.id
    expect(giftsWithSameCode(db, at(1))).toEqual([at(3)])
  })
})

describe('a mark', () => {
  it('ends the time in the mailbox only when the date is known, and can be taken back', () => {
    saveGifts(db, account, [gift('INBOX', 1)], 1)
    const { id } = only()
    expect(markGift(db, id, 'redeemed', null)).toMatchObject({ state: 'redeemed', endedAt: null, isPresent: true })
    expect(markGift(db, id, 'redeemed', 700)).toMatchObject({ state: 'redeemed', endedAt: 700 })
    expect(markGift(db, id, 'used-by-another', null)).toMatchObject({ state: 'used-by-another', endedAt: null })
    expect(unmarkGift(db, id)).toMatchObject({ state: 'in-mailbox', endedAt: null })
  })

  it('holds for the copies too', () => {
    saveGifts(db, account, [gift('INBOX', 1), gift('Archive', 2, { messageId: 'm1@shop.example', bodyHash: 'hash1' })], 1)
    markGift(db, only().id, 'redeemed', null)
    expect(db.all('select distinct state from gift')).toEqual([{ state: 'redeemed' }])
  })

  it('taken back after a removal gives the time of the removal', () => {
    saveGifts(db, account, [gift('INBOX', 1)], 1)
    const { id } = only()
    markGift(db, id, 'redeemed', 300)
    addRemoval(db, { receipt: 'r1' as ReceiptId, accountId: account, giftId: id, intentAt: 800 })
    setRemovalState(db, 'r1' as ReceiptId, { state: 'removed', finishedAt: 900, error: null })
    setGiftRemoved(db, { accountId: account, ref: gift('INBOX', 1).ref, receipt: 'r1' as ReceiptId, at: 900 })
    expect(getGift(db, id)).toMatchObject({ state: 'redeemed', endedAt: 300, isPresent: false })
    expect(unmarkGift(db, id)).toMatchObject({ state: 'removed', endedAt: 900 })
  })

  it('taken back after the mail vanished gives the time it was missed', () => {
    saveGifts(db, account, [gift('INBOX', 1)], 1)
    const { id } = only()
    markGift(db, id, 'redeemed', 300)
    markVanished(db, { accountId: account, path: 'INBOX', uidValidity: 7, isPresent: () => false }, 900)
    expect(unmarkGift(db, id)).toMatchObject({ state: 'removed', endedAt: 900 })
  })

  it('on an unknown gift mail is refused', () => {
    expect(() => markGift(db, 99 as GiftId, 'redeemed', null)).toThrow(expect.objectContaining({ code: 'gift-unknown' }) as Error)
  })
})

it('remembers what was read of a folder', () => {
  const state = { path: 'ギフト', uidValidity: 7, uidNext: 12, highestModseq: 9007199254740993n, done: '1:5,8', messages: 6 }
  saveFolderState(db, account, { ...state, done: '1', uidNext: null })
  saveFolderState(db, account, state)
  expect(folderStates(db, account)).toEqual([state])
})
