// One gift mail's life on a line: the oval where it arrived, a diamond for every unexplained access that crossed
// it, ticks in the colours of the countries they came from.
import { useElementSize } from '@mantine/hooks'
import type { ExposureLevel, GiftState, Span } from '../../shared/model'
import { useMessages } from '../i18n/use-messages'
import { ovalKind } from '../ui/marks'
import { HitDiamond, LaneOval, ovalColor } from './chart-marks'
import { isUnknownSlot, slotColor } from './colors'
import { timeScale } from './time-scale'
import classes from './charts.module.css'

const HEIGHT = 40

type MiniTimelineProps = {
  /** Arrival, and the end or now. */
  life: Span
  exposure: ExposureLevel
  state: GiftState
  /** False: when it ended is not known. */
  isEndKnown: boolean
  hits: { time: number; colorSlot: number }[]
}

export function MiniTimeline({ life, exposure, state, isEndKnown, hits }: MiniTimelineProps) {
  const { m, f } = useMessages()
  const { ref, width } = useElementSize()
  const kind = ovalKind(exposure, state)
  const scale = timeScale(life, 14, Math.max(40, width - 8))
  const y = HEIGHT / 2
  const end = state === 'in-mailbox' ? m.charts.mini.stillThere : !isEndKnown ? m.charts.mini.endUnknown : m.charts.mini[state === 'used-by-another' ? 'usedByAnother' : state](f.day(life.to))
  const x = (time: number) => Math.max(scale.left + 11, Math.min(scale.right, scale.x(time)))
  return (
    <div ref={ref}>
      {width > 0 && (
        <svg width={width} height={HEIGHT} className={classes['mini']} role="img" aria-label={m.charts.mini.summary({ from: f.date(life.from), to: end, hits: f.number(hits.length) })}>
          <path
            d={`M${scale.left} ${y}H${scale.right}`} stroke={ovalColor(kind)} strokeOpacity={exposure === 'unknown' ? 1 : 0.45} strokeWidth={exposure === 'exposed' ? 3 : 2}
            strokeDasharray={exposure === 'unknown' || !isEndKnown ? '3 3' : undefined}
          />
          {hits.map((hit, i) => !isUnknownSlot(hit.colorSlot) && <path key={i} d={`M${x(hit.time)} ${y - 16}V${y - 7}M${x(hit.time)} ${y + 7}V${y + 16}`} stroke={slotColor(hit.colorSlot)} strokeWidth={2} />)}
          {state === 'used-by-another' && <path d={`M${scale.right} ${y - 7}V${y + 7}`} stroke="var(--k-danger-mark)" strokeWidth={2} />}
          <LaneOval x={scale.left} y={y} kind={kind} scale={1.15} />
          {hits.map((hit, i) => <HitDiamond key={i} x={x(hit.time)} y={y} />)}
        </svg>
      )}
      <p className={classes['miniEnds']}>
        <span>{m.charts.mini.arrived(f.date(life.from))}</span>
        <span>{end}</span>
      </p>
    </div>
  )
}
