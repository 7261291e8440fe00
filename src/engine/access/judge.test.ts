// The columns in memory say of any history, however it came in and whatever was answered since, what the plain rules say of
// its rows: verdicts and reasons, exposures, merging.
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import type { AccessEvent, AccountId, CoverageSpan, ImportId, Place, Span } from '../../shared/model'
import { countExposure, coverageCheck, countWithinAny, exposingOf, positionsWithin } from '../exposure/exposing'
import { exposureOf, lifeOf } from '../exposure/exposure'
import { forgetAccesses } from '../store/access-columns'
import { addImport, adoptOrphans, listImports, newAmong, removeImport } from '../store/accesses'
import { addOwnSignIn, ownSignIns, saveAccount } from '../store/accounts'
import { addConfirmation, listConfirmations, removeConfirmation } from '../store/confirmations'
import { openDatabase, type Database } from '../store/database'
import { writeProfileAnswers } from '../store/settings'
import { judged, judgementAt, judgeStore, readProfile, VERDICTS } from './judge'
import { listAccesses } from './list'
import { judgeAll } from './verdict'

const HOUR = 3_600_000
const START = Date.UTC(2026, 3, 6)
let db: Database
let account: AccountId
beforeEach(() => {
  db = openDatabase(':memory:', 'ab'.repeat(32))
  account = saveAccount(db, { address: 'a', provider: 'yahoojp', host: 'h', port: 993, tls: 'tls', user: 'haruka' }, null, 1).id
})

const PLACES: Record<string, Place> = {
  '126.72.1.2': { country: 'JP', asn: 1, network: 'Home', isHosting: false, service: null, isRoutable: true },
  '126.72.1.9': { country: 'JP', asn: 1, network: 'Home', isHosting: false, service: null, isRoutable: true },
  '2400:4051::1': { country: 'JP', asn: 2, network: 'Mobile', isHosting: false, service: null, isRoutable: true },
  '114.92.1.1': { country: 'CN', asn: 3, network: 'Backbone', isHosting: false, service: null, isRoutable: true },
  '52.1.1.1': { country: 'US', asn: 4, network: 'Hosting', isHosting: true, service: null, isRoutable: true },
  '209.85.1.1': { country: 'US', asn: 5, network: 'Fetcher', isHosting: true, service: { id: 'gmail-fetch', name: 'Gmail', kind: 'mail-fetcher' }, isRoutable: true },
  '17.58.1.1': { country: 'US', asn: 714, network: 'Orchard', isHosting: false, service: null, isRoutable: true },
  '10.0.0.1': { country: null, asn: null, network: null, isHosting: false, service: null, isRoutable: false },
}
const event = fc.record({
  at: fc.integer({ min: 0, max: 200 }), ip: fc.constantFrom(...Object.keys(PLACES), null), country: fc.constantFrom(null, 'JP', 'KR'),
  provider: fc.constantFrom<AccessEvent['provider']>('generic', 'apple'),
  service: fc.constantFrom<AccessEvent['service']>('imap', 'pop', 'web'), result: fc.constantFrom<AccessEvent['result']>('success', 'success', 'failure', 'unknown'),
  timePrecision: fc.constantFrom<AccessEvent['timePrecision']>('second', 'minute', 'day'), client: fc.constantFrom(null, 'Thunderbird', 'ＭＡＩＬ'),
}).map(({ at, ...facts }): AccessEvent => ({
  time: START + at * 7 * 60_000, timeZoneKnown: true, host: null, countryText: null, region: null, city: null, serviceText: null, accountHint: null, rawLineRef: 'L1', ...facts,
}))
const files = fc.array(fc.array(event, { maxLength: 25 }), { minLength: 1, maxLength: 4 })
const nowhere: Place = { country: null, asn: null, network: null, isHosting: false, service: null, isRoutable: false }
let clock = 0
const add = (events: AccessEvent[], to: AccountId | null = account) =>
  addImport(db, { accountId: to, fileName: 'h', format: 'generic-table', zone: 'UTC', importedAt: ++clock, ignored: 0, malformed: [] }, events, events.map((e) => (e.ip === null ? nowhere : (PLACES[e.ip] ?? nowhere))), [])

