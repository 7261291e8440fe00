// A Timeline in the shape that the bars need: one row a bucket, one key a country, and the bands where
// records are missing. Adds up and cuts what the engine counted; judges nothing.
import type { Timeline } from '../../shared/engine-api'
import type { Span, Track } from '../../shared/model'
import { clip } from './time-scale'

export type SeriesCountry = { key: string; country: string | null; colorSlot: number }
export type BarRow = { index: number; from: number; to: number; mid: number; total: number } & Record<string, number>
export type GapBand = Span & { missing: 'all' | 'some' }

/** Bottom of the stack first: home, then abroad as the engine orders it, places that are not known last. */
export function seriesCountries(timeline: Timeline): SeriesCountry[] {
  const rank = (c: { country: string | null; colorSlot: number }) => (c.country === null ? 2 : c.colorSlot === 0 ? 0 : 1)
  return timeline.countries
    .map((c, i) => ({ c, i }))
    .sort((a, b) => rank(a.c) - rank(b.c) || a.i - b.i)
    .map(({ c }) => ({ key: c.country ?? 'unknown', country: c.country, colorSlot: c.colorSlot }))
}

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

/** Rows of the buckets that touch `range`, the given tracks added up. */
export function barRows(timeline: Timeline, tracks: readonly Track[], range: Span): BarRow[] {
  const shown = timeline.tracks.filter((t) => tracks.includes(t.track)).flatMap((t) => t.countries)
  return timeline.starts.flatMap((_, index) => {
    const span = bucketSpan(timeline, index)
    if (span.to <= range.from || span.from >= range.to) return []
    const row = { index, ...span, mid: (span.from + span.to) / 2, total: 0 } as BarRow
    for (const { country, counts } of shown) {
      const count = counts[index] ?? 0
      const key = country ?? 'unknown'
      row[key] = (row[key] ?? 0) + count
      row.total += count
    }
    return [row]
  })
}

/** Where no track, or not every track, has a record; ascending, without overlap. */
export function gapBands(tracks: readonly { covered: readonly Span[] }[], span: Span): GapBand[] {
  const edges = [...new Set([span.from, span.to, ...tracks.flatMap((t) => t.covered.flatMap((c) => [c.from, c.to]))])]
    .filter((t) => t >= span.from && t <= span.to)
    .sort((a, b) => a - b)
  const bands: GapBand[] = []
  for (let i = 1; i < edges.length; i++) {
    const piece = { from: edges[i - 1] as number, to: edges[i] as number }
    const covering = tracks.filter((t) => t.covered.some((c) => c.from <= piece.from && c.to >= piece.to)).length
    if (covering === tracks.length && tracks.length > 0) continue
    const missing = covering === 0 ? 'all' : 'some'
    const last = bands.at(-1)
    if (last && last.to === piece.from && last.missing === missing) last.to = piece.to
    else bands.push({ ...piece, missing })
  }
  return bands
}

/** The spans inside `span` that `covered` leaves out; ascending. */
export function uncovered(covered: readonly Span[], span: Span): Span[] {
  return gapBands([{ covered }], span).map(({ from, to }) => ({ from, to }))
}

/** Unexplained accesses of the tracks inside the range, ascending. */
export function unexplainedIn(timeline: Timeline, tracks: readonly Track[], range: Span): Timeline['unexplained'] {
  return timeline.unexplained.filter((u) => tracks.includes(u.track) && clip({ from: u.time, to: u.time + 1 }, range)).sort((a, b) => a.time - b.time)
}
