import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runDetect } from './detect'

const FIXTURES = join(import.meta.dirname, '../../fixtures/mail')
let dir: string
beforeEach(() => (dir = mkdtempSync(join(tmpdir(), 'koban-detect-'))))
afterEach(() => rmSync(dir, { recursive: true }))

async function run(args: string[], isTerminal = false) {
  const out: Record<string, unknown>[] = []
  const words: string[] = []
  const exit = await runDetect(args, { stdout: (line) => out.push(JSON.parse(line) as Record<string, unknown>), stderr: (line) => words.push(line), isTerminal })
  return { exit, out, words }
}

const GIFT = 'From: a@example.jp\nSubject: gift card\n\nClaim code: K7QM-2XRD9T-WB4L\nPIN: 4821\nhttps://gift.starbucks.co.jp/c/17adLyqh1pNkjEbMvzaE\n'

describe('koban detect', () => {
  it('prints one line with exactly the keys of the specification, secrets masked', async () => {
    writeFileSync(join(dir, 'a.eml'), GIFT)
    const { exit, out } = await run([join(dir, 'a.eml')])
    expect(exit).toBe(0)
    expect(Object.keys(out[0] ?? {})).toEqual(['file', 'class', 'sure', 'brand', 'codes', 'pins', 'links', 'amount', 'currency', 'expires', 'authenticity', 'reasons', 'ms', 'error'])
    expect(out[0]).toMatchObject({ file: 'a.eml', class: 'gift', codes: ['••••-••••••-••4L'], pins: ['••••'], links: ['https://gift.starbucks.co.jp/••••••'], error: null })
  })

  it('prints codes in full only at a terminal or with --yes', async () => {
    writeFileSync(join(dir, 'a.eml'), GIFT)
    expect(await run([join(dir, 'a.eml'), '--reveal'])).toMatchObject({ exit: 64, out: [] })
    const full = { codes: ['K7QM-2XRD9T-WB4L'], pins: ['4821'], links: ['https://gift.starbucks.co.jp/c/17adLyqh1pNkjEbMvzaE'] }
    expect((await run([join(dir, 'a.eml'), '--reveal', '--yes'])).out[0]).toMatchObject(full)
    expect((await run([join(dir, 'a.eml'), '--reveal'], true)).out[0]).toMatchObject(full)
  })

  it('reads folders, names relative to them, and passes other files over', async () => {
    cpSync(join(FIXTURES, 'steam'), join(dir, 'steam'), { recursive: true })
    writeFileSync(join(dir, 'notes.txt'), 'not a mail')
    const { out } = await run([dir])
    expect(out.length).toBeGreaterThan(1)
    for (const { file } of out) expect(file).toMatch(/^steam\/.*\.eml$/)
  })

  it('reads an mbox message by message, quoted From lines undone', async () => {
    writeFileSync(join(dir, 'old.mbox'), `From a@x Mon Mar  3 10:00:00 2025\n${GIFT}\n>From here on nothing.\n\nFrom b@x Mon Mar  3 11:00:00 2025\nSubject: hello\n\nno card\n`)
    const { out } = await run([join(dir, 'old.mbox')])
    expect(out.map(({ file, class: kind }) => [file, kind])).toEqual([['old.mbox#1', 'gift'], ['old.mbox#2', 'ordinary']])
  })

  it('reads a Maildir', async () => {
    for (const sub of ['cur', 'new', 'tmp']) mkdirSync(join(dir, sub))
    writeFileSync(join(dir, 'cur', '1700000000.M1P1.host:2,S'), GIFT)
    writeFileSync(join(dir, 'new', '1700000001.M1P1.host'), 'Subject: hello\n\nx')
    writeFileSync(join(dir, 'tmp', '1700000002.M1P1.host'), GIFT)
    expect((await run([dir])).out.map(({ file, class: kind }) => [file, kind])).toEqual([['cur/1700000000.M1P1.host:2,S', 'gift'], ['new/1700000001.M1P1.host', 'ordinary']])
  })

  it('goes on after a path that cannot be opened, and fails when none can', async () => {
    writeFileSync(join(dir, 'a.eml'), GIFT)
    const both = await run([join(dir, 'missing.eml'), join(dir, 'a.eml')])
    expect(both).toMatchObject({ exit: 0, out: [{ file: 'a.eml' }] })
    expect(both.words.join()).toContain('file-unreadable')
    expect((await run([join(dir, 'missing.eml')])).exit).toBe(2)
  })

  it('explains itself without a path or with an unknown option', async () => {
    expect((await run([])).exit).toBe(64)
    expect((await run(['--frobnicate', dir])).exit).toBe(64)
  })
})
