import { describe, expect, it } from 'vitest'
import type { AccessId, CoverageSpan } from '../../shared/model'
import { bySavable, exposureOf, type ExposingAccess } from './exposure'

const DAY = 86_400_000
const NOW = Date.UTC(2026, 4, 12)
const gift = { arrivedAt: NOW - 20 * DAY, endedAt: null }
const whole: CoverageSpan[] = [
  { track: 'web', from: NOW - 30 * DAY, to: NOW, source: 'a' },
  { track: 'mail-software', from: NOW - 30 * DAY, to: NOW, source: 'b' },
]
const both = ['web', 'mail-software'] as const
const access = (daysAgo: number, extra: Partial<ExposingAccess> = {}): ExposingAccess => {
  const from = NOW - daysAgo * DAY
  return { id: 1 as AccessId, from, to: from + 59_999, verdict: 'unexplained', result: 'success', ...extra }
}
const level = (accesses: ExposingAccess[], coverage: CoverageSpan[] = whole, of: { arrivedAt: number; endedAt: number | null } = gift) => exposureOf(of, accesses, coverage, both, NOW).level

describe('exposure', () => {
  it('is exposed by one unexplained success while the mail lay there', () => {
    expect(level([access(5)])).toBe('exposed')
    expect(level([access(25)])).toBe('not-exposed')
  })
  it('is exposed even where the record has gaps', () => expect(level([access(5)], [])).toBe('exposed'))
  it('counts overlap within the precision of the source', () => {
    expect(level([access(0, { from: gift.arrivedAt - 30_000, to: gift.arrivedAt + 29_999 })])).toBe('exposed')
    expect(level([access(0, { from: gift.arrivedAt - 90_000, to: gift.arrivedAt - 30_001 })])).toBe('not-exposed')
  })
  it('never comes from a failure', () => expect(level([access(5, { result: 'failure' })])).toBe('not-exposed'))
  it('is possible by what is unanswered, of unknown place or unknown result', () => {
    for (const verdict of ['own-service', 'relay', 'unknown'] as const) expect(level([access(5, { verdict })])).toBe('possibly-exposed')
    expect(level([access(5, { result: 'unknown' })])).toBe('possibly-exposed')
  })
  it('ends when the mail is removed or redeemed at a known time', () => {
    expect(level([access(5)], whole, { ...gift, endedAt: NOW - 10 * DAY })).toBe('not-exposed')
    expect(level([access(15)], whole, { ...gift, endedAt: NOW - 10 * DAY })).toBe('exposed')
  })
  it('is unknown without any history, with a gap, or when one track is missing', () => {
    expect(level([], [])).toBe('unknown')
    expect(level([], whole.slice(0, 1))).toBe('unknown')
    expect(level([], [...whole.slice(0, 1), { track: 'mail-software', from: NOW - 30 * DAY, to: NOW - 9 * DAY, source: 'c' }, { track: 'mail-software', from: NOW - 8 * DAY, to: NOW, source: 'd' }])).toBe('unknown')
  })
  it('is unknown for a mail that came and went in one moment outside the record', () => {
    const moment = NOW - 40 * DAY
    expect([level([], whole, { arrivedAt: moment, endedAt: moment }), level([], whole, { arrivedAt: NOW - DAY, endedAt: NOW - DAY })]).toEqual(['unknown', 'not-exposed'])
  })
  it('is unknown when the provider keeps no track at all', () => expect(exposureOf(gift, [], whole, [], NOW).level).toBe('unknown'))
  it('counts a record that ends within the last day as up to now, an older one not', () => {
    const until = (hours: number) => whole.map((span) => ({ ...span, to: NOW - hours * 3_600_000 }))
    expect(level([], until(20))).toBe('not-exposed')
    expect(level([], until(30))).toBe('unknown')
  })
  it('is unknown for a mail that arrived after the record of one track ended, however fresh that is', () => {
    const recent = { arrivedAt: NOW - 3_600_000, endedAt: null }
    const until = (hours: number, track: 'web' | 'mail-software') => whole.map((span) => (span.track === track ? { ...span, to: NOW - hours * 3_600_000 } : span))
    for (const track of both) expect([level([], until(2, track), recent), level([], until(0.5, track), recent)]).toEqual(['unknown', 'not-exposed'])
  })
})

it('orders what can still be saved first: exposure, then amount, then newest', () => {
  const row = (exposure: 'exposed' | 'unknown' | 'possibly-exposed', amountMinor: number | null, arrivedAt: number) => ({ exposure, amountMinor, arrivedAt })
  const rows = [row('unknown', 9, 1), row('exposed', null, 3), row('exposed', 5, 1), row('exposed', 5, 2), row('possibly-exposed', 1, 1)]
  expect(rows.sort(bySavable).map((r) => [r.exposure, r.amountMinor, r.arrivedAt])).toEqual([['exposed', 5, 2], ['exposed', 5, 1], ['exposed', null, 3], ['possibly-exposed', 1, 1], ['unknown', 9, 1]])
})
