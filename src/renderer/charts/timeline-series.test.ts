import { describe, expect, it } from 'vitest'
import type { GiftLane, Timeline } from '../../shared/engine-api'
import { createFormat } from '../i18n/format'
import { barRows, bucketAt, gapBands, recorded, seriesCountries, shownLanes, shownTimeline, unexplainedAt, unexplainedBuckets, wholeBuckets } from './timeline-series'
import { timeScale } from './time-scale'
import { countTicks, timeTicks } from './time-ticks'

const DAY = 86_400_000
const at = (day: number) => Date.UTC(2026, 2, 1) - 9 * 3_600_000 + day * DAY

function timeline(days: number): Timeline {
  return {
    from: at(0), to: at(days), zone: 'Asia/Tokyo', bucket: 'day', starts: Array.from({ length: days }, (_, i) => at(i)), lanes: [],
    countries: [
      { country: null, colorSlot: 9, count: 1, unexplained: 0 },
      { country: 'CN', colorSlot: 1, count: 2, unexplained: 2 },
      { country: 'JP', colorSlot: 0, count: 3, unexplained: 0 },
    ],
    tracks: [
      { track: 'web', countries: [{ country: 'JP', counts: [1, 1, 0], unexplained: [0, 0, 0] }], covered: [], gaps: [{ from: at(2), to: at(3) }] },
      { track: 'mail-software', countries: [{ country: 'JP', counts: [1, 0, 0], unexplained: [] }, { country: 'CN', counts: [0, 2, 0], unexplained: [0, 2, 0] }, { country: null, counts: [0, 0, 1], unexplained: [0, 0, 0] }], covered: [], gaps: [{ from: at(0), to: at(1) }, { from: at(2), to: at(3) }] },
    ],
    unexplained: [
      { accessId: 2 as never, time: at(1) + 5, country: 'CN', track: 'mail-software' },
      { accessId: 1 as never, time: at(1), country: 'CN', track: 'mail-software' },
    ],
  }
}

describe('the rows of the bars', () => {
  it('adds both tracks up and keeps the countries apart', () => {
    const rows = barRows(timeline(3), ['web', 'mail-software'], { from: at(0), to: at(3) })
    expect(rows.map((r) => [r['JP'] ?? 0, r['CN'] ?? 0, r['unknown'] ?? 0, r.total])).toEqual([[2, 0, 0, 2], [1, 2, 0, 3], [0, 0, 1, 1]])
  })
  it('shows one track only, and only the buckets of the range', () => {
    const rows = barRows(timeline(3), ['mail-software'], { from: at(1), to: at(2) })
    expect(rows.map((r) => [r.index, r.total])).toEqual([[1, 2]])
  })
  it('stacks home at the bottom and unknown places on top', () => {
    expect(seriesCountries(timeline(3)).map((c) => c.countries)).toEqual([['JP'], ['CN'], [null]])
  })
  it('draws the countries beyond the fifth as one, whose counts add up, so that a hundred countries are seven colours', () => {
    const many = Array.from({ length: 100 }, (_, i) => ({ country: String.fromCharCode(65 + Math.floor(i / 26), 65 + (i % 26)), colorSlot: i, count: 1, unexplained: 0 }))
    const t = { ...timeline(1), countries: many, tracks: [{ track: 'web' as const, countries: many.map(({ country }) => ({ country, counts: [1], unexplained: [0] })), covered: [], gaps: [] }] }
    expect(seriesCountries(t).map((c) => c.countries.length)).toEqual([1, 1, 1, 1, 1, 1, 94])
    expect(barRows(t, ['web'], t)[0]).toMatchObject({ other: 94, AA: 1, total: 100 })
  })
  it('finds the bucket of a time, also at its very edges', () => {
    const t = timeline(3)
    expect([at(0) - 1, at(0), at(1) - 1, at(1), at(9)].map((x) => bucketAt(t, x))).toEqual([0, 0, 0, 1, 2])
  })
  it('finds the buckets with unexplained accesses in the range and drops other tracks', () => {
    expect(unexplainedBuckets(timeline(3), ['mail-software'])).toEqual([1])
    expect(unexplainedBuckets(timeline(3), ['mail-software'], { from: at(2), to: at(3) })).toEqual([])
    expect(unexplainedBuckets(timeline(3), ['web'])).toEqual([])
    expect(unexplainedAt(timeline(3), ['web', 'mail-software'], 1)).toBe(2)
  })
})

describe('missing records', () => {
  it('tells spans without any track from spans where one is missing', () => {
    expect(gapBands(timeline(3).tracks, { from: at(0), to: at(3) })).toEqual([
      { from: at(0), to: at(1), missing: 'some' },
      { from: at(2), to: at(3), missing: 'all' },
    ])
  })
  it('calls the whole span missing when there is no track at all', () => {
    expect(gapBands([], { from: 0, to: 10 })).toEqual([{ from: 0, to: 10, missing: 'all' }])
  })
  it('gives what is on record between the gaps, also when the view begins inside one', () => {
    expect(recorded([{ from: -5, to: 2 }, { from: 4, to: 5 }], { from: 0, to: 10 })).toEqual([{ from: 2, to: 4 }, { from: 5, to: 10 }])
    expect(recorded([], { from: 0, to: 10 })).toEqual([{ from: 0, to: 10 }])
  })
  it('joins neighbouring pieces of the same kind', () => {
    expect(gapBands([{ gaps: [{ from: 0, to: 3 }, { from: 3, to: 4 }] }], { from: 0, to: 10 })).toEqual([{ from: 0, to: 4, missing: 'all' }])
  })
})

