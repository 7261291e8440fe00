// What lies under the bars: the hatch of spans without a record, and the coverage strips, one a track.
import type { Timeline } from '../../shared/engine-api'
import type { TimeScale } from './time-scale'
import type { TimelineLayout } from './timeline-layout'
import { gapBands, recorded } from './timeline-series'

type UnderlayProps = { timeline: Timeline; layout: TimelineLayout; scale: TimeScale; hatch: string; hasCoverage: boolean; noRecord: string }

const STRIP = 9
const LABEL_MIN = 96

function Strips({ timeline, layout, scale, hatch, noRecord }: UnderlayProps) {
  return timeline.tracks.map(({ track, gaps }, i) => {
    const y = layout.coverageTop + 6 + i * 18
    return (
      <g key={track}>
        {recorded(gaps, scale).map((span) => (
          <rect key={span.from} x={scale.x(span.from)} y={y} width={Math.max(1, scale.x(span.to) - scale.x(span.from))} height={STRIP} rx={1} fill="var(--k-coverage)" />
        ))}
        {gapBands([{ gaps }], scale).map((span) => {
          const [x, width] = [scale.x(span.from), scale.x(span.to) - scale.x(span.from)]
          return (
            <g key={span.from}>
              <rect x={x} y={y} width={width} height={STRIP} fill={`url(#${hatch})`} />
              {width >= LABEL_MIN && (
                <>
                  <rect x={x + width / 2 - 34} y={y - 2} width={68} height={STRIP + 4} fill="var(--k-surface)" />
                  <text x={x + width / 2} y={y + STRIP / 2 + 4} textAnchor="middle" fontSize={11} fill="var(--k-dim)">{noRecord}</text>
                </>
              )}
            </g>
          )
        })}
      </g>
    )
  })
}

export function TimelineUnderlay(props: UnderlayProps) {
  const { timeline, layout, scale, hatch, hasCoverage } = props
  return (
    <>
      {layout.panels.map((panel) =>
        gapBands(timeline.tracks.filter((t) => panel.tracks.includes(t.track)), scale).map((band) => (
          <rect
            key={`${panel.top}-${band.from}`} x={scale.x(band.from)} y={panel.top} width={scale.x(band.to) - scale.x(band.from)} height={panel.height}
            fill={`url(#${hatch})`} opacity={band.missing === 'all' ? 1 : 0.42}
          />
        )),
      )}
      {hasCoverage && <Strips {...props} />}
    </>
  )
}
