// `koban scan` as a script sees it: findings on stdout, words and the summary on stderr, against a real server.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { openEngine } from '../src/cli/open-store'
import { runScan } from '../src/cli/scan'
import type { Io } from '../src/cli/io'
import { startDovecot, type Dovecot } from './dovecot'

const CODE = 'AB12-CDEF34-GHJK'
const gift = (id: string) =>
  Buffer.from(`Message-ID: <${id}@shop.example>\r\nFrom: Gift Shop <gift@shop.example>\r\nTo: haruka@mail.example\r\nSubject: Your Amazon gift card\r\nDate: Mon, 2 Mar 2026 10:00:00 +0900\r\nContent-Type: text/plain\r\n\r\nHere is your Amazon.co.jp gift card.\r\n\r\nGift card code: ${CODE}\r\nAmount: JPY 5,000\r\nRedeem it at https://www.amazon.co.jp/gc/redeem\r\n`)
const ordinary = Buffer.from('Message-ID: <o@mail.example>\r\nFrom: a@mail.example\r\nSubject: Minutes\r\n\r\nSee you on Tuesday.\r\n')

let server: Dovecot
let dir = ''
beforeAll(async () => {
  server = await startDovecot()
  for (const raw of [gift('g1'), ordinary, gift('g2')]) await server.deliver('INBOX', raw, { internalDate: Date.UTC(2026, 2, 2, 1) })
})
afterAll(() => server.stop())
afterEach(() => {
  if (dir !== '') rmSync(dir, { recursive: true, force: true })
  dir = ''
})

async function koban(args: string[], { env = {}, isTerminal = false }: { env?: Record<string, string>; isTerminal?: boolean } = {}) {
  const out: string[] = []
  const err: string[] = []
  const io: Io = {
    stdout: (line) => void out.push(line), stderr: (line) => void err.push(line), isTerminal, now: Date.now,
    env: { KOBAN_PASSWORD: server.password, ...env },
    openStore: (path) => openEngine(path, { placesDir: resolve('data'), version: '0' }),
  }
  const code = await runScan(['--host', server.host, '--port', String(server.port), '--user', server.user, '--insecure', ...args], io)
  return { code, lines: out.map((line) => JSON.parse(line) as Record<string, unknown>), out: out.join('\n'), err, summary: JSON.parse(err.find((line) => line.startsWith('{')) ?? '{}') as Record<string, number> }
}

it('prints one line a finding with codes masked, and the summary on stderr', async () => {
  const { code, lines, out, summary } = await koban([])
  expect(code).toBe(0)
  expect(lines).toHaveLength(2)
  expect(lines[0]).toMatchObject({ class: 'gift', brand: 'amazon', codes: ['••••-••••••-••JK'], folder: 'INBOX', uid: 1, messageId: 'g1@shop.example', internalDate: '2026-03-02T01:00:00.000Z', error: null })
  expect(out).not.toContain(CODE)
  expect(summary).toEqual({ messages: 3, bytesReceived: expect.any(Number) as number, roundTrips: expect.any(Number) as number, findings: 2, ms: expect.any(Number) as number })
})

it('prints codes in full only with --reveal at a terminal, or with --yes', async () => {
  const refused = await koban(['--reveal'])
  expect(refused).toMatchObject({ code: 64, out: '' })
  expect((await koban(['--reveal', '--yes'])).lines[0]).toMatchObject({ codes: [CODE] })
  expect((await koban(['--reveal'], { isTerminal: true })).lines[0]).toMatchObject({ codes: [CODE] })
})

it('writes nothing anywhere without --data', async () => {
  dir = mkdtempSync(join(tmpdir(), 'koban-cli-'))
  const before = process.cwd()
  process.chdir(dir)
  try {
    await koban([])
    expect(readdirSync(dir)).toEqual([])
  } finally {
    process.chdir(before)
  }
})

it('reads with --data only what is new', async () => {
  dir = mkdtempSync(join(tmpdir(), 'koban-cli-'))
  process.env['KOBAN_PASSPHRASE'] = 'correct horse battery'
  try {
    expect((await koban(['--data', dir])).lines).toHaveLength(2)
    expect(await koban(['--data', dir])).toMatchObject({ code: 0, lines: [], summary: { messages: 0 } })
    await server.deliver('ギフト', gift('g3'))
    const later = await koban(['--data', dir])
    expect(later.lines.map((l) => l['messageId'])).toEqual(['g3@shop.example'])
  } finally {
    delete process.env['KOBAN_PASSPHRASE']
  }
})

it('refuses wrong arguments with words and nothing on stdout', async () => {
  expect(await koban(['--tls'])).toMatchObject({ code: 64, out: '' })
  expect(await koban(['--port', '0'])).toMatchObject({ code: 64, out: '' })
  await expect(koban([], { env: { KOBAN_PASSWORD: 'wrong' } })).rejects.toMatchObject({ code: 'auth-refused' })
})
