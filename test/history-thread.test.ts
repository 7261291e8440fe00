// The thread that reads what must be read as a whole, built as it ships: it says what the reading in place says, lets other work
// run meanwhile, and ends when it is told to.
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allEvents, readHistory } from '../src/engine/access/read-history'
import { bytesSource } from '../src/engine/access/reading/history-source'
import { streamHistory } from '../src/engine/access/stream-history'
import type { AccessEvent } from '../src/shared/model'

const root = join(import.meta.dirname, '..')
const outDir = join(root, 'node_modules/.cache/koban', `history-thread-${process.pid}`)
const thread = join(outDir, 'history-thread.js')
beforeAll(() => build({ configFile: false, logLevel: 'error', root, build: { ssr: 'src/engine/access/history-thread.ts', outDir, rollupOptions: { output: { entryFileNames: 'history-thread.js' } } } }))
afterAll(() => rmSync(outDir, { recursive: true, force: true }))

const options = { fileName: 'x', assumedTimeZone: 'Asia/Tokyo', now: Date.UTC(2026, 5, 1) }
const records = (count: number) => Array.from({ length: count }, (_, i) => ({ createdDateTime: new Date(1_770_000_000_000 + i * 1000).toISOString(), userPrincipalName: 'haruka@example.jp', ipAddress: `203.0.113.${i % 250}`, clientAppUsed: 'IMAP4', status: { errorCode: 0 } }))
const bytesOf = (text: string) => new TextEncoder().encode(text)

async function read(bytes: Uint8Array, more: { signal?: AbortSignal; each?: (events: AccessEvent[]) => void } = {}) {
  const events: AccessEvent[] = []
  const told = await streamHistory(bytesSource(bytes), options, { each: (some) => (more.each ? more.each(some) : events.push(...some)), thread, signal: more.signal })
  return { told, events }
}
/** The longest time for which nothing else could run. */
async function longestWait(work: () => Promise<unknown>): Promise<number> {
  let longest = 0
  let since = performance.now()
  const timer = setInterval(() => {
    longest = Math.max(longest, performance.now() - since)
    since = performance.now()
  }, 1)
  await work()
  clearInterval(timer)
  return Math.max(longest, performance.now() - since)
}

describe('a history that must be read as a whole', () => {
  it.each<[string, () => Uint8Array]>([
    ['a long JSON document', () => bytesOf(JSON.stringify({ value: records(8000) }))],
    ['a long page', () => bytesOf(`<html><table><tr><th>日時</th><th>サービス</th><th>IPアドレス</th><th>アクセス元</th></tr>${'<tr><td>2026/03/01 12:34</td><td>メール受信(IMAP)</td><td>203.0.113.9</td><td>不明</td></tr>'.repeat(12_000)}</table></html>`)],
    ['an archive', () => zipSync({ 'signins.json': bytesOf(JSON.stringify(records(300))), 'note.txt': bytesOf('x') })],
  ])('is read the same in the thread: %s', async (_, make) => {
    const bytes = make()
    const { told, events } = await read(bytes)
    const here = readHistory(bytes, options)
    expect(events).toEqual(allEvents(here))
    expect(told).toMatchObject({ format: here.format, summary: here.summary, tracks: here.tracks, encoding: here.encoding })
    expect(events.length).toBeGreaterThan(200)
  })

  it('says why it cannot be read', async () => {
    await expect(read(zipSync({ 'a.txt': bytesOf('nothing') }))).rejects.toMatchObject({ code: 'not-a-log', details: { kind: 'zip' } })
    await expect(read(bytesOf(`<html>${'<p>x</p>'.repeat(200_000)}</html>`))).rejects.toMatchObject({ code: 'no-login-table' })
  })

  it('holds nothing up for longer than it takes to hand the bytes over, though reading takes seconds', async () => {
    const bytes = bytesOf(JSON.stringify({ value: records(150_000) }))
    const since = performance.now()
    readHistory(bytes, options)
    const inPlace = performance.now() - since
    const waited = await longestWait(() => read(bytes))
    expect(waited).toBeLessThan(inPlace / 3)
  })

  it('ends soon after it is cancelled, with nothing given on any more', async () => {
    const abort = new AbortController()
    let given = 0
    const reading = read(bytesOf(JSON.stringify({ value: records(100_000) })), { signal: abort.signal, each: () => (++given === 2 ? abort.abort() : undefined) })
    await expect(reading).rejects.toMatchObject({ code: 'job-cancelled' })
    expect(given).toBe(2)
  })

  it('passes on what went wrong with those who take the events', async () => {
    await expect(read(bytesOf(JSON.stringify({ value: records(8000) })), { each: () => { throw new RangeError('no room') } })).rejects.toThrow('no room')
  })

  it('is in the app, beside its engine', () => {
    expect(readFileSync(join(root, 'electron.vite.config.ts'), 'utf8')).toContain("'history-thread': resolve('src/engine/access/history-thread.ts')")
  })
})
