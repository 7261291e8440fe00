// Whole situations with real addresses and the shipped places: what must speak against somebody, and beside it what must not.
import { describe, expect, it } from 'vitest'
import type { AccessId, Confirmation } from '../../shared/model'
import { CHINA, confirmed, DAY, DOCOMO, GMAIL, judged, KDDI, last, type Line, LONDON, MINUTE, NOON, NTT, OUTLOOK, RELAY, SOFTBANK, VIETNAM } from './verdict-situations'

describe('carriers', () => {
  it('share an address among thousands: one inside the carrier is unknown, never foreign', () => {
    expect(judged([[0, DOCOMO], [1, '100.64.12.9'], [2, '100.127.0.3'], [3, '10.20.30.40']])).toEqual([
      ['yours', ['home-country']], ['unknown', ['not-routable']], ['unknown', ['not-routable']], ['unknown', ['not-routable']],
    ])
  })
  it('hand a phone from one prefecture and carrier to the next within minutes, in IPv6 with a new prefix each time', () => {
    const roaming: Line[] = [[0, DOCOMO], [2, KDDI], [3, '240b:10:2e81:86d4::1'], [4, '240b:11:1:2::9'], [5, SOFTBANK], [6, '2400:4051:a0c3::1'], [7, NTT]]
    expect(judged(roaming)).toEqual(roaming.map(() => ['yours', ['home-country']]))
  })
  it('give the next customer an address that somebody tried passwords from: five failures and then the owner at home where she always is', () => {
    const typos: Line[] = [1, 2, 3, 4, 5, 6].map((minute) => [minute, SOFTBANK, 'imap', { result: 'failure' }])
    expect(last([[-2000, SOFTBANK], ...typos, [8, SOFTBANK]])).toEqual(['yours', ['home-country']])
    expect(last([...typos, [8, SOFTBANK]])).toEqual(['unexplained', ['after-failures']])
    expect(last([...typos.slice(0, 4), [8, SOFTBANK]])).toEqual(['yours', ['home-country']])
    expect(last([...typos, [50, SOFTBANK]])).toEqual(['yours', ['home-country']])
  })
})

describe('services that open the box for its owner', () => {
  it('Gmail’s fetching is a question, then what the user says; abroad it is not', () => {
    expect(last([[0, GMAIL, 'pop']])).toEqual(['own-service', ['mail-fetcher']])
    expect(last([[0, GMAIL, 'pop']], { readsInGmail: 'yes' })).toEqual(['yours', ['own-service-confirmed']])
    expect(last([[0, GMAIL, 'pop']], { readsInGmail: 'no' })).toEqual(['unexplained', ['own-service-denied']])
    expect(last([[0, CHINA, 'pop', { host: 'mail-lf1-f14.google.com' }]], { readsInGmail: 'yes' })?.[0]).toBe('unexplained')
    expect(last([[0, '35.190.0.1', 'pop']], { readsInGmail: 'yes' })?.[0]).toBe('unexplained')
  })
  it('Outlook’s cloud in Asia is a question, then what the user says; a computer rented beside it is not', () => {
    expect(last([[0, OUTLOOK]])).toEqual(['own-service', ['app-cloud']])
    expect(last([[0, OUTLOOK]], { readsInOutlookApp: 'yes', usesMailSoftware: 'no' })).toEqual(['yours', ['own-service-confirmed']])
    expect(last([[0, OUTLOOK]], { readsInOutlookApp: 'no' })).toEqual(['unexplained', ['own-service-denied']])
    expect(last([[0, '20.48.1.1']], { readsInOutlookApp: 'yes' })?.[0]).toBe('unexplained')
    expect(last([[0, OUTLOOK]], { readsInGmail: 'yes' })?.[0]).toBe('own-service')
  })
  it('are no journey of the owner: home, Gmail in America, home again', () => {
    expect(judged([[0, SOFTBANK], [1, GMAIL, 'pop'], [2, SOFTBANK]], { readsInGmail: 'yes' }).map(([verdict]) => verdict)).toEqual(['yours', 'yours', 'yours'])
    expect(judged([[0, SOFTBANK], [1, GMAIL, 'pop'], [2, SOFTBANK]], { countries: ['JP', 'US'] }).flatMap(([, reasons]) => reasons)).not.toContain('impossible-travel')
  })
  it('Koban itself is known by its own sign-in, from home only and for two minutes', () => {
    expect(last([[1, SOFTBANK]], {}, [NOON])).toEqual(['yours', ['koban-itself']])
    expect(last([[9, SOFTBANK]], {}, [NOON])).toEqual(['yours', ['home-country']])
    expect(last([[1, CHINA]], {}, [NOON])?.[0]).toBe('unexplained')
    expect(last([[1, SOFTBANK, 'pop']], {}, [NOON])).toEqual(['yours', ['home-country']])
  })
})

describe('relays', () => {
  it('iCloud Private Relay on the web is a question, wherever its exit stands; other hosts are no relay', () => {
    expect(last([[0, RELAY, 'web']])).toEqual(['relay', ['relay-network']])
    expect(last([[0, '2a02:26f7:b018::5', 'web']])).toEqual(['relay', ['relay-network']])
    expect(last([[0, '37.120.130.10', 'web']])).toEqual(['relay', ['vpn-network']])
    expect(last([[0, '104.131.58.37', 'web']])?.[0]).toBe('unexplained')
    expect(last([[0, SOFTBANK, 'web']])).toEqual(['yours', ['home-country']])
  })
  it('are no journey either: the owner at home a minute later stays the owner', () => {
    expect(judged([[0, SOFTBANK, 'web'], [1, RELAY, 'web'], [2, SOFTBANK, 'web']]).map(([verdict]) => verdict)).toEqual(['yours', 'relay', 'yours'])
  })
  it('do not clear mail software: that never goes through Private Relay', () => {
    expect(last([[0, RELAY, 'imap']])?.[0]).toBe('unexplained')
    expect(last([[0, RELAY, 'imap']])?.[1]).toContain('hosting-mail-software')
  })
  it('a rented computer at home is a question on the web and unexplained in mail software; a home line is neither', () => {
    expect(last([[0, '133.242.0.3', 'web']])).toEqual(['relay', ['hosting-network']])
    expect(last([[0, '133.242.0.3']])).toEqual(['unexplained', ['hosting-mail-software']])
    expect(last([[0, NTT]])).toEqual(['yours', ['home-country']])
  })
})

