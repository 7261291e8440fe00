// A gift brand that the user adds, through the engine: a real Dovecot and store. Mails that were read before are read again.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createEngine, type Engine } from '../src/engine/engine'
import { NO_KEYCHAIN } from '../src/engine/store/store'
import type { EngineEvents, ScanSummary } from '../src/shared/engine-api'
import type { AccountId, JobId } from '../src/shared/model'
import { startDovecot, type Dovecot } from './dovecot'

// No word of gifts and no label in a mail of some length: only the brand's name and the shape of its codes tell.
const CODE = 'QXTB-M4K7-9WZN'
const mail = Buffer.from(
  ['From: =?UTF-8?B?5bKh6YOo5ZWG5bqX?= <info@okabe.example>', 'To: haruka@mail.example', 'Message-ID: <o1@okabe.example>', 'Subject: =?UTF-8?B?5bKh6YOo5ZWG5bqX44Gn44GZ?=', 'Date: Sun, 04 Aug 2024 10:00:00 +0900', 'MIME-Version: 1.0', 'Content-Type: text/plain; charset=UTF-8', '',
    '岡部商店です。先日のお礼です。', '', CODE, '', 'お店でお見せください。', '', ...Array<string>(30).fill('先日の庭と屋根の話の続きは、また次の集まりのときにゆっくりいたしましょう。'), ''].join('\r\n'),
)

let dovecot: Dovecot
let engine: Engine
let accountId: AccountId
let dir = ''
const ends: { jobId: JobId; result?: ScanSummary }[] = []
beforeAll(async () => {
  dovecot = await startDovecot()
  await dovecot.deliver('INBOX', mail.toString())
  dir = mkdtempSync(join(tmpdir(), 'koban-own-brands-'))
  engine = createEngine({
    dataDir: dir, placesDir: join(import.meta.dirname, '../data'), version: '0', language: 'ja', keychain: NO_KEYCHAIN, demo: null,
    emit: (event, data) => {
      if (event === 'job.finished' || event === 'job.failed') ends.push(data as { jobId: JobId; result?: ScanSummary } & EngineEvents['job.failed'])
    },
  })
  await engine.begin()
  await engine.handlers['app.setPassphrase']({ passphrase: 'a long passphrase' })
  const account = await engine.handlers['account.add']({ address: 'haruka@mail.example', provider: 'other', host: '127.0.0.1', port: dovecot.port, tls: 'insecure-loopback', user: dovecot.user, password: dovecot.password, rememberPassword: true })
  accountId = account.id
})
afterAll(async () => {
  await engine.stop()
  await dovecot.stop()
  rmSync(dir, { recursive: true, force: true })
})

async function scanned(): Promise<number> {
  const { jobId } = await engine.handlers['scan.start']({ accountId })
  await expect.poll(() => ends.some((end) => end.jobId === jobId), { timeout: 30_000 }).toBe(true)
  return ends.find((end) => end.jobId === jobId)?.result?.messages ?? -1
}
const gifts = async () => (await engine.handlers['gift.list']({ filter: {}, offset: 0, limit: 10 })).rows

it('is found in mails that were read before it was added, and keeps its name after it was removed', async () => {
  expect(await scanned()).toBe(1)
  expect(await gifts()).toEqual([])
  expect(await scanned()).toBe(0)

  expect(await engine.handlers['brand.add']({ name: '岡部商店', sender: 'okabe.example', example: 'ABCD-1234-EFGH' })).toEqual({ name: '岡部商店', sender: 'okabe.example', shape: 'XXXX-XXXX-XXXX' })
  expect(await engine.handlers['brand.list']({})).toEqual({ brands: [{ name: '岡部商店', sender: 'okabe.example', shape: 'XXXX-XXXX-XXXX' }] })
  expect(await scanned()).toBe(1)
  const [gift] = await gifts()
  expect(gift).toMatchObject({ class: 'gift', brandName: '岡部商店', codes: [{ last2: 'ZN', kind: 'code' }] })
  expect(await engine.handlers['gift.reveal']({ giftId: gift!.id })).toMatchObject({ codes: [CODE] })

  expect(await engine.handlers['brand.remove']({ name: '岡部商店' })).toEqual({ removed: true })
  expect(await engine.handlers['brand.list']({})).toEqual({ brands: [] })
  expect(await scanned()).toBe(0)
  expect(await gifts()).toMatchObject([{ brandName: '岡部商店' }])
})

it('is refused when it says nothing, or is there already', async () => {
  await expect(async () => engine.handlers['brand.add']({ name: 'ギフト', sender: '', example: '' })).rejects.toMatchObject({ code: 'bad-request' })
  await engine.handlers['brand.add']({ name: 'Tanabe Foods', sender: '', example: '' })
  await expect(async () => engine.handlers['brand.add']({ name: 'TANABE foods', sender: '', example: '' })).rejects.toMatchObject({ code: 'bad-request' })
})
