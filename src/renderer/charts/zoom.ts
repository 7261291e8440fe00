// The range that a timeline shows: presets, zooming about a moment, moving on. Ranges lie on whole hours, days or
// months of the zone, inside the whole span; null is all of it.
import type { Span } from '../../shared/model'
import { nextStart, startOf, type Bucket } from '../../shared/zone-days'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** Nearer than this there is nothing more to see. */
export const SHORTEST_MS = HOUR_MS

export type Whole = Span & { zone: string }
export const PRESETS = ['all', 'year', 'quarter', 'week'] as const
export type Preset = (typeof PRESETS)[number]
const PRESET_DAYS: Record<Exclude<Preset, 'all'>, number> = { year: 365, quarter: 90, week: 7 }

const unitFor = (length: number): Bucket => (length <= 14 * DAY_MS ? 'hour' : length <= 1100 * DAY_MS ? 'day' : 'month')

function nearest(time: number, unit: Bucket, zone: string): number {
  const start = startOf(unit, time, zone)
  const next = nextStart(unit, start, zone)
  return time - start < next - time ? start : next
}

/** On whole hours, days or months, by the range's length; at least one; null when it holds all there is. */
export function snapped(range: Span, whole: Whole): Span | null {
  const unit = unitFor(range.to - range.from)
  const on = (time: number) => (time <= whole.from ? whole.from : time >= whole.to ? whole.to : Math.min(whole.to, Math.max(whole.from, nearest(time, unit, whole.zone))))
  let [from, to] = [on(range.from), on(range.to)]
  if (to - from < SHORTEST_MS) {
    from = Math.max(whole.from, Math.min(from, whole.to - SHORTEST_MS))
    to = Math.min(whole.to, from + SHORTEST_MS)
  }
  return from <= whole.from && to >= whole.to ? null : { from, to }
}

/** `factor` under 1 goes nearer. `at` keeps its place on the screen. */
export function zoomed(range: Span, whole: Whole, at: number, factor: number): Span | null {
  const now = range.to - range.from
  // At least one unit nearer or farther: rounding must not hold a small step back.
  const step = { hour: HOUR_MS, day: DAY_MS, week: 7 * DAY_MS, month: 31 * DAY_MS, year: 366 * DAY_MS }[unitFor(now)]
  const wanted = factor < 1 ? Math.min(now * factor, now - step) : Math.max(now * factor, now + step)
  const length = Math.min(whole.to - whole.from, Math.max(SHORTEST_MS, wanted))
  const share = (Math.min(range.to, Math.max(range.from, at)) - range.from) / now
  const from = Math.min(whole.to - length, Math.max(whole.from, at - length * share))
  return snapped({ from, to: from + length }, whole)
}

/** The same length, moved by a share of it; stops at the ends. */
export function moved(range: Span, whole: Whole, share: number): Span | null {
  const length = range.to - range.from
  const from = Math.min(whole.to - length, Math.max(whole.from, range.from + length * share))
  return snapped({ from, to: from + length }, whole)
}

/** The last days of the whole, in whole days of the calendar. */
export function presetRange(preset: Preset, whole: Whole): Span | null {
  if (preset === 'all') return null
  const from = startOf('day', whole.to - PRESET_DAYS[preset] * DAY_MS + DAY_MS / 2, whole.zone)
  return from <= whole.from ? null : { from, to: whole.to }
}

/** Which preset the range is; null for one of the user's own. */
export function presetOf(range: Span | null, whole: Whole): Preset | null {
  if (range === null) return 'all'
  return PRESETS.find((preset) => {
    const of = presetRange(preset, whole)
    return of !== null && of.from === range.from && of.to === range.to
  }) ?? null
}
