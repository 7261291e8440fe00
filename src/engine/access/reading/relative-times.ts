// `1 hour ago`: a moment that is only roughly known. Its zone is: "now" is the same everywhere.
import type { ReadTime } from './times'

const UNITS = new Map([['second', 1000], ['minute', 60_000], ['hour', 3_600_000], ['day', 86_400_000], ['week', 604_800_000]])

export function relativeTime(text: string, now: number): ReadTime | null {
  const match = /^(\d{1,4}|an?|one) (second|minute|hour|day|week)s? ago$/i.exec(text.trim())
  const count = Number(match?.[1]) || 1
  const unit = UNITS.get((match?.[2] ?? '').toLowerCase())
  return unit === undefined ? null : { time: now - (match?.[1] === '0' ? 0 : count) * unit, precision: 'approx', zoneKnown: true }
}
