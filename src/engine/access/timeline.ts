// Timeline and heat-map series: totals by half hour in, ready series out. Pure: computes all that the charts draw.
import type { HeatMap, Timeline } from '../../shared/engine-api'
import type { AccessResult, CoverageSpan, Span, Track, Verdict } from '../../shared/model'
import { gapsIn, joinSpans } from './spans'
import { bucketStarts, startOf, weekdayAndHour, type Bucket } from './zone-days'

/** Accesses of one half hour (start in UTC ms), already counted by the store. */
export type Slot = { start: number; country: string | null; track: Track; verdict: Verdict; result: AccessResult; count: number }

const TRACKS: readonly Track[] = ['mail-software', 'web']
const DAY_MS = 86_400_000

/** As fine as some two hundred bars allow: hours for four days and less, days up to half a year, weeks up to three years, months up to twenty. */
export function bucketFor(span: Span): Bucket {
  const days = (span.to - span.from) / DAY_MS
  return days <= 4 ? 'hour' : days <= 190 ? 'day' : days <= 1100 ? 'week' : days <= 7400 ? 'month' : 'year'
}

/**
 * `colorSlots`: the slot each country keeps for as long as the store lives (0 is home); unknown places are null.
 * `unexplained` and `lanes` are passed through: the store already has them in the window's form.
 */
export function timelineOf(input: {
  span: Span
  zone: string
  bucket?: Bucket | undefined
  slots: readonly Slot[]
  coverage: readonly CoverageSpan[]
  colorSlots: ReadonlyMap<string, number>
  unexplained: Timeline['unexplained']
  lanes: Timeline['lanes']
}): Timeline {
  const { span, zone } = input
  const bucket = input.bucket ?? bucketFor(span)
  const starts = bucketStarts(bucket, span.from, span.to, zone)
  const place = new Map(starts.map((start, i) => [start, i]))
  const byTrack = new Map<Track, Map<string | null, { counts: number[]; unexplained: number[] }>>(TRACKS.map((track) => [track, new Map()]))
  const totals = new Map<string | null, { count: number; unexplained: number }>()
  let lastStart = NaN
  let at: number | undefined
  for (const slot of input.slots) {
    if (slot.start !== lastStart) at = place.get(startOf(bucket, (lastStart = slot.start), zone))
    if (at === undefined) continue
    const countries = byTrack.get(slot.track)
    if (!countries) continue
    let series = countries.get(slot.country)
    if (!series) countries.set(slot.country, (series = { counts: Array<number>(starts.length).fill(0), unexplained: Array<number>(starts.length).fill(0) }))
    series.counts[at] = (series.counts[at] ?? 0) + slot.count
    const total = totals.get(slot.country) ?? { count: 0, unexplained: 0 }
    total.count += slot.count
    if (slot.verdict === 'unexplained' && slot.result === 'success') {
      total.unexplained += slot.count
      series.unexplained[at] = (series.unexplained[at] ?? 0) + slot.count
    }
    totals.set(slot.country, total)
  }
  const slotOf = (country: string | null) => (country === null ? -1 : (input.colorSlots.get(country) ?? 99))
  const rank = (a: { country: string | null }, b: { country: string | null }) => order(slotOf(a.country)) - order(slotOf(b.country))
  return {
    ...span, zone, bucket, starts,
    tracks: TRACKS.map((track) => {
      const covered = joinSpans(input.coverage.filter((c) => c.track === track))
      return {
        track,
        countries: [...(byTrack.get(track) ?? [])].map(([country, series]) => ({ country, ...series })).sort(rank),
        covered,
        gaps: gapsIn(span, covered, DAY_MS),
      }
    }),
    countries: [...totals].map(([country, total]) => ({ country, colorSlot: slotOf(country), ...total })).sort(rank),
    unexplained: input.unexplained,
    lanes: input.lanes,
  }
}

/** Home first, then abroad by slot, unknown places last. */
const order = (slot: number) => (slot < 0 ? 1000 : slot)

export function heatMapOf(slots: readonly Slot[], zone: string): HeatMap {
  const empty = () => Array.from({ length: 7 }, () => Array<number>(24).fill(0))
  const counts = empty()
  const unexplained = empty()
  for (const slot of slots) {
    const { weekday, hour } = weekdayAndHour(slot.start, zone)
    const row = counts[weekday]
    if (row) row[hour] = (row[hour] ?? 0) + slot.count
    const bad = unexplained[weekday]
    if (bad && slot.verdict === 'unexplained' && slot.result === 'success') bad[hour] = (bad[hour] ?? 0) + slot.count
  }
  return { counts, unexplained, zone }
}
