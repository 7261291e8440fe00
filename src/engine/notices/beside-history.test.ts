// Sign-ins that only notices tell of, beside a history in a real store: in every chart and figure, and in the rule of travel.
import { beforeEach, describe, expect, it } from 'vitest'
import type { AccessFilter } from '../../shared/engine-api'
import type { AccessEvent, AccountId, Place } from '../../shared/model'
import { createAccess } from '../access/access'
import { judgeStore } from '../access/judge'
import type { Context } from '../context'
import { addImport } from '../store/accesses'
import { saveAccount } from '../store/accounts'
import { openDatabase, type Database } from '../store/database'
import { saveNotices, type NoticeFacts } from '../store/notices'
import { writeProfileAnswers } from '../store/settings'
import { judgeNotices } from './judge-notices'
import { toldSignIns } from './notices'

const MINUTE = 60_000
const DAY = 86_400_000
const NOW = Date.UTC(2026, 5, 1)
/** A Wednesday, 12:00 UTC. */
const NOON = Date.UTC(2026, 4, 20, 12)
const COUNTRIES: Record<string, string> = { '8.8.8.8': 'JP', '9.9.9.9': 'CN', '7.7.7.7': 'GB', '6.6.6.6': 'US' }
const [JAPAN, CHINA, BRITAIN, AMERICA] = Object.keys(COUNTRIES) as [string, string, string, string]
const placeOf = (ip: string | null): Place => {
  const country = ip === null ? null : (COUNTRIES[ip] ?? null)
  return { country, asn: ip === null ? null : Number(ip[0]), network: country && `${country} Telecom`, isHosting: false, service: null, isRoutable: country !== null }
}
let db: Database
let ctx: Context
let account: AccountId
let handlers: ReturnType<typeof createAccess>['handlers']
beforeEach(() => {
  db = openDatabase(':memory:', 'ab'.repeat(32))
  const used: Pick<Context, 'db' | 'now' | 'changed' | 'defaults' | 'places'> = {
    db, places: { lookup: placeOf, date: '', credits: [] }, now: () => NOW, changed: () => undefined, defaults: () => ({ language: 'ja', colorScheme: 'auto', zone: 'UTC' }),
  }
  ctx = used as Context
  account = saveAccount(db, { address: 'haruka@yahoo.co.jp', provider: 'yahoojp', host: 'h', port: 993, tls: 'tls', user: 'haruka' }, null, 1).id
  writeProfileAnswers(db, { countries: ['JP'], usesMailSoftware: 'yes' })
  handlers = createAccess(ctx, () => [], (filter) => toldSignIns(ctx, filter)).handlers
})

let uid = 0
function tell(ip: string | null, time: number, more: Partial<NoticeFacts> = {}): void {
  uid++
  saveNotices(db, account, [{
    kind: 'sign-in', time, isTimeStated: true, ip, country: null, place: null, client: null, service: 'web', isVerified: true, ref: { folderPath: 'INBOX', uidValidity: 7, uid },
    messageId: `n${uid}@yahoo.example`, bodyHash: `b${uid}`, subject: 'ログインアラート', sender: 'alert@mail.yahoo.co.jp', sentAt: time, ...more,
  }], NOW)
}
function history(...rows: [ip: string, time: number, more?: Partial<AccessEvent>][]): void {
  const events = rows.map(([ip, time, more]): AccessEvent => ({
    time, timeZoneKnown: true, timePrecision: 'second', ip, host: null, country: null, countryText: null, region: null, city: null, service: 'web', serviceText: null,
    client: null, result: 'success', provider: 'generic', accountHint: null, rawLineRef: 'L1', ...more,
  }))
  addImport(db, { accountId: account, fileName: 'h.csv', format: 'generic-table', zone: 'UTC', importedAt: NOW, ignored: 0, malformed: [] }, events, events.map((event) => placeOf(event.ip)), [])
  judgeStore(db)
}
const places = async (filter: AccessFilter = {}) => (await handlers['access.places']({ filter })).places.map(({ country, count, unexplained }) => [country, count, unexplained])
const networks = async (filter: AccessFilter = {}) => (await handlers['access.networks']({ filter, limit: 10 })).rows.map(({ key, count, unexplained }) => [key, count, unexplained])
async function cells(filter: AccessFilter = {}) {
  const { counts, unexplained } = await handlers['access.heatMap']({ filter })
  return counts.flatMap((row, day) => row.flatMap((count, hour) => (count > 0 ? [[day, hour, count, unexplained[day]?.[hour]]] : [])))
}
async function bars(filter: AccessFilter = {}) {
  const { tracks, countries } = await handlers['access.timeline']({ filter: { span: { from: NOON - DAY, to: NOON + DAY }, ...filter } })
  return { tracks: tracks.map(({ track, countries: of }) => [track, of.map(({ country, counts }) => [country, counts.reduce((a, b) => a + b, 0)])]), countries: countries.map(({ country, count, unexplained }) => [country, count, unexplained]) }
}

