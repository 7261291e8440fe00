import { describe, expect, it } from 'vitest'
import type { AccessId, Confirmation, HomeProfile, Place, VerdictReasonCode } from '../../shared/model'
import { judgeAll, type JudgedAccess } from './verdict'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const NOON = Date.UTC(2026, 3, 6, 3)

const place = (country: string | null, extra: Partial<Place> = {}): Place => ({ country, asn: 1, network: `${country} Telecom`, isHosting: false, service: null, isRoutable: true, ...extra })
let nextId = 1
const access = (extra: Partial<JudgedAccess> = {}): JudgedAccess => {
  const time = extra.time ?? NOON
  return { id: nextId++ as AccessId, time, timeEnd: time + 999, ip: '126.72.1.2', country: null, provider: 'generic', service: 'imap', track: 'mail-software', result: 'success', place: place('JP'), ...extra }
}
const web = { service: 'web', track: 'web' } as const
const profile = (extra: Partial<HomeProfile> = {}): HomeProfile => ({ countries: ['JP'], networks: [], usesMailSoftware: 'yes', readsInGmail: 'unknown', readsInOutlookApp: 'unknown', confirmations: [], ...extra })
const mark = (extra: Partial<Confirmation> & Pick<Confirmation, 'kind'>, isMe = true): Confirmation => ({ id: nextId++, isMe, at: NOON, ...extra }) as Confirmation

/** Verdict and reason codes of the last access. */
function judged(accesses: JudgedAccess[], as: HomeProfile = profile(), ownSignIns: number[] = []): [string, VerdictReasonCode[]] {
  const last = judgeAll(accesses, as, ownSignIns).at(-1)
  return [last?.verdict ?? 'none', last?.reasons.map((r) => r.code) ?? []]
}
const gmail: Place['service'] = { id: 'gmail-fetch', name: 'Gmail', kind: 'mail-fetcher' }

describe('yours', () => {
  it('is a consumer network of the home country, also one never seen before', () => {
    expect(judged([access(), access({ ip: '49.98.1.1', place: place('JP', { network: 'New Carrier' }) })])).toEqual(['yours', ['home-country']])
  })
  it('is roaming between carriers and IPv6 prefixes within minutes', () => {
    expect(judged([access({ ip: '2400:4051::1' }), access({ time: NOON + MINUTE, ip: '106.154.1.1' })])).toEqual(['yours', ['home-country']])
  })
  it('is Koban itself within two minutes of its own sign-in, from home only', () => {
    expect(judged([access({ time: NOON + MINUTE })], profile(), [NOON])).toEqual(['yours', ['koban-itself']])
    expect(judged([access({ time: NOON + 3 * MINUTE })], profile(), [NOON])).toEqual(['yours', ['home-country']])
    expect(judged([access({ time: NOON + MINUTE, place: place('CN') })], profile(), [NOON])[0]).toBe('unexplained')
  })
  it('is not made by frequency', () => {
    const many = Array.from({ length: 500 }, (_, i) => access({ time: NOON + i * HOUR * 24, place: place('CN') }))
    expect(judged(many)[0]).toBe('unexplained')
  })
})

describe('unexplained', () => {
  it('is a country outside the profile, and says when it is the first time', () => {
    expect(judged([access({ place: place('CN') })])).toEqual(['unexplained', ['foreign-country', 'first-country']])
    expect(judged([access({ place: place('CN') }), access({ time: NOON + HOUR, place: place('CN') })])).toEqual(['unexplained', ['foreign-country']])
  })
  it('is mail software where the user uses none, even at home', () => {
    expect(judged([access()], profile({ usesMailSoftware: 'no' }))).toEqual(['unexplained', ['no-mail-software']])
    expect(judged([access(web)], profile({ usesMailSoftware: 'no' }))).toEqual(['yours', ['home-country']])
  })
  it('is mail software from a hosting network, at home too', () => {
    expect(judged([access({ place: place('JP', { isHosting: true, network: 'Lakeside Hosting' }) })])).toEqual(['unexplained', ['hosting-mail-software']])
  })
  it('names a first foreign hosting network', () => {
    expect(judged([access({ ...web, place: place('US', { isHosting: true, network: 'Lakeside Hosting' }) })])[1]).toContain('first-network')
  })
  it('is impossible travel: two successes farther apart than 1000 km/h allows', () => {
    const trip = profile({ confirmations: [] })
    expect(judged([access(), access({ time: NOON + HOUR, ...web, place: place('GB') })], trip)[1]).toContain('impossible-travel')
    expect(judged([access(), access({ time: NOON + 24 * HOUR, ...web, place: place('GB') })], trip)[1]).not.toContain('impossible-travel')
  })
  it('is no impossible travel between neighbours whose reaches may touch, nor after a failure', () => {
    expect(judged([access(), access({ time: NOON + HOUR, place: place('CN') })])[1]).not.toContain('impossible-travel')
    expect(judged([access({ result: 'failure', place: place('GB') }), access({ time: NOON + HOUR })])).toEqual(['yours', ['home-country']])
  })
  it('is a success after a burst of failures from a network never seen', () => {
    const burst = Array.from({ length: 6 }, (_, i) => access({ time: NOON + i * 1000, result: 'failure', ip: '126.9.9.9' }))
    expect(judged([...burst, access({ time: NOON + 10_000, ip: '126.9.9.9' })])).toEqual(['unexplained', ['after-failures']])
  })
  it('is no burst when the owner mistyped at a network that signed in before', () => {
    const known = access({ time: NOON - 48 * HOUR })
    const typos = Array.from({ length: 6 }, (_, i) => access({ time: NOON + i * 1000, result: 'failure' }))
    expect(judged([known, ...typos, access({ time: NOON + 10_000 })])).toEqual(['yours', ['home-country']])
  })
  it('is what the user marked "not me"', () => {
    const it = access()
    expect(judged([it], profile({ confirmations: [mark({ kind: 'event', accessId: it.id } as never, false)] }))).toEqual(['unexplained', ['marked-not-me']])
  })
})

