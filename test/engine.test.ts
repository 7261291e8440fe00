// The whole engine without a window: a real Dovecot, a real encrypted store, the handlers that the window calls.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createEngine, type Engine } from '../src/engine/engine'
import { NO_KEYCHAIN } from '../src/engine/store/store'
import type { EngineEvents, JobResult } from '../src/shared/engine-api'
import type { Account, GiftId, JobId, ReceiptId } from '../src/shared/model'
import { startDovecot, type Dovecot } from './dovecot'
import { connectRaw } from './raw-imap'

const NOW = Date.UTC(2024, 7, 20, 3)
const CODE = 'QXTB-M4K7RD-9WZN'
const gift = (id: string, code: string, amount: string) =>
  [
    'From: =?UTF-8?B?QW1hem9u44Ku44OV44OI5Yi4?= <gc-orders@gc.email.amazon.co.jp>', 'To: sample@mail.example', `Message-ID: <${id}@gc.email.amazon.co.jp>`,
    'Date: Sun, 04 Aug 2024 10:00:00 +0900', 'Subject: =?UTF-8?B?QW1hem9u44Ku44OV44OI44Kr44O844OJ44GM5bGK44GN44G+44GX44Gf?=', 'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=UTF-8', 'Content-Transfer-Encoding: 8bit', '',
    `Amazonギフトカード ${amount}円分が届きました。`, `ギフトカード番号: ${code}`, '有効期限: 2034年8月4日', '',
  ].join('\r\n')

let dovecot: Dovecot
let engine: Engine
let dir = ''
let account: Account
const events: { event: string; data: unknown }[] = []

