// Accesses by place over time with the gift mails drawn on the same axis: the diamond on a line is the exposure.
// One panel for both tracks (overview) or one each with a brush (access). Draws ready series; one tab stop.
import { useId, useMemo, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import { useElementSize, useMergedRef } from '@mantine/hooks'
import type { NoticeItem, Timeline } from '../../shared/engine-api'
import type { Span } from '../../shared/model'
import { useMessages } from '../i18n/use-messages'
import { HatchPattern } from './chart-marks'
import { NoticeMarks } from './NoticeMarks'
import { timeScale } from './time-scale'
import { timeTicks } from './time-ticks'
import { BARS_TOP, TimelineBars } from './TimelineBars'
import { TimelineBrush } from './TimelineBrush'
import { TimelineGutter } from './TimelineGutter'
import { timelineLayout } from './timeline-layout'
import { TimelineOverlay } from './TimelineOverlay'
import { barRows, bucketAt, bucketSpan, seriesCountries, shownTimeline, wholeBuckets } from './timeline-series'
import { nextBucket, zoomOfKey } from './timeline-keys'
import { TimelineTooltip } from './TimelineTooltip'
import { TimelineUnderlay } from './TimelineUnderlay'
import { bucketSpoken, bucketWords, timelineSpoken } from './timeline-words'
import { useWheelZoom } from './use-wheel-zoom'
import { snapped } from './zoom'
import classes from './charts.module.css'

export type TimelineZoom = { /** null is the whole span. */ range: Span | null; /** `isStep`: one of many on the way to where the user wants to be. */ onChange: (range: Span | null, isStep?: boolean) => void }
type AccessTimelineProps = {
  timeline: Timeline
  /** Finer series of the range, once they are there. */
  detail?: Timeline | undefined
  panels: 'together' | 'by-track'
  title: string
  /** Drawn as envelopes. */
  notices?: readonly NoticeItem[] | undefined
  laneRow?: number
  maxLanes?: number
  panelHeight?: number
  hasCoverage?: boolean
  /** Shows the brush; bars, wheel and keys change the range. */
  zoom?: TimelineZoom
  /** Without a brush: what a click on a bar does. */
  onPick?: (span: Span) => void
}

/** A pointer that moves less than this has clicked. */
const CLICK_PX = 5

export function AccessTimeline({ timeline: given, detail, panels, title, notices, laneRow = 24, maxLanes = 6, panelHeight = 114, hasCoverage = false, zoom, onPick }: AccessTimelineProps) {
  const { m, f } = useMessages()
  const whole = useMemo(() => wholeBuckets(given), [given])
  const { ref: sized, width } = useElementSize()
  const hatch = useId()
  const clip = useId()
  const [active, setActive] = useState<number | null>(null)
  const [isSpoken, setSpoken] = useState(false)
  const [dragged, setDragged] = useState<{ from: number; to: number } | null>(null)
  const pressed = useRef<number | null>(null)
  const range: Span = zoom?.range ?? whole
  const { from, to } = range
  const timeline = useMemo(() => shownTimeline(whole, detail && wholeBuckets(detail), { from, to }), [whole, detail, from, to])

  const layout = useMemo(
    () => timelineLayout({ width, lanes: whole.lanes.length, maxLanes, laneRow, panels, panelHeight, hasCoverage, hasBrush: Boolean(zoom) }),
    [width, whole.lanes.length, maxLanes, laneRow, panels, panelHeight, hasCoverage, zoom],
  )
  const scale = useMemo(() => timeScale({ from, to }, layout.left, layout.right), [from, to, layout.left, layout.right])
  const brushScale = useMemo(() => timeScale(whole, layout.left, layout.right), [whole, layout.left, layout.right])
  const ticks = useMemo(() => timeTicks(timeline.starts, timeline.bucket, timeline.zone, scale, f), [timeline, scale, f])
  const countries = useMemo(() => seriesCountries(timeline), [timeline])
  const rows = useMemo(() => layout.panels.map((panel) => barRows(timeline, panel.tracks, scale)), [layout, timeline, scale])
  const wheel = useWheelZoom({ zoom, whole, range, scale, brushScale, brushTop: layout.brushTop })
  const ref = useMergedRef(sized, wheel)
  const words = active === null || active >= timeline.starts.length ? null : bucketWords(timeline, active, m, f)
  const pick = (index: number) => {
    const span = bucketSpan(timeline, index)
    setActive(null)
    if (zoom) zoom.onChange(snapped({ from: Math.max(span.from, whole.from), to: Math.min(span.to, whole.to) }, whole))
    else onPick?.(span)
  }

  const inPlot = (event: PointerEvent<HTMLElement>): number | null => {
    const box = event.currentTarget.getBoundingClientRect()
    const [x, y] = [event.clientX - box.left, event.clientY - box.top]
    return x < layout.left || x > layout.right || y > layout.axisTop ? null : x
  }
  const press = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0 || (!zoom && !onPick)) return
    pressed.current = inPlot(event)
    if (zoom && pressed.current !== null) event.currentTarget.setPointerCapture(event.pointerId)
  }
  const point = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    const x = Math.min(layout.right, Math.max(layout.left, event.clientX - box.left))
    const start = pressed.current
    if (zoom && start !== null && (dragged !== null || Math.abs(x - start) > CLICK_PX)) return setDragged({ from: Math.min(start, x), to: Math.max(start, x) })
    setSpoken(false)
    const at = inPlot(event)
    setActive(at === null ? null : bucketAt(timeline, scale.time(at)))
  }
  const release = (event: PointerEvent<HTMLDivElement>) => {
    const start = pressed.current
    pressed.current = null
    const at = inPlot(event)
    if (dragged) zoom?.onChange(snapped({ from: scale.time(dragged.from), to: scale.time(dragged.to) }, whole))
    else if (start !== null && at !== null) pick(bucketAt(timeline, scale.time(at)))
    setDragged(null)
  }
  const cancel = () => {
    pressed.current = null
    setDragged(null)
  }
  const keys = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'Escape') {
      if (active === null && !zoom?.range && !dragged) return
      event.stopPropagation()
      if (active === null && !dragged) zoom?.onChange(null)
      cancel()
      return setActive(null)
    }
    if ((event.key === 'Enter' || event.key === ' ') && active !== null && (zoom || onPick)) {
      event.preventDefault()
      return pick(active)
    }
    const middle = active === null ? (from + to) / 2 : (bucketSpan(timeline, active).from + bucketSpan(timeline, active).to) / 2
    const zooming = zoom && zoomOfKey(event.key, range, whole, middle)
    if (zooming !== undefined) {
      event.preventDefault()
      setActive(null)
      return zoom?.onChange(zooming, zooming !== null)
    }
    const next = nextBucket(timeline, scale, event.key, active)
    if (next === undefined) return
    event.preventDefault()
    setSpoken(true)
    setActive(next)
  }

  const spoken = `${title}${m.charts.colon}${timelineSpoken(timeline, range, m, f)} ${m.charts.keys}${zoom ? ` ${m.charts.zoomKeys}` : ''}`
  return (
    <div ref={ref} className={classes['timeline']} style={{ height: layout.height }} data-picture-height={zoom ? layout.brushTop : layout.height}>
      {width > 0 && (
        <>
          <div
            className={classes['plot']} role="application" aria-roledescription={m.charts.chartRole} aria-label={spoken} tabIndex={0} data-pick={Boolean(zoom ?? onPick) && active !== null}
            onPointerDown={press} onPointerMove={point} onPointerUp={release} onPointerCancel={cancel} onPointerLeave={() => setActive(null)} onKeyDown={keys} onBlur={() => setActive(null)}
          >
            <svg width={width} height={layout.height} className={classes['layer']} aria-hidden>
              <defs>
                <HatchPattern id={hatch} />
                <clipPath id={clip}><rect x={layout.left} y={-200} width={layout.right - layout.left} height={2000} /></clipPath>
              </defs>
              <TimelineUnderlay timeline={timeline} layout={layout} scale={scale} hatch={hatch} hasCoverage={hasCoverage} noRecord={m.common.noRecord} />
            </svg>
            {layout.panels.map((panel, i) => (
              <div key={panel.top} className={classes['panel']} style={{ top: panel.top - BARS_TOP }} aria-hidden>
                <TimelineBars panel={panel} rows={rows[i] ?? []} countries={countries} scale={scale} ticks={ticks} width={width} hatch={hatch} clip={clip} />
              </div>
            ))}
            <svg width={width} height={layout.height} className={classes['layer']} aria-hidden>
              <TimelineOverlay timeline={timeline} layout={layout} scale={scale} range={range} usedWord={m.charts.usedByAnother} active={words && active !== null ? bucketSpan(timeline, active) : null} />
              {notices && <NoticeMarks notices={notices} timeline={timeline} layout={layout} scale={scale} />}
              {dragged && <rect data-no-picture x={dragged.from} y={0} width={dragged.to - dragged.from} height={layout.axisTop} fill="var(--k-accent)" opacity={0.14} />}
            </svg>
            <TimelineGutter timeline={timeline} layout={layout} hasCoverage={hasCoverage} hasBrush={Boolean(zoom)} />
          </div>
          {zoom && (
            <svg width={width} height={layout.height} className={classes['brushLayer']} data-no-picture onKeyDown={(e) => e.key === 'Escape' && zoom.onChange(null)}>
              <TimelineBrush timeline={whole} scale={brushScale} top={layout.brushTop + 4} range={range} onChange={zoom.onChange} />
            </svg>
          )}
          {words && active !== null && !dragged && (
            <TimelineTooltip words={words} x={middleOf(bucketSpan(timeline, active), scale)} top={Math.max(0, (layout.panels[0]?.top ?? 0) - 8)} width={width} />
          )}
          <p className={classes['spoken']} aria-live="polite">{words && isSpoken ? bucketSpoken(words, m, f) : ''}</p>
        </>
      )}
    </div>
  )
}

const middleOf = (span: Span, scale: { x(t: number): number; left: number; right: number }) => Math.max(scale.left, Math.min(scale.right, scale.x((span.from + span.to) / 2)))
