// A long file's line is written in parts while it is read, and is the very line that a short file's reading prints.
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { fileSource, printHistory } from './history-file'

const ROOT = join(import.meta.dirname, '../../fixtures/login-history')
const folder = mkdtempSync(join(tmpdir(), 'koban-history-file-'))
afterAll(() => rmSync(folder, { recursive: true }))
const files = (dir: string): string[] => readdirSync(dir).flatMap((name) => (statSync(join(dir, name)).isDirectory() ? files(join(dir, name)) : name.endsWith('.expected.json') ? [] : [join(dir, name)]))

const how = { fileName: 'x', assumedTimeZone: 'Asia/Tokyo', now: Date.UTC(2026, 3, 1) }
async function printed(path: string, short: number, more: Record<string, unknown> = {}): Promise<string[]> {
  const parts: string[] = []
  await printHistory(await fileSource(path), how, { options: { assumedTimeZone: how.assumedTimeZone, now: '2026-04-01' }, more }, (part) => void parts.push(part), short)
  return parts
}
const long = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}

describe('the line of a long file', () => {
  it.each(files(ROOT).map((path) => [relative(ROOT, path), path]))('is that of a short one: %s', async (_, path) => {
    for (const more of [{}, { added: 1, total: 2 }]) expect((await printed(path, 0, more)).join('')).toEqual((await printed(path, Infinity, more)).join(''))
  })

  it('has every malformed row, and the order of dates that the file settled', async () => {
    const path = long('a.csv', `Time,IP\n${'14/3/2019 1:02,203.0.113.9\n'.repeat(50_000)}${'soon,203.0.113.9\n'.repeat(3000)}`)
    const parts = await printed(path, 1000)
    expect(parts.join('')).toEqual((await printed(path, Infinity)).join(''))
    expect(JSON.parse(parts.join(''))).toMatchObject({ summary: { malformed: 3000 }, dateOrder: 'dmy' })
    // In many parts: no text holds all of it.
    expect(Math.max(...parts.map((part) => part.length))).toBeLessThan(parts.join('').length / 4)
  })
})

describe('a file', () => {
  it('that cannot be read says so, when it is opened and while it is read', async () => {
    await expect(fileSource(join(folder, 'missing.csv'))).rejects.toMatchObject({ code: 'file-unreadable' })
    const path = long('b.csv', 'Time,IP\n2026-01-01 10:00,1.2.3.4\n')
    const source = await fileSource(path)
    rmSync(path)
    await expect((async () => { for await (const _ of source.blocks()) expect(_).toBeNull() })()).rejects.toMatchObject({ code: 'file-unreadable' })
  })
})
