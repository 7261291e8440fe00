// When a provider's log loses rows that were not imported yet. What providers keep is known from their own pages and from
// users' write-ups; what is only reported is marked so, and is said as "about". Looked at 2026-11.
import type { RollOff } from '../../shared/engine-api'
import type { AccountId, Track } from '../../shared/model'

/** The newest rows, the last days, or both. */
type Keeps = { rows?: number; days?: number; isSure: boolean }

/** The histories that name themselves. */
const BY_FORMAT: Readonly<Record<string, Keeps>> = {
  // Users' write-ups; the provider says 60 attempts in 2007 and nothing since.
  'yahoo-jp-login': { rows: 30, isSure: false },
  'yahoo-jp-mailsoft': { rows: 30, isSure: false },
  // support.google.com/mail/answer/45938: the last ten.
  'gmail-activity': { rows: 10, isSure: true },
  // Google's pages of security events and devices speak of 28 days; the export does not say.
  'google-takeout-activities': { days: 28, isSure: false },
  // microsoft.com, recent activity: the last 30 days.
  'microsoft-account-activity': { days: 30, isSure: true },
}
/** Histories without a name of their own, such as pasted tables and archives, by the mailbox they are for. */
const BY_PROVIDER: Readonly<Record<string, Keeps>> = {
  yahoojp: { rows: 30, isSure: false },
  gmail: { days: 28, isSure: false },
  outlook: { days: 30, isSure: true },
  // fastmail.help: all sign-ins of the last four weeks.
  fastmail: { days: 28, isSure: true },
  // The provider's blog of 2016: six months, at most 100 rows.
  biglobe: { rows: 100, days: 183, isSure: false },
}

/** Exports that end at so many rows, whatever more there is: Microsoft Purview's audit search. */
const EXPORT_ENDS_AT: Readonly<Record<string, number>> = { 'm365-ual-csv': 50_000 }

const DAY_MS = 86_400_000

/** The newest record of one log: `times` of its rows, how far it reaches, and all rows of the log in the weeks before, whatever told of them. */
export type NewestRecord = { accountId: AccountId; track: Track; provider: string; format: string; times: readonly number[]; recent: readonly number[]; to: number }

/** Null when nothing is known of how long the log keeps its rows. */
export function rollOffOf({ accountId, track, provider, format, times, recent, to }: NewestRecord, now: number): RollOff | null {
  const keeps = BY_FORMAT[format] ?? BY_PROVIDER[provider]
  if (!keeps) return null
  const byDays = keeps.days === undefined ? null : to + keeps.days * DAY_MS
  // The quicker pace of the two: a reminder that comes too early costs nothing.
  const byRows = keeps.rows === undefined ? null : earliest(fillsAt(keeps.rows, times, to), fillsAt(keeps.rows, recent, to))
  const lostFrom = earliest(byDays, byRows)
  return {
    accountId, track, rows: times.length, keepsRows: keeps.rows ?? null, keepsDays: keeps.days ?? null, isSure: keeps.isSure && lostFrom !== byRows,
    isFull: keeps.rows !== undefined && times.length >= keeps.rows,
    to, lostFrom, isDue: lostFrom !== null && now >= lostFrom - leadOf(lostFrom - to),
  }
}

function earliest(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.min(a, b)
}

/** A few rows in months are no pace to promise a day by. */
const LONGEST_PACE_DAYS = 180

/** When as many rows have come as the log holds: then those since the record fall out at its end. Null without a pace. */
function fillsAt(holds: number, times: readonly number[], to: number): number | null {
  if (times.length < 2) return null
  const first = times.reduce((a, b) => Math.min(a, b))
  const rowsADay = times.length / Math.max(1, (to - first) / DAY_MS)
  const days = holds / rowsADay
  return days > LONGEST_PACE_DAYS ? null : to + days * DAY_MS
}

/** The last third of the time is for the reminder: at least a day of it, at most five. */
function leadOf(span: number): number {
  return Math.min(5 * DAY_MS, Math.max(DAY_MS, span / 3))
}

/** The row at which an export of this format ends by itself, when the file has exactly so many: the rest is missing. */
export function cutOffAt(format: string, records: number): number | null {
  return EXPORT_ENDS_AT[format] === records ? records : null
}
