// Dates, amounts and names as people write them, in the zone that is asked for.
import { describe, expect, it, vi } from 'vitest'
import { createFormat } from './format'

vi.useFakeTimers({ now: Date.UTC(2026, 4, 12, 5), toFake: ['Date'] })
const ja = createFormat('ja', 'Asia/Tokyo')
const en = createFormat('en', 'Asia/Tokyo')
const friday = Date.UTC(2026, 4, 8, 14, 51, 7)

describe('dates', () => {
  it('writes date, weekday and 24-hour time in both languages', () => {
    expect(ja.dateTime(friday)).toBe('5月8日(金) 23:51')
    expect(en.dateTime(friday)).toBe('Fri 8 May 23:51')
  })
  it('uses the zone, also across midnight', () => {
    expect(createFormat('ja', 'America/New_York').dateTime(friday)).toBe('5月8日(金) 10:51')
    expect(createFormat('en', 'Pacific/Kiritimati').dateTime(friday)).toBe('Sat 9 May 04:51')
  })
  it('names the year only when it is another', () => {
    const earlier = Date.UTC(2024, 1, 29, 3)
    expect([ja.day(earlier), en.date(earlier)]).toEqual(['2024年2月29日', 'Thu 29 Feb 2024'])
  })
  it('writes midnight as 00, not 24', () => {
    expect(ja.clock(Date.UTC(2026, 4, 7, 15))).toBe('00:00')
  })
  it('says a span without repeating the month', () => {
    const [from, to] = [Date.UTC(2026, 3, 13, 3), Date.UTC(2026, 3, 16, 3)]
    expect([ja.span(from, to), en.span(from, to)]).toEqual(['4月13日〜16日', '13 – 16 Apr'])
    expect(ja.span(from, friday)).toBe('4月13日〜5月8日')
    expect(ja.span(from, from)).toBe('4月13日')
  })
  it('says how long ago, and a date beyond a day', () => {
    const now = friday
    expect([ja.ago(now - 6 * 60_000, now), en.ago(now - 60_000, now), ja.ago(now - 3 * 3_600_000, now), en.ago(now - 40 * 3_600_000, now)]).toEqual(['6分前', '1 minute ago', '3時間前', '7 May'])
  })
  it('writes days without a zone as they are', () => {
    expect([ja.calendarDay('2036-04-30'), en.calendarDay('2036-04-30'), ja.calendarDay('2036-04')]).toEqual(['2036年4月30日', '30 Apr 2036', '2036年4月'])
    expect([ja.month('2026-04'), en.month('2026-04')]).toEqual(['2026年4月', 'April 2026'])
  })
})

describe('amounts', () => {
  it('writes yen as each language does', () => {
    const yen = { amountMinor: 10000, currency: 'JPY' }
    expect([ja.money(yen), en.money(yen)]).toEqual(['10,000円', '¥10,000'])
  })
  it('counts minor units by currency and hides zero cents', () => {
    expect([en.money({ amountMinor: 2500, currency: 'USD' }), en.money({ amountMinor: 2550, currency: 'EUR' })]).toEqual(['US$25', '€25.50'])
  })
  it('never adds across currencies', () => {
    expect(ja.sums([{ amountMinor: 8000, currency: 'JPY' }, { amountMinor: 2500, currency: 'USD' }])).toBe('8,000円・$25')
  })
})

describe('names', () => {
  it('uses the short names of countries', () => {
    expect(['US', 'CN', 'VN', 'JP', null].map(ja.country)).toEqual(['米国', '中国', 'ベトナム', '日本', '不明'])
    expect(['US', 'HK', null].map(en.country)).toEqual(['United States', 'Hong Kong', 'Unknown'])
  })
  it('shows a code that is no country as it is', () => {
    expect(ja.country('EU-1')).toBe('EU-1')
  })
  it('says durations shortly', () => {
    expect([ja.duration(48), ja.duration(62), en.duration(3900), ja.duration(0.2)]).toEqual(['48秒', '1分2秒', '1 h 5 min', '1秒'])
  })
})
