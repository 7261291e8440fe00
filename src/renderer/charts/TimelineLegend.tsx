// Names every country of the chart, the diamond and the hatch. Countries beyond the fifth share one colour.
import { useId } from 'react'
import type { Timeline } from '../../shared/engine-api'
import { useMessages } from '../i18n/use-messages'
import { DiamondMark } from '../ui/marks'
import { HatchPattern } from './chart-marks'
import { isUnknownSlot, slotColor } from './colors'
import { gapBands, seriesCountries } from './timeline-series'
import { seriesName } from './timeline-words'
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

type LegendProps = { timeline: Timeline; /** Makes the countries buttons. */ pick?: { chosen: readonly (string | null)[]; onPick: (country: string | null) => void } }

export function TimelineLegend({ timeline, pick }: LegendProps) {
  const { m, f } = useMessages()
  const hatch = useId()
  return (
    <ul className={classes['legend']}>
      {seriesCountries(timeline).map((series) => {
        const [only] = series.countries
        const words = <><CountrySwatch colorSlot={series.colorSlot} />{seriesName(series, m, f)}</>
        if (!pick || only === undefined || series.countries.length > 1) return <li key={series.key}>{words}</li>
        return <li key={series.key}><button type="button" className={classes['legendButton']} aria-pressed={pick.chosen.includes(only)} onClick={() => pick.onPick(only)}>{words}</button></li>
      })}
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