/** The plain rule over the rows as they are listed. */
function byTheRule() {
  const rows = listAccesses(db, {}, 0, 500).rows.reverse()
  const accesses = rows.map((row) => ({ ...row, timeEnd: row.time + { second: 999, minute: 59_999, day: 86_399_999, approx: 0 }[row.timePrecision] }))
  return { rows, judgements: judgeAll(accesses, readProfile(db), ownSignIns(db, account)), accesses }
}

function compare(gifts: readonly Span[]) {
  const of = judged(db)
  const { rows, judgements, accesses } = byTheRule()
  expect(rows.map((row) => row.judgement)).toEqual(judgements)
  expect(rows.map((_, at) => VERDICTS[of.verdicts[at] as number])).toEqual(judgements.map((judgement) => judgement.verdict))
  expect(judgementAt(of, 0)).toEqual(judgements[0])

  const now = START + 100 * HOUR
  const coverage: CoverageSpan[] = [{ track: 'web', from: START, to: START + 50 * HOUR, source: '' }, { track: 'mail-software', from: START, to: now - HOUR, source: '' }]
  const exposing = accesses.map((access, i) => ({ id: access.id, from: access.time, to: access.timeEnd, verdict: judgements[i]?.verdict ?? 'unknown', result: access.result }))
  const sets = exposingOf(of, account)
  const isCovered = coverageCheck(coverage, ['web', 'mail-software'], now)
  const none = { starts: new Float64Array(0), ends: new Float64Array(0) }
  for (const gift of gifts) {
    const asGift = { arrivedAt: gift.from, endedAt: gift.to }
    const rule = exposureOf(asGift, exposing, coverage, ['web', 'mail-software'], now)
    const life = lifeOf(asGift, now)
    expect(countExposure(sets, { yes: none, perhaps: none }, life, isCovered)).toEqual({ level: rule.level, unexplained: rule.hits.length, possible: rule.possible.length })
    expect(positionsWithin(sets.yes, of, life, 500).map((at) => of.data.columns.id[at])).toEqual(rule.hits.map((hit) => hit.id))
  }
  const lives = gifts.map((gift) => lifeOf({ arrivedAt: gift.from, endedAt: gift.to }, now))
  const during = new Set(gifts.flatMap((gift) => exposureOf({ arrivedAt: gift.from, endedAt: gift.to }, exposing, coverage, ['web', 'mail-software'], now).hits.map((hit) => hit.id)))
  expect(countWithinAny(sets.yes, of, lives)).toBe(during.size)
}

describe('verdicts and exposures from the columns', () => {
  it('are those of the plain rules after any imports, answers, marks and takings back', async () => {
    const gifts = fc.array(fc.tuple(fc.integer({ min: -10, max: 40 }), fc.integer({ min: 0, max: 20 })).map(([from, hours]): Span => ({ from: START + from * HOUR, to: START + (from + hours) * HOUR })), { maxLength: 5 })
    const change = fc.oneof(
      fc.record({ kind: fc.constant('country' as const), value: fc.constantFrom('CN', 'US', 'JP'), isMe: fc.boolean() }),
      fc.record({ kind: fc.constant('network' as const), value: fc.constantFrom('Backbone', 'Home', 'Hosting'), isMe: fc.boolean() }),
      fc.record({ kind: fc.constant('days' as const), value: fc.integer({ min: 0, max: 20 }), isMe: fc.boolean() }),
      fc.record({ kind: fc.constant('event' as const), value: fc.nat(), isMe: fc.boolean() }),
      fc.record({ kind: fc.constant('unmark' as const) }), fc.record({ kind: fc.constant('undo' as const), value: fc.nat() }),
      fc.record({ kind: fc.constant('home' as const), value: fc.constantFrom<string[][]>([], ['JP'], ['JP', 'US']) }), fc.record({ kind: fc.constant('carriers' as const), value: fc.constantFrom<string[][]>([], ['Home'], ['Backbone', 'Hosting']) }),
      fc.record({ kind: fc.constant('import' as const), events: fc.array(event, { maxLength: 10 }) }),
      fc.record({ kind: fc.constant('restart' as const) }),
    )
    await fc.assert(
      fc.property(files, gifts, fc.array(change, { maxLength: 6 }), (imports, mails, changes) => {
        db = openDatabase(':memory:', 'ab'.repeat(32))
        account = saveAccount(db, { address: 'a', provider: 'yahoojp', host: 'h', port: 993, tls: 'tls', user: 'haruka' }, null, 1).id
        addOwnSignIn(db, account, START + 3 * HOUR)
        writeProfileAnswers(db, { countries: ['JP'], usesMailSoftware: 'yes' })
        for (const events of imports) add(events)
        judgeStore(db)
        if (judged(db).data.columns.count > 0) compare(mails)
        for (const change of changes) {
          const { columns } = judged(db).data
          if (change.kind === 'country') addConfirmation(db, change.isMe, { kind: 'country', country: change.value }, ++clock)
          else if (change.kind === 'network') addConfirmation(db, change.isMe, { kind: 'network', network: change.value }, ++clock)
          else if (change.kind === 'days') addConfirmation(db, change.isMe, { kind: 'days', from: START + change.value * HOUR, to: START + (change.value + 3) * HOUR }, ++clock)
          else if (change.kind === 'event' && columns.count > 0) addConfirmation(db, change.isMe, { kind: 'event', accessId: columns.id[change.value % columns.count] as never }, ++clock)
          else if (change.kind === 'unmark') removeConfirmation(db, listConfirmations(db).at(-1)?.id ?? 0)
          else if (change.kind === 'undo') removeImport(db, listImports(db)[change.value % Math.max(1, listImports(db).length)]?.importId ?? (0 as ImportId))
          else if (change.kind === 'home') writeProfileAnswers(db, { countries: change.value })
          else if (change.kind === 'carriers') writeProfileAnswers(db, { networks: change.value })
          else if (change.kind === 'import') add(change.events)
          else if (change.kind === 'restart') forgetAccesses(db)
          judgeStore(db)
          if (judged(db).data.columns.count > 0) compare(mails)
        }
        db.close()
      }),
      { numRuns: 150 },
    )
  })
})

