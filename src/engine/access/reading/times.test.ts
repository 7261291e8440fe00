// Spellings of a time, and what is no time at all.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { relativeTime } from './relative-times'
import { settleSlashOrder } from './slash-order'
import { readTime } from './times'
import { latestDay, latestMoment, latestTimeOfDay } from './yearless-times'
import { fixedClock, zoneClock } from './zone-clock'

const tokyo = zoneClock('Asia/Tokyo')
const at = (iso: string): number => Date.parse(iso)

describe('readTime', () => {
  it.each([
    ['2019年3月4日 12:34', '2019-03-04T12:34:00+09:00', 'minute', false],
    ['2019年03月04日 12時34分56秒', '2019-03-04T12:34:56+09:00', 'second', false],
    ['2019年3月4日 12時34分', '2019-03-04T12:34:00+09:00', 'minute', false],
    ['2019年3月4日(月) 午後1:05', '2019-03-04T13:05:00+09:00', 'minute', false],
    ['2019年3月4日（月） 午前0:05', '2019-03-04T00:05:00+09:00', 'minute', false],
    ['2019年3月4日 午前12:05', '2019-03-04T00:05:00+09:00', 'minute', false],
    ['2019年3月4日 午後0:05', '2019-03-04T12:05:00+09:00', 'minute', false],
    ['２０１９年３月４日　１２：３４', '2019-03-04T12:34:00+09:00', 'minute', false],
    ['2019/03/04 12:34:56', '2019-03-04T12:34:56+09:00', 'second', false],
    ['2019/3/4 9:05', '2019-03-04T09:05:00+09:00', 'minute', false],
    ['2019/3/4', '2019-03-04T00:00:00+09:00', 'day', false],
    ['2019-03-04 12:34:56.789', '2019-03-04T12:34:56.789+09:00', 'second', false],
    ['2019-03-04 12:34:56 UTC', '2019-03-04T12:34:56Z', 'second', true],
    ['2019-03-04 12:34:56 Z', '2019-03-04T12:34:56Z', 'second', true],
    ['2019-03-04 12:34:56 JST', '2019-03-04T12:34:56+09:00', 'second', true],
    ['2019-03-04 12:34:56 GMT+0530', '2019-03-04T12:34:56+05:30', 'second', true],
    ['2019-03-04T12:34:56.123456789-08:00', '2019-03-04T12:34:56.123-08:00', 'second', true],
    ['2026-01-24T06:54:24.0000000Z ', '2026-01-24T06:54:24Z', 'second', true],
    ['Jun 15, 2026, 7:40:10 AM UTC', '2026-06-15T07:40:10Z', 'second', true],
    ['Jun 15, 2026, 7:40:10 PM', '2026-06-15T19:40:10+09:00', 'second', false],
    ['Jan 20, 2026 4:54 PM', '2026-01-20T16:54:00+09:00', 'minute', false],
    ['Mon, 04 Mar 2019 03:34:56 GMT', '2019-03-04T03:34:56Z', 'second', true],
    ['Mon, 4 Mar 2019 12:34:56 +0900 (JST)', '2019-03-04T12:34:56+09:00', 'second', true],
    ['4/3/2019 7:22:01 AM', '2019-04-03T07:22:01+09:00', 'second', false],
    ['4/3/2019 12:22:01 AM', '2019-04-03T00:22:01+09:00', 'second', false],
    ['04.03.2019 07:22:01', '2019-03-04T07:22:01+09:00', 'second', false],
    ['1769610399', '2026-01-28T14:26:39Z', 'second', true],
    ['1769610399.98765', '2026-01-28T14:26:39.987Z', 'second', true],
    ['1769610399001', '2026-01-28T14:26:39.001Z', 'second', true],
    ['1769610399001999', '2026-01-28T14:26:39.001Z', 'second', true],
    ['2024-02-29 00:00:00', '2024-02-29T00:00:00+09:00', 'second', false],
  ])('reads %s', (text, iso, precision, zoneKnown) => {
    expect(readTime(text, { clock: tokyo })).toEqual({ time: at(iso), precision, zoneKnown })
  })

  it.each([
    '', '-', '不明', '2019年2月30日 12:34', '2023-02-29 10:00', '2019/13/04 12:34', '2019/00/04 12:34', '2019-03-04 24:00', '2019-03-04 12:60',
    '2019-03-04 12:34:61', '1994-12-31 00:00:00', '2101-01-01 00:00:00', '2019-03-04 12:34 Mars', '2019-03-04 13:05 PM', '午後13:05', '########',
    '12345', '0000000001', '2019-03-04 12:34:56 +25:00', '32.01.2019 00:00', '30/2/2019 10:00', '2019-03-04 12:34:56 extra', '١٢٣', 'Foo 12, 2019 10:00',
  ])('refuses %s instead of guessing or rolling over', (text) => {
    expect(readTime(text, { clock: tokyo, slashOrder: 'dmy' })).toBeNull()
  })

  it('takes thin and no-break spaces before AM for spaces', () => {
    for (const space of ['\u202f', '\u00a0', '\u2009']) {
      expect(readTime(`4/3/2019 7:22:01${space}PM`, { clock: tokyo, slashOrder: 'dmy' })?.time).toBe(at('2019-03-04T19:22:01+09:00'))
    }
  })

  it('gives back every moment of its years that is written out in UTC', () => {
    fc.assert(fc.property(fc.date({ min: new Date('1995-01-01T00:00:00Z'), max: new Date('2100-12-31T23:59:59Z'), noInvalidDate: true }), (date) => {
      expect(readTime(date.toISOString(), { clock: tokyo })?.time).toBe(date.getTime())
    }))
  })
})

