// Which sentence opens the overview, and what the one button does: told from the overview's figures alone.
// "Nothing wrong" needs a whole record; everything short of it says what could not be checked.
import type { Overview, RollOff } from '../../../shared/engine-api'
import type { Track } from '../../../shared/model'

export type Situation =
  | { kind: 'first' }
  | { kind: 'robbed' }
  | { kind: 'no-codes' }
  | { kind: 'not-scanned' }
  | { kind: 'unanswered' }
  | { kind: 'no-history' }
  /** Only one track has a record. */
  | { kind: 'only-track'; track: Track; days: number }
  | { kind: 'only-days' }
  /** The days shown are whole, but some gift mail cannot be judged. */
  | { kind: 'undecided' }
  | { kind: 'clear' }

/** A record that lacks less than this of the shown time is whole: today is never over. */
const SPARE_DAYS = 1

export function situationOf(o: Overview): Situation {
  const accesses = o.timeline.countries.reduce((sum, c) => sum + c.count, 0)
  const recorded = o.coverage.tracks.filter((t) => t.span !== null)
  if (o.accounts === 0 && accesses === 0 && recorded.length === 0) return { kind: 'first' }
  if (o.unexplained > 0) {
    if (o.exposed.count > 0) return { kind: 'robbed' }
    return o.lastScanAt === null ? { kind: 'not-scanned' } : { kind: 'no-codes' }
  }
  if (recorded.length === 0 && accesses === 0) return { kind: 'no-history' }
  if (o.unanswered > 0) return { kind: 'unanswered' }
  const only = recorded[0]
  if (recorded.length === 1 && only && (o.missesMailSoftwareLog || o.coverage.days === 0)) return { kind: 'only-track', track: only.track, days: only.days }
  if (o.coverage.gaps > 0 || o.coverage.ofDays - o.coverage.days > SPARE_DAYS || o.missesMailSoftwareLog) return { kind: 'only-days' }
  return { kind: o.undecided > 0 ? 'undecided' : 'clear' }
}

export type StepId = 'connect' | 'scan' | 'redeem' | 'remove' | 'redeem-vault' | 'report' | 'look' | 'answer' | 'mail-software' | 'web' | 'import-again'
export type Step = { id: StepId; isDone: boolean; count: number; /** Of `import-again`: the log that loses rows first. */ rollOff?: RollOff }

/**
 * What can be done in the app now, in the order that saves most; steps that do not apply are left out.
 * `unusedInVault`: exposed codes that were deleted from the mailbox but not redeemed. Whoever read them still has them.
 * `rollOff`: the logs that lose rows, soonest first.
 */
export function stepsOf(o: Overview, unusedInVault: number, rollOff: readonly RollOff[] = []): Step[] {
  const has = (track: Track) => o.coverage.tracks.some((t) => t.track === track && t.span !== null)
  const savable = o.savable.count
  const due = rollOff.find((log) => log.isDue)
  const all: (Step & { applies: boolean })[] = [
    { id: 'connect', isDone: o.accounts > 0, count: 0, applies: true },
    { id: 'scan', isDone: o.lastScanAt !== null, count: 0, applies: o.accounts > 0 },
    { id: 'redeem', isDone: savable === 0, count: savable, applies: savable > 0 || (o.exposed.count > 0 && unusedInVault === 0) },
    { id: 'redeem-vault', isDone: false, count: unusedInVault, applies: unusedInVault > 0 },
    { id: 'remove', isDone: savable === 0, count: savable, applies: o.exposed.count > 0 },
    { id: 'mail-software', isDone: has('mail-software') && !o.missesMailSoftwareLog, count: 0, applies: true },
    { id: 'web', isDone: has('web'), count: 0, applies: true },
    { id: 'import-again', isDone: false, count: 0, applies: due !== undefined, ...(due ? { rollOff: due } : {}) },
    { id: 'answer', isDone: o.unanswered === 0, count: o.unanswered, applies: o.unanswered > 0 },
    { id: 'look', isDone: false, count: o.unexplained, applies: o.unexplained > 0 && o.exposed.count === 0 },
    { id: 'report', isDone: false, count: o.usedByAnother.count, applies: o.usedByAnother.count > 0 },
  ]
  return all.filter((step) => step.applies).map(({ id, isDone, count, rollOff: log }) => ({ id, isDone, count, ...(log ? { rollOff: log } : {}) }))
}
