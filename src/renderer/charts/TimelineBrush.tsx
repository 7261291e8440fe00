// The range shown: a small picture of the whole span with two handles. Drag a handle, drag the middle, turn the wheel,
// or use the arrow keys on a handle; double click or Esc shows the whole span again.
import { useRef, type KeyboardEvent, type PointerEvent } from 'react'
import type { Timeline } from '../../shared/engine-api'
import type { Span } from '../../shared/model'
import { useMessages } from '../i18n/use-messages'
import type { TimeScale } from './time-scale'
import { zoomOfKey } from './timeline-keys'
import { BOTH, bucketSpan, unexplainedBuckets } from './timeline-series'
import { SHORTEST_MS, snapped } from './zoom'
import classes from './charts.module.css'

const HEIGHT = 20
const DAY_MS = 86_400_000

type Drag = { part: 'from' | 'to' | 'middle'; startX: number; range: Span }
type BrushProps = { timeline: Timeline; scale: TimeScale; top: number; range: Span; onChange: (range: Span | null, isStep?: boolean) => void }

/** What a key moves a handle by: finer the nearer one looks. */
function stepOf(range: Span): number {
  const days = (range.to - range.from) / DAY_MS
  return days <= 4 ? DAY_MS / 24 : days <= 190 ? DAY_MS : days <= 1100 ? 7 * DAY_MS : 31 * DAY_MS
}

function Rug({ timeline, scale }: Pick<BrushProps, 'timeline' | 'scale'>) {
  const busy = timeline.starts.flatMap((_, i) => (timeline.tracks.some((t) => t.countries.some((c) => (c.counts[i] ?? 0) > 0)) ? [i] : []))
  const bad = new Set(unexplainedBuckets(timeline, BOTH))
  const x = (i: number) => {
    const span = bucketSpan(timeline, i)
    return scale.x((span.from + span.to) / 2)
  }
  return (
    <>
      <path d={busy.filter((i) => !bad.has(i)).map((i) => `M${x(i)} 8V15`).join('')} stroke="var(--k-dim)" strokeWidth={1.5} />
      <path d={[...bad].map((i) => `M${x(i)} 3V15`).join('')} stroke="var(--k-danger-mark)" strokeWidth={1.5} />
    </>
  )
}

export function TimelineBrush({ timeline, scale, top, range, onChange }: BrushProps) {
  const { m, f } = useMessages()
  const drag = useRef<Drag | null>(null)
  const [x1, x2] = [range.from, range.to].map((time) => Math.min(scale.right, Math.max(scale.left, scale.x(time)))) as [number, number]
  const isWhole = range.from <= timeline.from && range.to >= timeline.to

  const begin = (part: Drag['part']) => (event: PointerEvent<SVGElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    drag.current = { part, startX: event.clientX, range }
  }
  const move = (event: PointerEvent<SVGElement>) => {
    const held = drag.current
    if (!held) return
    const shift = ((event.clientX - held.startX) / (scale.right - scale.left)) * (timeline.to - timeline.from)
    const { from, to } = held.range
    const length = to - from
    const slid = Math.max(timeline.from, Math.min(timeline.to - length, from + shift))
    const next = held.part === 'from' ? { from: Math.min(from + shift, to - SHORTEST_MS), to } : held.part === 'to' ? { from, to: Math.max(to + shift, from + SHORTEST_MS) } : { from: slid, to: slid + length }
    onChange(snapped(next, timeline), true)
  }
  const end = () => {
    drag.current = null
  }
  const keys = (part: 'from' | 'to') => (event: KeyboardEvent) => {
    const by = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -7, PageUp: 7, Home: -Infinity, End: Infinity }[event.key]
    const zooming = zoomOfKey(event.key === 'PageUp' || event.key === 'PageDown' ? '' : event.key, range, timeline, (range.from + range.to) / 2)
    if (by === undefined && zooming === undefined) return
    event.preventDefault()
    event.stopPropagation()
    if (by === undefined) return onChange(zooming ?? null, true)
    const time = range[part] + (by === -Infinity ? timeline.from - timeline.to : by === Infinity ? timeline.to - timeline.from : by * stepOf(range))
    onChange(snapped(part === 'from' ? { from: Math.min(time, range.to - SHORTEST_MS), to: range.to } : { from: range.from, to: Math.max(time, range.from + SHORTEST_MS) }, timeline), true)
  }
  const handle = (part: 'from' | 'to', x: number) => (
    <g
      role="slider" tabIndex={0} className={classes['handle']} aria-label={part === 'from' ? m.charts.rangeFrom : m.charts.rangeTo}
      aria-valuemin={timeline.from} aria-valuemax={timeline.to} aria-valuenow={range[part]} aria-valuetext={range.to - range.from <= 4 * DAY_MS ? f.dateTime(range[part]) : f.date(part === 'from' ? range.from : range.to - 1)}
      onPointerDown={begin(part)} onPointerMove={move} onPointerUp={end} onPointerCancel={end} onKeyDown={keys(part)}
    >
      <rect x={x - 12} y={-2} width={24} height={24} fill="transparent" />
      <rect x={x - 4} y={0} width={8} height={HEIGHT} rx={2.5} fill="var(--k-surface)" stroke="var(--k-accent)" strokeWidth={1.4} />
      <path d={`M${x - 1.2} 7V13M${x + 1.2} 7V13`} stroke="var(--k-accent)" strokeWidth={1} />
    </g>
  )
  return (
    <g transform={`translate(0 ${top})`} onDoubleClick={() => onChange(null)} className={classes['brush']}>
      <rect x={scale.left} y={0.5} width={scale.right - scale.left} height={HEIGHT - 1} rx={3} fill="var(--k-sunken)" stroke="var(--k-line2)" />
      <rect
        x={x1} y={0.5} width={Math.max(2, x2 - x1)} height={HEIGHT - 1} fill="var(--k-coverage)" fillOpacity={0.55} stroke="var(--k-accent)" strokeOpacity={0.6}
        className={classes['grab']} data-whole={isWhole} onPointerDown={begin('middle')} onPointerMove={move} onPointerUp={end} onPointerCancel={end}
      />
      <g pointerEvents="none"><Rug timeline={timeline} scale={scale} /></g>
      {handle('from', x1)}
      {handle('to', x2)}
    </g>
  )
}
