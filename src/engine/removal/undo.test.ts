import { afterEach, beforeEach, expect, test } from 'vitest'
import { KobanError } from '../../shared/errors'
import type { AccountId, ReceiptId } from '../../shared/model'
import type { MailSession } from '../imap/session'
import { openDatabase, type Database } from '../store/database'
import { addRemoval, addStep, addTouched, findRemoval, setRemovalState } from '../store/removals'
import { seal } from '../vault/vault'
import { connection } from './connection'
import { readJournal } from './journal'
import { undoJournal } from './undo'

let store: Database
beforeEach(() => { store = openDatabase(':memory:', '0'.repeat(64)) })
afterEach(() => store.close())

const RECEIPT = 'r1' as ReceiptId
const RAW = Buffer.from('Message-ID: <g@example.com>\r\nSubject: gift\r\n\r\ncode\r\n')
const refusing = {
  folders: () => Promise.resolve([]), openReadOnly: () => Promise.resolve({ path: 'INBOX', uidValidity: 7, uidNext: 1, exists: 0, readOnly: true }),
  allUids: () => Promise.resolve([]), facts: () => Promise.resolve([]), append: () => Promise.reject(new KobanError('server-refused')), close: () => Promise.resolve(),
} as unknown as MailSession

for (const ending of ['removed', 'unproven'] as const) {
  test(`an undo that a crash cut short and the server then refuses leaves the delete ${ending}, as it had ended`, async () => {
    addRemoval(store, { receipt: RECEIPT, accountId: 1 as AccountId, giftId: null, intentAt: 1 })
    const vaultId = seal(store, { receipt: RECEIPT, giftId: null, accountId: 1 as AccountId, role: 'gift', raw: RAW, bodyHash: 'h', at: 2 })
    addTouched(store, RECEIPT, {
      role: 'mail', state: 'gone', ref: { folderPath: 'INBOX', uidValidity: 7, uid: 1 }, messageId: 'g@example.com', isFoundBySearch: false, sizeBytes: RAW.length, bodyHash: 'h',
      flags: [], internalDate: 1, labels: [], vaultId, movedTo: null, restoredTo: null,
    })
    if (ending === 'removed') addStep(store, RECEIPT, { step: 'receipt', at: 3, folder: null })
    setRemovalState(store, RECEIPT, { state: 'undoing', finishedAt: null, error: null })
    const undoing = undoJournal({ journal: readJournal({ store, clock: () => 4 }, RECEIPT), connection: connection(() => Promise.resolve(refusing)) })
    await expect(undoing).rejects.toMatchObject({ code: 'undo-failed' })
    const after = findRemoval(store, RECEIPT)
    expect(after?.state).toBe(ending)
    expect(after?.steps.some(({ step }) => step === 'receipt')).toBe(ending === 'removed')
  })
}
