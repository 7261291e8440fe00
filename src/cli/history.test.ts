// `koban history` prints what the samples expect, key by key, and says what is wrong with the rest.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { runHistory, type HistoryIo } from './history'

const ROOT = join(import.meta.dirname, '../../fixtures/login-history')
const folder = mkdtempSync(join(tmpdir(), 'koban-history-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function run(args: string[], extra: Partial<HistoryIo> = {}): Promise<{ code: number; out: string[]; err: string[] }> {
  const out: string[] = []
  const err: string[] = []
  const code = await runHistory(args, { stdout: (line) => out.push(line), stderr: (line) => err.push(line), now: () => Date.parse('2026-04-01T03:00:00Z'), ...extra })
  return { code, out, err }
}

function fileOf(name: string, content: string | Uint8Array): string {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}

describe('koban history', () => {
  it.each(['yahoo-jp-mailsoft/mailsoft-eucjp.csv', 'entra-signin/01_SignInLogs.csv', 'google-takeout/takeout-20260301T000000Z-001.zip'])('prints %s with exactly the keys expected, in their order', async (name) => {
    const expected = readFileSync(join(ROOT, `${name}.expected.json`), 'utf8')
    const { code, out } = await run([join(ROOT, name), '--zone', 'Asia/Tokyo', '--now', '2026-04-01T12:00:00+09:00'])
    expect([code, out]).toEqual([0, [JSON.stringify(JSON.parse(expected))]])
  })

  it('prints one line per file and what is wrong with a file that is none', async () => {
    const files = [fileOf('a.csv', 'Time,IP\n2026-01-01 10:00,1.2.3.4\n'), fileOf('b.png', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10])), fileOf('c.txt', ''), join(folder, 'missing.csv')]
    const { code, out } = await run(files)
    expect(code).toBe(0)
    expect(out.slice(1)).toEqual(['{"file":"b.png","error":"not-a-log:png"}', '{"file":"c.txt","error":"empty-file"}', '{"file":"missing.csv","error":"file-unreadable"}'])
  })

  it('exits with 2 when no file could be read, and with 1 for arguments it does not know', async () => {
    expect((await run([fileOf('d.txt', 'no log')])).code).toBe(2)
    for (const args of [[], ['--nonsense', 'x'], ['x', '--now', 'yesterday']]) expect(await run(args)).toMatchObject({ code: 1, out: [] })
  })

  it('uses the zone and the moment it is given, and echoes them', async () => {
    const file = fileOf('e.csv', 'Time,IP\n2026-01-01 10:00,1.2.3.4\n')
    const { out } = await run([file, '--zone', 'America/New_York', '--now', '2026-02-01T00:00:00Z'])
    expect(JSON.parse(out[0] ?? '')).toMatchObject({ options: { assumedTimeZone: 'America/New_York', now: '2026-02-01T00:00:00Z' }, events: [{ time: Date.parse('2026-01-01T10:00:00-05:00') }] })
    expect(await run([file, '--zone', 'Mars/Olympus'])).toMatchObject({ code: 1, out: [] })
  })

  it('reads a file as the format it is told, or not at all', async () => {
    const file = fileOf('f.csv', '日時,サービス,IPアドレス\n2024/8/19 18:18,メール受信(POP),1.2.3.4\n')
    expect(JSON.parse((await run([file, '--format', 'generic-table'])).out[0] ?? '')).toMatchObject({ format: 'generic-table' })
    expect((await run([file, '--format', 'proton-logs'])).out).toEqual(['{"file":"f.csv","error":"unknown-format"}'])
  })

  it('merges into a store when one is given, and prints what that added', async () => {
    const merged: string[] = []
    const { out } = await run([fileOf('g.csv', 'Time,IP\n2026-01-01 10:00,1.2.3.4\n'), '--zone', 'UTC'], {
      merge: (source, { fileName, assumedTimeZone }) => {
        merged.push(`${fileName} ${source.size} ${assumedTimeZone}`)
        return Promise.resolve({ added: 1, total: 7 })
      },
    })
    expect(merged).toEqual(['g.csv 33 UTC'])
    expect(JSON.parse(out[0] ?? '')).toMatchObject({ added: 1, total: 7 })
  })
})
