import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AccountId } from '../../../../shared/model'
import { EVERYTHING, filterOf, rangeIn, toggled, type AccessQuery } from './access-query'
import { queryText, readQuery } from './query-text'

const ZONE = 'Asia/Tokyo'
const HOUR = 3_600_000
const at = (iso: string) => Date.parse(`${iso}+09:00`)
const read = (text: string) => readQuery(text, ZONE)

const unique = <T>(value: fc.Arbitrary<T>, maxLength = 4) => fc.uniqueArray(value, { maxLength, selector: (v) => JSON.stringify(v) })
const country = fc.option(fc.constantFrom('JP', 'CN', 'US', 'VN', 'GB', 'KR', 'HK', 'TW', 'ID'))
const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
const network = fc.option(fc.oneof(fc.integer({ min: 1, max: 4_294_967_295 }).map((n) => `AS${n}`), name))
const query: fc.Arbitrary<AccessQuery> = fc.record({
  accountId: fc.option(fc.integer({ min: 1, max: 999 }).map((n) => n as AccountId)),
  countries: unique(country), networks: unique(network),
  tracks: unique(fc.constantFrom('web', 'mail-software')), verdicts: unique(fc.constantFrom('yours', 'own-service', 'relay', 'unexplained', 'unknown')), results: unique(fc.constantFrom('success', 'failure', 'unknown')),
  hours: unique(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 23 }))),
  span: fc.option(fc.tuple(fc.integer({ min: 0, max: 500_000 }), fc.integer({ min: 1, max: 100_000 }))),
}).map(({ span, ...rest }) => ({ ...rest, from: span ? span[0] * HOUR : null, to: span ? (span[0] + span[1]) * HOUR : null }))

describe('the text of a filter', () => {
  it.each(['Asia/Tokyo', 'UTC', 'Asia/Kathmandu', 'America/Caracas'])('reads back as what was written, in %s', (zone) => {
    fc.assert(fc.property(query, (q) => {
      const text = queryText(q, zone)
      expect(readQuery(text, zone)).toEqual({ query: q, problems: [] })
    }), { numRuns: 300 })
  })

  it('is short, and names whole years, months and days as such', () => {
    const q = { ...EVERYTHING, countries: ['CN'], tracks: ['mail-software' as const], from: at('2024-01-01T00:00'), to: at('2024-04-01T00:00') }
    expect(queryText(q, ZONE)).toBe('country:CN track:mail from:2024-01 to:2024-03')
    expect(queryText({ ...EVERYTHING, from: at('2023-01-01T00:00'), to: at('2024-01-01T00:00') }, ZONE)).toBe('from:2023 to:2023')
    expect(queryText({ ...EVERYTHING, from: at('2024-03-12T05:00'), to: at('2024-03-14T00:00') }, ZONE)).toBe('from:2024-03-12T05 to:2024-03-13')
    expect(queryText({ ...EVERYTHING, hours: [[3, 3]], networks: [null, 'Mekong "Net"'] }, ZONE)).toBe('network:unknown,"Mekong \\"Net\\"" hour:thu-03')
  })

  it.each([
    ['COUNTRY = cn , us', 'country:CN,US'],
    ['国：中国、ベトナム　履歴：メールソフト', 'country:CN,VN track:mail'],
    ['中国 メールソフト 心当たりなし', 'country:CN track:mail verdict:unexplained'],
    ['country:"United Kingdom",uk', 'country:GB'],
    ['network:4134,as4713', 'network:AS4134,AS4713'],
    ['AS4134 china', 'country:CN network:AS4134'],
    ['to:2024/3/9 from:2024年3月1日', 'from:2024-03-01 to:2024-03-09'],
    ['on:2024-03-09', 'from:2024-03-09 to:2024-03-09'],
    ['時刻:木3時,金曜23', 'hour:thu-03,fri-23'],
    ['result:失敗 verdict:VPN', 'verdict:relay result:failure'],
    ['', ''],
  ])('is read leniently: %s', (text, canonical) => {
    const answer = read(text)
    expect(answer.problems).toEqual([])
    expect(queryText(answer.query, ZONE)).toBe(canonical)
  })

  it.each([
    ['colour:red', { kind: 'key', text: 'colour' }],
    ['country:Atlantis', { kind: 'value', key: 'country', text: 'Atlantis' }],
    ['from:2024-13', { kind: 'value', key: 'from', text: '2024-13' }],
    ['to:2024-02-31', { kind: 'value', key: 'to', text: '2024-02-31' }],
    ['hour:thu-25', { kind: 'value', key: 'hour', text: 'thu-25' }],
    ['from:2024-05 to:2024-03', { kind: 'order' }],
    ['everything', { kind: 'word', text: 'everything' }],
    ['unknown', { kind: 'word', text: 'unknown' }],
  ])('names what it does not understand and keeps the rest: %s', (text, problem) => {
    const answer = read(`track:web ${text}`)
    expect(answer.problems).toEqual([problem])
    expect(queryText(answer.query, ZONE)).toBe('track:web')
  })

  it('takes any text without a fault', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.array(fc.constantFrom('country', ':', ',', '"', '\\', 'from', '2024', '-', ' ', 'CN', '，')).map((parts) => parts.join(''))), (text) => {
      const { query: q } = read(text)
      expect(readQuery(queryText(q, ZONE), ZONE)).toEqual({ query: q, problems: [] })
    }), { numRuns: 500 })
  })
})

describe('a query', () => {
  it('leaves out of the filter what a chart shows whole', () => {
    const q: AccessQuery = { ...EVERYTHING, countries: ['CN', null], hours: [[3, 3]], from: 1000, to: 2000 }
    expect(filterOf(q, ZONE)).toEqual({ span: { from: 1000, to: 1999 }, countries: ['CN', null], weekHours: { zone: ZONE, cells: [[3, 3]] } })
    expect(filterOf(q, ZONE, 'countries', 'span')).toEqual({ weekHours: { zone: ZONE, cells: [[3, 3]] } })
    expect(filterOf(EVERYTHING, ZONE)).toEqual({})
  })
  it('adds a value that is not there and takes away one that is', () => {
    expect(toggled([[3, 3]], [3, 4])).toEqual([[3, 3], [3, 4]])
    expect(toggled([[3, 3], [3, 4]], [3, 3])).toEqual([[3, 4]])
  })
  it('asks for a range inside what is there', () => {
    const whole = { from: 1000, to: 9000 }
    expect(rangeIn(EVERYTHING, whole)).toBeNull()
    expect(rangeIn({ ...EVERYTHING, from: 0, to: 99_999 }, whole)).toBeNull()
    expect(rangeIn({ ...EVERYTHING, from: 2000 }, whole)).toEqual({ from: 2000, to: 9000 })
    expect(rangeIn({ ...EVERYTHING, from: 20_000, to: 30_000 }, whole)).toEqual({ from: 20_000, to: 30_000 })
  })
})