describe('the ends of the axis', () => {
  it('widens to whole buckets, and gaps at the ends with it', () => {
    const t = { ...timeline(3), from: at(0) + 7_000, to: at(2) + 60_000 }
    const track = { ...(t.tracks[0] as Timeline['tracks'][number]), gaps: [{ from: t.from, to: at(1) }, { from: at(2), to: t.to }] }
    const whole = wholeBuckets({ ...t, tracks: [track] })
    expect([whole.from, whole.to]).toEqual([at(0), at(3)])
    expect(whole.tracks[0]?.gaps).toEqual([{ from: at(0), to: at(1) }, { from: at(2), to: at(3) }])
  })
})

describe('lanes', () => {
  it('keeps the exposed ones when there is no room for all, in order of arrival', () => {
    const lane = (giftId: number, exposure: string) => ({ giftId, exposure }) as unknown as GiftLane
    const lanes = [lane(1, 'unknown'), lane(2, 'unknown'), lane(3, 'exposed'), lane(4, 'possibly-exposed'), lane(5, 'exposed')]
    expect(shownLanes(lanes, 3).map((l) => l.giftId)).toEqual([3, 4, 5])
    expect(shownLanes(lanes, 9)).toEqual(lanes)
  })
})

describe('ticks', () => {
  it('labels Mondays when two months fill 900 px', () => {
    const t = timeline(61)
    const ticks = timeTicks(t.starts, 'day', 'Asia/Tokyo', timeScale(t, 156, 1056), createFormat('ja', 'Asia/Tokyo'))
    expect(ticks.map((x) => x.label)).toEqual(['3/2', '3/9', '3/16', '3/23', '3/30', '4/6', '4/13', '4/20', '4/27'])
  })
  it('falls back to months, then years, and never crowds', () => {
    const t = timeline(900)
    for (const width of [200, 500, 900]) {
      const scale = timeScale(t, 0, width)
      const xs = timeTicks(t.starts, 'day', 'Asia/Tokyo', scale, createFormat('en', 'Asia/Tokyo')).map((x) => scale.x(x.time))
      expect(xs.length).toBeGreaterThan(0)
      expect(xs.every((x, i) => i === 0 || x - (xs[i - 1] as number) >= 50)).toBe(true)
    }
  })
  it('counts in at most three whole steps that reach the highest bar', () => {
    for (let max = 0; max < 400; max++) {
      const ticks = countTicks(max)
      expect(ticks.length).toBeLessThanOrEqual(3)
      expect(ticks.every(Number.isInteger)).toBe(true)
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(max)
    }
    expect(countTicks(4)).toEqual([0, 2, 4])
  })
})

describe('a range of the timeline', () => {
  const whole = wholeBuckets(timeline(3))
  const detail = (from: number, to: number, bucket: 'hour' | 'day'): Timeline => ({ ...timeline(1), from, to, bucket, starts: [from], countries: [], tracks: timeline(3).tracks.map((t) => ({ ...t, countries: [], gaps: [] })) })
  it('is drawn from the finer series once they hold it', () => {
    expect(shownTimeline(whole, detail(at(0), at(1), 'day'), { from: at(0), to: at(2) })).toBe(whole)
    expect(shownTimeline(whole, detail(at(0), at(2), 'day'), { from: at(0), to: at(1) }).starts).toEqual([at(0)])
  })
  it('shows hours without a record as such, which are too few to be a gap of days', () => {
    const covered = { ...whole, tracks: whole.tracks.map((t) => ({ ...t, gaps: [], covered: [{ from: at(1), to: at(1) + DAY / 4 }] })) }
    const shown = shownTimeline(covered, detail(at(1), at(2), 'hour'), { from: at(1), to: at(2) })
    expect(shown.tracks[0]?.gaps).toEqual([{ from: at(1) + DAY / 4, to: at(2) }])
  })
  it('is all gap where it lies outside of everything on record', () => {
    const shown = shownTimeline(whole, detail(at(-20), at(-10), 'day'), { from: at(-20), to: at(-10) })
    expect(gapBands(shown.tracks, { from: at(-20), to: at(-10) })).toEqual([{ from: at(-20), to: at(-10), missing: 'all' }])
  })
  it('never reaches into days to come', () => {
    const month = wholeBuckets({ ...timeline(3), bucket: 'month', starts: [at(0)], to: at(11) + 5 })
    expect([month.from, month.to]).toEqual([at(0), at(12)])
  })
})
