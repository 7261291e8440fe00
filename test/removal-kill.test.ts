// kill -9 at every point of a delete and of an undo, in a process of its own, on three kinds of server. Afterwards: nothing
// lost at any moment, nothing foreign touched, the journal closed, and what Koban says is what is on the server.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { recover, removeGift, undo, type CheckpointName, type RemovableGift } from '../src/engine/removal/removal'
import { listGifts } from '../src/engine/store/gifts'
import { findRemoval, openRemovals } from '../src/engine/store/removals'
import type { ReceiptId } from '../src/shared/model'
import { OLD_CAPABILITY, startDovecot, type Dovecot } from './dovecot'
import type { RawImap } from './raw-imap'
import { ARRIVED, carrying, contents, giftMail, hangUp, listed, mailbox, plainMail, signIn, storeBed, type Mailbox, type StoreBed } from './removal-bed'
import type { WorkerOrder } from './removal-worker'

const root = join(import.meta.dirname, '..')
const outDir = join(root, 'node_modules/.cache/koban', `removal-worker-${process.pid}`)
beforeAll(() => build({ configFile: false, logLevel: 'error', root, build: { ssr: 'test/removal-worker.ts', outDir, rollupOptions: { output: { entryFileNames: 'worker.mjs' } } } }))
afterAll(() => rmSync(outDir, { recursive: true, force: true }))

