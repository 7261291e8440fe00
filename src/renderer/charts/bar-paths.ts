// Stacked bars as one path a colour. Pure geometry: a bar stands in the middle of its bucket, pieces have a gap of one
// pixel between them, and whatever was counted is at least half a pixel high.
import type { TimeScale } from './time-scale'
import type { BarRow } from './timeline-series'

/** Width of a bar: most of its bucket, ten pixels at most. */
export function barWidth(row: { from: number; to: number }, scale: TimeScale): number {
  return Math.max(1.5, Math.min(10, (scale.x(row.to) - scale.x(row.from)) * 0.64))
}

const round = (n: number): number => Math.round(n * 100) / 100

/** `keys` from the bottom up; `top` and `height` of the plot in pixels, `most` the count at its upper edge. */
export function stackPaths(rows: readonly BarRow[], keys: readonly string[], scale: TimeScale, plot: { top: number; height: number; most: number }): Map<string, string> {
  const paths = new Map<string, string>()
  for (const row of rows) {
    const width = barWidth(row, scale)
    const x = scale.x(row.mid) - width / 2
    let below = 0
    for (const key of keys) {
      const count = row[key] ?? 0
      if (count === 0) continue
      const [low, high] = [below, below + count].map((n) => plot.top + plot.height * (1 - n / plot.most)) as [number, number]
      const height = Math.max(0.5, low - high - 1)
      paths.set(key, `${paths.get(key) ?? ''}M${round(x)} ${round(low - height)}h${round(width)}v${round(height)}h${round(-width)}Z`)
      below += count
    }
  }
  return paths
}
