// Accesses by weekday and hour. Five steps of ink; a cell with an unexplained access has a danger tint, an
// outline and a diamond. One tab stop; arrow keys walk the cells, Enter or a click narrows to one.
import { useState, type KeyboardEvent, type MouseEvent, type PointerEvent } from 'react'
import { useElementSize } from '@mantine/hooks'
import type { HeatMap as HeatMapSeries } from '../../shared/engine-api'
import { useMessages } from '../i18n/use-messages'
import { DiamondMark } from '../ui/marks'
import classes from './charts.module.css'

const HEAD = 18
const ROW = 21

/** 0 to 4: none, then quarters of the busiest cell. */
function step(count: number, max: number): number {
  if (count <= 0) return 0
  return Math.min(4, Math.ceil((count / Math.max(4, max)) * 4))
}

type At = readonly [day: number, hour: number]
type Box = { x: number; y: number; width: number; height: number }
const RADIUS = 2.5
const cellPath = ({ x, y, width, height }: Box): string => {
  const r = Math.min(RADIUS, width / 2)
  const corner = `a${r} ${r} 0 0 1 `
  return `M${x + r} ${y}h${width - 2 * r}${corner}${r} ${r}v${height - 2 * r}${corner}${-r} ${r}h${-(width - 2 * r)}${corner}${-r} ${-r}v${-(height - 2 * r)}${corner}${r} ${-r}Z`
}
const diamondPath = ({ x, y, width, height }: Box, r: number): string => `M${x + width / 2} ${y + height / 2 - r}l${r} ${r}l${-r} ${r}l${-r} ${-r}Z`

type CellsProps = { heatMap: HeatMapSeries; boxOf: (at: At) => Box; show: (at: At) => boolean; opacity: number }

/** Cells of one look are one path: a map whose every hour has something is some twenty elements. */
function Cells({ heatMap, boxOf, show, opacity }: CellsProps) {
  const max = Math.max(0, ...heatMap.counts.flat())
  const most = Math.max(0, ...heatMap.unexplained.flat())
  const plain = ['', '', '', '', '']
  const danger = ['', '', '', '', '']
  const marks = ['', '', '', '', '']
  heatMap.counts.forEach((row, day) => row.forEach((count, hour) => {
    if (!show([day, hour])) return
    const box = boxOf([day, hour])
    const unexplained = heatMap.unexplained[day]?.[hour] ?? 0
    if (unexplained === 0) return void (plain[step(count, max)] += cellPath(box))
    // Where nearly every cell has some, how many tells more than that there are any.
    const level = most <= 3 ? 0 : step(unexplained, most)
    danger[level] += cellPath(box)
    marks[level] += diamondPath(box, Math.min(4, (box.width + 1.5) * 0.32) * (most <= 3 ? 1 : 0.5 + level * 0.125))
  }))
  return (
    <g opacity={opacity}>
      {plain.map((d, level) => d && <path key={level} d={d} fill={`var(--k-heat-${level})`} />)}
      {danger.map((d, level) => d && <path key={level} d={d} fill={`color-mix(in srgb, var(--k-danger-mark) ${level * 11}%, var(--k-danger-tint))`} stroke="var(--k-danger-mark)" strokeWidth={1} />)}
      {marks.map((d, level) => d && <path key={level} d={d} fill="var(--k-danger-mark)" stroke="var(--k-surface)" strokeWidth={1.5} paintOrder="stroke" />)}
    </g>
  )
}

type HeatMapProps = { heatMap: HeatMapSeries; title: string; chosen?: readonly At[]; onPick?: (cell: At) => void }