async function runWorker(order: WorkerOrder, onStart: (kill: () => void) => void = () => undefined): Promise<{ signal: string | null; said: string }> {
  const child = spawn(process.execPath, [join(outDir, 'worker.mjs'), JSON.stringify(order)], { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  child.stdout.on('data', (data: Buffer) => (said += data.toString()))
  child.stderr.on('data', (data: Buffer) => (said += data.toString()))
  onStart(() => child.kill('SIGKILL'))
  const [, signal] = (await once(child, 'close')) as [number | null, string | null]
  return { signal, said }
}

type Stop = { at: CheckpointName; nth?: number }
const COMMON: Stop[] = [
  { at: 'intent' }, { at: 'read' }, { at: 'vault' }, { at: 'verify' }, { at: 'remove' }, { at: 'copy-vaulted' }, { at: 'copy-removed' }, { at: 'copies' }, { at: 'prove' }, { at: 'receipt' },
  { at: 'flagged' }, { at: 'expunged' }, { at: 'flagged', nth: 2 }, { at: 'expunged', nth: 2 },
]
const CAREFUL: Stop[] = [{ at: 'foreign-vaulted' }, { at: 'foreign-unflagged' }, { at: 'foreign-repaired' }, { at: 'foreign-unflagged', nth: 2 }]
const KINDS = [
  { title: 'UIDPLUS', options: {}, stops: COMMON, commands: [/UID STORE/, /UID EXPUNGE/] },
  { title: 'no UIDPLUS', options: { capability: OLD_CAPABILITY }, stops: [...COMMON, ...CAREFUL], commands: [/UID STORE \S+ -FLAGS/, /UID STORE \S+ \+FLAGS/, /^\S+ EXPUNGE/] },
  { title: 'MOVE and a Trash, no UIDPLUS', options: { capability: `${OLD_CAPABILITY} MOVE SPECIAL-USE` }, stops: [...COMMON, ...CAREFUL, { at: 'moved-to-trash' as const }], commands: [/UID MOVE/, /^\S+ EXPUNGE/] },
]
const UNDO_STOPS: Stop[] = [{ at: 'undo-intent' }, { at: 'undo-appended' }, { at: 'undo-restored' }, { at: 'undo-appended', nth: 2 }, { at: 'undo-restored', nth: 2 }, { at: 'undo-done' }]
const CODE_MARK = 'QXTB-M4K7RD-9WZN'

for (const kind of KINDS) {
  describe(`kill -9 on a server with ${kind.title}`, () => {
    const users = Array.from({ length: 60 }, (_, i) => `user${i}`)
    let dovecot: Dovecot
    let bed: StoreBed
    let client: RawImap
    let user = ''
    let before: Mailbox
    let gift: Awaited<ReturnType<typeof listed>>
    beforeAll(async () => {
      dovecot = await startDovecot({ ...kind.options, users: [...users] })
    })
    afterAll(() => dovecot.stop())
    beforeEach(async () => {
      user = users.pop() ?? ''
      bed = storeBed(dovecot, user)
      client = await dovecot.client(user)
      await client.create('大切な控え')
      const put = (folder: string, raw: Buffer, flags: string[], n: number) => client.append(folder, raw, { flags, internalDate: ARRIVED + n * 1000 })
      await put('INBOX', plainMail(1), ['\\Deleted', '\\Seen'], 1)
      await put('INBOX', giftMail(), ['\\Flagged', 'Keyword1'], 2)
      await put('INBOX', plainMail(2), ['\\Deleted'], 3)
      await put('INBOX', plainMail(3), [], 4)
      await put('大切な控え', plainMail(4), ['\\Deleted', '\\Draft'], 5)
      await put('大切な控え', giftMail({ extra: 'X-Filed: 1' }), ['\\Seen'], 6)
      await put('Trash', plainMail(5), ['\\Deleted'], 7)
      await put('Sent', giftMail({ messageId: '<reply@example.jp>', body: `> ${CODE_MARK}\r\n` }), ['\\Seen'], 8)
      before = await mailbox(client)
      gift = await listed(bed, client, 'INBOX')
      bed.store.close()
    })
    afterEach(async () => {
      bed.done()
      await client.close()
    })

    const deps = () => ({ store: bed.store, clock: Date.now, open: () => signIn(dovecot, user) })
    const order = (work: WorkerOrder['work'], stop: Stop | null, port = dovecot.port): WorkerOrder => ({
      file: bed.file, keyHex: bed.keyHex, server: { host: dovecot.host, port, user, password: dovecot.password }, stopAt: stop?.at ?? null, nth: stop?.nth ?? 1, work,
    })
    const removeOrder = (g: RemovableGift): WorkerOrder['work'] => ({ kind: 'remove', gift: g })

    /** At this moment each message is on the server or in the vault, byte for byte. */
    async function expectNothingLost(): Promise<void> {
      const now = Object.values(await mailbox(client)).flat().map((m) => m.raw.toString('latin1'))
      const vaulted = bed.store.all<{ raw: Buffer }>('select raw from vault').map((row) => Buffer.from(row.raw).toString('latin1'))
      for (const m of Object.values(before).flat()) expect([...now, ...vaulted]).toContain(m.raw.toString('latin1'))
    }
    /** Everything but the gift mail and its copy is as it was: UIDs, flags, dates, bytes. */
    async function expectForeignUntouched(): Promise<Mailbox> {
      const now = await mailbox(client)
      const foreign = (all: Mailbox) => Object.fromEntries(Object.entries(all).map(([f, list]) => [f, list.filter((m) => !m.raw.includes('<gift-1@mail.example>') || m.raw.includes('<reply@'))]))
      expect(foreign(now)).toEqual(foreign(before))
      return now
    }
    async function expectSettled(): Promise<void> {
      await expectNothingLost()
      const report = await recover(deps())
      expect(report.open).toBe(0)
      await expectNothingLost()
      const now = await expectForeignUntouched()
      expect(openRemovals(bed.store)).toEqual([])
      const removal = bed.store.all<{ receipt: ReceiptId }>('select receipt from removal').map((row) => findRemoval(bed.store, row.receipt))[0]
      if (!removal) throw new Error('no journal was written')
      const left = carrying(now, 'Message-ID: <gift-1@mail.example>')
      if (removal.state === 'removed') {
        expect(left).toEqual([])
        expect(listGifts(bed.store)[0]).toMatchObject({ state: 'removed', receipt: removal.receipt })
        expect(await undo(deps(), removal.receipt)).toMatchObject({ restored: 2 })
        expect(contents(await mailbox(client))).toEqual(contents(before))
      } else {
        expect(removal.state).toBe('refused')
        expect(now).toEqual(before)
        expect(listGifts(bed.store)[0]).toMatchObject({ state: 'in-mailbox', receipt: null })
        expect(bed.store.get('select count(*) as n from vault')).toEqual({ n: 0 })
      }
      expect(await recover(deps())).toEqual({ finished: 0, rolledBack: 0, open: 0, receipts: [] })
    }

    for (const stop of kind.stops) {
      test(`after ${stop.at}${stop.nth ? ` (${stop.nth})` : ''}`, async () => {
        const { signal, said } = await runWorker(order(removeOrder(gift), stop))
        expect({ signal, said }).toEqual({ signal: 'SIGKILL', said: '' })
        bed.reopen()
        await expectSettled()
      })
    }

    for (const command of kind.commands) {
      test(`when the server has done ${command.source} and Koban has not heard of it`, async () => {
        let kill = () => undefined as unknown
        const proxy = await hangUp(dovecot.port, command, 'after', 1, () => kill())
        const { signal } = await runWorker(order(removeOrder(gift), null, proxy.port), (end) => (kill = end))
        proxy.stop()
        expect(signal).toBe('SIGKILL')
        bed.reopen()
        await expectSettled()
      })
    }

    test('again and again, also while recovering', async () => {
      await runWorker(order(removeOrder(gift), { at: 'flagged' }))
      for (const at of ['flagged', 'expunged', 'copy-vaulted', 'copies'] as const) expect(await runWorker(order({ kind: 'recover' }, { at }))).toEqual({ signal: 'SIGKILL', said: '' })
      bed.reopen()
      await expectSettled()
    })

    for (const stop of kind.title === 'UIDPLUS' ? UNDO_STOPS : UNDO_STOPS.slice(1, 2)) {
      test(`of an undo, after ${stop.at}${stop.nth ? ` (${stop.nth})` : ''}`, async () => {
        bed.reopen()
        const { receipt } = await removeGift({ ...deps(), gift })
        bed.store.close()
        expect(await runWorker(order({ kind: 'undo', receipt }, stop))).toEqual({ signal: 'SIGKILL', said: '' })
        bed.reopen()
        await expectNothingLost()
        expect(await recover(deps())).toMatchObject({ open: 0, rolledBack: 0 })
        expect(findRemoval(bed.store, receipt)).toMatchObject({ state: 'undone' })
        expect(contents(await mailbox(client))).toEqual(contents(before))
        await expectForeignUntouched()
        expect(listGifts(bed.store)[0]).toMatchObject({ id: gift.id, state: 'in-mailbox', receipt: null })
      })
    }
  })
}
