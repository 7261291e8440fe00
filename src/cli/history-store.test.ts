// Histories merged into a store from the command line belong to the mailbox that the store has.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { listImports } from '../engine/store/accesses'
import { saveAccount } from '../engine/store/accounts'
import { runHistoryInto } from './history-store'
import type { Io } from './io'
import { openEngine } from './open-store'

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
async function merged(): Promise<unknown> {
  const out: string[] = []
  const io: Io = { stdout: (line) => void out.push(line), stderr: () => undefined, isTerminal: false, now: Date.now, env: {}, openStore }
  expect(await runHistoryInto([join(dir, 'h.csv'), '--zone', 'UTC', '--data', join(dir, 'store')], io)).toBe(0)
  const { added, total } = JSON.parse(out[0] ?? '{}') as Record<string, unknown>
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
