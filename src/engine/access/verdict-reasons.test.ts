// Every reason of the table: a situation in which it is said, and beside it one that differs in the one thing that matters, in
// which it must not be. A reason without both does not compile, and fails here.
import { describe, expect, it } from 'vitest'
import { VERDICT_REASONS, type AccessId, type Confirmation, type HomeProfile, type Verdict, type VerdictReasonCode } from '../../shared/model'
import {
  APPLE, CHINA, confirmed, DAY, DOCOMO, GMAIL, KDDI, last, type Line, LONDON, NOON, NOWHERE, NTT, OUTLOOK, RELAY, RENTED, RENTED_AT_HOME, RENTED_AT_MICROSOFT, SOFTBANK, VIETNAM, VPN,
} from './verdict-situations'

type Situation = { lines: Line[]; profile?: Partial<HomeProfile>; ownSignIns?: number[] }
type Cases = { said: Situation & { verdict: Verdict }; not: Record<string, Situation> }

const at = (ip: string | null, ...more: [] | [Line[2]] | [Line[2], Line[3]]): Line[] => [[0, ip, ...more]]
const failures = (count: number, ip: string): Line[] => Array.from({ length: count }, (_, i): Line => [i, ip, 'imap', { result: 'failure' }])
const mark = (of: Partial<Confirmation>) => confirmed(of)
const SOFTBANK_CORP = 'SoftBank Corp.'

