import { describe, expect, it } from 'vitest'
import { bucketStarts, nextStart, startOf } from './zone-days'

const at = (iso: string) => Date.parse(iso)

describe('buckets of a zone', () => {
  it.each(['America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe', 'Asia/Tokyo', 'Asia/Kathmandu'])('go on through both clock changes of a year in %s', (zone) => {
    for (const bucket of ['hour', 'day', 'week', 'month'] as const) {
      const starts = bucketStarts(bucket, at('2024-01-01T00:00Z'), at('2024-12-31T00:00Z'), zone, 10_000)
      expect(starts.every((start, i) => i === 0 || start > (starts[i - 1] as number))).toBe(true)
      expect(starts.length).toBeGreaterThanOrEqual({ hour: 8760, day: 365, week: 52, month: 12 }[bucket])
      for (const start of starts.filter((_, i) => i % 50 === 0)) expect(startOf(bucket, nextStart(bucket, start, zone) - 1, zone)).toBe(start)
    }
  })
  it('keep the hour that the clock shows twice as two', () => {
    const starts = bucketStarts('hour', at('2024-11-03T04:00Z'), at('2024-11-03T08:00Z'), 'America/New_York')
    expect(starts.map((start) => new Date(start).toISOString().slice(11, 16))).toEqual(['04:00', '05:00', '06:00', '07:00', '08:00'])
  })
  it('open years at midnight of New Year in the zone', () => {
    expect(bucketStarts('year', at('2021-05-01T00:00Z'), at('2023-05-01T00:00Z'), 'Asia/Tokyo').map((start) => new Date(start).toISOString())).toEqual([
      '2020-12-31T15:00:00.000Z', '2021-12-31T15:00:00.000Z', '2022-12-31T15:00:00.000Z',
    ])
  })
})
