// Names every country of the chart, the diamond and the hatch. Countries beyond the fifth share one colour.
import { useId } from 'react'
import type { Timeline } from '../../shared/engine-api'
import { useMessages } from '../i18n/use-messages'
import { DiamondMark } from '../ui/marks'
import { HatchPattern } from './chart-marks'
import { isUnknownSlot, slotColor } from './colors'
import { gapBands, seriesCountries } from './timeline-series'
import classes from './charts.module.css'

/** A country's colour as a small square; hatched for an unknown place. */
export function CountrySwatch({ colorSlot }: { colorSlot: number }) {
  const id = useId()
  return (
    <svg width={10} height={10} aria-hidden className={classes['swatch']}>
      {isUnknownSlot(colorSlot) && <defs><HatchPattern id={id} /></defs>}
      {isUnknownSlot(colorSlot)
        ? <rect x={0.5} y={0.5} width={9} height={9} rx={2} fill={`url(#${id})`} stroke="var(--k-dim)" />
        : <rect width={10} height={10} rx={2} fill={slotColor(colorSlot)} />}
    </svg>
  )
}

export function TimelineLegend({ timeline }: { timeline: Timeline }) {
  const { m, f } = useMessages()
  const hatch = useId()
  const countries = seriesCountries(timeline)
  const named = countries.filter((c) => c.colorSlot >= 0 && c.colorSlot <= 5)
  const others = countries.some((c) => c.colorSlot > 5)
  const unknown = countries.some((c) => c.colorSlot < 0)
  return (
    <ul className={classes['legend']}>
      {named.map((c) => <li key={c.key}><CountrySwatch colorSlot={c.colorSlot} />{f.country(c.country)}</li>)}
      {others && <li><CountrySwatch colorSlot={99} />{m.charts.otherCountries}</li>}
      {unknown && <li><CountrySwatch colorSlot={-1} />{m.charts.unknownPlace}</li>}
      {timeline.unexplained.length > 0 && <li className={classes['danger']}><DiamondMark size={10} /><span>{m.charts.unexplained}</span></li>}
      {gapBands(timeline.tracks, timeline).length > 0 && (
        <li>
          <svg width={18} height={10} aria-hidden className={classes['swatch']}><defs><HatchPattern id={hatch} /></defs><rect width={18} height={10} fill={`url(#${hatch})`} /></svg>
          {m.charts.gapLegend}
        </li>
      )}
    </ul>
  )
}
