// Accesses by place over time with the gift mails drawn on the same axis: the diamond on a line is the exposure.
// One panel for both tracks (overview) or one each with a brush (access). Draws a ready Timeline; one tab stop.
import { useId, useMemo, useState, type KeyboardEvent, type PointerEvent } from 'react'
import { useElementSize } from '@mantine/hooks'
import type { Timeline } from '../../shared/engine-api'
import type { Span } from '../../shared/model'
import { useMessages } from '../i18n/use-messages'
import { HatchPattern } from './chart-marks'
import { timeScale } from './time-scale'
import { timeTicks } from './time-ticks'
import { BARS_TOP, TimelineBars } from './TimelineBars'
import { TimelineBrush } from './TimelineBrush'
import { TimelineGutter } from './TimelineGutter'
import { timelineLayout } from './timeline-layout'
import { TimelineOverlay } from './TimelineOverlay'
import { barRows, bucketAt, bucketSpan, seriesCountries, wholeBuckets } from './timeline-series'
import { TimelineTooltip } from './TimelineTooltip'
import { TimelineUnderlay } from './TimelineUnderlay'
import { bucketSpoken, bucketWords, timelineSpoken } from './timeline-words'
import classes from './charts.module.css'

type AccessTimelineProps = {
  timeline: Timeline
  panels: 'together' | 'by-track'
  title: string
  laneRow?: number
  maxLanes?: number
  panelHeight?: number
  hasCoverage?: boolean
  /** Shows the brush. `range` null is the whole span. */
  brush?: { range: Span | null; onChange: (range: Span | null) => void }
}

export function AccessTimeline({ timeline: given, panels, title, laneRow = 24, maxLanes = 6, panelHeight = 114, hasCoverage = false, brush }: AccessTimelineProps) {
  const { m, f } = useMessages()
  const timeline = useMemo(() => wholeBuckets(given), [given])
  const { ref, width } = useElementSize()
  const hatch = useId()
  const [active, setActive] = useState<number | null>(null)
  const [isSpoken, setSpoken] = useState(false)
  const range: Span = brush?.range ?? timeline

  const layout = useMemo(
    () => timelineLayout({ width, lanes: timeline.lanes.length, maxLanes, laneRow, panels, panelHeight, hasCoverage, hasBrush: Boolean(brush) }),
    [width, timeline.lanes.length, maxLanes, laneRow, panels, panelHeight, hasCoverage, brush],
  )
  const scale = useMemo(() => timeScale({ from: range.from, to: range.to }, layout.left, layout.right), [range.from, range.to, layout.left, layout.right])
  const whole = useMemo(() => timeScale(timeline, layout.left, layout.right), [timeline, layout.left, layout.right])
  const ticks = useMemo(() => timeTicks(timeline.starts, timeline.bucket, timeline.zone, scale, f), [timeline, scale, f])
  const countries = useMemo(() => seriesCountries(timeline), [timeline])
  const rows = useMemo(() => layout.panels.map((panel) => barRows(timeline, panel.tracks, scale)), [layout, timeline, scale])
  const words = active === null ? null : bucketWords(timeline, active, f)

  const point = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    const [x, y] = [event.clientX - box.left, event.clientY - box.top]
    setSpoken(false)
    setActive(x < layout.left || x > layout.right || y > layout.axisTop ? null : bucketAt(timeline, scale.time(x)))
  }
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && (brush?.range || active !== null)) {
      event.stopPropagation()
      if (active === null) brush?.onChange(null)
      setActive(null)
      return
    }
    const next = nextBucket(timeline, scale, event.key, active)
    if (next === undefined || event.target !== event.currentTarget) return
    event.preventDefault()
    setSpoken(true)
    setActive(next)
  }

  return (
    <div ref={ref} className={classes['timeline']} style={{ height: layout.height }}>
      {width > 0 && (
        <>
          <div
            className={classes['plot']} role="application" aria-roledescription={m.charts.chartRole} aria-label={`${title}${m.charts.colon}${timelineSpoken(timeline, range, m, f)} ${m.charts.keys}`} tabIndex={0}
            onPointerMove={point} onPointerLeave={() => setActive(null)} onKeyDown={keys} onBlur={() => setActive(null)} onDoubleClick={() => brush?.onChange(null)}
          >
            <svg width={width} height={layout.height} className={classes['layer']} aria-hidden>
              <defs><HatchPattern id={hatch} /></defs>
              <TimelineUnderlay timeline={timeline} layout={layout} scale={scale} hatch={hatch} hasCoverage={hasCoverage} noRecord={m.common.noRecord} />
            </svg>
            {layout.panels.map((panel, i) => (
              <div key={panel.top} className={classes['panel']} style={{ top: panel.top - BARS_TOP }} aria-hidden>
                <TimelineBars panel={panel} rows={rows[i] ?? []} countries={countries} scale={scale} ticks={ticks} width={width} hatch={hatch} />
              </div>
            ))}
            <svg width={width} height={layout.height} className={classes['layer']} aria-hidden>
              <TimelineOverlay timeline={timeline} layout={layout} scale={scale} range={range} usedWord={m.charts.usedByAnother} active={active === null ? null : bucketSpan(timeline, active)} />
            </svg>
            <TimelineGutter timeline={timeline} layout={layout} hasCoverage={hasCoverage} hasBrush={Boolean(brush)} />
          </div>
          {brush && (
            <svg width={width} height={layout.height} className={classes['brushLayer']} onKeyDown={(e) => e.key === 'Escape' && brush.onChange(null)}>
              <TimelineBrush timeline={timeline} scale={whole} top={layout.brushTop + 4} range={range} onChange={brush.onChange} />
            </svg>
          )}
          {words && active !== null && (
            <TimelineTooltip words={words} x={middleOf(bucketSpan(timeline, active), scale)} top={Math.max(0, (layout.panels[0]?.top ?? 0) - 8)} width={width} />
          )}
          <p className={classes['spoken']} aria-live="polite">{words && isSpoken ? bucketSpoken(words, m, f) : ''}</p>
        </>
      )}
    </div>
  )
}

const middleOf = (span: Span, scale: { x(t: number): number; left: number; right: number }) => Math.max(scale.left, Math.min(scale.right, scale.x((span.from + span.to) / 2)))

/** Left and right go to the next bucket with an access, up and down to the next unexplained one. */
function nextBucket(timeline: Timeline, range: Span, key: string, active: number | null): number | undefined {
  const inRange = (i: number) => bucketSpan(timeline, i).to > range.from && bucketSpan(timeline, i).from < range.to
  const isBusy = (i: number) => timeline.tracks.some((t) => t.countries.some((c) => (c.counts[i] ?? 0) > 0))
  const bad = new Set(timeline.unexplained.map((u) => bucketAt(timeline, u.time)))
  const stops = timeline.starts.map((_, i) => i).filter((i) => inRange(i) && (key === 'ArrowUp' || key === 'ArrowDown' ? bad.has(i) : isBusy(i)))
  switch (key) {
    case 'Home': return stops[0]
    case 'End': return stops.at(-1)
    case 'ArrowRight':
    case 'ArrowDown': return active === null ? stops[0] : (stops.find((i) => i > active) ?? active)
    case 'ArrowLeft':
    case 'ArrowUp': return active === null ? stops.at(-1) : (stops.filter((i) => i < active).at(-1) ?? active)
    default: return undefined
  }
}
