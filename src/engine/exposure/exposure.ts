// Exposure rule: gift mail × access events × coverage → exposed, possibly exposed, unknown, not exposed. Failures
// never expose; an unknown date of redeeming clears nothing. Pure: no clock, no I/O.
import type { AccessId, AccessResult, CoverageSpan, ExposureLevel, Span, Track, Verdict } from '../../shared/model'
import { isCovered } from '../access/coverage'
import { overlaps } from '../access/spans'

export type ExposingAccess = Span & { id: AccessId; verdict: Verdict; result: AccessResult }

export type Exposure = {
  level: ExposureLevel
  /** Successful unexplained accesses while the mail lay there, ascending. */
  hits: ExposingAccess[]
  /** Accesses that would expose it if their open question were answered "not me". */
  possible: ExposingAccess[]
}

/** The time a mail lay open: from its arrival until it was removed or redeemed, else until now. */
export const lifeOf = (gift: { arrivedAt: number; endedAt: number | null }, now: number): Span => ({
  from: gift.arrivedAt,
  to: Math.max(gift.arrivedAt, Math.min(gift.endedAt ?? now, now)),
})

/** Does this access expose: surely, perhaps, or not at all? */
export function exposes(access: Pick<ExposingAccess, 'verdict' | 'result'>): 'yes' | 'perhaps' | 'no' {
  if (access.result === 'failure') return 'no'
  switch (access.verdict) {
    case 'unexplained':
      return access.result === 'success' ? 'yes' : 'perhaps'
    case 'own-service':
    case 'relay':
    case 'unknown':
      return 'perhaps'
    case 'yours':
      return 'no'
  }
}

/**
 * `accesses`: those of the mail's own account, ascending by `from`; others are ignored by the caller, not here.
 * `tracks`: every sign-in track that the account's provider has.
 */
export function exposureOf(
  gift: { arrivedAt: number; endedAt: number | null },
  accesses: readonly ExposingAccess[],
  coverage: readonly CoverageSpan[],
  tracks: readonly Track[],
  now: number,
): Exposure {
  const life = lifeOf(gift, now)
  const hits: ExposingAccess[] = []
  const possible: ExposingAccess[] = []
  for (const access of accesses) {
    if (access.from > life.to) break
    if (!overlaps(access, life)) continue
    const answer = exposes(access)
    if (answer === 'yes') hits.push(access)
    else if (answer === 'perhaps') possible.push(access)
  }
  if (hits.length > 0) return { level: 'exposed', hits, possible }
  if (possible.length > 0) return { level: 'possibly-exposed', hits, possible }
  return { level: isCovered(life, coverage, tracks, now) ? 'not-exposed' : 'unknown', hits, possible }
}

const LEVEL_ORDER: Record<ExposureLevel, number> = { exposed: 0, 'possibly-exposed': 1, unknown: 2, 'not-exposed': 3 }

/** What can still be saved comes first: exposed before possibly before unknown, higher amount, newest. */
export function bySavable(
  a: { exposure: ExposureLevel; amountMinor: number | null; arrivedAt: number },
  b: { exposure: ExposureLevel; amountMinor: number | null; arrivedAt: number },
): number {
  return LEVEL_ORDER[a.exposure] - LEVEL_ORDER[b.exposure] || (b.amountMinor ?? -1) - (a.amountMinor ?? -1) || b.arrivedAt - a.arrivedAt
}
