// Histories merged into a store from the command line belong to the mailbox that the store has.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { listAccesses } from '../engine/access/list'
import { listImports } from '../engine/store/accesses'
import { saveAccount } from '../engine/store/accounts'
import { runHistoryInto } from './history-store'
import type { Io } from './io'
import { openEngine } from './open-store'
import type { AccessEvent } from '../shared/model'

let dir = ''
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'koban-history-store-'))
  vi.stubEnv('KOBAN_PASSPHRASE', 'a long passphrase')
  writeFileSync(join(dir, 'h.csv'), 'Time,IP,Protocol\n2026-01-01 10:00:00,9.9.9.9,IMAP\n')
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(dir, { recursive: true })
})

const openStore = (path: string) => openEngine(path, { placesDir: resolve('data'), version: '0' })
async function run(...args: string[]): Promise<Record<string, unknown>> {
  const out: string[] = []
  const io: Io = { stdout: (line) => void out.push(line), stderr: () => undefined, isTerminal: false, now: Date.now, env: {}, openStore }
  expect(await runHistoryInto([...args, '--data', join(dir, 'store')], io)).toBe(0)
  return JSON.parse(out[0] ?? '{}') as Record<string, unknown>
}
async function merged(): Promise<unknown> {
  const { added, total } = await run(join(dir, 'h.csv'), '--zone', 'UTC')
  return { added, total }
}
async function withStore<T>(work: (db: Awaited<ReturnType<typeof openStore>>['context']['db']) => T): Promise<T> {
  const engine = await openStore(join(dir, 'store'))
  try {
    return work(engine.context.db)
  } finally {
    await engine.stop()
  }
}
const connect = (user: string) => withStore((db) => saveAccount(db, { address: user, provider: 'other', host: 'h', port: 993, tls: 'tls', user }, null, 1).id)
const owners = () => withStore((db) => listImports(db).map((row) => row.accountId))

it('files a history under the only mailbox, and under none when there are several', async () => {
  expect(await merged()).toEqual({ added: 1, total: 1 })
  expect(await owners()).toEqual([null])
  const haruka = await connect('haruka')
  expect(await merged()).toEqual({ added: 0, total: 1 })
  expect(await owners()).toEqual([haruka, haruka])
  await connect('minato')
  await merged()
  expect(await owners()).toEqual([null, haruka, haruka])
})

it('stores what it prints: the same zone, the same moment for years that a log leaves out, the same named columns', async () => {
  const stored = () => withStore((db) => listAccesses(db, {}, 0, 500).rows.map(({ time, ip, service, result }) => ({ time, ip, service, result })).sort((a, b) => a.time - b.time))
  const told = (line: Record<string, unknown>) => (line['events'] as AccessEvent[]).map(({ time, ip, service, result }) => ({ time, ip, service, result })).sort((a, b) => a.time - b.time)
  writeFileSync(join(dir, 'mail.log'), 'Dec 31 23:00:00 mail dovecot: imap-login: Login: user=<h>, rip=203.0.113.9, lip=10.0.0.1\nJan  1 01:00:00 mail dovecot: pop3-login: Login: user=<h>, rip=203.0.113.8, lip=10.0.0.1\n')
  const line = await run(join(dir, 'mail.log'), '--zone', 'America/New_York', '--now', '2021-06-01T00:00:00Z')
  expect(told(line).map(({ time }) => new Date(time).toISOString())).toEqual(['2021-01-01T04:00:00.000Z', '2021-01-01T06:00:00.000Z'])
  expect(line).toMatchObject({ added: 2, total: 2 })
  expect(await stored()).toEqual(told(line))
})

it('reads a table as its columns were named in the window', async () => {
  const text = 'wann;von wo\n2026-01-01 10:00:00;9.9.9.9\n'
  writeFileSync(join(dir, 'odd.csv'), text)
  const engine = await openStore(join(dir, 'store'))
  const { previewId } = await engine.handlers['access.preview']({ fileName: 'odd.csv', text, zone: 'UTC', mapping: { hasHeader: true, columns: { time: 0, ip: 1 }, dateOrder: 'auto' } })
  await engine.handlers['access.import']({ previewId, accountId: null })
  await engine.stop()
  expect(await run(join(dir, 'odd.csv'), '--zone', 'UTC')).toMatchObject({ added: 0, total: 1, events: [{ ip: '9.9.9.9', time: Date.UTC(2026, 0, 1, 10) }] })
})
