// Calendar hours, days, weeks, months and years of a zone as spans of UTC milliseconds. Intl is slow, so offsets are kept per day,
// and per half hour on the days on which clocks change.
// Pure: the zone is an IANA name; an unknown one throws RangeError as Intl does.

const HALF_HOUR_MS = 1_800_000
const HOUR_MS = 3_600_000
const DAY_MS = 86_400_000
const MOST_KEPT = 200_000
const formatters = new Map<string, Intl.DateTimeFormat>()
/** By zone and UTC day; null where the clock changes within the day. */
const days = new Map<string, Map<number, number | null>>()
const slots = new Map<string, Map<number, number>>()

function formatterOf(zone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(zone)
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-US', {
      timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
    })
    formatters.set(zone, formatter)
  }
  return formatter
}

/** Milliseconds to add to UTC for the wall clock of `zone` at `time`. */
export function offsetAt(zone: string, time: number): number {
  let known = days.get(zone)
  if (!known) days.set(zone, (known = new Map()))
  const day = Math.floor(time / DAY_MS)
  let offset = known.get(day)
  if (offset === undefined) {
    const atStart = slotOffset(zone, day * DAY_MS)
    offset = atStart === slotOffset(zone, (day + 1) * DAY_MS) ? atStart : null
    if (known.size > MOST_KEPT) known.clear()
    known.set(day, offset)
  }
  return offset ?? slotOffset(zone, time)
}

/** The offset of the half hour that `time` lies in. */
function slotOffset(zone: string, time: number): number {
  let known = slots.get(zone)
  if (!known) slots.set(zone, (known = new Map()))
  const slot = Math.floor(time / HALF_HOUR_MS)
  let offset = known.get(slot)
  if (offset === undefined) {
    const part: Record<string, number> = {}
    for (const { type, value } of formatterOf(zone).formatToParts(slot * HALF_HOUR_MS)) part[type] = Number(value)
    const wall = Date.UTC(part['year'] ?? 1970, (part['month'] ?? 1) - 1, part['day'] ?? 1, part['hour'] ?? 0, part['minute'] ?? 0, part['second'] ?? 0)
    offset = wall - slot * HALF_HOUR_MS
    if (known.size > MOST_KEPT) known.clear()
    known.set(slot, offset)
  }
  return offset
}

/** What calendar and clock of `zone` show; months from 1. */
export function wallOf(time: number, zone: string): { year: number; month: number; day: number; hour: number; minute: number } {
  const wall = new Date(time + offsetAt(zone, time))
  return { year: wall.getUTCFullYear(), month: wall.getUTCMonth() + 1, day: wall.getUTCDate(), hour: wall.getUTCHours(), minute: wall.getUTCMinutes() }
}

export type Bucket = 'hour' | 'day' | 'week' | 'month' | 'year'

/** Start (UTC ms) of the hour, day, week (Monday), month or year of `zone` that `time` falls in. */
export function startOf(bucket: Bucket, time: number, zone: string): number {
  const offset = offsetAt(zone, time)
  // An hour that the clock shows twice is two hours: it keeps the offset of its own moment.
  if (bucket === 'hour') return Math.floor((time + offset) / HOUR_MS) * HOUR_MS - offset
  const wall = new Date(time + offset)
  const isCoarse = bucket === 'month' || bucket === 'year'
  const midnight = Date.UTC(wall.getUTCFullYear(), bucket === 'year' ? 0 : wall.getUTCMonth(), isCoarse ? 1 : wall.getUTCDate())
  const start = bucket === 'week' ? midnight - ((wall.getUTCDay() + 6) % 7) * 86_400_000 : midnight
  return wallToUtc(start, zone)
}

/** UTC of a wall clock given as UTC milliseconds; the earlier one where a clock change makes it ambiguous. */
export function wallToUtc(wall: number, zone: string): number {
  const first = wall - offsetAt(zone, wall)
  return wall - offsetAt(zone, first)
}

/** Starts of all buckets from the one that holds `from` to the one that holds `to`, ascending; at most `limit`. */
export function bucketStarts(bucket: Bucket, from: number, to: number, zone: string, limit = 5000): number[] {
  const starts: number[] = []
  for (let at = startOf(bucket, from, zone); at <= to && starts.length < limit; at = nextStart(bucket, at, zone)) starts.push(at)
  return starts
}

/** Start of the bucket after the one that begins at `start`. */
export function nextStart(bucket: Bucket, start: number, zone: string): number {
  // A step into the next bucket whatever the clock changes: 36 h is in the next day, 8 days in the next week.
  const step = { hour: HOUR_MS, day: 36 * HOUR_MS, week: 8 * 86_400_000, month: 33 * 86_400_000, year: 370 * 86_400_000 }[bucket]
  return startOf(bucket, start + step, zone)
}

/** Monday 0 … Sunday 6, and the hour, on the wall clock of `zone`. */
export function weekdayAndHour(time: number, zone: string): { weekday: number; hour: number } {
  const wall = new Date(time + offsetAt(zone, time))
  return { weekday: (wall.getUTCDay() + 6) % 7, hour: wall.getUTCHours() }
}