describe('merging', () => {
  const keyOf = (e: Pick<AccessEvent, 'time' | 'ip' | 'service' | 'result' | 'client'>) => [e.time, e.ip, e.service, e.result, e.client].join(' ')
  const counted = (events: readonly Parameters<typeof keyOf>[0][]) => {
    const counts = new Map<string, number>()
    for (const e of events) counts.set(keyOf(e), (counts.get(keyOf(e)) ?? 0) + 1)
    return counts
  }
  const largest = (all: readonly AccessEvent[][]) => {
    const counts = new Map<string, number>()
    for (const file of all) for (const [key, count] of counted(file)) counts.set(key, Math.max(count, counts.get(key) ?? 0))
    return counts
  }
  const stored = () => counted(listAccesses(db, {}, 0, 500).rows)
  const sorted = (counts: Map<string, number>) => [...counts].sort(([a], [b]) => (a < b ? -1 : 1))

  it('keeps of each access the largest count that one file shows, in any order, and again after any file is taken back', () => {
    fc.assert(
      fc.property(files, fc.nat(), fc.boolean(), (all, undone, viaOrphans) => {
        db = openDatabase(':memory:', 'ab'.repeat(32))
        // Half of the time the files come before the mailbox, one file comes to the mailbox first, and the rest is taken over.
        account = saveAccount(db, { address: 'a', provider: 'yahoojp', host: 'h', port: 993, tls: 'tls', user: 'haruka' }, null, 1).id
        const ids = all.map((events, i) => add(events, viaOrphans && i > 0 ? null : account).importId)
        if (viaOrphans) adoptOrphans(db, account)
        expect(sorted(stored())).toEqual(sorted(largest(all)))
        expect(newAmong(db, account, all[0] ?? []).every((isNew) => !isNew)).toBe(true)
        const gone = undone % ids.length
        removeImport(db, ids[gone] as ImportId)
        expect(sorted(stored())).toEqual(sorted(largest(all.filter((_, i) => i !== gone))))
        forgetAccesses(db)
        expect(sorted(stored())).toEqual(sorted(largest(all.filter((_, i) => i !== gone))))
        for (const id of ids) if (id !== ids[gone]) removeImport(db, id)
        for (const table of ['access', 'access_told', 'import', 'access_ip', 'access_word', 'access_kind', 'access_place']) expect([table, db.get(`select count(*) as n from ${table}`)]).toEqual([table, { n: 0 }])
        db.close()
      }),
      { numRuns: 150 },
    )
  })
})