describe('your own service', () => {
  it('is asked about, and the answer relabels', () => {
    const fetch = access({ service: 'pop', place: place('US', { service: gmail }) })
    expect(judged([fetch])).toEqual(['own-service', ['mail-fetcher']])
    expect(judged([fetch], profile({ readsInGmail: 'yes' }))).toEqual(['yours', ['own-service-confirmed']])
    expect(judged([fetch], profile({ readsInGmail: 'no' }))).toEqual(['unexplained', ['own-service-denied']])
  })
  it('does not vouch for a success after a burst of failures, unless it signed in from there before', () => {
    const fetch = (extra: Partial<JudgedAccess>) => access({ service: 'pop', ip: '209.85.1.1', place: place('US', { service: gmail }), ...extra })
    const burst = Array.from({ length: 6 }, (_, i) => fetch({ time: NOON + i * 1000, result: 'failure' }))
    for (const readsInGmail of ['yes', 'unknown'] as const) {
      expect(judged([...burst, fetch({ time: NOON + 10_000 })], profile({ readsInGmail }))).toEqual(['unexplained', ['after-failures']])
    }
    expect(judged([fetch({ time: NOON - 48 * HOUR }), ...burst, fetch({ time: NOON + 10_000 })], profile({ readsInGmail: 'yes' }))).toEqual(['yours', ['own-service-confirmed']])
  })
  it('stays yours though no other mail software is in use', () => {
    expect(judged([access({ place: place('US', { service: gmail }) })], profile({ readsInGmail: 'yes', usesMailSoftware: 'no' }))[0]).toBe('yours')
  })
  it('is not a web sign-in from the same network', () => {
    expect(judged([access({ ...web, place: place('US', { service: gmail }) })])[0]).toBe('unexplained')
  })
})

describe('relay', () => {
  const relay = { id: 'private-relay', name: 'iCloud Private Relay', kind: 'relay' } as const
  it('is a web sign-in through a relay or VPN, at home and abroad', () => {
    expect(judged([access({ ...web, place: place('JP', { service: relay, isHosting: true }) })])).toEqual(['relay', ['relay-network']])
    expect(judged([access({ ...web, place: place('US', { service: { ...relay, kind: 'vpn' }, isHosting: true }) })])).toEqual(['relay', ['vpn-network']])
  })
  it('is not mail software from there', () => {
    expect(judged([access({ place: place('JP', { service: relay, isHosting: true }) })])).toEqual(['unexplained', ['hosting-mail-software']])
  })
  it('is a web sign-in from a hosting network at home', () => {
    expect(judged([access({ ...web, place: place('JP', { isHosting: true }) })])).toEqual(['relay', ['hosting-network']])
  })
})

describe('unknown', () => {
  it('is an address that is missing, not routable or not in the database: never foreign', () => {
    expect(judged([access({ ip: null, place: place(null) })])).toEqual(['unknown', ['no-address']])
    expect(judged([access({ ip: '10.0.0.1', place: place(null, { isRoutable: false }) })])).toEqual(['unknown', ['not-routable']])
    expect(judged([access({ place: place(null) })])).toEqual(['unknown', ['unlocatable']])
  })
  it('goes by the country that the source states where there is no address', () => {
    expect(judged([access({ ip: null, country: 'CN', place: place(null, { isRoutable: false }) })])[0]).toBe('unexplained')
  })
  it('is a place that the source and the database name differently, one of them home', () => {
    expect(judged([access({ country: 'JP', place: place('US') })])).toEqual(['unknown', ['places-differ']])
    expect(judged([access({ country: 'HK', place: place('CN') })])[0]).toBe('unexplained')
  })
  it('is everything located before the home country was asked', () => {
    expect(judged([access({ ...web })], profile({ countries: [] }))).toEqual(['unknown', ['home-not-asked']])
  })
})

describe('"this was me"', () => {
  it('clears a network, a country or a span of days everywhere, and "not me" on one event still wins', () => {
    const cn = access({ place: place('CN') })
    expect(judged([cn], profile({ confirmations: [mark({ kind: 'country', country: 'CN' } as never)] }))).toEqual(['yours', ['confirmed-country']])
    expect(judged([cn], profile({ confirmations: [mark({ kind: 'network', network: 'CN Telecom' } as never)] }))).toEqual(['yours', ['confirmed-network']])
    expect(judged([cn], profile({ confirmations: [mark({ kind: 'days', from: NOON - HOUR, to: NOON + HOUR } as never)] }))).toEqual(['yours', ['confirmed-days']])
    expect(judged([cn], profile({ confirmations: [mark({ kind: 'days', from: NOON + HOUR, to: NOON + 2 * HOUR } as never)] }))[0]).toBe('unexplained')
    const both = [mark({ kind: 'country', country: 'CN' } as never), mark({ kind: 'event', accessId: cn.id } as never, false)]
    expect(judged([cn], profile({ confirmations: both }))[0]).toBe('unexplained')
  })
  it('newest wins for the same target', () => {
    const cn = access({ place: place('CN') })
    const old = mark({ kind: 'country', country: 'CN', at: NOON } as never)
    const fresh = mark({ kind: 'country', country: 'CN', at: NOON + 1 } as never, false)
    expect(judged([cn], profile({ confirmations: [fresh, old] }))).toEqual(['unexplained', ['marked-not-me']])
  })
})
