// Who comes first on an account, and how often it is signed in to: a real Dovecot counts.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createEngine, type Engine } from '../src/engine/engine'
import { setAccountError, setPassword } from '../src/engine/store/accounts'
import { listGifts } from '../src/engine/store/gifts'
import { addRemoval, openRemovals } from '../src/engine/store/removals'
import { NO_KEYCHAIN } from '../src/engine/store/store'
import type { EngineEvents, JobResult } from '../src/shared/engine-api'
import type { Account, AccountId, GiftId, JobId, ReceiptId } from '../src/shared/model'
import { startDovecot, type Dovecot } from './dovecot'

const mail = (n: number) =>
  [
    'From: =?UTF-8?B?QW1hem9u44Ku44OV44OI5Yi4?= <gc-orders@gc.email.amazon.co.jp>', 'To: sample@mail.example', `Message-ID: <turn-${n}@gc.email.amazon.co.jp>`,
    'Date: Sun, 04 Aug 2024 10:00:00 +0900', 'Subject: Amazon gift card', 'MIME-Version: 1.0', 'Content-Type: text/plain; charset=UTF-8', 'Content-Transfer-Encoding: 8bit', '',
    'Amazonギフトカード 3,000円分が届きました。', `ギフトカード番号: ${codeOf(n)}`, '有効期限: 2034年8月4日', '',
  ].join('\r\n')
const codeOf = (n: number) => `ABQD-K7M2PX-4RT${'WXYZ'[n]}`
const users = ['sample', 'second']

let dovecot: Dovecot
let engine: Engine
let dir = ''
let accounts: Account[] = []
let events: { event: string; data: unknown }[] = []

