// A record as the card lists it: spans of one mailbox's one log joined, gaps of more than a day kept.
import type { Span } from '../../../shared/model'

const DAY_MS = 86_400_000

export function joinCoverage(spans: readonly Span[]): Span[] {
  const joined: Span[] = []
  for (const { from, to } of [...spans].sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1)
    if (last && from - last.to <= DAY_MS) last.to = Math.max(last.to, to)
    else joined.push({ from, to })
  }
  return joined
}