describe('zoneClock', () => {
  it('knows summer time, and means the first of two equal readings', () => {
    const newYork = zoneClock('America/New_York')
    const read = (text: string): number | undefined => readTime(text, { clock: newYork })?.time
    expect(read('2026-03-07 12:00:00')).toBe(at('2026-03-07T12:00:00-05:00'))
    expect(read('2026-03-08 12:00:00')).toBe(at('2026-03-08T12:00:00-04:00'))
    expect(read('2026-03-08 01:59:59')).toBe(at('2026-03-08T01:59:59-05:00'))
    expect(read('2026-03-08 03:00:00')).toBe(at('2026-03-08T03:00:00-04:00'))
    expect(read('2026-11-01 01:30:00')).toBe(at('2026-11-01T01:30:00-04:00'))
    expect(read('2026-11-01 02:00:00')).toBe(at('2026-11-01T02:00:00-05:00'))
  })

  it('reads a time that a clock change skips as if there were no change', () => {
    expect(readTime('2026-03-08 02:30:00', { clock: zoneClock('America/New_York') })?.time).toBe(at('2026-03-08T03:30:00-04:00'))
  })

  it('knows zones of half and quarter hours', () => {
    for (const [zone, offset] of [['Asia/Kolkata', '+05:30'], ['Asia/Kathmandu', '+05:45'], ['Australia/Lord_Howe', '+10:30'], ['-03:30', '-03:30']] as const) {
      expect(readTime('2026-06-15 10:20:30', { clock: zoneClock(zone) })?.time).toBe(at(`2026-06-15T10:20:30${offset}`))
    }
  })

  it('agrees with Intl at any moment and zone', () => {
    const zones = ['Asia/Tokyo', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Africa/Casablanca', 'Pacific/Apia']
    fc.assert(fc.property(fc.constantFrom(...zones), fc.integer({ min: at('1995-01-01Z') / 1000, max: at('2037-01-01Z') / 1000 }), (zone, seconds) => {
      const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' })
      const clock = zoneClock(zone)
      const wall = format.format(seconds * 1000)
      expect(new Date(clock.toWall(seconds * 1000)).toISOString().slice(0, 19).replace('T', ' ')).toBe(wall)
      expect(format.format(clock.toUtc(clock.toWall(seconds * 1000)))).toBe(wall)
    }), { numRuns: 200 })
  })

  it('refuses a zone that does not exist', () => {
    expect(() => zoneClock('Mars/Olympus')).toThrowError(expect.objectContaining({ code: 'bad-request' }))
  })
})

describe('settleSlashOrder', () => {
  it('lets one date with a part above 12 decide for all', () => {
    expect(settleSlashOrder(['3/4/2026', '13/4/2026', '5/6/2026'])).toEqual({ order: 'dmy', isSettled: true })
    expect(settleSlashOrder(['3/4/2026', '4/13/2026 7:22 AM'])).toEqual({ order: 'mdy', isSettled: true })
  })

  it('reads month first without proof, and says that nothing proved it', () => {
    expect(settleSlashOrder(['3/4/2026', '2026-04-13', ''])).toEqual({ order: 'mdy', isSettled: false })
  })
})

describe('times that lack a part', () => {
  const now = at('2026-01-15T09:30:00+09:00')

  it('means today for a time of day that has passed, else yesterday', () => {
    expect(latestTimeOfDay(9 * 3_600_000, now, tokyo)).toBe(at('2026-01-15T09:00:00+09:00'))
    expect(latestTimeOfDay(10 * 3_600_000, now, tokyo)).toBe(at('2026-01-14T10:00:00+09:00'))
  })

  it('means the latest such day that has begun', () => {
    expect(latestDay(1, 15, now, tokyo)).toBe(at('2026-01-15T00:00:00+09:00'))
    expect(latestDay(12, 30, now, tokyo)).toBe(at('2025-12-30T00:00:00+09:00'))
    expect(latestMoment(2, 29, 0, now, tokyo)).toBe(at('2024-02-29T00:00:00+09:00'))
    expect(latestDay(2, 30, now, tokyo)).toBeNull()
  })

  it('reads relative times as roughly known', () => {
    expect(relativeTime('1 hour ago', now)).toEqual({ time: now - 3_600_000, precision: 'approx', zoneKnown: true })
    expect(relativeTime('an hour ago', now)?.time).toBe(now - 3_600_000)
    expect(relativeTime('0 minutes ago', now)?.time).toBe(now)
    expect(relativeTime('3 parsecs ago', now)).toBeNull()
  })
})

it('a fixed clock keeps its offset', () => {
  expect(fixedClock(-210).toUtc(0)).toBe(210 * 60_000)
})