type Failed = EngineEvents['job.failed']
async function until<T>(what: () => T | undefined): Promise<T> {
  for (let i = 0; i < 400; i++) {
    const found = what()
    if (found !== undefined) return found
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  throw new Error('it did not come')
}
const ended = (jobId: JobId): Promise<JobResult | Failed> =>
  until(() => events.find(({ event, data }) => (event === 'job.finished' || event === 'job.failed') && (data as { jobId: JobId }).jobId === jobId)?.data as JobResult | Failed | undefined)
const refusals = () => dovecot.log().split('\n').filter((line) => line.includes('auth failed')).length
const signIns = () => dovecot.log().split('\n').filter((line) => line.includes('Login: user=')).length
const gifts = (accountId?: AccountId): GiftId[] => listGifts(engine.context.db, accountId).map((row) => row.id)
const remove = async (giftIds: GiftId[]) => ended((await engine.handlers['removal.start']({ giftIds })).jobId)
const breakPassword = (account: Account) => {
  setPassword(engine.context.db, account.id, 'stale')
  engine.context.heldPasswords.clear()
}
const leaveOpen = (accountId: AccountId) => addRemoval(engine.context.db, { receipt: 'R-left-by-a-crash' as ReceiptId, accountId, giftId: null, intentAt: 1 })

beforeEach(async () => {
  dovecot = await startDovecot({ users })
  dir = mkdtempSync(join(tmpdir(), 'koban-turns-'))
  events = []
  accounts = []
  engine = createEngine({
    dataDir: dir, placesDir: join(import.meta.dirname, '../data'), version: '0', language: 'ja', keychain: NO_KEYCHAIN, demo: null, lingerMs: 400,
    emit: (event, data) => void events.push({ event, data }),
  })
  await engine.begin()
  await engine.handlers['app.setPassphrase']({ passphrase: 'a long passphrase' })
  for (const user of users) {
    const client = await dovecot.client(user)
    for (const n of [0, 1, 2]) await client.append('INBOX', Buffer.from(mail(n)))
    const base = { host: dovecot.host, port: dovecot.port, tls: 'insecure-loopback', user, address: `${user}@mail.example`, provider: 'other', rememberPassword: true } as const
    const account = await engine.handlers['account.add']({ ...base, password: dovecot.password })
    accounts.push(account)
    await ended((await engine.handlers['scan.start']({ accountId: account.id })).jobId)
  }
})
afterEach(async () => {
  await engine.stop()
  await dovecot.stop()
  rmSync(dir, { recursive: true, force: true })
})

it('asks a server once when the password is stale, for a whole bulk delete and for the looks after it', async () => {
  const [first] = accounts as [Account]
  breakPassword(first)
  const mine = gifts(first.id)
  expect(mine.length).toBe(3)
  const before = refusals()
  const removed = (await remove(mine)) as Extract<JobResult, { kind: 'removal' }>
  expect(removed.result.map((r) => [r.outcome, r.error?.code])).toEqual(mine.map(() => ['refused', 'auth-refused']))
  expect((await engine.handlers['gift.detail']({ giftId: mine[0]! })).previewError?.code).toBe('auth-refused')
  await expect(engine.handlers['gift.reveal']({ giftId: mine[1]! })).rejects.toMatchObject({ code: 'auth-refused' })
  expect(refusals() - before).toBe(1)
})

it('signs in once for a bulk delete and the Undo of all of it', async () => {
  const mine = gifts(accounts[0]!.id)
  const before = signIns()
  const removed = (await remove(mine)) as Extract<JobResult, { kind: 'removal' }>
  for (const { receipt } of removed.result) expect(await ended((await engine.handlers['removal.undo']({ receipt })).jobId)).toMatchObject({ kind: 'undo', result: { restored: 1 } })
  expect(signIns() - before).toBe(1)
})

it('holds every account of a delete over two, so that no scan reads what is being removed', async () => {
  const { jobId } = await engine.handlers['removal.start']({ giftIds: gifts() })
  for (const { id } of accounts) expect(() => engine.handlers['scan.start']({ accountId: id })).toThrow(expect.objectContaining({ code: 'account-busy' }))
  expect(await ended(jobId)).toMatchObject({ result: Array.from({ length: 6 }, () => ({ outcome: 'removed' })) })
})

it('sets a running scan aside for a delete and for its Undo, and goes on with it afterwards', async () => {
  const { id } = accounts[0]!
  const scan = await engine.handlers['scan.start']({ accountId: id })
  const removed = (await remove(gifts(id).slice(0, 1))) as Extract<JobResult, { kind: 'removal' }>
  expect(await ended(scan.jobId)).toMatchObject({ error: { code: 'job-cancelled' } })
  expect(removed.result).toMatchObject([{ outcome: 'removed' }])
  const isLater = ({ event, data }: { event: string; data: unknown }) => event === 'job.finished' && (data as JobResult).kind === 'scan'
  const atDelete = events.length
  await until(() => events.slice(atDelete).find(isLater))

  const again = await engine.handlers['scan.start']({ accountId: id })
  const undone = await ended((await engine.handlers['removal.undo']({ receipt: removed.result[0]!.receipt })).jobId)
  expect(undone).toMatchObject({ kind: 'undo', result: { restored: 1 } })
  expect(await ended(again.jobId)).toMatchObject({ error: { code: 'job-cancelled' } })
})

it('reads no preview beside a scan, but sets the scan aside for a code that is asked for', async () => {
  const { id } = accounts[0]!
  const giftId = gifts(id)[0]!
  const scan = await engine.handlers['scan.start']({ accountId: id })
  expect((await engine.handlers['gift.detail']({ giftId })).previewError?.code).toBe('account-busy')
  expect((await engine.handlers['gift.reveal']({ giftId })).codes).toHaveLength(1)
  expect(await ended(scan.jobId)).toMatchObject({ error: { code: 'job-cancelled' } })
})

it('reads a preview from the server once, however often the list changes', async () => {
  const giftId = gifts(accounts[0]!.id)[0]!
  const { preview } = await engine.handlers['gift.detail']({ giftId })
  breakPassword(accounts[0]!)
  await engine.context.releaseReaders(accounts[0]!.id)
  const again = await engine.handlers['gift.detail']({ giftId })
  expect([again.preview, again.previewError]).toEqual([preview, null])
  expect(preview).toContain('ギフトカード番号')
})

it('finishes what a crash left before a scan of the account', async () => {
  leaveOpen(accounts[0]!.id)
  await ended((await engine.handlers['scan.start']({ accountId: accounts[1]!.id })).jobId)
  expect(openRemovals(engine.context.db)).toHaveLength(1)
  await ended((await engine.handlers['scan.start']({ accountId: accounts[0]!.id })).jobId)
  expect(openRemovals(engine.context.db)).toEqual([])
})

it('finishes what a crash left once the password is mended', async () => {
  leaveOpen(accounts[0]!.id)
  setAccountError(engine.context.db, accounts[0]!.id, { code: 'auth-refused', message: '' })
  await engine.handlers['account.setPassword']({ accountId: accounts[0]!.id, password: dovecot.password, rememberPassword: true })
  await until(() => (openRemovals(engine.context.db).length === 0 ? true : undefined))
})
