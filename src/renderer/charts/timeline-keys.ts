// What the keys do on a timeline: arrows walk the buckets, plus and minus zoom, page keys move on.
import type { Timeline } from '../../shared/engine-api'
import type { Span } from '../../shared/model'
import { BOTH, bucketSpan, unexplainedBuckets } from './timeline-series'
import { moved, zoomed, type Whole } from './zoom'

/** Left and right go to the next bucket with an access, up and down to the next unexplained one. */
export function nextBucket(timeline: Timeline, range: Span, key: string, active: number | null): number | undefined {
  const inRange = (i: number) => bucketSpan(timeline, i).to > range.from && bucketSpan(timeline, i).from < range.to
  const isBusy = (i: number) => timeline.tracks.some((t) => t.countries.some((c) => (c.counts[i] ?? 0) > 0))
  const bad = new Set(unexplainedBuckets(timeline, BOTH))
  const stops = timeline.starts.map((_, i) => i).filter((i) => inRange(i) && (key === 'ArrowUp' || key === 'ArrowDown' ? bad.has(i) : isBusy(i)))
  switch (key) {
    case 'Home': return stops[0]
    case 'End': return stops.at(-1)
    case 'ArrowRight':
    case 'ArrowDown': return active === null ? stops[0] : (stops.find((i) => i > active) ?? active)
    case 'ArrowLeft':
    case 'ArrowUp': return active === null ? stops.at(-1) : (stops.filter((i) => i < active).at(-1) ?? active)
    default: return undefined
  }
}

/** The range after a key; undefined when the key is none of these. */
export function zoomOfKey(key: string, range: Span, whole: Whole, at: number): Span | null | undefined {
  switch (key) {
    case '+':
    case ';':
    case '=': return zoomed(range, whole, at, 0.5)
    case '-': return zoomed(range, whole, at, 2)
    case '0': return null
    case 'PageUp': return moved(range, whole, -0.8)
    case 'PageDown': return moved(range, whole, 0.8)
    default: return undefined
  }
}
