import { describe, expect, it } from 'vitest'
import { coverageOf, coveredOnAll } from './coverage'
import { gapsIn, intersectSpans, joinSpans } from './spans'
import { bucketFor, heatMapOf, timelineOf, type Slot } from './timeline'
import { bucketStarts, startOf, weekdayAndHour } from './zone-days'

const DAY = 86_400_000
const TOKYO = 'Asia/Tokyo'
const at = (text: string) => Date.parse(text)

describe('spans', () => {
  it('joins, intersects and finds gaps', () => {
    expect(joinSpans([{ from: 5, to: 9 }, { from: 1, to: 3 }, { from: 3, to: 4 }])).toEqual([{ from: 1, to: 4 }, { from: 5, to: 9 }])
    expect(intersectSpans([[{ from: 0, to: 10 }], [{ from: 2, to: 3 }, { from: 8, to: 20 }]])).toEqual([{ from: 2, to: 3 }, { from: 8, to: 10 }])
    expect(gapsIn({ from: 0, to: 10 }, [{ from: 2, to: 4 }])).toEqual([{ from: 0, to: 2 }, { from: 4, to: 10 }])
  })
})

describe('coverage', () => {
  const event = (time: number) => ({ time, timePrecision: 'minute' as const })
  it('reaches from the oldest row to when the page was observed, never into the future', () => {
    expect(coverageOf([event(5 * DAY), event(2 * DAY)], 9 * DAY, 8 * DAY)).toEqual({ from: 2 * DAY, to: 8 * DAY })
    expect(coverageOf([event(5 * DAY)], null, 8 * DAY)).toEqual({ from: 5 * DAY, to: 5 * DAY + 59_999 })
    expect(coverageOf([event(5 * DAY)], 3 * DAY, 8 * DAY)?.to).toBe(5 * DAY + 59_999)
  })
  it('proves with an empty history the moment of observation only', () => expect(coverageOf([], 7, 8)).toEqual({ from: 7, to: 7 }))
  it('is nothing where one of the tracks was never recorded', () => {
    expect(coveredOnAll([{ track: 'web', from: 0, to: 9, source: '' }], ['web', 'mail-software'])).toEqual([])
  })
})

describe('days of a zone', () => {
  it('start at local midnight, also across a clock change', () => {
    expect(startOf('day', at('2026-05-08T14:59:00Z'), TOKYO)).toBe(at('2026-05-07T15:00:00Z'))
    expect(startOf('day', at('2026-05-08T15:00:00Z'), TOKYO)).toBe(at('2026-05-08T15:00:00Z'))
    const berlin = bucketStarts('day', at('2026-03-28T12:00:00Z'), at('2026-03-30T12:00:00Z'), 'Europe/Berlin')
    expect(berlin.map((t) => new Date(t).toISOString())).toEqual(['2026-03-27T23:00:00.000Z', '2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z'])
  })
  it('has weeks that start on Monday and months of any length', () => {
    expect(new Date(startOf('week', at('2026-05-10T10:00:00Z'), TOKYO)).toISOString()).toBe('2026-05-03T15:00:00.000Z')
    expect(bucketStarts('month', at('2026-01-15T00:00:00Z'), at('2026-04-02T00:00:00Z'), TOKYO)).toHaveLength(4)
    expect(weekdayAndHour(at('2026-05-10T18:30:00Z'), TOKYO)).toEqual({ weekday: 0, hour: 3 })
  })
})

describe('timeline', () => {
  const slot = (time: string, country: string | null, extra: Partial<Slot> = {}): Slot => ({ start: at(time), country, track: 'mail-software', verdict: 'unexplained', result: 'success', count: 1, ...extra })
  const span = { from: at('2026-05-01T00:00:00Z'), to: at('2026-05-05T00:00:00Z') }
  const timeline = timelineOf({
    span, zone: TOKYO, bucket: 'day', colorSlots: new Map([['JP', 0], ['CN', 1]]), unexplained: [], lanes: [],
    coverage: [{ track: 'web', from: span.from, to: span.to, source: '' }],
    slots: [slot('2026-05-01T10:00:00Z', 'CN'), slot('2026-05-01T20:00:00Z', 'CN', { result: 'failure' }), slot('2026-05-02T00:00:00Z', 'JP', { count: 3, verdict: 'yours' }), slot('2026-05-02T01:00:00Z', null)],
  })
  it('counts by country and local day, home first and unknown places last', () => {
    const mail = timeline.tracks.find((t) => t.track === 'mail-software')
    expect(mail?.countries.map((c) => [c.country, c.counts.slice(0, 3)])).toEqual([['JP', [0, 3, 0]], ['CN', [1, 1, 0]], [null, [0, 1, 0]]])
    expect(mail?.countries.map((c) => c.unexplained.reduce((sum, n) => sum + n, 0))).toEqual([0, 1, 1])
    expect(timeline.countries.find((c) => c.country === 'CN')).toEqual({ country: 'CN', colorSlot: 1, count: 2, unexplained: 1 })
  })
  it('draws a track without a record as one gap, and a covered one without', () => {
    expect(timeline.tracks.map((t) => [t.track, t.gaps])).toEqual([['mail-software', [span]], ['web', []]])
  })
  it('chooses buckets that stay readable from hours to years', () => {
    expect([2, 60, 800, 4000].map((days) => bucketFor({ from: 0, to: days * DAY }))).toEqual(['hour', 'day', 'week', 'month'])
  })
  it('puts accesses into weekday and hour of the zone', () => {
    const heat = heatMapOf([slot('2026-05-10T18:30:00Z', 'CN')], TOKYO)
    expect(heat.counts[0]?.[3]).toBe(1)
    expect(heat.unexplained[0]?.[3]).toBe(1)
  })
})
