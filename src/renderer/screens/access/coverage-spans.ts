// One track's record as the card lists it: spans joined, gaps of more than a day kept.
import type { CoverageSpan, Span, Track } from '../../../shared/model'

const DAY_MS = 86_400_000

export function joinCoverage(spans: readonly CoverageSpan[], track: Track): Span[] {
  const joined: Span[] = []
  for (const { from, to } of spans.filter((s) => s.track === track).sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1)
    if (last && from - last.to <= DAY_MS) last.to = Math.max(last.to, to)
    else joined.push({ from, to })
  }
  return joined
}