describe('a trip abroad', () => {
  const trip: Line[] = [[0, SOFTBANK], [600, VIETNAM], [1200, VIETNAM, 'web'], [2000, SOFTBANK]]

  it('is unexplained until the user says it was her, then wholly cleared, and home again nothing remains of it', () => {
    expect(judged(trip).map(([verdict]) => verdict)).toEqual(['yours', 'unexplained', 'unexplained', 'yours'])
    const days = confirmed({ kind: 'days', from: NOON + 500 * MINUTE, to: NOON + 1300 * MINUTE } as Partial<Confirmation>)
    expect(judged(trip, days)).toEqual([['yours', ['home-country']], ['yours', ['confirmed-days']], ['yours', ['confirmed-days']], ['yours', ['home-country']]])
  })
  it('clears its days only: the same network a month later is unexplained again', () => {
    const days = confirmed({ kind: 'days', from: NOON, to: NOON + DAY } as Partial<Confirmation>)
    expect(last([[600, VIETNAM], [30 * 1440, VIETNAM]], days)?.[0]).toBe('unexplained')
  })
  it('cleared by country or network clears no other country and no other network', () => {
    expect(last([[0, VIETNAM]], confirmed({ kind: 'country', country: 'VN' } as Partial<Confirmation>))).toEqual(['yours', ['confirmed-country']])
    expect(last([[0, CHINA]], confirmed({ kind: 'country', country: 'VN' } as Partial<Confirmation>))?.[0]).toBe('unexplained')
    expect(last([[0, VIETNAM]], confirmed({ kind: 'network', network: 'VNPT Corp' } as Partial<Confirmation>))).toEqual(['yours', ['confirmed-network']])
    expect(last([[0, '171.230.9.8']], confirmed({ kind: 'network', network: 'VNPT Corp' } as Partial<Confirmation>))?.[0]).toBe('unexplained')
  })
  it('does not clear what was marked "not me"', () => {
    const marks = confirmed({ kind: 'days', from: NOON, to: NOON + DAY } as Partial<Confirmation>, { kind: 'event', accessId: 1 as AccessId, isMe: false } as Partial<Confirmation>)
    expect(judged([[600, VIETNAM], [700, VIETNAM]], marks)).toEqual([['unexplained', ['marked-not-me']], ['yours', ['confirmed-days']]])
  })
  it('is a journey that somebody can make; a second box-opener half the world away within the hour is none', () => {
    expect(last([[0, SOFTBANK], [60, LONDON]])?.[1]).toContain('impossible-travel')
    expect(last([[0, SOFTBANK], [1500, LONDON]])?.[1]).not.toContain('impossible-travel')
    expect(last([[0, SOFTBANK], [60, CHINA]])?.[1]).not.toContain('impossible-travel')
    expect(last([[0, SOFTBANK, 'imap', { result: 'failure' }], [60, LONDON]])?.[1]).not.toContain('impossible-travel')
  })
})

describe('the first time', () => {
  it('is said of a country and of a rented network once, and not of the second access from there', () => {
    expect(last([[0, '104.131.58.37', 'web']])?.[1]).toEqual(expect.arrayContaining(['foreign-country', 'first-country', 'first-network']))
    const again = last([[0, '104.131.58.37', 'web'], [9, '104.131.58.37', 'web']])?.[1]
    expect(again).toContain('foreign-country')
    expect(again).not.toContain('first-country')
    expect(again).not.toContain('first-network')
  })
  it('of a home network is no reason', () => {
    expect(last([[0, SOFTBANK], [9, NTT]])).toEqual(['yours', ['home-country']])
  })
})

describe('what is not known', () => {
  it('is said so, and is foreign only by what the log itself states', () => {
    expect(last([[0, null]])).toEqual(['unknown', ['no-address']])
    expect(last([[0, null, 'imap', { country: 'CN' }]])?.[0]).toBe('unexplained')
    expect(last([[0, null, 'imap', { country: 'JP' }]])).toEqual(['yours', ['home-country']])
    expect(last([[0, CHINA, 'imap', { country: 'JP' }]])).toEqual(['unknown', ['places-differ']])
    expect(last([[0, CHINA, 'imap', { country: 'CN' }]])?.[0]).toBe('unexplained')
  })
  it('is every place before the home country was asked', () => {
    expect(last([[0, CHINA]], { countries: [] })).toEqual(['unknown', ['home-not-asked']])
    expect(last([[0, CHINA]], { countries: ['CN'] })).toEqual(['yours', ['home-country']])
  })
  it('"I use no mail software" speaks against mail software, not against the web', () => {
    expect(last([[0, SOFTBANK]], { usesMailSoftware: 'no' })).toEqual(['unexplained', ['no-mail-software']])
    expect(last([[0, SOFTBANK, 'web']], { usesMailSoftware: 'no' })).toEqual(['yours', ['home-country']])
    expect(last([[0, SOFTBANK]], { usesMailSoftware: 'unknown' })).toEqual(['yours', ['home-country']])
  })
})
