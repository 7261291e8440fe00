// The labels left of the plot: brand and amount of each lane, the panels' names, the strips', the brush's.
import type { Timeline } from '../../shared/engine-api'
import { useMessages } from '../i18n/use-messages'
import type { TimelineLayout } from './timeline-layout'
import { shownLanes } from './timeline-series'
import classes from './charts.module.css'

/** In a lane every row is a gift: the brand alone tells them apart. */
const shortName = (name: string): string => name.replace(/[\s　]*(e?ギフト(カード|券|コード)?|e?-?gift ?cards?|e?gift)$/i, '') || name

export function TimelineGutter({ timeline, layout, hasCoverage, hasBrush }: { timeline: Timeline; layout: TimelineLayout; hasCoverage: boolean; hasBrush: boolean }) {
  const { m, f } = useMessages()
  const { row, count, more } = layout.lanes
  return (
    <div className={classes['gutter']} style={{ width: layout.left - 12 }} aria-hidden>
      {shownLanes(timeline.lanes, count).map((lane, i) => (
        <p key={lane.giftId} className={classes['laneLabel']} style={{ top: row * i, height: row }}>
          <span>{shortName(lane.brandName)}</span>
          {lane.money && <b>{f.money(lane.money)}</b>}
        </p>
      ))}
      {more > 0 && <p className={classes['moreLanes']} style={{ top: row * count, height: 18 }}>{m.charts.moreLanes(f.number(more))}</p>}
      {layout.panels.length > 1 && layout.panels.map((panel) => {
        const track = panel.tracks[0] ?? 'web'
        return (
          <p key={track} className={classes['panelLabel']} style={{ top: panel.top }}>
            <b>{m.common.track[track]}</b>
            <span>{m.charts.trackDetail[track]}</span>
          </p>
        )
      })}
      {hasCoverage && timeline.tracks.map(({ track }, i) => (
        <p key={track} className={classes['stripLabel']} style={{ top: layout.coverageTop + 1 + i * 18 }}>{m.charts.trackRecord[track]}</p>
      ))}
      {hasBrush && <p className={classes['brushLabel']} data-no-picture style={{ top: layout.brushTop + 4 }}>{m.charts.rangeShown}</p>}
    </div>
  )
}
