// Accesses by weekday and hour. Five steps of ink; a cell with an unexplained access has a danger tint, an
// outline and a diamond. One tab stop; arrow keys walk the cells, Enter or a click narrows to one.
import { useState, type KeyboardEvent } from 'react'
import { useElementSize } from '@mantine/hooks'
import type { HeatMap as HeatMapSeries } from '../../shared/engine-api'
import { useMessages } from '../i18n/use-messages'
import { DiamondMark } from '../ui/marks'
import { HitDiamond } from './chart-marks'
import classes from './charts.module.css'

const HEAD = 18
const ROW = 21

/** 0 to 4: none, then quarters of the busiest cell. */
function step(count: number, max: number): number {
  if (count <= 0) return 0
  return Math.min(4, Math.ceil((count / Math.max(4, max)) * 4))
}

type At = readonly [day: number, hour: number]
type CellProps = { x: number; y: number; width: number; count: number; max: number; unexplained: number; mostUnexplained: number; isActive: boolean; isChosen: boolean; isFaded: boolean }
function Cell({ x, y, width, count, max, unexplained, mostUnexplained, isActive, isChosen, isFaded }: CellProps) {
  const box = { x: x + 0.75, y: y + 1, width: width - 1.5, height: ROW - 2, rx: 2.5 }
  // Where nearly every cell has some, how many tells more than that there are any.
  const share = mostUnexplained <= 3 ? 0 : unexplained / mostUnexplained
  return (
    <g opacity={isFaded ? 0.45 : 1}>
      {unexplained > 0
        ? <rect {...box} fill={`color-mix(in srgb, var(--k-danger-mark) ${Math.round(share * 45)}%, var(--k-danger-tint))`} stroke="var(--k-danger-mark)" strokeWidth={1} />
        : <rect {...box} fill={`var(--k-heat-${step(count, max)})`} />}
      {unexplained > 0 && <HitDiamond x={x + width / 2} y={y + ROW / 2} r={Math.min(4, width * 0.32) * (mostUnexplained <= 3 ? 1 : 0.55 + share * 0.45)} />}
      {(isActive || isChosen) && <rect {...box} fill="none" stroke="var(--k-accent)" strokeWidth={2} strokeDasharray={isChosen ? undefined : '3 2'} />}
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
  const max = Math.max(0, ...counts.flat())
  const mostUnexplained = Math.max(0, ...unexplained.flat())
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
          <svg width={width} height={HEAD + ROW * 7} aria-hidden>
            {[0, 3, 6, 9, 12, 15, 18, 21].map((hour) => <text key={hour} x={left + cell * hour} y={11}>{m.charts.heat.hour(hour)}</text>)}
            {counts.map((row, day) => (
              <g key={day}>
                <text x={0} y={HEAD + ROW * day + 15}>{m.charts.heat.weekdays[day]}</text>
                {row.map((count, hour) => (
                  <g key={hour} data-cell={`${day}-${hour}`} onClick={() => onPick?.([day, hour])} onPointerEnter={() => { setSpoken(false); setActive([day, hour]) }}>
                    <Cell
                      x={left + cell * hour} y={HEAD + ROW * day} width={cell} count={count} max={max} mostUnexplained={mostUnexplained} unexplained={unexplained[day]?.[hour] ?? 0}
                      isActive={active?.[0] === day && active[1] === hour} isChosen={isChosen(day, hour)} isFaded={chosen.length > 0 && !isChosen(day, hour)}
                    />
                  </g>
                ))}
              </g>
            ))}
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
