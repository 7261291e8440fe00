// `koban delete` and `koban undo` with a real store and a real server, judged by what they print and what is left.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openEngine } from '../src/cli/open-store'
import { runDelete, runUndo } from '../src/cli/remove'
import type { Io } from '../src/cli/io'
import { startDovecot, type Dovecot } from './dovecot'
import type { RawImap } from './raw-imap'
import { ARRIVED, carrying, CODE, contents, giftMail, mailbox, plainMail } from './removal-bed'

let dovecot: Dovecot
let client: RawImap
let dir = ''
const out: string[] = []
const err: string[] = []
const io: Io = {
  stdout: (line) => void out.push(line), stderr: (line) => void err.push(line), isTerminal: false, now: Date.now, env: { KOBAN_PASSWORD: 'koban-test-password' },
  openStore: (data) => openEngine(data, { placesDir: join(import.meta.dirname, '../data'), version: '0' }),
}
const connection = () => ['--host', '127.0.0.1', '--port', String(dovecot.port), '--user', 'koban', '--insecure']
const printed = () => out.splice(0).map((line) => JSON.parse(line) as Record<string, unknown>)

beforeAll(async () => {
  process.env['KOBAN_PASSPHRASE'] = 'correct horse battery'
  dovecot = await startDovecot()
})
afterAll(async () => {
  delete process.env['KOBAN_PASSPHRASE']
  await dovecot.stop()
})
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'koban-cli-'))
  client = await dovecot.client()
})
afterEach(async () => {
  out.length = err.length = 0
  await client.close()
  rmSync(dir, { recursive: true, force: true })
})

describe('koban delete and undo', () => {
  test('delete by Message-ID with proof, print a receipt, and take it back in another process', async () => {
    await client.append('INBOX', plainMail(1), { internalDate: ARRIVED })
    await client.append('INBOX', giftMail(), { flags: ['\\Flagged'], internalDate: ARRIVED })
    await client.append('Archive', giftMail(), { internalDate: ARRIVED })
    const before = await mailbox(client)
    expect(await runDelete(['--message-id', '<gift-1@mail.example>', '--data', dir, ...connection()], io)).toBe(0)
    const [line] = printed()
    expect(line).toMatchObject({ messageId: 'gift-1@mail.example', outcome: 'removed', copies: 1, error: null })
    expect(carrying(await mailbox(client), CODE)).toEqual([])
    expect(await runUndo([String(line?.['receipt']), '--data', dir, ...connection()], io)).toBe(0)
    expect(printed()).toMatchObject([{ receipt: line?.['receipt'], restored: 2, stillExposed: false }])
    expect(contents(await mailbox(client))).toEqual(contents(before))
    expect([...out, ...err].join()).not.toContain(CODE)
  })

  test('say what could not be done and exit with 2', async () => {
    expect(await runDelete(['--message-id', 'nobody@example.com', '--data', dir, ...connection()], io)).toBe(2)
    expect(printed()).toMatchObject([{ messageId: 'nobody@example.com', outcome: 'refused', error: { code: 'message-gone' } }])
    expect(await runUndo(['no-such-receipt', '--data', dir, ...connection()], io)).toBe(2)
    expect(printed()).toMatchObject([{ receipt: 'no-such-receipt', restored: 0, error: { code: 'receipt-unknown' } }])
  })

  test('refuse without a store, without a message, without a server, and touch nothing', async () => {
    const refused = [
      () => runDelete(['--message-id', 'a@b', ...connection()], io),
      () => runDelete(['--data', dir, ...connection()], io),
      () => runDelete(['--message-id', 'a@b', '--data', dir], io),
      () => runUndo(['r', ...connection()], io),
      () => runUndo(['--data', dir, ...connection()], io),
      () => runUndo(['r', '--data', dir], io),
    ]
    const before = await mailbox(client)
    for (const run of refused) expect(await run()).toBe(64)
    expect(out).toEqual([])
    expect(await mailbox(client)).toEqual(before)
  })

  test('a wrong password is an error of the command and journals nothing', async () => {
    const wrong = { ...io, env: { KOBAN_PASSWORD: 'wrong' } }
    await expect(runDelete(['--message-id', 'a@b', '--data', dir, ...connection()], wrong)).rejects.toMatchObject({ code: 'auth-refused' })
  })
})
