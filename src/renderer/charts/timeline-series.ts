// A Timeline in the shape that the bars need: one row a bucket, one key a country, and the bands where
// records are missing. Adds up and cuts what the engine counted; judges nothing.
import type { GiftLane, Timeline } from '../../shared/engine-api'
import type { ExposureLevel, Span, Track } from '../../shared/model'
import { nextStart, startOf } from '../../shared/zone-days'

/** One colour of the stack: a country, all those that share a colour (`other`), or places that are not known. */
export type SeriesCountry = { key: string; colorSlot: number; countries: readonly (string | null)[] }
export type BarRow = { index: number; from: number; to: number; mid: number; total: number } & Record<string, number>
export type GapBand = Span & { missing: 'all' | 'some' }

/** Countries abroad that have a colour of their own. */
const NAMED_SLOTS = 5
export const OTHER = 'other'
export const BOTH: readonly Track[] = ['mail-software', 'web']

/** Bottom of the stack first: home, then abroad as the engine orders it, the others together, places that are not known last. */
export function seriesCountries(timeline: Pick<Timeline, 'countries'>): SeriesCountry[] {
  const one = (c: { country: string | null; colorSlot: number }): SeriesCountry => ({ key: c.country ?? 'unknown', colorSlot: c.colorSlot, countries: [c.country] })
  const known = timeline.countries.filter((c) => c.country !== null)
  const others = known.filter((c) => c.colorSlot > NAMED_SLOTS)
  return [
    ...known.filter((c) => c.colorSlot === 0).map(one),
    ...known.filter((c) => c.colorSlot > 0 && c.colorSlot <= NAMED_SLOTS).map(one),
    ...(others.length > 1 ? [{ key: OTHER, colorSlot: NAMED_SLOTS + 1, countries: others.map((c) => c.country) }] : others.map(one)),
    ...timeline.countries.filter((c) => c.country === null).map((c) => ({ ...one(c), colorSlot: -1 })),
  ]
}

/**
 * The timeline widened to whole buckets, so that the first and last bar stand as wide as the others. A gap that
 * reaches an end reaches the new end too: nothing turns into a record by being drawn.
 */
export function wholeBuckets(timeline: Timeline): Timeline {
  const { starts } = timeline
  const [first, last] = [starts[0], starts.at(-1)]
  if (first === undefined || last === undefined) return timeline
  // Nothing is shown of days to come: the last week, month or year ends with its last day.
  const unit = timeline.bucket === 'hour' ? 'hour' : 'day'
  const span = { from: Math.min(first, timeline.from), to: nextStart(unit, startOf(unit, Math.max(last, timeline.to - 1), timeline.zone), timeline.zone) }
  const widen = (gap: Span): Span => ({ from: gap.from <= timeline.from ? span.from : gap.from, to: gap.to >= timeline.to ? span.to : gap.to })
  return { ...timeline, ...span, tracks: timeline.tracks.map((track) => ({ ...track, gaps: track.gaps.map(widen) })) }
}

/** All days that the timeline touches, whole. */
export const wholeDays = ({ from, to, zone }: Timeline): Span => ({ from: startOf('day', from, zone), to: nextStart('day', startOf('day', Math.max(from, to - 1), zone), zone) })

/** The bucket's own span; the last ends with the timeline. */
export function bucketSpan(timeline: Timeline, index: number): Span {
  return { from: timeline.starts[index] ?? timeline.from, to: timeline.starts[index + 1] ?? timeline.to }
}

/** Index of the bucket that holds a time; the nearest one when it lies outside. */
export function bucketAt(timeline: Timeline, time: number): number {
  let low = 0
  let high = timeline.starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((timeline.starts[middle] ?? Infinity) <= time) low = middle
    else high = middle - 1
  }
  return Math.max(0, low)
}

/** Rows of the buckets that touch `range`, the given tracks added up, by the keys of the series. */
export function barRows(timeline: Timeline, tracks: readonly Track[], range: Span): BarRow[] {
  const keys = new Map(seriesCountries(timeline).flatMap(({ key, countries }) => countries.map((country) => [country, key] as const)))
  const shown = timeline.tracks.filter((t) => tracks.includes(t.track)).flatMap((t) => t.countries)
  return timeline.starts.flatMap((_, index) => {
    const span = bucketSpan(timeline, index)
    if (span.to <= range.from || span.from >= range.to) return []
    const row = { index, ...span, mid: (span.from + span.to) / 2, total: 0 } as BarRow
    for (const { country, counts } of shown) {
      const count = counts[index] ?? 0
      const key = keys.get(country) ?? OTHER
      if (count === 0) continue
      row[key] = (row[key] ?? 0) + count
      row.total += count
    }
    return [row]
  })
}

