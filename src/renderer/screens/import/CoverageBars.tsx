// The span on record before and after the import; what is not on record is hatched, never empty.
import { useId } from 'react'
import type { ImportPreview } from '../../../shared/engine-api'
import type { CoverageSpan } from '../../../shared/model'
import { useMessages } from '../../i18n/use-messages'
import { Card } from '../../ui/Card'
import classes from './Preview.module.css'

const DAY_MS = 86_400_000
/** At least two months, so that a short history looks as short as it is. */
const LEAST_MS = 60 * DAY_MS

export function CoverageBars({ preview }: { preview: ImportPreview }) {
  const { m, f } = useMessages()
  const ofTracks = (spans: readonly CoverageSpan[]) => spans.filter((span) => preview.tracks.includes(span.track))
  const [before, after] = [ofTracks(preview.coverageBefore), ofTracks(preview.coverageAfter)]
  const all = [...before, ...after]
  const to = Math.max(...all.map((span) => span.to), preview.span?.to ?? 0)
  if (all.length === 0 || to === 0) return null
  const from = Math.min(...all.map((span) => span.from), to - LEAST_MS)
  const first = Math.min(...after.map((span) => span.from))
  const days = Math.round(lengthOf(after) / DAY_MS) || 1
  return (
    <Card title={m.imports.coverageTitle}>
      <p className={classes['barLabel']}>{before.length > 0 ? m.imports.coverageBefore : `${m.imports.coverageBefore}：${m.imports.coverageNone}`}</p>
      <Bar spans={before} from={from} to={to} />
      <p className={classes['barLabel']}>{m.imports.coverageAfter}</p>
      <Bar spans={after} from={from} to={to} />
      <p className={classes['axis']}>
        <span>{f.day(from)}</span>
        <b>{m.imports.coverageDays(f.day(first), f.number(days))}</b>
        <span>{f.day(to)}</span>
      </p>
    </Card>
  )
}

/** The length of the union of the spans. */
function lengthOf(spans: readonly CoverageSpan[]): number {
  let sum = 0
  let end = -Infinity
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    sum += Math.max(0, span.to - Math.max(span.from, end))
    end = Math.max(end, span.to)
  }
  return sum
}

function Bar({ spans, from, to }: { spans: readonly CoverageSpan[]; from: number; to: number }) {
  const id = useId()
  const percent = (time: number) => `${((time - from) / (to - from)) * 100}%`
  return (
    <svg width="100%" height={12} aria-hidden style={{ display: 'block', borderRadius: 2 }}>
      <defs>
        <pattern id={id} width={6} height={6} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path d="M0 0V6" stroke="var(--k-gap)" strokeWidth={1.6} />
        </pattern>
      </defs>
      <rect width="100%" height={12} fill={`url(#${id})`} />
      {spans.map((span) => (
        <rect key={`${span.from}-${span.to}-${span.source}`} x={percent(span.from)} width={`${Math.max(0.8, ((span.to - span.from) / (to - from)) * 100)}%`} height={12} fill="var(--k-accent)" />
      ))}
    </svg>
  )
}
