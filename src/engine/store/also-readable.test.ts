// Counts of mails that open other accounts: one a mail, by day, for the days that are asked for.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { AccountId } from '../../shared/model'
import { scanStore } from '../gifts/scan/scan-store'
import { countAlsoReadable, dayOf, saveAlsoReadable } from './also-readable'
import { openDatabase } from './database'

const dir = mkdtempSync(join(tmpdir(), 'koban-also-readable-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))
const DAY_MS = 86_400_000

function store(name: string) {
  const db = openDatabase(join(dir, `${name}.db`), 'cd'.repeat(32))
  const account = (host: string) => Number(db.run("insert into account (address, provider, host, port, tls, user, added_at) values ('a@example.jp', 'x', ?, 993, 'tls', 'a', 1)", host).lastId) as AccountId
  return { db, one: account('a.example.jp'), two: account('b.example.jp') }
}

describe('also readable', () => {
  it('counts each mail once, however often and wherever it is read, and each account for itself', () => {
    const { db, one, two } = store('once')
    const mail = { mark: 'm1', kind: 'password-reset' as const, arrivedAt: 20_000 * DAY_MS + 5 }
    saveAlsoReadable(db, one, [mail, mail, { ...mail, mark: 'm2', kind: 'bank' }])
    saveAlsoReadable(db, one, [{ ...mail, arrivedAt: 20_001 * DAY_MS }])
    saveAlsoReadable(db, two, [mail])
    expect([...countAlsoReadable(db, one, new Set([20_000]))]).toEqual([['password-reset', 1], ['bank', 1]])
    expect([...countAlsoReadable(db, two, new Set([20_000]))]).toEqual([['password-reset', 1]])
    expect(countAlsoReadable(db, one, new Set([20_001])).size).toBe(0)
    db.close()
  })

  it('keeps of a scanned mail its kind, its day and a keyed mark, and forgets them with the account', () => {
    const { db, one } = store('scan')
    const state = { path: 'INBOX', uidValidity: 1, uidNext: 2, highestModseq: null, done: '1', messages: 1 }
    const arrivedAt = Date.UTC(2026, 2, 3, 23, 59)
    scanStore(db, one, () => 0).onChunk({ state, findings: [], besides: [], isPresent: null, alsoReadable: [{ kind: 'one-time-code', name: '<secret-name@example.com>', internalDate: arrivedAt }, { kind: 'card', name: '<no-date@example.com>', internalDate: null }] })
    const rows = db.all<Record<string, unknown>>('select * from also_readable')
    expect(rows).toEqual([{ account_id: one, kind: 'one-time-code', day: dayOf(arrivedAt), mark: expect.stringMatching(/^[0-9a-f]{64}$/) as string }])
    db.run('delete from account where id = ?', one)
    expect(db.all('select * from also_readable')).toEqual([])
    db.close()
  })
})