export function HeatMap({ heatMap, title, chosen = [], onPick }: HeatMapProps) {
  const { m, f } = useMessages()
  const { ref, width } = useElementSize()
  const [active, setActive] = useState<At | null>(null)
  const [isSpoken, setSpoken] = useState(false)
  const { counts, unexplained } = heatMap
  const left = m.charts.heat.gutter
  const cell = Math.max(6, (width - left) / 24)
  const boxOf = ([day, hour]: At): Box => ({ x: left + cell * hour + 0.75, y: HEAD + ROW * day + 1, width: cell - 1.5, height: ROW - 2 })
  const cellAt = (event: PointerEvent<SVGElement> | MouseEvent<SVGElement>): At | null => {
    const box = event.currentTarget.getBoundingClientRect()
    const [day, hour] = [Math.floor((event.clientY - box.top - HEAD) / ROW), Math.floor((event.clientX - box.left - left) / cell)]
    return day >= 0 && day < 7 && hour >= 0 && hour < 24 ? [day, hour] : null
  }
  const total = unexplained.flat().reduce((sum, n) => sum + n, 0)
  const isChosen = (day: number, hour: number) => chosen.some((at) => at[0] === day && at[1] === hour)
  const words = ([day, hour]: At) =>
    m.charts.heat.cell({ weekday: m.charts.heat.weekdays[day] ?? '', hour, count: f.number(counts[day]?.[hour] ?? 0), unexplained: unexplained[day]?.[hour] ?? 0 })
  const keys = (event: KeyboardEvent) => {
    if ((event.key === 'Enter' || event.key === ' ') && active && onPick) {
      event.preventDefault()
      return onPick(active)
    }
    const by = ({ ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] } as Record<string, [number, number]>)[event.key]
    if (!by || event.altKey) return
    event.preventDefault()
    setSpoken(true)
    setActive((at) => (at ? [Math.max(0, Math.min(6, at[0] + by[0])), Math.max(0, Math.min(23, at[1] + by[1]))] : [0, 0]))
  }
  return (
    <div ref={ref}>
      <div
        className={classes['heat']} role="application" aria-roledescription={m.charts.chartRole} tabIndex={0} data-pick={Boolean(onPick)}
        aria-label={`${title}${m.charts.colon}${m.charts.heat.summary(f.number(total))}${onPick ? ` ${m.charts.pickKeys}` : ''}`}
        onKeyDown={keys} onBlur={() => setActive(null)} onPointerLeave={() => setActive(null)}
      >
        {width > 0 && (
          <svg
            width={width} height={HEAD + ROW * 7} aria-hidden
            onPointerMove={(event) => { setSpoken(false); setActive(cellAt(event)) }}
            onClick={(event) => {
              const at = cellAt(event)
              if (at) onPick?.(at)
            }}
          >
            {[0, 3, 6, 9, 12, 15, 18, 21].map((hour) => <text key={hour} x={left + cell * hour} y={11}>{m.charts.heat.hour(hour)}</text>)}
            {counts.map((_, day) => <text key={day} x={0} y={HEAD + ROW * day + 15}>{m.charts.heat.weekdays[day]}</text>)}
            <Cells heatMap={heatMap} boxOf={boxOf} show={([day, hour]) => chosen.length === 0 || isChosen(day, hour)} opacity={1} />
            {chosen.length > 0 && <Cells heatMap={heatMap} boxOf={boxOf} show={([day, hour]) => !isChosen(day, hour)} opacity={0.45} />}
            {chosen.map((at) => <path key={at.join()} d={cellPath(boxOf(at))} fill="none" stroke="var(--k-accent)" strokeWidth={2} />)}
            {active && <path data-no-picture d={cellPath(boxOf(active))} fill="none" stroke="var(--k-accent)" strokeWidth={2} strokeDasharray={isChosen(...active) ? undefined : '3 2'} />}
          </svg>
        )}
      </div>
      <div className={classes['heatLegend']}>
        {active && !isSpoken ? <b data-no-picture>{words(active)}</b> : (
          <>
            {m.charts.heat.few}
            <svg width={80} height={12} aria-hidden>{[0, 1, 2, 3, 4].map((s) => <rect key={s} x={s * 16 + 1} y={1} width={13} height={10} rx={2.5} fill={`var(--k-heat-${s})`} />)}</svg>
            {m.charts.heat.many}
            {total > 0 && <span className={classes['heatMark']}><DiamondMark size={10} />{m.charts.unexplained}</span>}
          </>
        )}
      </div>
      <p className={classes['spoken']} aria-live="polite">{active && isSpoken ? `${words(active)}${isChosen(...active) ? `${m.charts.comma}${m.charts.chosen}` : ''}` : ''}</p>
    </div>
  )
}

/** The heat map's table twin. */
export function HeatMapTable({ heatMap, label }: { heatMap: HeatMapSeries; label: string }) {
  const { m, f } = useMessages()
  return (
    <div className={classes['tableScroll']} tabIndex={0} role="region" aria-label={label}>
      <table className={classes['table']} data-dense>
        <thead>
          <tr><th scope="col">{m.charts.table.when}</th><th scope="col" data-number>{m.charts.table.count}</th><th scope="col" data-number>{m.charts.unexplained}</th></tr>
        </thead>
        <tbody>
          {heatMap.counts.flatMap((row, day) => row.flatMap((count, hour) => {
            const unexplained = heatMap.unexplained[day]?.[hour] ?? 0
            if (count === 0 && unexplained === 0) return []
            return [
              <tr key={`${day} ${hour}`}>
                <th scope="row">{m.charts.heat.weekdays[day]} {m.charts.heat.hour(hour)}</th>
                <td data-number>{f.number(count)}</td>
                <td data-number data-danger={unexplained > 0}>{f.number(unexplained)}</td>
              </tr>,
            ]
          }))}
        </tbody>
      </table>
    </div>
  )
}
