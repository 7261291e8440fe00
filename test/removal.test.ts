// Deleting and undoing on a real server, judged by an independent client.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { recover, removeGift, undo, type CheckpointName, type RemovableGift, type RemovalDeps } from '../src/engine/removal/removal'
import { listGifts } from '../src/engine/store/gifts'
import { findRemoval, openRemovals } from '../src/engine/store/removals'
import { createVault } from '../src/engine/vault/vault'
import { KobanError } from '../src/shared/errors'
import type { ReceiptId } from '../src/shared/model'
import { OLD_CAPABILITY, startDovecot, type Dovecot } from './dovecot'
import type { RawImap } from './raw-imap'
import { ARRIVED, carrying, CODE, contents, giftMail, hangUp, listed, mailbox, plainMail, signIn, storeBed, type StoreBed } from './removal-bed'

const USERS = Array.from({ length: 30 }, (_, i) => `user${i}`)
const KINDS = [
  { title: 'with UIDPLUS', options: {} },
  { title: 'with MOVE and a Trash, without UIDPLUS', options: { capability: `${OLD_CAPABILITY} MOVE SPECIAL-USE` } },
  { title: 'without UIDPLUS and MOVE', options: { capability: OLD_CAPABILITY } },
]

for (const kind of KINDS) {
  describe(`a server ${kind.title}`, () => {
    let dovecot: Dovecot
    let bed: StoreBed
    let client: RawImap
    let user: string
    const free = [...USERS]
    beforeAll(async () => {
      dovecot = await startDovecot({ ...kind.options, users: USERS })
    })
    afterAll(() => dovecot.stop())
    beforeEach(async () => {
      user = free.pop() ?? ''
      bed = storeBed(dovecot, user)
      client = await dovecot.client(user)
    })
    afterEach(async () => {
      bed.done()
      await client.close()
    })

    const deps = (more: Partial<RemovalDeps> = {}): RemovalDeps => ({ store: bed.store, clock: () => 1_760_000_000_000, open: () => signIn(dovecot, user), ...more })
    const deliver = async (folder: string, raw: Buffer, flags: string[] = [], internalDate = ARRIVED) => {
      if (!(await client.folders()).includes(folder)) await client.create(folder)
      await client.append(folder, raw, { flags, internalDate })
    }
    const vault = () => createVault({ store: bed.store, clock: () => 1_760_000_000_001, redeemHost: () => null })
    const remove = (gift: RemovableGift, more: Partial<RemovalDeps> = {}) => removeGift({ ...deps(more), gift })

    test('a gift mail is deleted with proof, and an undo after a restart brings it back byte for byte, with flags and date', async () => {
      await deliver('INBOX', plainMail(1), ['\\Seen'])
      await deliver('INBOX', giftMail(), ['\\Flagged', '\\Answered', 'Keyword1'])
      await deliver('Archive', plainMail(2))
      const before = await mailbox(client)
      const gift = await listed(bed, client, 'INBOX')
      const steps: CheckpointName[] = []
      const result = await remove(gift, { checkpoint: (at) => void steps.push(at) })

      expect(result).toMatchObject({ giftId: gift.id, outcome: 'removed', copies: 0, error: null })
      expect(steps.filter((s) => ['intent', 'read', 'vault', 'verify', 'remove', 'copies', 'prove', 'receipt'].includes(s))).toEqual(['intent', 'read', 'vault', 'verify', 'remove', 'copies', 'prove', 'receipt'])
      const after = await mailbox(client)
      expect(carrying(after, CODE)).toEqual([])
      expect(after).toEqual({ ...before, INBOX: before['INBOX']?.slice(0, 1) })
      expect(listGifts(bed.store)[0]).toMatchObject({ state: 'removed', receipt: result.receipt, endedAt: 1_760_000_000_000 })
      expect(vault().list({ offset: 0, limit: 10 }).rows).toMatchObject([{ receipt: result.receipt, inMailbox: false, brandName: 'Amazon' }])

      bed.store.close()
      bed.reopen()
      expect(await undo(deps(), result.receipt)).toEqual({ receipt: result.receipt, restored: 1, stillExposed: false })
      const restored = await mailbox(client)
      expect(contents(restored)).toEqual(contents(before))
      const uid = restored['INBOX']?.find((m) => m.raw.includes(CODE))?.uid
      expect(listGifts(bed.store)[0]).toMatchObject({ id: gift.id, state: 'in-mailbox', receipt: null, endedAt: null, ref: { folderPath: 'INBOX', uid } })
      expect(vault().list({ offset: 0, limit: 10 }).rows[0]?.inMailbox).toBe(true)
    })

    test('an undo that is asked for twice does not make two of one', async () => {
      await deliver('INBOX', giftMail())
      const before = await mailbox(client)
      const { receipt } = await remove(await listed(bed, client, 'INBOX'))
      await undo(deps(), receipt)
      expect(await undo(deps(), receipt)).toMatchObject({ restored: 1 })
      expect(contents(await mailbox(client))).toEqual(contents(before))
    })

    test('copies in other folders go with it and come back, each with its own flags and date; quotes and altered mails stay', async () => {
      await deliver('INBOX', giftMail())
      await deliver('INBOX', giftMail(), ['\\Seen'])
      await deliver('大切な控え', giftMail({ extra: 'X-Filed: 1' }), ['\\Flagged'], ARRIVED + 60_000)
      await deliver('Trash', giftMail(), ['\\Seen', '\\Draft'], ARRIVED + 120_000)
      const reply = giftMail({ messageId: '<reply@example.jp>', extra: 'In-Reply-To: <gift-1@mail.example>', body: `> ギフト券番号： ${CODE}\r\n` })
      await deliver('Sent', reply)
      // The same Message-ID around another body is another message.
      await deliver('Junk', giftMail({ body: `forged ${CODE}\r\n` }))
      const before = await mailbox(client)
      const result = await remove(await listed(bed, client, 'INBOX'))
      expect(result).toMatchObject({ outcome: 'removed', copies: 3 })
      expect(carrying(await mailbox(client), CODE).sort()).toEqual(['Junk', 'Sent'])
      expect(await undo(deps(), result.receipt)).toMatchObject({ restored: 4 })
      expect(contents(await mailbox(client))).toEqual(contents(before))
    })

    test('a copy that turns up after the copies were removed is found by the proof, and removed too', async () => {
      await deliver('INBOX', giftMail())
      const result = await remove(await listed(bed, client, 'INBOX'), { checkpoint: async (at) => void (at === 'copies' && (await deliver('Archive', giftMail(), ['\\Seen']))) })
      expect(result).toMatchObject({ outcome: 'removed', copies: 1 })
      expect(carrying(await mailbox(client), CODE)).toEqual([])
    })

    test('fifty foreign \\Deleted messages stay where they are, flagged and untouched', async () => {
      for (let i = 0; i < 50; i++) await deliver('INBOX', plainMail(i), i % 2 ? ['\\Deleted', '\\Seen'] : ['\\Deleted', 'Keyword1'], ARRIVED + i * 1000)
      await deliver('INBOX', giftMail())
      await deliver('Trash', plainMail(100), ['\\Deleted'])
      const before = await mailbox(client)
      expect(await remove(await listed(bed, client, 'INBOX'))).toMatchObject({ outcome: 'removed' })
      const after = await mailbox(client)
      expect(after).toEqual({ ...before, INBOX: before['INBOX']?.slice(0, 50) })
      expect(bed.store.get(`select count(*) as n from vault where role = 'foreign'`)).toEqual({ n: 0 })
    })

    test('a message without Message-ID is known by UID, size and hash, and its twin in another folder is left alone', async () => {
      const raw = giftMail({ messageId: null })
      await deliver('INBOX', raw, ['\\Flagged'])
      await deliver('Archive', raw)
      const before = await mailbox(client)
      const result = await remove(await listed(bed, client, 'INBOX', null))
      expect(result).toMatchObject({ outcome: 'removed', copies: 0 })
      expect(carrying(await mailbox(client), CODE)).toEqual(['Archive'])
      await undo(deps(), result.receipt)
      expect(contents(await mailbox(client))).toEqual(contents(before))
    })

    test('reading it first does not set \\Seen: a delete that is refused leaves no trace', async () => {
      await deliver('INBOX', giftMail())
      const before = await mailbox(client)
      const gift = await listed(bed, client, 'INBOX')
      const result = await remove({ ...gift, sizeBytes: (gift.sizeBytes ?? 0) + 1 })
      expect(result).toMatchObject({ outcome: 'refused', error: { code: 'message-moved' } })
      expect(await mailbox(client)).toEqual(before)
    })

    test('a message that another program moved just before the delete is refused, and nothing is deleted', async () => {
      await deliver('INBOX', giftMail(), ['\\Seen'])
      await deliver('INBOX', plainMail(1))
      const gift = await listed(bed, client, 'INBOX')
      const elsewhere = await client.messages('INBOX')
      const result = await remove(gift, {
        checkpoint: async (at) => {
          if (at !== 'vault') return
          await deliver('Archive', giftMail(), ['\\Seen'])
          await client.uid('INBOX', `STORE ${gift.ref.uid} +FLAGS (\\Deleted)`)
          await client.command('EXPUNGE')
        },
      })
      expect(result).toMatchObject({ outcome: 'refused', error: { code: 'message-moved' } })
      const after = await mailbox(client)
      expect(carrying(after, CODE)).toEqual(['Archive'])
      expect(after['INBOX']).toEqual(elsewhere.filter((m) => m.uid !== gift.ref.uid))
      expect(openRemovals(bed.store)).toEqual([])
    })

    test('a message that somebody else deleted meanwhile stays in the vault, and can be put back', async () => {
      await deliver('INBOX', giftMail(), ['\\Seen'])
      const before = await mailbox(client)
      const gift = await listed(bed, client, 'INBOX')
      const result = await remove(gift, {
        checkpoint: async (at) => {
          if (at !== 'vault') return
          await client.uid('INBOX', `STORE ${gift.ref.uid} +FLAGS (\\Deleted)`)
          await client.command('EXPUNGE')
        },
      })
      expect(result).toMatchObject({ outcome: 'refused', error: { code: 'message-gone' } })
      expect(vault().list({ offset: 0, limit: 9 }).rows).toMatchObject([{ inMailbox: false }])
      await undo(deps(), result.receipt)
      expect(contents(await mailbox(client))).toEqual(contents(before))
    })

    test('a folder whose UIDVALIDITY has changed is refused, although its UIDs look the same', async () => {
      await deliver('Gifts', giftMail())
      const gift = await listed(bed, client, 'Gifts')
      await client.remove('Gifts')
      await deliver('Gifts', giftMail())
      const before = await mailbox(client)
      expect(before['Gifts']?.[0]?.uid).toBe(gift.ref.uid)
      expect((await client.status('Gifts')).uidValidity).not.toBe(gift.ref.uidValidity)
      expect(await remove(gift)).toMatchObject({ outcome: 'refused', error: { code: 'message-moved' } })
      expect(await mailbox(client)).toEqual(before)
    })

    test('a full disk at the vault refuses the delete; nothing on the server changes, and the next start rolls it back', async () => {
      await deliver('INBOX', giftMail({ body: `${CODE}\r\n${'x'.repeat(70)}\r\n`.repeat(600) }))
      const before = await mailbox(client)
      const gift = await listed(bed, client, 'INBOX')
      const pages = bed.store.get<{ page_count: number }>('pragma page_count')?.page_count ?? 0
      bed.store.all(`pragma max_page_count = ${pages + 4}`)
      expect(await remove(gift)).toMatchObject({ outcome: 'refused', error: { code: 'disk-full' } })
      expect(await mailbox(client)).toEqual(before)
      bed.store.close()
      bed.reopen()
      await recover({ store: bed.store, clock: () => 9, open: () => signIn(dovecot, user) })
      expect(openRemovals(bed.store)).toEqual([])
      expect(listGifts(bed.store)[0]).toMatchObject({ state: 'in-mailbox', receipt: null })
      expect(await mailbox(client)).toEqual(before)
      expect(await remove(gift)).toMatchObject({ outcome: 'removed' })
    })

    const commands = kind.title.startsWith('with UIDPLUS') ? [/UID EXPUNGE/, /UID STORE/, /SELECT/] : kind.title.includes('MOVE and a Trash') ? [/UID MOVE/, /^\S+ EXPUNGE/] : [/^\S+ EXPUNGE/, /UID STORE/]
    for (const command of commands) {
      for (const when of ['before', 'after'] as const) {
        test(`a server that hangs up ${when} ${command.source} once: the delete is finished over a second connection`, async () => {
          await deliver('INBOX', plainMail(7), ['\\Deleted'])
          await deliver('INBOX', giftMail(), ['\\Seen'])
          const before = await mailbox(client)
          const gift = await listed(bed, client, 'INBOX')
          const proxy = await hangUp(dovecot.port, command, when, 1)
          try {
            const result = await remove(gift, { open: () => signIn(dovecot, user, proxy.port) })
            expect(proxy.cuts()).toBe(1)
            expect(result).toMatchObject({ outcome: 'removed', error: null })
            expect(await mailbox(client)).toEqual({ ...before, INBOX: before['INBOX']?.slice(0, 1) })
            await undo(deps(), result.receipt)
            expect(contents(await mailbox(client))).toEqual(contents(before))
          } finally {
            proxy.stop()
          }
        })
      }
    }

    test('a server that always hangs up at the delete: unproven, safe in the vault, and finished at the next start', async () => {
      await deliver('INBOX', plainMail(7), ['\\Deleted'])
      await deliver('INBOX', giftMail(), ['\\Seen'])
      const before = await mailbox(client)
      const gift = await listed(bed, client, 'INBOX')
      const proxy = await hangUp(dovecot.port, /EXPUNGE/, 'before')
      const result = await remove(gift, { open: () => signIn(dovecot, user, proxy.port) })
      proxy.stop()
      expect(result).toMatchObject({ outcome: 'unproven', error: { code: 'removal-unproven' } })
      expect(vault().list({ offset: 0, limit: 9 }).total).toBe(1)
      const offline = () => Promise.reject(new KobanError('server-unreachable'))
      expect(await recover({ store: bed.store, clock: () => 4, open: offline })).toEqual({ finished: 0, rolledBack: 0, open: 1, receipts: [result.receipt] })
      expect(await recover({ store: bed.store, clock: () => 5, open: () => signIn(dovecot, user) })).toEqual({ finished: 1, rolledBack: 0, open: 0, receipts: [result.receipt] })
      expect(findRemoval(bed.store, result.receipt)).toMatchObject({ state: 'removed', finishedAt: 5 })
      expect(await mailbox(client)).toEqual({ ...before, INBOX: before['INBOX']?.slice(0, 1) })
      expect(await recover({ store: bed.store, clock: () => 6, open: () => signIn(dovecot, user) })).toEqual({ finished: 0, rolledBack: 0, open: 0, receipts: [] })
    })

    test('an undo into a folder that is gone puts the mail into INBOX and says so', async () => {
      await deliver('Gifts', giftMail(), ['\\Flagged'])
      const result = await remove(await listed(bed, client, 'Gifts'))
      await client.remove('Gifts')
      expect(await undo(deps(), result.receipt)).toEqual({ receipt: result.receipt, restored: 1, stillExposed: false, missingFolders: ['Gifts'] })
      expect(await client.messages('INBOX')).toMatchObject([{ flags: ['\\Flagged'], internalDate: ARRIVED, raw: giftMail() }])
    })

    test('a shredded mail leaves no code behind, and its undo fails with a reason', async () => {
      await deliver('INBOX', giftMail())
      const { receipt } = await remove(await listed(bed, client, 'INBOX'))
      const [item] = vault().list({ offset: 0, limit: 1 }).rows
      if (!item) throw new Error('nothing in the vault')
      expect(() => vault().shred(item.id, 'yes')).toThrow(expect.objectContaining({ code: 'not-allowed' }) as Error)
      vault().shred(item.id, '破棄')
      expect(vault().list({ offset: 0, limit: 1 })).toEqual({ total: 0, rows: [] })
      expect(listGifts(bed.store)[0]).toMatchObject({ state: 'removed', receipt: null })
      await expect(undo(deps(), receipt)).rejects.toMatchObject({ code: 'undo-failed' })
      await expect(undo(deps(), 'nobody-knows-it' as ReceiptId)).rejects.toMatchObject({ code: 'receipt-unknown' })
    })
  })
}
