// What lies over the bars: a hairline for every unexplained access, and the gift mails' lanes above, with a
// diamond where an access crosses a gift mail's line. Day-wide and wider buckets are marked at their middle, so
// that line, diamond and bar stand on top of each other.
import type { Timeline, GiftLane } from '../../shared/engine-api'
import type { Span } from '../../shared/model'
import { ovalKind } from '../ui/marks'
import { HitDiamond, LaneOval } from './chart-marks'
import type { TimeScale } from './time-scale'
import type { TimelineLayout } from './timeline-layout'
import { bucketAt, bucketSpan, shownLanes, unexplainedBuckets } from './timeline-series'

type OverlayProps = { timeline: Timeline; layout: TimelineLayout; scale: TimeScale; range: Span; usedWord: string; active: Span | null }

const middle = (span: Span) => (span.from + span.to) / 2

/** Where a moment is drawn: the middle of its bucket. */
function snap(timeline: Timeline, time: number): number {
  return middle(bucketSpan(timeline, bucketAt(timeline, time)))
}

function Hairlines({ timeline, layout, scale, range }: OverlayProps) {
  const lines = layout.panels.flatMap((panel) => {
    const times = new Set(unexplainedBuckets(timeline, panel.tracks, range).map((index) => middle(bucketSpan(timeline, index))))
    return [...times].filter((t) => t >= scale.from && t <= scale.to).map((time) => ({ panel, x: Math.round(scale.x(time) * 10) / 10 }))
  })
  const lanes = layout.lanes.count > 0 ? [...new Set(lines.map((line) => line.x))] : []
  const d = [...lines.map(({ panel, x }) => `M${x} ${panel.top}V${panel.top + panel.height}`), ...lanes.map((x) => `M${x} 0V${layout.lanes.count * layout.lanes.row}`)].join('')
  // Many of them together would be a wall of red: the more there are, the fainter is each.
  return <path d={d} stroke="var(--k-danger-mark)" strokeOpacity={lines.length > 60 ? 0.14 : 0.35} strokeWidth={1} />
}

/** Ascending places at least a diamond's half apart: more would cover each other. */
function apart(xs: readonly number[], least: number): number[] {
  return [...xs].sort((a, b) => a - b).reduce<number[]>((kept, x) => (kept.length > 0 && x - (kept.at(-1) as number) < least ? kept : [...kept, x]), [])
}

function lineStyle(lane: GiftLane) {
  const kind = ovalKind(lane.exposure, lane.state)
  if (kind === 'exposed' || kind === 'used-by-another') return { stroke: 'var(--k-danger-mark)', strokeWidth: 3, strokeOpacity: 0.45 }
  if (lane.exposure === 'exposed') return { stroke: 'var(--k-danger-mark)', strokeWidth: 2, strokeOpacity: 0.45 }
  if (kind === 'possibly-exposed') return { stroke: 'var(--k-warning-mark)', strokeWidth: 2 }
  if (lane.exposure === 'unknown') return { stroke: 'var(--k-faint)', strokeWidth: 2, strokeDasharray: '3 3' }
  return { stroke: 'var(--k-field)', strokeWidth: 1.5 }
}

function Lane({ lane, y, small, timeline, scale, usedWord }: { lane: GiftLane; y: number; small: boolean } & Pick<OverlayProps, 'timeline' | 'scale' | 'usedWord'>) {
  const from = Math.max(lane.from, scale.from)
  const to = Math.min(Math.max(lane.to, lane.from), scale.to)
  if (from > scale.to || to < scale.from) return null
  const [x1, x2] = [scale.x(from), scale.x(to)]
  const hasOval = lane.from >= scale.from
  const isUsed = lane.state === 'used-by-another' && lane.to <= scale.to
  const r = small ? 4.5 : 5
  const xs = apart(lane.hits.filter((hit) => hit >= timeline.from && hit < timeline.to).map((hit) => snap(timeline, hit)).filter((t) => t >= scale.from && t <= scale.to).map((t) => Math.max(scale.x(t), hasOval ? x1 + 11 : x1)), r)
  return (
    <g>
      <path d={`M${x1} ${y}H${Math.max(x2, x1 + 1)}`} {...lineStyle(lane)} />
      {isUsed && (
        <>
          <path d={`M${x2} ${y - 6}V${y + 6}`} stroke="var(--k-danger-mark)" strokeWidth={2} />
          <text x={x2 + 6} y={y + 4} fontSize={11} fill="var(--k-danger-text)">{usedWord}</text>
        </>
      )}
      {hasOval && <LaneOval x={x1} y={y} kind={ovalKind(lane.exposure, lane.state)} scale={small ? 0.92 : 1.05} />}
      {xs.map((x) => <HitDiamond key={x} x={x} y={y} r={r} />)}
    </g>
  )
}

export function TimelineOverlay(props: OverlayProps) {
  const { timeline, layout, scale, active, usedWord } = props
  const { row, count } = layout.lanes
  return (
    <>
      {active && layout.panels.map((panel) => (
        <rect key={panel.top} x={scale.x(active.from)} y={panel.top} width={Math.max(2, scale.x(active.to) - scale.x(active.from))} height={panel.height} fill="var(--k-accent)" opacity={0.1} />
      ))}
      <Hairlines {...props} />
      {shownLanes(timeline.lanes, count).map((lane, i) => (
        <Lane key={lane.giftId} lane={lane} y={row * (i + 0.5)} small={row < 20} timeline={timeline} scale={scale} usedWord={usedWord} />
      ))}
    </>
  )
}
