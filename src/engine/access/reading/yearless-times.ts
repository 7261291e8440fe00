// Times that lack their year or their day: the latest such moment that is not later than a known one.
import { dayStart } from './times'
import type { ZoneClock } from './zone-clock'

const DAY_MS = 86_400_000
/** 29 February comes every fourth year, at most eight apart. */
const YEARS_BACK = 9

/** @param ms since midnight. */
export function latestTimeOfDay(ms: number, notAfter: number, clock: ZoneClock): number {
  const today = Math.floor(clock.toWall(notAfter) / DAY_MS) * DAY_MS
  const time = clock.toUtc(today + ms)
  return time <= notAfter ? time : clock.toUtc(today - DAY_MS + ms)
}

/** Local midnight of a day, or null for a day that no year has. */
export function latestDay(month: number, day: number, notAfter: number, clock: ZoneClock): number | null {
  return latestMoment(month, day, 0, notAfter, clock)
}

/** @param ms since midnight of that day. */
export function latestMoment(month: number, day: number, ms: number, notAfter: number, clock: ZoneClock): number | null {
  const thisYear = new Date(clock.toWall(notAfter)).getUTCFullYear()
  for (let year = thisYear; year > thisYear - YEARS_BACK; year--) {
    const start = dayStart(year, month, day)
    if (start === null) continue
    const time = clock.toUtc(start + ms)
    if (time <= notAfter) return time
  }
  return null
}
