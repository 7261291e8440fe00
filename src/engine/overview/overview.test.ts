// The figures of the one sentence, from a real store.
import { beforeEach, describe, expect, it } from 'vitest'
import type { AccessEvent, AccountId, Place, Span, Track } from '../../shared/model'
import { judgeStore } from '../access/judge'
import { createAccess } from '../access/access'
import type { Context } from '../context'
import { judgeGifts } from '../gifts/gift-mails'
import type { Gifts } from '../gifts/gifts'
import { addImport } from '../store/accesses'
import { saveAccount } from '../store/accounts'
import { openDatabase, type Database } from '../store/database'
import { saveGifts } from '../store/gifts'
import { writeProfileAnswers } from '../store/settings'
import { createOverview } from './overview'

const DAY = 86_400_000
const NOW = Date.UTC(2026, 5, 1)
const ago = (days: number) => NOW - days * DAY
let db: Database
let context: Context
beforeEach(() => {
  db = openDatabase(':memory:', 'ab'.repeat(32))
  const used: Pick<Context, 'db' | 'now' | 'changed' | 'defaults'> = { db, now: () => NOW, changed: () => undefined, defaults: () => ({ language: 'ja', colorScheme: 'auto', zone: 'UTC' }) }
  context = used as Context
  writeProfileAnswers(db, { countries: ['JP'], usesMailSoftware: 'yes' })
})

const connect = (user: string, provider = 'yahoojp') => saveAccount(db, { address: user, provider, host: 'h', port: 993, tls: 'tls', user }, null, 1).id
const event = (time: number, more: Partial<AccessEvent> = {}): AccessEvent => ({
  time, timeZoneKnown: true, timePrecision: 'second', ip: '9.9.9.9', host: null, country: null, countryText: null, region: null, city: null, service: 'imap', serviceText: null,
  client: null, result: 'success', provider: 'generic', accountHint: null, rawLineRef: 'L1', ...more,
})
const place = (country: string | null): Place => ({ country, asn: 1, network: 'Example', isHosting: false, service: null, isRoutable: true })
function add(accountId: AccountId | null, rows: [AccessEvent, string | null][], coverage: { track: Track; span: Span }[] = []) {
  addImport(db, { accountId, fileName: 'h.csv', format: 'generic-table', zone: 'UTC', importedAt: NOW, ignored: 0, malformed: [] }, rows.map(([e]) => e), rows.map(([, country]) => place(country)), coverage)
  judgeStore(db)
}
const gift = (accountId: AccountId, uid: number, arrivedAt: number) => saveGifts(db, accountId, [{
  ref: { folderPath: 'INBOX', uidValidity: 7, uid }, messageId: `m${uid}@shop.example`, sizeBytes: 1000, bodyHash: `hash${uid}`, class: 'gift', sure: true, brand: 'amazon', brandName: 'Amazon',
  subject: 'ギフト券', sender: 'shop@shop.example', money: null, expires: null, arrivedAt, codes: [], fingerprints: [], reasons: [],
}], NOW)
const both = (from: number): { track: Track; span: Span }[] => (['web', 'mail-software'] as const).map((track) => ({ track, span: { from: ago(from), to: NOW } }))
const overview = () => createOverview(context, { judged: () => judgeGifts(context) } as Gifts)['overview.get']({}) as Exclude<ReturnType<ReturnType<typeof createOverview>['overview.get']>, Promise<unknown>>

describe('the overview', () => {
  it('counts the accesses while an exposed mail lay there once each, beside all there ever were', () => {
    const account = connect('haruka')
    gift(account, 1, ago(10))
    gift(account, 2, ago(8))
    add(account, [[event(ago(20)), 'CN'], [event(ago(9)), 'CN'], [event(ago(5)), 'CN']])
    expect(overview()).toMatchObject({ unexplained: 3, unexplainedDuring: 2, exposed: { count: 2 } })
  })

  it('waits for an answer also where the place or the result is not known, never for a failure', () => {
    const account = connect('haruka')
    gift(account, 1, ago(10))
    add(account, [[event(ago(5)), null], [event(ago(4), { result: 'unknown' }), 'CN'], [event(ago(3), { result: 'failure' }), null], [event(ago(2)), 'JP']], both(30))
    expect(overview()).toMatchObject({ unexplained: 0, unanswered: 2, undecided: 1 })
  })

  it('counts the mails that cannot be judged while a track is missing', () => {
    const account = connect('haruka')
    gift(account, 1, ago(10))
    add(account, [[event(ago(5)), 'JP']], both(30).slice(0, 1))
    expect(overview()).toMatchObject({ unanswered: 0, undecided: 1 })
    add(account, [], both(30).slice(1))
    expect(overview()).toMatchObject({ undecided: 0 })
  })

  it('calls a day on record only when it is for every mailbox, on the tracks that each of them has', () => {
    const first = connect('haruka')
    add(first, [[event(ago(30)), 'JP']], both(30))
    expect(overview().coverage).toMatchObject({ days: 30, gaps: 0 })
    const second = connect('minato', 'icloud')
    expect(overview().coverage).toMatchObject({ days: 0 })
    expect(overview().timeline.tracks.find(({ track }) => track === 'web')?.covered).toEqual([])
    add(second, [], both(12))
    expect(overview().coverage).toMatchObject({ days: 12, tracks: [{ track: 'mail-software' }, { track: 'web', days: 12 }] })
    expect(overview().timeline.tracks.find(({ track }) => track === 'web')).toMatchObject({ covered: [{ from: ago(12), to: NOW }], gaps: [{ to: ago(12) }] })
  })

  it('has the histories of nobody as one mailbox before any is connected', () => {
    add(null, [[event(ago(30)), 'JP']], both(30))
    expect(overview().coverage).toMatchObject({ days: 30, gaps: 0 })
  })

  it('lists what was imported, and forgets what is taken back', async () => {
    add(null, [[event(ago(30)), 'CN']], both(30))
    const { handlers } = createAccess(context, () => [])
    const { rows } = await handlers['access.imports']({})
    expect(rows).toMatchObject([{ fileName: 'h.csv', accountId: null, events: 1, malformed: 0 }])
    expect(await handlers['access.undoImport']({ importId: rows[0]!.importId })).toEqual({ removed: 1 })
    expect(await handlers['access.imports']({})).toEqual({ rows: [] })
    expect(overview()).toMatchObject({ unexplained: 0, coverage: { days: 0 } })
  })
})
