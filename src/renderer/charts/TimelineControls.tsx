// Under the timeline: how much of it is shown, in words and as four usual spans, and nearer or farther. One line that
// never changes its height.
import { ActionIcon, SegmentedControl } from '@mantine/core'
import { IconMinus, IconPlus } from '@tabler/icons-react'
import type { Timeline } from '../../shared/engine-api'
import { useMessages } from '../i18n/use-messages'
import type { TimelineZoom } from './AccessTimeline'
import { shownTimeline, wholeBuckets } from './timeline-series'
import { rangeName } from './timeline-words'
import { presetOf, presetRange, PRESETS, SHORTEST_MS, zoomed, type Preset } from './zoom'
import classes from './charts.module.css'

type ControlsProps = { timeline: Timeline; detail: Timeline | undefined; zoom: TimelineZoom }

export function TimelineControls({ timeline, detail, zoom }: ControlsProps) {
  const { m, f } = useMessages()
  const whole = wholeBuckets(timeline)
  const range = zoom.range ?? whole
  const bucket = shownTimeline(whole, detail && wholeBuckets(detail), range).bucket
  const preset = presetOf(zoom.range, whole)
  // A span that is longer than the record would do nothing.
  const offered = PRESETS.filter((p) => p === 'all' || presetRange(p, whole) !== null)
  const by = (factor: number) => () => zoom.onChange(zoomed(range, whole, (range.from + range.to) / 2, factor), true)
  return (
    <div className={classes['controls']} data-no-picture>
      <SegmentedControl
        size="xs" aria-label={m.charts.rangeShown} value={preset ?? ''} onChange={(value) => zoom.onChange(presetRange(value as Preset, whole))}
        data={offered.map((value) => ({ value, label: m.charts.presets[value] }))}
      />
      <p className={classes['controlsRange']} role="status"><b className="k-nowrap">{zoom.range ? rangeName(zoom.range, f) : f.span(timeline.from, timeline.to)}</b> <span className="k-nowrap">{m.charts.perBucket[bucket]}</span></p>
      <ActionIcon variant="default" size={28} aria-label={m.charts.zoomOut} title={m.charts.zoomOut} disabled={zoom.range === null} onClick={by(2)}><IconMinus size={15} stroke={1.8} /></ActionIcon>
      <ActionIcon variant="default" size={28} aria-label={m.charts.zoomIn} title={m.charts.zoomIn} disabled={range.to - range.from <= SHORTEST_MS} onClick={by(0.5)}><IconPlus size={15} stroke={1.8} /></ActionIcon>
    </div>
  )
}
