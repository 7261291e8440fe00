// The demo's clock: everything in it happened some days before now, by the calendar of Japan.

const DAY_MS = 86_400_000
const JST_MS = 9 * 3_600_000

export type Calendar = {
  readonly now: number
  /** UTC ms of `days` days ago at `HH:MM` or `HH:MM:SS` Japanese time. */
  at(days: number, time: string): number
  hoursAgo(hours: number): number
}

export function calendarOf(now: number): Calendar {
  const midnight = Math.floor((now + JST_MS) / DAY_MS) * DAY_MS - JST_MS
  return {
    now,
    at(days, time) {
      const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number)
      return midnight - days * DAY_MS + ((hours * 60 + minutes) * 60 + seconds) * 1000
    },
    hoursAgo: (hours) => now - Math.round(hours * 3_600_000),
  }
}

/** A moment in Japanese time, as fields. `weekday` 0 is Sunday. */
export function jst(time: number): { year: number; month: number; day: number; hour: string; minute: string; second: string; weekday: number } {
  const date = new Date(time + JST_MS)
  const two = (n: number) => String(n).padStart(2, '0')
  return {
    year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate(),
    hour: two(date.getUTCHours()), minute: two(date.getUTCMinutes()), second: two(date.getUTCSeconds()), weekday: date.getUTCDay(),
  }
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

/** `Tue, 21 Apr 2026 10:02:00 +0900` (RFC 5322). */
export function mailDate(time: number): string {
  const t = jst(time)
  return `${WEEKDAYS[t.weekday]}, ${String(t.day).padStart(2, '0')} ${MONTHS[t.month - 1]} ${t.year} ${t.hour}:${t.minute}:${t.second} +0900`
}

/** `21-Apr-2026 10:02:00 +0900` (RFC 9051 date-time). */
export function internalDate(time: number): string {
  const t = jst(time)
  return `${String(t.day).padStart(2, '0')}-${MONTHS[t.month - 1]}-${t.year} ${t.hour}:${t.minute}:${t.second} +0900`
}
