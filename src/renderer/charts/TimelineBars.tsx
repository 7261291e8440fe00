// One panel of stacked bars: accesses by country and bucket, home at the bottom. Recharts draws axes and grid; each
// colour of the stack is one path, so that a panel of two hundred bars and a hundred countries is some ten elements.
import { memo } from 'react'
import { BarChart, CartesianGrid, XAxis, YAxis } from 'recharts'
import { stackPaths } from './bar-paths'
import { isUnknownSlot, slotColor } from './colors'
import type { TimeScale } from './time-scale'
import { countTicks, type Tick } from './time-ticks'
import type { Panel } from './timeline-layout'
import type { BarRow, SeriesCountry } from './timeline-series'

const TOP = 5
const TICK = { fill: 'var(--k-dim)', fontSize: 12 }

type BarsProps = { panel: Panel; rows: BarRow[]; countries: SeriesCountry[]; scale: TimeScale; ticks: Tick[]; width: number; hatch: string; /** The plot's own clip path: bars of a range that is being moved stay inside. */ clip: string }

function Bars({ panel, rows, countries, scale, ticks, width, hatch, clip }: BarsProps) {
  const counts = countTicks(rows.reduce((max, row) => Math.max(max, row.total), 0))
  const top = counts.at(-1) ?? 1
  const paths = stackPaths(rows, countries.map((c) => c.key), scale, { top: TOP, height: panel.height, most: top })
  return (
    <BarChart
      width={width}
      height={TOP + panel.height + (panel.isLast ? 24 : 2)}
      data={rows}
      margin={{ top: TOP, right: width - scale.right, bottom: panel.isLast ? 0 : 2, left: 0 }}
      accessibilityLayer={false}
      tabIndex={-1}
    >
      <CartesianGrid vertical={false} stroke="var(--k-line)" />
      <XAxis
        type="number" dataKey="mid" domain={[scale.from, scale.to]} allowDataOverflow ticks={ticks.map((t) => t.time)} interval={0}
        height={panel.isLast ? 24 : 0} tick={panel.isLast ? TICK : false} tickLine={false} tickMargin={6} axisLine={{ stroke: 'var(--k-line2)' }}
        tickFormatter={(time: number) => ticks.find((t) => t.time === time)?.label ?? ''}
      />
      <YAxis
        dataKey="total" width={scale.left} domain={[0, top]} ticks={counts} interval={0} tick={TICK} tickLine={false} axisLine={false} tickMargin={8} allowDecimals={false}
        tickFormatter={(n: number) => (n === 0 && !panel.isLast ? '' : n.toLocaleString('en-US'))}
      />
      <g clipPath={`url(#${clip})`} data-bars={rows.length}>
        {countries.map(({ key, colorSlot }) => {
          const d = paths.get(key)
          if (!d) return null
          return isUnknownSlot(colorSlot) ? <path key={key} d={d} fill={`url(#${hatch})`} stroke="var(--k-faint)" strokeWidth={0.75} /> : <path key={key} d={d} fill={slotColor(colorSlot)} />
        })}
      </g>
    </BarChart>
  )
}

/** Pixels that the panel's drawing begins above its plot. */
export const BARS_TOP = TOP
export const TimelineBars = memo(Bars)
