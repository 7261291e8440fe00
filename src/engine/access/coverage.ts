// Coverage rule: the time that a track's records really tell about. No log, or a gap, is never "safe".
import type { AccessEvent, CoverageSpan, Span, Track } from '../../shared/model'
import { intersectSpans, joinSpans } from './spans'

/** An event spans its precision: 03:12 covers 03:12:00.000–03:12:59.999, a day the whole day. */
export function eventEnd(event: Pick<AccessEvent, 'time' | 'timePrecision'>): number {
  switch (event.timePrecision) {
    case 'second':
      return event.time + 999
    case 'minute':
      return event.time + 59_999
    case 'day':
      return event.time + 86_399_999
    case 'approx':
      return event.time + 3_599_999
  }
}

export const trackOf = (event: Pick<AccessEvent, 'service'>): Track =>
  event.service === 'imap' || event.service === 'pop' || event.service === 'smtp' || event.service === 'api' ? 'mail-software' : 'web'

/**
 * The span that one history file tells about: from its oldest row to the moment it was observed (when that is
 * known), else to its newest row. An empty history proves only the moment of observation.
 * `observedAt` is never later than `now`, and counts only when it lies after the newest row.
 */
export function coverageOf(events: readonly Pick<AccessEvent, 'time' | 'timePrecision'>[], observedAt: number | null, now: number): Span | null {
  let from = Infinity
  let to = -Infinity
  for (const event of events) {
    if (event.time < from) from = event.time
    const end = eventEnd(event)
    if (end > to) to = end
  }
  return observedCoverage(from === Infinity ? null : { from, to }, observedAt, now)
}

/** The same for a file whose rows reach over `rows`; null: it has none. */
export function observedCoverage(rows: Span | null, observedAt: number | null, now: number): Span | null {
  const seen = observedAt === null ? null : Math.min(observedAt, now)
  if (rows === null) return seen === null ? null : { from: seen, to: seen }
  return { from: rows.from, to: Math.max(rows.to, seen ?? rows.to) }
}

/** The spans in which every one of the provider's tracks was recorded. No tracks known: nothing is covered. */
export function coveredOnAll(coverage: readonly CoverageSpan[], tracks: readonly Track[]): Span[] {
  return intersectSpans(tracks.map((track) => joinSpans(coverage.filter((c) => c.track === track))))
}

/** One mailbox's records, and the tracks that its provider keeps. */
export type MailboxRecord = { tracks: readonly Track[]; coverage: readonly CoverageSpan[] }

/** When a track was recorded for every mailbox that has it: one mailbox's log says nothing of another's. */
export function coveredForAll(mailboxes: readonly MailboxRecord[], track: Track): Span[] {
  return intersectSpans(mailboxes.filter((box) => box.tracks.includes(track)).map((box) => coveredOnAll(box.coverage, [track])))
}

/** When every mailbox was recorded on all of its own tracks. */
export const coveredWholly = (mailboxes: readonly MailboxRecord[]): Span[] => intersectSpans(mailboxes.map((box) => coveredOnAll(box.coverage, box.tracks)))

/** A record that ends this short before "now" still counts as up to now: nobody imports every minute. */
export const FRESH_MS = 24 * 3_600_000

/**
 * Whether `span` lies wholly inside the record of every track. `now`: the end of a span that is still open. Only a record
 * that saw the span begin may stand for the hours after it: of a mail that came later it tells nothing at all.
 */
export function isCovered(span: Span, coverage: readonly CoverageSpan[], tracks: readonly Track[], now: number): boolean {
  if (tracks.length === 0) return false
  const fresh = coverage.map((c) => (span.from <= c.to && now - c.to <= FRESH_MS && c.to <= now ? { ...c, to: now } : c))
  return coveredOnAll(fresh, tracks).some((covered) => covered.from <= span.from && covered.to >= span.to)
}
