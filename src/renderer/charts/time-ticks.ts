// Where the time axis is labelled: hours, days, Mondays, months or years, the finest that leaves room.
// Ticks are always starts of buckets, in the zone that the engine counted in.
import type { Timeline } from '../../shared/engine-api'
import type { Format } from '../i18n/format'
import type { TimeScale } from './time-scale'

const MIN_GAP = 50

type Parts = { year: number; month: number; day: number; hour: number; weekday: string }
type Level = 'quarter-day' | 'day' | 'week' | 'month' | 'quarter' | 'year' | 'decade'
export type Tick = { time: number; label: string }

function partsIn(zone: string): (time: number) => Parts {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone, year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', hourCycle: 'h23', weekday: 'short',
  })
  return (time) => {
    const of = Object.fromEntries(format.formatToParts(time).map((p) => [p.type, p.value]))
    return { year: Number(of['year']), month: Number(of['month']), day: Number(of['day']), hour: Number(of['hour']), weekday: of['weekday'] ?? '' }
  }
}

/** Whether a bucket opens a new unit of the level; weeks begin on Monday. */
function opens(level: Level, now: Parts, before: Parts | undefined, bucket: Timeline['bucket']): boolean {
  const isNewMonth = before ? before.month !== now.month || before.year !== now.year : now.day === 1
  switch (level) {
    case 'quarter-day': return now.hour % 6 === 0
    case 'day': return before ? before.day !== now.day : now.hour === 0
    case 'week': return now.weekday === 'Mon' && (before ? before.weekday !== 'Mon' || bucket === 'week' : now.hour === 0)
    case 'month': return isNewMonth
    case 'quarter': return isNewMonth && now.month % 3 === 1
    case 'year': return isNewMonth && now.month === 1
    case 'decade': return isNewMonth && now.month === 1 && now.year % 10 === 0
  }
}

const LEVELS: Record<Timeline['bucket'], Level[]> = {
  hour: ['quarter-day', 'day', 'week', 'month', 'quarter', 'year'],
  day: ['day', 'week', 'month', 'quarter', 'year'],
  week: ['week', 'month', 'quarter', 'year'],
  month: ['month', 'quarter', 'year', 'decade'],
  year: ['year', 'decade'],
}

function label(level: Level, p: Parts, zone: string, time: number, f: Format): string {
  const isJa = f.language === 'ja'
  if (level === 'quarter-day' && p.hour !== 0) return isJa ? `${p.hour}時` : `${p.hour}:00`
  if (level === 'quarter-day' || level === 'day' || level === 'week') return f.shortDate(time)
  if (p.month === 1) return isJa ? `${p.year}年` : String(p.year)
  return isJa ? `${p.month}月` : new Intl.DateTimeFormat('en-US', { timeZone: zone, month: 'short' }).format(time)
}

/** Labels for the buckets inside the scale; none nearer than 50 px to the next. */
export function timeTicks(starts: readonly number[], bucket: Timeline['bucket'], zone: string, scale: TimeScale, f: Format): Tick[] {
  const read = partsIn(zone)
  const inside = starts.filter((t) => t >= scale.from && t < scale.to)
  const parts = inside.map(read)
  for (const level of LEVELS[bucket]) {
    const times = inside.filter((_, i) => opens(level, parts[i] as Parts, parts[i - 1], bucket))
    if (times.some((t, i) => i > 0 && scale.x(t) - scale.x(times[i - 1] as number) < MIN_GAP)) continue
    if (times.length > 0) return times.map((time) => ({ time, label: label(level, read(time), zone, time, f) }))
  }
  return inside.slice(0, 1).map((time) => ({ time, label: label('day', read(time), zone, time, f) }))
}

/** At most three whole numbers from 0 up, evenly spaced, the last not under `max`. */
export function countTicks(max: number): number[] {
  if (max <= 1) return [0, 1]
  const half = Math.ceil(max / 2)
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(half)))
  const step = [1, 2, 3, 4, 5, 6, 8, 10].map((n) => n * unit).find((n) => n >= half) ?? half
  return [0, step, step * 2]
}
