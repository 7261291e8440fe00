// The hour of the day in which at least half of the unexplained accesses fall; null when there is none such.

const FEWEST = 3

/** `unexplained`: [weekday][hour] of the heat map. */
export function usualHour(unexplained: readonly (readonly number[])[]): number | null {
  const byHour = Array.from({ length: 24 }, (_, hour) => unexplained.reduce((sum, day) => sum + (day[hour] ?? 0), 0))
  const total = byHour.reduce((sum, n) => sum + n, 0)
  const most = Math.max(...byHour)
  return total >= FEWEST && most * 2 >= total ? byHour.indexOf(most) : null
}
