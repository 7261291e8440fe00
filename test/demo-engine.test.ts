// The demo from end to end, without the window: the embedded server, the real engine, its store and its doors. What
// the first screen says of the invented person must come out, and a delete there must be as real as anywhere.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startDemoServer } from '../src/demo/server'
import { createEngine, type Engine } from '../src/engine/engine'
import { NO_KEYCHAIN } from '../src/engine/store/store'
import type { EngineEvents, JobResult } from '../src/shared/engine-api'
import type { GiftMail, JobId } from '../src/shared/model'
import { connectRaw } from './raw-imap'

const root = path.resolve(import.meta.dirname, '..')
const PAYOUT = 'd1f07c2e8000@gc.email.amazon.co.jp'
type Demo = Awaited<ReturnType<typeof startDemoServer>>
let demo: Demo
let engine: Engine
let dir = ''
let scanned: JobResult
const events: { event: string; data: unknown }[] = []

async function ended(jobId: JobId): Promise<JobResult> {
  for (let i = 0; i < 1200; i++) {
    for (const { event, data } of events) {
      if ((data as { jobId?: JobId }).jobId !== jobId) continue
      if (event === 'job.finished') return data as JobResult
      if (event === 'job.failed') throw new Error(JSON.stringify((data as EngineEvents['job.failed']).error))
    }
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  throw new Error('the job did not end')
}
const gifts = async (): Promise<GiftMail[]> => (await engine.handlers['gift.list']({ filter: {}, offset: 0, limit: 100 })).rows
const payout = async () => (await gifts()).find((gift) => gift.messageId === PAYOUT)
/** How many messages in any folder carry the payout's Message-ID, as another client sees it. */
async function onServer(): Promise<number> {
  const raw = await connectRaw(demo.server)
  let count = 0
  for (const folder of await raw.folders()) count += (await raw.messages(folder)).filter((message) => message.raw.includes(PAYOUT)).length
  await raw.close()
  return count
}

beforeAll(async () => {
  if (!existsSync(path.join(root, 'data/networks.bin'))) execFileSync(process.execPath, [path.join(root, 'scripts/build-places.mjs')])
  demo = await startDemoServer()
  dir = mkdtempSync(path.join(tmpdir(), 'koban-demo-engine-'))
  engine = createEngine({
    dataDir: dir, placesDir: path.join(root, 'data'), version: '0', language: 'ja', keychain: NO_KEYCHAIN, demo: demo.server,
    emit: (event, data) => void events.push({ event, data }),
  })
  await engine.begin()
  const [account] = await engine.handlers['account.list']({})
  if (!account) throw new Error('the demo has no account')
  scanned = await ended((await engine.handlers['scan.start']({ accountId: account.id })).jobId)
})
afterAll(async () => {
  await engine.stop()
  await demo.close()
  rmSync(dir, { recursive: true, force: true })
})

describe('the demo in the engine', () => {
  it('reads every mail, also those whose bearer link holds a hyphen', () => {
    expect(scanned).toMatchObject({ kind: 'scan', result: { messages: 154, skipped: [] } })
  })

  it('says what happened: twelve unexplained accesses, three codes exposed, two still to be saved, one used by another', async () => {
    const overview = await engine.handlers['overview.get']({})
    expect(overview.unexplained).toBe(12)
    expect(overview.unexplainedByTrack).toEqual({ web: 1, 'mail-software': 11 })
    expect(overview.exposed).toEqual({ count: 3, sums: [{ amountMinor: 15_000, currency: 'JPY' }] })
    expect(overview.usedByAnother).toMatchObject({ count: 1, sums: [{ amountMinor: 5_000, currency: 'JPY' }] })
    expect(overview.missesMailSoftwareLog).toBe(false)
    expect(overview.coverage.gaps).toBeGreaterThanOrEqual(1)
  })

  it('tells two notices: mail software let in before the first intrusion, which is asked about, and a sign-in that the history shows too', async () => {
    const { rows } = await engine.handlers['notice.list']({ offset: 0, limit: 10 })
    expect(rows.map((row) => [row.kind, row.isVerified, row.country, row.isInHistory])).toEqual([['sign-in', false, 'VN', true], ['mail-software-on', true, null, false]])
    expect((await engine.handlers['overview.get']({})).changes.map((change) => change.kind)).toEqual(['mail-software-on'])
  })

  it('lists each gift mail at its level', async () => {
    const levels = Object.fromEntries((await gifts()).map((gift) => [`${gift.folder} ${gift.brand} ${gift.money?.amountMinor ?? ''}`, `${gift.class} ${gift.state} ${gift.exposure} ${gift.unexplainedCount}`]))

    expect(levels).toMatchObject({
      'INBOX amazon 8000': 'gift in-mailbox exposed 7', 'INBOX apple 2000': 'gift in-mailbox exposed 4', 'INBOX google-play 3000': 'gift in-mailbox possibly-exposed 0',
      'INBOX nanaco 5000': 'gift in-mailbox not-exposed 0', 'INBOX amazon 3240': 'gift redeemed unknown 0', 'INBOX quo-card-pay 1000': 'gift redeemed unknown 0',
      'INBOX starbucks 700': 'gift redeemed unknown 0',
    })
    expect(levels['INBOX amazon 5000']).toMatch(/^gift used-by-another exposed 12$/)
  })

  it('deletes the exposed mail with its copies, proven on the server, and undoes it', async () => {
    const gift = await payout()
    expect(await onServer()).toBe(3)
    const removal = await ended((await engine.handlers['removal.start']({ giftIds: gift ? [gift.id] : [] })).jobId)
    const result = removal.kind === 'removal' ? removal.result[0] : undefined
    expect(result).toMatchObject({ outcome: 'removed', copies: 2, error: null })
    expect(await onServer()).toBe(0)
    const undo = await ended((await engine.handlers['removal.undo']({ receipt: result?.receipt ?? gift?.receipt ?? ('' as never) })).jobId)
    expect(undo).toMatchObject({ kind: 'undo', result: { stillExposed: true } })
    expect(await onServer()).toBe(3)
  })
})
