// One x scale for everything that shares a time axis: lanes, bars, hatches, coverage, brush. Linear in real
// time, so that a day with a clock change is simply shorter or longer.
import type { Span } from '../../shared/model'

/** Left edge of every plot: the gutter holds the row labels. */
export const GUTTER = 156

export type TimeScale = Span & {
  left: number
  right: number
  /** Pixels from the left edge of the chart; not clamped. */
  x(time: number): number
  /** The time at a pixel, clamped to the scale's span. */
  time(x: number): number
}

export function timeScale(span: Span, left: number, right: number): TimeScale {
  const width = Math.max(1, right - left)
  const length = Math.max(1, span.to - span.from)
  return {
    ...span,
    left,
    right,
    x: (time) => left + ((time - span.from) / length) * width,
    time: (x) => span.from + (Math.min(width, Math.max(0, x - left)) / width) * length,
  }
}

/** A span cut to another; null when nothing is left. */
export function clip(span: Span, to: Span): Span | null {
  const cut = { from: Math.max(span.from, to.from), to: Math.min(span.to, to.to) }
  return cut.from < cut.to ? cut : null
}
