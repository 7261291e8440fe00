// Arithmetic on spans of time, both ends included. Pure; spans are `{ from, to }` in UTC milliseconds.
import type { Span } from '../../shared/model'

/** Sorted and joined: touching and overlapping spans become one. */
export function joinSpans(spans: readonly Span[]): Span[] {
  const joined: Span[] = []
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1)
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to)
    else joined.push({ from: span.from, to: span.to })
  }
  return joined
}

/** What lies in every one of the lists. */
export function intersectSpans(lists: readonly (readonly Span[])[]): Span[] {
  const [first, ...rest] = lists
  if (!first) return []
  return rest.reduce<Span[]>((left, right) => {
    const both: Span[] = []
    for (const a of left) {
      for (const b of joinSpans(right)) {
        const from = Math.max(a.from, b.from)
        const to = Math.min(a.to, b.to)
        if (from <= to) both.push({ from, to })
      }
    }
    return both
  }, joinSpans(first))
}

/** What of `whole` no span covers. A gap shorter than `toleranceMs` is none. */
export function gapsIn(whole: Span, spans: readonly Span[], toleranceMs = 0): Span[] {
  const gaps: Span[] = []
  let at = whole.from
  for (const span of joinSpans(spans)) {
    if (span.to < whole.from) continue
    if (span.from > whole.to) break
    if (span.from - at > toleranceMs) gaps.push({ from: at, to: span.from })
    at = Math.max(at, span.to)
  }
  if (whole.to - at > toleranceMs) gaps.push({ from: at, to: whole.to })
  return gaps
}

export const overlaps = (a: Span, b: Span): boolean => a.from <= b.to && b.from <= a.to
