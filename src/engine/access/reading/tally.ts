// What a reading has found so far. Formats only ever add to it, so records = events + ignored + malformed by construction.
import type { AccessEvent, ImportWarning, Malformed, MalformedReason } from '../../../shared/model'
import type { SlashOrder } from './times'
import type { ZoneClock } from './zone-clock'

export type Tally = {
  readonly events: AccessEvent[]
  readonly malformed: Malformed[]
  readonly warnings: Partial<Record<ImportWarning, number>>
  ignored: number
  /** Set when the file's own dates settled it. */
  dateOrder: SlashOrder | null
  /** The source says in words that there is nothing to list. */
  isEmptyHistory: boolean
}

/** All that a format may know beside the content. */
export type Run = {
  tally: Tally
  /** The importer's assumed zone. */
  clock: ZoneClock
  now: number
  /** Set where a file is read block by block, and no block can tell for the whole. */
  slash?: SlashDates
}

/** What the dates of a whole file say of `4/3/2019`. `isProbe`: this reading only looks for that. */
export type SlashDates = { isProbe: boolean; isSeen: boolean; order: SlashOrder; isSettled: boolean; isTold: boolean }

export function newTally(): Tally {
  return { events: [], malformed: [], warnings: {}, ignored: 0, dateOrder: null, isEmptyHistory: false }
}

export function reject(tally: Tally, ref: string, reason: MalformedReason): void {
  tally.malformed.push({ ref, reason })
}

export function warn(tally: Tally, warning: ImportWarning): void {
  tally.warnings[warning] = (tally.warnings[warning] ?? 0) + 1
}
