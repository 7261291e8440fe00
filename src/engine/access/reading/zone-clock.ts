// Wall-clock time in a zone to UTC. Asking Intl for an offset costs microseconds, a file has a million rows: offsets are
// kept per zone and UTC day, and per quarter of an hour on the two days a year on which clocks change.
import { KobanError } from '../../../shared/errors'

export type ZoneClock = {
  zone: string
  /** UTC milliseconds of a wall-clock reading that was put together as if it were UTC. A reading that occurs twice means the
   * first of the two; one that a clock change skips means the moment that reading would have been without the change. */
  toUtc(wallMs: number): number
  /** The wall-clock reading at a UTC moment, put together as if it were UTC. */
  toWall(utcMs: number): number
}

const DAY_MS = 86_400_000
const QUARTER_MS = 900_000

const clocks = new Map<string, ZoneClock>()

/** Takes an IANA name or `±hh:mm`. Throws `bad-request` for a zone that does not exist. */
export function zoneClock(zone: string): ZoneClock {
  let clock = clocks.get(zone)
  if (!clock) {
    clock = makeClock(zone)
    clocks.set(zone, clock)
  }
  return clock
}

export function fixedClock(offsetMinutes: number): ZoneClock {
  const offsetMs = offsetMinutes * 60_000
  return { zone: `UTC${offsetMinutes}`, toUtc: (wall) => wall - offsetMs, toWall: (utc) => utc + offsetMs }
}

function makeClock(zone: string): ZoneClock {
  const fixed = /^([+-])(\d{2}):?(\d{2})$/.exec(zone)
  if (fixed) return fixedClock((fixed[1] === '-' ? -1 : 1) * (Number(fixed[2]) * 60 + Number(fixed[3])))
  const offsetAt = cachedOffsets(zone)
  return {
    zone,
    toWall: (utc) => utc + offsetAt(utc),
    toUtc(wall) {
      const before = offsetAt(wall - DAY_MS)
      const after = offsetAt(wall + DAY_MS)
      if (before === after) return wall - before
      for (const offset of [before, after]) if (offsetAt(wall - offset) === offset) return wall - offset
      return wall - before
    },
  }
}

function cachedOffsets(zone: string): (utcMs: number) => number {
  const read = offsetReader(zone)
  const days = new Map<number, number | null>()
  const quarters = new Map<number, number>()
  const exact = (utc: number): number => {
    const quarter = Math.floor(utc / QUARTER_MS)
    let offset = quarters.get(quarter)
    if (offset === undefined) quarters.set(quarter, (offset = read(quarter * QUARTER_MS)))
    return offset
  }
  return (utc) => {
    const day = Math.floor(utc / DAY_MS)
    let offset = days.get(day)
    if (offset === undefined) {
      const atStart = read(day * DAY_MS)
      days.set(day, (offset = atStart === read((day + 1) * DAY_MS) ? atStart : null))
    }
    return offset ?? exact(utc)
  }
}

function offsetReader(zone: string): (utcMs: number) => number {
  let format: Intl.DateTimeFormat
  try {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone, calendar: 'gregory', numberingSystem: 'latn', hourCycle: 'h23',
      year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
    })
  } catch (cause) {
    throw new KobanError('bad-request', 'no such time zone', { cause })
  }
  return (utc) => {
    const part: Record<string, number> = {}
    for (const { type, value } of format.formatToParts(utc)) part[type] = Number(value)
    const wall = Date.UTC(part['year'] ?? 0, (part['month'] ?? 1) - 1, part['day'] ?? 1, part['hour'] ?? 0, part['minute'] ?? 0, part['second'] ?? 0)
    return wall - Math.floor(utc / 1000) * 1000
  }
}