const CASES: Record<VerdictReasonCode, Cases> = {
  'home-country': {
    said: { verdict: 'yours', lines: at(SOFTBANK) },
    not: { 'a country that is not home': { lines: at(CHINA) }, 'no home known': { lines: at(SOFTBANK), profile: { countries: [] } }, 'behind a carrier’s shared address of which nothing is known': { lines: at('100.64.12.9') } },
  },
  'home-network': {
    said: { verdict: 'yours', lines: at(SOFTBANK), profile: { networks: [SOFTBANK_CORP] } },
    not: {
      'another carrier': { lines: at(NTT), profile: { networks: [SOFTBANK_CORP] } },
      'nobody named it': { lines: at(SOFTBANK) },
      'the log itself says it was abroad': { lines: at(SOFTBANK, 'imap', { country: 'CN' }), profile: { networks: [SOFTBANK_CORP] } },
      'passwords were tried from there before': { lines: [...failures(6, SOFTBANK), [7, SOFTBANK]], profile: { networks: [SOFTBANK_CORP] } },
      'mail software where the user has none': { lines: at(SOFTBANK), profile: { networks: [SOFTBANK_CORP], usesMailSoftware: 'no' } },
    },
  },
  'koban-itself': {
    said: { verdict: 'yours', lines: [[1, SOFTBANK]], ownSignIns: [NOON] },
    not: { 'three minutes after': { lines: [[3, SOFTBANK]], ownSignIns: [NOON] }, 'from abroad': { lines: [[1, CHINA]], ownSignIns: [NOON] }, 'by POP, which Koban does not speak': { lines: [[1, SOFTBANK, 'pop']], ownSignIns: [NOON] } },
  },
  'confirmed-event': {
    said: { verdict: 'yours', lines: at(VIETNAM), profile: mark({ kind: 'event', accessId: 1 as AccessId } as Partial<Confirmation>) },
    not: { 'the one after it': { lines: [[0, VIETNAM], [9, VIETNAM]], profile: mark({ kind: 'event', accessId: 1 as AccessId } as Partial<Confirmation>) } },
  },
  'confirmed-network': {
    said: { verdict: 'yours', lines: at(VIETNAM), profile: mark({ kind: 'network', network: 'VNPT Corp' } as Partial<Confirmation>) },
    not: { 'another network of the country': { lines: at('171.230.9.8'), profile: mark({ kind: 'network', network: 'VNPT Corp' } as Partial<Confirmation>) } },
  },
  'confirmed-country': {
    said: { verdict: 'yours', lines: at(VIETNAM), profile: mark({ kind: 'country', country: 'VN' } as Partial<Confirmation>) },
    not: { 'another country': { lines: at(CHINA), profile: mark({ kind: 'country', country: 'VN' } as Partial<Confirmation>) } },
  },
  'confirmed-days': {
    said: { verdict: 'yours', lines: [[600, VIETNAM]], profile: mark({ kind: 'days', from: NOON, to: NOON + DAY } as Partial<Confirmation>) },
    not: { 'the day after the trip': { lines: [[2000, VIETNAM]], profile: mark({ kind: 'days', from: NOON, to: NOON + DAY } as Partial<Confirmation>) } },
  },
  'own-service-confirmed': {
    said: { verdict: 'yours', lines: at(GMAIL, 'pop'), profile: { readsInGmail: 'yes' } },
    not: {
      'not asked yet': { lines: at(GMAIL, 'pop') }, 'the answer was about Outlook': { lines: at(GMAIL, 'pop'), profile: { readsInOutlookApp: 'yes' } },
      'passwords were tried from there before': { lines: [...failures(6, GMAIL), [7, GMAIL, 'pop']], profile: { readsInGmail: 'yes' } },
    },
  },
  'mail-fetcher': {
    said: { verdict: 'own-service', lines: at(GMAIL, 'pop') },
    not: { 'somebody who writes Gmail’s name into the reverse name of an own address': { lines: at(CHINA, 'pop', { host: 'mail-lf1-f14.google.com' }) }, 'a browser there': { lines: at(GMAIL, 'web') } },
  },
  'app-cloud': {
    said: { verdict: 'own-service', lines: at(OUTLOOK) },
    not: { 'a computer rented beside it': { lines: at(RENTED_AT_MICROSOFT) }, 'a browser there': { lines: at(OUTLOOK, 'web') } },
  },
  'own-service-denied': {
    said: { verdict: 'unexplained', lines: at(GMAIL, 'pop'), profile: { readsInGmail: 'no' } },
    not: { 'the answer was about Outlook': { lines: at(GMAIL, 'pop'), profile: { readsInOutlookApp: 'no' } } },
  },
  'relay-network': {
    said: { verdict: 'relay', lines: at(RELAY, 'web') },
    not: { 'mail software, which never goes through Private Relay': { lines: at(RELAY) }, 'a home line': { lines: at(SOFTBANK, 'web') } },
  },
  'vpn-network': {
    said: { verdict: 'relay', lines: at(VPN, 'web') },
    not: { 'mail software from there': { lines: at(VPN) }, 'a rented computer that is no VPN’s': { lines: at(RENTED, 'web') } },
  },
  'hosting-network': {
    said: { verdict: 'relay', lines: at(RENTED_AT_HOME, 'web') },
    not: { 'mail software from there': { lines: at(RENTED_AT_HOME) }, 'abroad, which says more': { lines: at(RENTED, 'web') }, 'the user’s own': { lines: at(RENTED_AT_HOME, 'web'), profile: { networks: ['SAKURA Internet Inc.'] } } },
  },
  'hosting-mail-software': {
    said: { verdict: 'unexplained', lines: at(RENTED_AT_HOME) },
    not: { 'a browser': { lines: at(RENTED_AT_HOME, 'web') }, 'a home line': { lines: at(NTT) }, 'the user’s own': { lines: at(RENTED_AT_HOME), profile: { networks: ['SAKURA Internet Inc.'] } } },
  },
  'foreign-country': {
    said: { verdict: 'unexplained', lines: at(CHINA) },
    not: {
      'another prefecture and carrier a minute later': { lines: [[0, DOCOMO], [1, KDDI]] }, 'a carrier’s shared address': { lines: [[0, DOCOMO], [1, '100.64.12.9']] },
      'Private Relay': { lines: at(RELAY, 'web') }, 'Gmail’s fetching': { lines: at(GMAIL, 'pop') }, 'an address that no database knows': { lines: at(NOWHERE) },
      'a trip that the user confirmed': { lines: [[600, VIETNAM]], profile: mark({ kind: 'days', from: NOON, to: NOON + DAY } as Partial<Confirmation>) },
      'the provider’s own machine': { lines: at(APPLE, 'web', { provider: 'apple' }) }, 'the log says home': { lines: at(CHINA, 'imap', { country: 'JP' }) },
      'the user’s own carrier, whose address the database puts abroad': { lines: at(VIETNAM), profile: { networks: ['VNPT Corp'] } },
    },
  },
  'first-country': {
    said: { verdict: 'unexplained', lines: at(VIETNAM) },
    not: { 'the second access from there': { lines: [[0, VIETNAM], [9, '171.230.9.8']] }, 'home': { lines: at(SOFTBANK) } },
  },
  'first-network': {
    said: { verdict: 'unexplained', lines: at(RENTED, 'web') },
    not: { 'the second access from there': { lines: [[0, RENTED, 'web'], [9, RENTED, 'web']] }, 'a new carrier at home': { lines: [[0, SOFTBANK], [9, NTT]] }, 'a new carrier abroad, where only the country is said': { lines: [[0, VIETNAM], [9, '171.230.9.8']] } },
  },
  'no-mail-software': {
    said: { verdict: 'unexplained', lines: at(SOFTBANK), profile: { usesMailSoftware: 'no' } },
    not: { 'a browser': { lines: at(SOFTBANK, 'web'), profile: { usesMailSoftware: 'no' } }, 'not answered': { lines: at(SOFTBANK), profile: { usesMailSoftware: 'unknown' } }, 'Gmail’s fetching, which the user knows': { lines: at(GMAIL, 'pop'), profile: { usesMailSoftware: 'no', readsInGmail: 'yes' } } },
  },
  'impossible-travel': {
    said: { verdict: 'unexplained', lines: [[0, SOFTBANK], [60, LONDON]] },
    not: {
      'a day later': { lines: [[0, SOFTBANK], [1500, LONDON]] }, 'a neighbour within the doubt of both places': { lines: [[0, SOFTBANK], [60, CHINA]] },
      'after a failure, which somebody else may have caused': { lines: [[0, SOFTBANK, 'imap', { result: 'failure' }], [60, LONDON]] },
      'roaming between prefectures': { lines: [[0, DOCOMO], [1, KDDI], [2, SOFTBANK]] }, 'home again a minute after Private Relay abroad': { lines: [[0, SOFTBANK, 'web'], [1, RELAY, 'web'], [2, SOFTBANK, 'web']] },
      'home again a minute after Gmail’s fetching': { lines: [[0, SOFTBANK], [1, GMAIL, 'pop'], [2, SOFTBANK]], profile: { countries: ['JP', 'US'] } },
      'the owner at home, right after somebody far away': { lines: [[0, LONDON], [60, SOFTBANK]] },
      'home again a minute after the provider’s own machine abroad': { lines: [[0, SOFTBANK, 'web'], [1, APPLE, 'web', { provider: 'apple' }], [2, SOFTBANK, 'web']], profile: { countries: ['JP', 'US'] } },
    },
  },
  'after-failures': {
    said: { verdict: 'unexplained', lines: [...failures(6, SOFTBANK), [7, SOFTBANK]] },
    not: {
      'four of them': { lines: [...failures(4, SOFTBANK), [7, SOFTBANK]] }, 'long ago': { lines: [...failures(6, SOFTBANK), [50, SOFTBANK]] },
      'the owner mistyped where she always is': { lines: [[-2000, SOFTBANK], ...failures(6, SOFTBANK), [7, SOFTBANK]] }, 'one more failure': { lines: failures(8, SOFTBANK) },
    },
  },
  'marked-not-me': {
    said: { verdict: 'unexplained', lines: at(SOFTBANK), profile: mark({ kind: 'event', accessId: 1 as AccessId, isMe: false } as Partial<Confirmation>) },
    not: { 'the one after it': { lines: [[0, SOFTBANK], [9, SOFTBANK]], profile: mark({ kind: 'event', accessId: 1 as AccessId, isMe: false } as Partial<Confirmation>) } },
  },
  'no-address': {
    said: { verdict: 'unknown', lines: at(null) },
    not: { 'the log states a country': { lines: at(null, 'imap', { country: 'JP' }) }, 'an address': { lines: at(NOWHERE) } },
  },
  'not-routable': {
    said: { verdict: 'unknown', lines: at('100.64.12.9') },
    not: { 'just outside of the range that carriers share': { lines: at('100.128.0.1') }, 'no address at all': { lines: at(null) } },
  },
  unlocatable: {
    said: { verdict: 'unknown', lines: at(NOWHERE) },
    not: { 'the log states the country': { lines: at(NOWHERE, 'imap', { country: 'JP' }) }, 'an address inside a house': { lines: at('192.168.1.4') } },
  },
  'provider-internal': {
    said: { verdict: 'unknown', lines: at(APPLE, 'web', { provider: 'apple' }) },
    not: {
      'another provider’s log': { lines: at(APPLE, 'web') }, 'a computer that anybody can rent at the provider': { lines: at(RENTED_AT_MICROSOFT, 'web', { provider: 'microsoft-account' }) },
      'Gmail that fetches from Gmail: a thief can set that up': { lines: at(GMAIL, 'pop', { provider: 'google' }) }, 'a home line': { lines: at(SOFTBANK, 'web', { provider: 'apple' }) },
    },
  },
  'places-differ': {
    said: { verdict: 'unknown', lines: at(CHINA, 'imap', { country: 'JP' }) },
    not: { 'both are abroad': { lines: at(CHINA, 'imap', { country: 'HK' }) }, 'both are the same': { lines: at(SOFTBANK, 'imap', { country: 'JP' }) } },
  },
  'home-not-asked': {
    said: { verdict: 'unknown', lines: at(CHINA), profile: { countries: [] } },
    not: { 'it was asked': { lines: at(CHINA) }, 'the carrier is known to be the user’s': { lines: at(SOFTBANK), profile: { countries: [], networks: [SOFTBANK_CORP] } } },
  },
}