/** Where no track, or not every track, has a record: the tracks' gaps laid over each other; ascending, without overlap. */
export function gapBands(tracks: readonly { gaps: readonly Span[] }[], span: Span): GapBand[] {
  if (tracks.length === 0) return [{ from: span.from, to: span.to, missing: 'all' }]
  const edges = [...new Set([span.from, span.to, ...tracks.flatMap((t) => t.gaps.flatMap((g) => [g.from, g.to]))])]
    .filter((t) => t >= span.from && t <= span.to)
    .sort((a, b) => a - b)
  const bands: GapBand[] = []
  for (let i = 1; i < edges.length; i++) {
    const piece = { from: edges[i - 1] as number, to: edges[i] as number }
    const open = tracks.filter((t) => t.gaps.some((g) => g.from <= piece.from && g.to >= piece.to)).length
    if (open === 0) continue
    const missing = open === tracks.length ? 'all' : 'some'
    const last = bands.at(-1)
    if (last && last.to === piece.from && last.missing === missing) last.to = piece.to
    else bands.push({ ...piece, missing })
  }
  return bands
}

/** The parts of `span` that a track's gaps leave: what is on record; ascending. */
export function recorded(gaps: readonly Span[], span: Span): Span[] {
  const parts: Span[] = []
  let from = span.from
  for (const gap of gapBands([{ gaps }], span)) {
    if (gap.from > from) parts.push({ from, to: gap.from })
    from = gap.to
  }
  if (from < span.to) parts.push({ from, to: span.to })
  return parts
}

/** In hours a gap of some hours is one; in days only whole days are. */
const FINE_GAP_MS = 3_600_000

/**
 * What is drawn of a range: the finer series where there are some that hold it, else the whole's; always with the
 * whole's lanes, and with the gaps of the whole record, since those of a short span would be too short to be any.
 */
export function shownTimeline(whole: Timeline, detail: Timeline | undefined, range: Span): Timeline {
  if (!detail || detail.from > range.from || detail.to < range.to) return whole
  const gaps = (track: Track): Span[] => {
    const of = whole.tracks.find((t) => t.track === track)
    // Outside of what is on record, hour by hour; and of the whole, where there is nothing.
    if (of && detail.bucket === 'hour') return recorded(of.covered, detail).filter((gap) => gap.to - gap.from > FINE_GAP_MS)
    return [{ from: detail.from, to: whole.from }, ...(of?.gaps ?? []), { from: whole.to, to: detail.to }].filter((gap) => gap.from < gap.to)
  }
  return { ...detail, lanes: whole.lanes, tracks: detail.tracks.map((track) => ({ ...track, gaps: gaps(track.track) })) }
}

/** Unexplained accesses in one bucket of the given tracks. */
export function unexplainedAt(timeline: Timeline, tracks: readonly Track[], index: number): number {
  return timeline.tracks.reduce((sum, t) => sum + (tracks.includes(t.track) ? t.countries.reduce((n, c) => n + (c.unexplained[index] ?? 0), 0) : 0), 0)
}

/** The buckets of the range with an unexplained access, ascending. */
export function unexplainedBuckets(timeline: Timeline, tracks: readonly Track[], range: Span = timeline): number[] {
  return timeline.starts.flatMap((_, index) => {
    const span = bucketSpan(timeline, index)
    return span.to > range.from && span.from < range.to && unexplainedAt(timeline, tracks, index) > 0 ? [index] : []
  })
}

const URGENCY: Record<ExposureLevel, number> = { exposed: 0, 'possibly-exposed': 1, unknown: 2, 'not-exposed': 3 }

/** The lanes there is room for: the most exposed ones, in the order they came. */
export function shownLanes(lanes: readonly GiftLane[], most: number): GiftLane[] {
  const kept = new Set([...lanes].sort((a, b) => URGENCY[a.exposure] - URGENCY[b.exposure]).slice(0, most))
  return lanes.filter((lane) => kept.has(lane))
}