describe('a sign-in that only a notice tells of', () => {
  it('is on the map, among the networks, in the hours of the week and in the bars, with what the history shows', async () => {
    history([JAPAN, NOON])
    tell(CHINA, NOON + 2 * 3_600_000)
    expect(await places()).toEqual([['CN', 1, 1], ['JP', 1, 0]])
    expect(await networks()).toEqual([['AS9', 1, 1], ['AS8', 1, 0]])
    expect(await handlers['access.networks']({ filter: {}, offset: 1, limit: 10 })).toMatchObject({ total: 2, rows: [{ key: 'AS8' }] })
    expect(await cells()).toEqual([[2, 12, 1, 0], [2, 14, 1, 1]])
    expect(await bars()).toEqual({ tracks: [['mail-software', []], ['web', [['JP', 1], ['CN', 1]]]], countries: [['JP', 1, 0], ['CN', 1, 1]] })
  })

  it('gets a colour of its own, and reaches back the time axis when there is no history', async () => {
    tell(CHINA, NOON)
    const timeline = await handlers['access.timeline']({ filter: {} })
    expect(timeline.countries).toEqual([{ country: 'CN', colorSlot: 1, count: 1, unexplained: 1 }])
    expect(timeline.from).toBeLessThanOrEqual(NOON)
  })

  it('counts once when a history shows it too', async () => {
    tell(CHINA, NOON)
    history([CHINA, NOON + MINUTE])
    expect(await places()).toEqual([['CN', 1, 1]])
    expect(await cells()).toEqual([[2, 12, 1, 1]])
  })

  it('is in no picture while nobody vouches for the mail, and a refused one is no unexplained access', async () => {
    tell(CHINA, NOON, { isVerified: false })
    expect(await places()).toEqual([])
    tell(CHINA, NOON, { kind: 'sign-in-blocked' })
    tell(null, NOON, { kind: 'password-changed' })
    expect(await places()).toEqual([['CN', 1, 0]])
  })

  it('is narrowed by whatever narrows the rows of a history', async () => {
    tell(CHINA, NOON)
    tell(JAPAN, NOON + DAY, { service: 'imap' })
    const other = saveAccount(db, { address: 'm@yahoo.co.jp', provider: 'yahoojp', host: 'h', port: 993, tls: 'tls', user: 'm' }, null, 1).id
    const [china, japan] = [[['CN', 1, 1]], [['JP', 1, 0]]]
    expect(await places({ accountId: other })).toEqual([])
    expect(await places({ span: { from: NOON - MINUTE, to: NOON + MINUTE } })).toEqual(china)
    expect(await places({ countries: ['CN'] })).toEqual(china)
    expect(await places({ networks: ['AS8'] })).toEqual(japan)
    expect(await places({ tracks: ['mail-software'] })).toEqual(japan)
    expect(await places({ verdicts: ['unexplained'] })).toEqual(china)
    expect(await places({ results: ['failure'] })).toEqual([])
    expect(await places({ weekHours: { zone: 'UTC', cells: [[2, 12]] } })).toEqual(china)
    expect(await places({ text: 'CN' })).toEqual([])
  })
})

const reasons = () => judgeNotices(ctx).map(({ access }) => access?.judgement.reasons.map(({ code }) => code))

describe('a journey between a notice and the history', () => {
  it.each([['before', -30], ['after', 30]])('nobody can have made it: the owner is in the history half an hour %s', (_, minutes) => {
    history([JAPAN, NOON + minutes * MINUTE])
    tell(BRITAIN, NOON)
    expect(reasons()).toEqual([expect.arrayContaining(['foreign-country', 'impossible-travel'])])
  })

  it('of two homes speaks against the notice', () => {
    writeProfileAnswers(db, { countries: ['JP', 'US'] })
    history([JAPAN, NOON - 30 * MINUTE])
    tell(AMERICA, NOON)
    expect(reasons()).toEqual([['impossible-travel']])
  })

  it.each<[string, () => void]>([
    ['a day apart', () => history([JAPAN, NOON - DAY])],
    ['after a failure', () => history([JAPAN, NOON - 30 * MINUTE, { result: 'failure' }])],
    ['from the same country', () => history([BRITAIN, NOON - 30 * MINUTE])],
    ['of an unverified notice', () => { db.run('update notice set is_verified = 0'); history([JAPAN, NOON - 30 * MINUTE]) }],
  ])('is none: %s', (_, record) => {
    tell(BRITAIN, NOON)
    record()
    expect(reasons().flat()).not.toContain('impossible-travel')
  })

  it('is none when the history is another mailbox’s', () => {
    const mine = account
    account = saveAccount(db, { address: 'm@yahoo.co.jp', provider: 'yahoojp', host: 'h', port: 993, tls: 'tls', user: 'm' }, null, 1).id
    history([JAPAN, NOON - 30 * MINUTE])
    account = mine
    tell(BRITAIN, NOON)
    expect(reasons().flat()).not.toContain('impossible-travel')
  })
})

describe('the first time of a country', () => {
  it('is not said of a notice when the history saw it before, and is when it saw it later or in failures only', () => {
    tell(BRITAIN, NOON)
    history([BRITAIN, NOON - 30 * DAY, { result: 'failure' }], [BRITAIN, NOON + 2 * DAY])
    expect(reasons()).toEqual([['foreign-country', 'first-country']])
    history([BRITAIN, NOON - 20 * DAY])
    expect(reasons()).toEqual([['foreign-country']])
  })
})
