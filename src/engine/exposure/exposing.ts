// The accesses that can expose a mail, of one mailbox, so that a question about any span of time is four binary searches:
// a hundred thousand mails against a million accesses take a tenth of a second, which is why nothing of it is stored.
import type { AccountId, CoverageSpan, ExposureLevel, Span, Track } from '../../shared/model'
import { coveredOnAll, FRESH_MS } from '../access/coverage'
import { VERDICTS, type Judged } from '../access/judge'
import { exposes } from './exposure'

/** Starts ascend, and ends on their own. */
export type Moments = { starts: Float64Array; ends: Float64Array }
export type Exposing = Moments & { positions: Int32Array; longest: number }
export type ExposingSets = { yes: Exposing; perhaps: Exposing }

const cache = new WeakMap<Judged, Map<number, ExposingSets>>()

/** Of one account, those that surely expose and those that may. */
export function exposingOf(of: Judged, accountId: AccountId): ExposingSets {
  const known = cache.get(of) ?? new Map<number, ExposingSets>()
  cache.set(of, known)
  let sets = known.get(accountId)
  if (!sets) known.set(accountId, (sets = { yes: chosen(of, accountId, 'yes'), perhaps: chosen(of, accountId, 'perhaps') }))
  return sets
}

function chosen({ data, facts, verdicts }: Judged, accountId: AccountId, wanted: 'yes' | 'perhaps'): Exposing {
  const { columns, lasts, longest } = data
  const answers = Uint8Array.from(facts.classes.flatMap((own) => VERDICTS.map((verdict) => (exposes({ verdict, result: own.kind.result }) === wanted ? 1 : 0))))
  const isWanted = (at: number) => columns.account[at] === accountId && answers[(facts.classOf[at] as number) * VERDICTS.length + (verdicts[at] as number)] === 1
  let count = 0
  for (let at = 0; at < columns.count; at++) if (isWanted(at)) count++
  const positions = new Int32Array(count)
  for (let at = 0, i = 0; at < columns.count; at++) if (isWanted(at)) positions[i++] = at
  const starts = Float64Array.from(positions, (at) => columns.time[at] as number)
  const ends = Float64Array.from(positions, (at) => (columns.time[at] as number) + (lasts[columns.kind[at] as number] as number)).sort()
  return { starts, ends, positions, longest }
}

/** How many of `list`, which ascends, are below `value`. */
function below(list: Float64Array, value: number): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((list[middle] as number) < value) low = middle + 1
    else high = middle
  }
  return low
}

/** How many overlap the span: those begun by its end, without those over before it. */
export const countWithin = ({ starts, ends }: Moments, span: Span): number => below(starts, span.to + 1) - below(ends, span.from)

/** Positions in the columns of those that overlap the span, ascending; at most `most`, the newest. */
export function positionsWithin({ starts, positions, longest }: Exposing, of: Judged, span: Span, most: number): number[] {
  const found: number[] = []
  const first = below(starts, span.from - longest)
  for (let i = below(starts, span.to + 1) - 1; i >= first && found.length < most; i--) {
    const at = positions[i] as number
    if ((starts[i] as number) + (of.data.lasts[of.data.columns.kind[at] as number] as number) >= span.from) found.push(at)
  }
  return found.reverse()
}

/** Says of a mail's time whether it lies wholly inside the record of every track, as `isCovered` does, for very many mails. */
export function coverageCheck(coverage: readonly CoverageSpan[], tracks: readonly Track[], now: number): (life: Span) => boolean {
  // A record that ends shortly before now stands for the hours since, but only for mails that it saw arrive.
  const fresh = coverage.filter((c) => c.to <= now && now - c.to <= FRESH_MS).map((c) => c.to)
  const byCount = new Map<number, Span[]>()
  return (life) => {
    if (tracks.length === 0) return false
    const count = fresh.reduce((n, to) => (life.from <= to ? n + 1 : n), 0)
    let covered = byCount.get(count)
    if (!covered) {
      const reached = coverage.map((c) => (life.from <= c.to && now - c.to <= FRESH_MS && c.to <= now ? { ...c, to: now } : c))
      byCount.set(count, (covered = coveredOnAll(reached, tracks)))
    }
    return covered.some((span) => span.from <= life.from && span.to >= life.to)
  }
}

export type ExposureCount = { level: ExposureLevel; unexplained: number; possible: number }

/** The rule of exposure.ts in numbers. `notices`: sign-ins that only a provider's mail tells of. */
export function countExposure(sets: ExposingSets, notices: { yes: Moments; perhaps: Moments }, life: Span, isCovered: (life: Span) => boolean): ExposureCount {
  const unexplained = countWithin(sets.yes, life) + countWithin(notices.yes, life)
  const possible = countWithin(sets.perhaps, life) + countWithin(notices.perhaps, life)
  const level = unexplained > 0 ? 'exposed' : possible > 0 ? 'possibly-exposed' : isCovered(life) ? 'not-exposed' : 'unknown'
  return { level, unexplained, possible }
}

/** How many different accesses overlap at least one of the spans. */
export function countWithinAny(exposing: Exposing, of: Judged, spans: readonly Span[]): number {
  const found = new Set<number>()
  for (const span of spans) for (const at of positionsWithin(exposing, of, span, Infinity)) found.add(at)
  return found.size
}