/** Waits for the job's one end. */
async function ended(jobId: JobId): Promise<JobResult> {
  for (let i = 0; i < 600; i++) {
    for (const { event, data } of events) {
      if ((data as { jobId?: JobId }).jobId !== jobId) continue
      if (event === 'job.finished') return data as JobResult
      if (event === 'job.failed') throw new Error(JSON.stringify((data as EngineEvents['job.failed']).error))
    }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('the job did not end')
}

beforeAll(async () => {
  dovecot = await startDovecot()
  await dovecot.deliver('INBOX', gift('one', CODE, '5,000'), { flags: ['\\Seen'], internalDate: Date.UTC(2024, 7, 4, 1) })
  await dovecot.deliver('アーカイブ', gift('one', CODE, '5,000'), { internalDate: Date.UTC(2024, 7, 4, 1) })
  await dovecot.deliver('INBOX', gift('two', 'ABQD-K7M2PX-4RTW', '3,000'), { internalDate: Date.UTC(2024, 7, 19, 0) })
  await dovecot.deliver('INBOX', 'From: a@mail.example\r\nTo: b@mail.example\r\nSubject: lunch\r\nMessage-ID: <lunch@mail.example>\r\n\r\nnoon?\r\n')
  const reset = (id: string) => `From: Shop <noreply@shop.example.com>\r\nTo: b@mail.example\r\nSubject: Reset your password\r\nMessage-ID: <${id}@shop.example.com>\r\n\r\nhttps://shop.example.com/reset\r\n`
  await dovecot.deliver('INBOX', reset('then'), { internalDate: Date.UTC(2024, 7, 13, 1) })
  await dovecot.deliver('INBOX', reset('then'), { internalDate: Date.UTC(2024, 7, 13, 1) })
  await dovecot.deliver('INBOX', reset('before'), { internalDate: Date.UTC(2020, 0, 1) })
  dir = mkdtempSync(join(tmpdir(), 'koban-engine-'))
  engine = createEngine({
    dataDir: dir, placesDir: join(import.meta.dirname, '../data'), version: '0', language: 'ja', keychain: NO_KEYCHAIN, demo: null, now: () => NOW,
    emit: (event, data) => void events.push({ event, data }),
  })
  await engine.begin()
})
afterAll(async () => {
  await engine.stop()
  await dovecot.stop()
  rmSync(dir, { recursive: true, force: true })
})

const history = (name: string) => new Uint8Array(readFileSync(join(import.meta.dirname, '../fixtures/login-history', name)))

describe('the engine', () => {
  it('keeps nothing before a passphrase is set where there is no keychain', async () => {
    expect((await engine.handlers['app.status']({})).store).toBe('needs-passphrase')
    await expect(async () => engine.handlers['account.list']({})).rejects.toMatchObject({ code: 'store-locked' })
    expect((await engine.handlers['app.setPassphrase']({ passphrase: 'a long passphrase' })).store).toBe('ready')
  })

  it('tells a wrong password from a working one and stores only the account that signed in', async () => {
    const base = { host: dovecot.host, port: dovecot.port, tls: 'insecure-loopback', user: dovecot.user, address: 'sample@mail.example', provider: 'yahoojp', rememberPassword: true } as const
    await expect(engine.handlers['account.add']({ ...base, password: 'wrong' })).rejects.toMatchObject({ code: 'auth-refused' })
    expect(await engine.handlers['account.list']({})).toEqual([])
    account = await engine.handlers['account.add']({ ...base, password: dovecot.password })
    expect(account).toMatchObject({ hasPassword: true, address: 'sample@mail.example' })
  })

  it('finds the gift mails, folds the copy, and changes nothing on the server', async () => {
    const { jobId } = await engine.handlers['scan.start']({ accountId: account.id })
    const done = await ended(jobId)
    expect(done).toMatchObject({ kind: 'scan', result: { messages: 7, findings: 3 } })
    const { rows } = await engine.handlers['gift.list']({ filter: {}, offset: 0, limit: 100 })
    expect(rows.map((row) => [row.class, row.money?.amountMinor, row.copies])).toEqual([['gift', 5000, 1], ['gift', 3000, 0]])
    expect(JSON.stringify(rows)).not.toContain(CODE)
    const raw = await connectRaw(dovecot)
    const inbox = await raw.messages('INBOX')
    expect(inbox.map((m) => m.flags)).toEqual([['\\Seen'], [], [], [], [], []])
    await raw.close()
  })

  it('says unknown without a history, exposed once it is read, and never shows a gap as safe', async () => {
    const before = await engine.handlers['gift.list']({ filter: {}, offset: 0, limit: 100 })
    expect(before.rows.map((row) => row.exposure)).toEqual(['unknown', 'unknown'])
    await engine.handlers['profile.set']({ countries: ['JP'], usesMailSoftware: 'yes' })
    const preview = await engine.handlers['access.preview']({ fileName: 'h.html', bytes: history('yahoo-jp-mailsoft/mailsoft-history-utf8.html'), accountId: account.id })
    expect(preview).toMatchObject({ format: 'yahoo-jp-mailsoft', events: 50, newCount: 50 })
    const report = await engine.handlers['access.import']({ previewId: preview.previewId, accountId: account.id })
    expect(report).toMatchObject({ added: 50, known: 0, malformed: 0 })
    const { rows } = await engine.handlers['gift.list']({ filter: {}, offset: 0, limit: 100 })
    // The first lay there from 4 August on; the second arrived after the last foreign row, in a span no record covers.
    expect(rows.map((row) => [row.money?.amountMinor, row.exposure, row.unexplainedCount > 0])).toEqual([[5000, 'exposed', true], [3000, 'unknown', false]])
    const again = await engine.handlers['access.preview']({ fileName: 'renamed.txt', bytes: history('yahoo-jp-mailsoft/mailsoft-history-utf8.html'), accountId: account.id })
    expect(again.newCount).toBe(0)
  })

  it('draws a timeline whose totals are the events', async () => {
    const timeline = await engine.handlers['access.timeline']({ filter: {} })
    const mail = timeline.tracks.find((t) => t.track === 'mail-software')
    expect(mail?.countries.reduce((sum, c) => sum + c.counts.reduce((a, b) => a + b, 0), 0)).toBe(50)
    expect(timeline.countries[0]).toMatchObject({ country: 'JP', colorSlot: 0 })
    expect(timeline.lanes.find((lane) => lane.exposure === 'exposed')?.hits.length).toBeGreaterThan(0)
    const overview = await engine.handlers['overview.get']({})
    expect(overview).toMatchObject({ exposed: { count: 1, sums: [{ currency: 'JPY', amountMinor: 5000 }] }, missesMailSoftwareLog: false })
  })

  it('counts what else came on days with unexplained access, a copy once, and nothing of other days', async () => {
    expect((await engine.handlers['overview.get']({})).alsoReadable).toEqual([{ kind: 'password-reset', count: 1 }])
  })

  it('relabels the history at once when the user says "this was me", and takes it back', async () => {
    const foreign = (await engine.handlers['access.list']({ filter: { verdicts: ['unexplained'] }, offset: 0, limit: 500 })).total
    const { changed } = await engine.handlers['access.confirm']({ isMe: true, target: { kind: 'country', country: 'HK' } })
    expect(changed).toBeGreaterThan(0)
    const [mark] = (await engine.handlers['profile.get']({})).confirmations
    await engine.handlers['access.unconfirm']({ id: mark?.id ?? 0 })
    expect((await engine.handlers['access.list']({ filter: { verdicts: ['unexplained'] }, offset: 0, limit: 500 })).total).toBe(foreign)
  })

  it('shows a masked preview, and the code only when asked', async () => {
    const { rows } = await engine.handlers['gift.list']({ filter: { show: 'savable' }, offset: 0, limit: 10 })
    const detail = await engine.handlers['gift.detail']({ giftId: rows[0]?.id as GiftId })
    expect(detail.preview).toContain('ギフトカード番号')
    expect(detail.preview).not.toContain(CODE)
    expect((await engine.handlers['gift.reveal']({ giftId: rows[0]?.id as GiftId })).codes).toEqual([CODE])
  })

  it('deletes the mail and its copy with a proof, and undoes it byte for byte', async () => {
    const raw = await connectRaw(dovecot)
    const before = [await raw.messages('INBOX'), await raw.messages('アーカイブ')]
    const { rows } = await engine.handlers['gift.list']({ filter: { show: 'savable' }, offset: 0, limit: 10 })
    const removed = await ended((await engine.handlers['removal.start']({ giftIds: [rows[0]?.id as GiftId] })).jobId)
    expect(removed).toMatchObject({ kind: 'removal', result: [{ outcome: 'removed', copies: 1, error: null }] })
    expect((await raw.messages('INBOX')).some((m) => m.raw.includes(CODE))).toBe(false)
    expect(await raw.messages('アーカイブ')).toEqual([])
    const vault = await engine.handlers['vault.list']({ offset: 0, limit: 10 })
    expect(vault.rows).toMatchObject([{ state: 'unused', inMailbox: false, exposure: 'exposed' }])

    const receipt = (removed as { result: { receipt: ReceiptId }[] }).result[0]?.receipt as ReceiptId
    const undone = await ended((await engine.handlers['removal.undo']({ receipt })).jobId)
    expect(undone).toMatchObject({ kind: 'undo', result: { restored: 2, stillExposed: true } })
    const after = [await raw.messages('INBOX'), await raw.messages('アーカイブ')]
    const plain = (all: typeof before) => all.map((folder) => folder.map((m) => [m.raw.toString('latin1'), m.flags.sort(), m.internalDate]).sort())
    expect(plain(after)).toEqual(plain(before))
    await raw.close()
  })

  it('reads only what is new at the next scan', async () => {
    const first = await ended((await engine.handlers['scan.start']({ accountId: account.id })).jobId)
    await dovecot.deliver('INBOX', gift('three', 'ZQXW-P4RT9K-M2NB', '1,000'))
    const second = await ended((await engine.handlers['scan.start']({ accountId: account.id })).jobId)
    expect(first.kind === 'scan' && second.kind === 'scan' && second.result.messages).toBe(1)
    expect((await engine.handlers['gift.list']({ filter: {}, offset: 0, limit: 10 })).total).toBe(3)
  })

  it('asks for a password that it was not to store after a restart, and holds it in memory until then', async () => {
    const held = await engine.handlers['account.setPassword']({ accountId: account.id, password: dovecot.password, rememberPassword: false })
    expect(held.hasPassword).toBe(true)
    await ended((await engine.handlers['scan.start']({ accountId: account.id })).jobId)
    engine.context.heldPasswords.clear()
    expect((await engine.handlers['account.list']({}))[0]?.hasPassword).toBe(false)
    const { jobId } = await engine.handlers['scan.start']({ accountId: account.id })
    await expect(ended(jobId)).rejects.toThrow('auth-password-missing')
    await engine.handlers['account.setPassword']({ accountId: account.id, password: dovecot.password, rememberPassword: true })
  })

  it('keeps codes and passwords out of every file', () => {
    for (const name of ['koban.db', 'koban.db-wal', 'store-key.json']) {
      const bytes = readFileSync(join(dir, name)).toString('latin1')
      for (const secret of [CODE, dovecot.password, 'a long passphrase']) expect(bytes).not.toContain(secret)
    }
  })
})