const reasonsOf = ({ lines, profile, ownSignIns }: Situation) => last(lines, profile, ownSignIns)

describe('a reason', () => {
  it('has a case in which it is said and one in which it must not be: every one in the table', () => {
    expect(Object.keys(CASES).sort()).toEqual([...VERDICT_REASONS].sort())
    for (const [code, { not }] of Object.entries(CASES)) expect([code, Object.keys(not).length]).not.toEqual([code, 0])
  })
  describe.each(VERDICT_REASONS.map((code) => [code, CASES[code]] as const))('%s', (code, { said, not }) => {
    it('is said', () => {
      const [verdict, reasons] = reasonsOf(said) ?? ['', []]
      expect([verdict, reasons]).toEqual([said.verdict, expect.arrayContaining([code])])
    })
    it.each(Object.entries(not))('is not said: %s', (_, situation) => {
      const [verdict, reasons] = reasonsOf(situation) ?? ['', []]
      expect(verdict).not.toBe('')
      expect(reasons).not.toContain(code)
    })
  })
})

describe('what cannot be acquitted', () => {
  it.each<[string, Situation]>([
    ['a rented computer at the provider itself', { lines: at(RENTED_AT_MICROSOFT, 'web', { provider: 'microsoft-account' }) }],
    ['another carrier abroad, when one carrier is the user’s', { lines: at(CHINA), profile: { networks: [SOFTBANK_CORP] } }],
    ['a rented network, when another is the user’s', { lines: at(RENTED_AT_HOME), profile: { networks: [SOFTBANK_CORP] } }],
  ])('%s', (_, situation) => {
    expect(reasonsOf(situation)?.[0]).toBe('unexplained')
  })
})
