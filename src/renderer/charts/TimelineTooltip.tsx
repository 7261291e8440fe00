// What happened in the bucket under the pointer, or under the arrow keys: every country by name, per track.
import { useMessages } from '../i18n/use-messages'
import { DiamondMark } from '../ui/marks'
import { CountrySwatch } from './TimelineLegend'
import type { BucketWords } from './timeline-words'
import classes from './charts.module.css'

/** `x`: middle of the bucket, in a chart `width` wide; the box stays inside. */
export function TimelineTooltip({ words, x, top, width }: { words: BucketWords; x: number; top: number; width: number }) {
  const { m, f } = useMessages()
  const isRight = x > width / 2
  const rows = words.rows.filter((row) => row.items.length > 0 || !row.isCovered)
  return (
    <div className={classes['tooltip']} aria-hidden style={{ top, ...(isRight ? { right: width - x + 12 } : { left: x + 12 }) }}>
      <p className={classes['when']}>{words.when}</p>
      {rows.length === 0 && <p>{m.charts.noAccess}</p>}
      {rows.map((row) => (
        <div key={row.track}>
          <p className={classes['tooltipTrack']}>{m.common.track[row.track]}{row.isCovered ? '' : ` · ${row.items.length > 0 ? m.charts.partlyNoRecord : m.common.noRecord}`}</p>
          {row.items.map((item) => (
            <p key={item.key} className={classes['tooltipItem']}><CountrySwatch colorSlot={item.colorSlot} /><span>{item.name}</span><b>{f.number(item.count)}</b></p>
          ))}
          {row.unexplained > 0 && <p className={`${classes['tooltipItem']} ${classes['danger']}`}><DiamondMark size={10} /><span>{m.charts.unexplained}</span><b>{f.number(row.unexplained)}</b></p>}
        </div>
      ))}
    </div>
  )
}
