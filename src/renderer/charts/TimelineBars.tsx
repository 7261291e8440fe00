// One panel of stacked bars: accesses by country and bucket, home at the bottom. Recharts draws axes, grid and
// stacks; each bar stands in the middle of its bucket on the timeline's own scale.
import { memo } from 'react'
import { Bar, BarChart, CartesianGrid, XAxis, YAxis, type BarShapeProps } from 'recharts'
import { isUnknownSlot, slotColor } from './colors'
import type { TimeScale } from './time-scale'
import { countTicks, type Tick } from './time-ticks'
import type { Panel } from './timeline-layout'
import type { BarRow, SeriesCountry } from './timeline-series'

const TOP = 5

type BarsProps = { panel: Panel; rows: BarRow[]; countries: SeriesCountry[]; scale: TimeScale; ticks: Tick[]; width: number; hatch: string }

const TICK = { fill: 'var(--k-dim)', fontSize: 12 }

/** Width of a bar: most of its bucket, ten pixels at most. */
export function barWidth(row: { from: number; to: number }, scale: TimeScale): number {
  return Math.max(1.5, Math.min(10, (scale.x(row.to) - scale.x(row.from)) * 0.64))
}

function Piece({ shape, country, scale, hatch }: { shape: BarShapeProps; country: SeriesCountry; scale: TimeScale; hatch: string }) {
  const row = shape.payload as BarRow
  if (!row[country.key] || shape.height <= 0) return null
  const width = barWidth(row, scale)
  const box = { x: scale.x(row.mid) - width / 2, y: shape.y + 1, width, height: Math.max(0.5, shape.height - 1), rx: 1 }
  if (!isUnknownSlot(country.colorSlot)) return <rect {...box} fill={slotColor(country.colorSlot)} />
  return <rect {...box} fill={`url(#${hatch})`} stroke="var(--k-dim)" strokeWidth={1} />
}

function Bars({ panel, rows, countries, scale, ticks, width, hatch }: BarsProps) {
  const counts = countTicks(rows.reduce((max, row) => Math.max(max, row.total), 0))
  const top = counts.at(-1) ?? 1
  return (
    <BarChart
      width={width}
      height={TOP + panel.height + (panel.isLast ? 24 : 2)}
      data={rows}
      margin={{ top: TOP, right: width - scale.right, bottom: panel.isLast ? 0 : 2, left: 0 }}
      accessibilityLayer={false}
      tabIndex={-1}
      barCategoryGap={0}
    >
      <CartesianGrid vertical={false} stroke="var(--k-line)" />
      <XAxis
        type="number" dataKey="mid" domain={[scale.from, scale.to]} allowDataOverflow ticks={ticks.map((t) => t.time)} interval={0}
        height={panel.isLast ? 24 : 0} tick={panel.isLast ? TICK : false} tickLine={false} tickMargin={6} axisLine={{ stroke: 'var(--k-line2)' }}
        tickFormatter={(time: number) => ticks.find((t) => t.time === time)?.label ?? ''}
      />
      <YAxis
        width={scale.left} domain={[0, top]} ticks={counts} interval={0} tick={TICK} tickLine={false} axisLine={false} tickMargin={8} allowDecimals={false}
        tickFormatter={(n: number) => (n === 0 && !panel.isLast ? '' : n.toLocaleString('en-US'))}
      />
      {countries.map((country) => (
        <Bar
          key={country.key} dataKey={(row: BarRow) => row[country.key] ?? 0} stackId="all" isAnimationActive={false} barSize={8}
          shape={(shape: BarShapeProps) => <Piece shape={shape} country={country} scale={scale} hatch={hatch} />}
        />
      ))}
    </BarChart>
  )
}

/** Pixels that the panel's drawing begins above its plot. */
export const BARS_TOP = TOP
export const TimelineBars = memo(Bars)
