// Where the record begins and ends on each track, its gaps, and whether rows are about to be lost.
import { IconAlertTriangle } from '@tabler/icons-react'
import type { Track } from '../../../shared/model'
import { useQuery } from '../../engine'
import { useMessages } from '../../i18n/use-messages'
import { Card } from '../../ui/Card'
import { joinCoverage } from './coverage-spans'
import classes from './access.module.css'

const TRACKS: readonly Track[] = ['mail-software', 'web']
/** Warn when no more than this many accesses are left before rows go. */
const WARN_AT = 10
const MOST_GAPS = 3

export function CoverageCard() {
  const { m, f } = useMessages()
  const { data } = useQuery('access.coverage', {}, ['access'])
  if (!data) return null
  const w = m.access.coverage
  const warnings = data.rollOff.filter((r) => r.limit - r.rows <= WARN_AT)
  return (
    <Card title={w.title}>
      <dl className={classes['coverage']}>
        {TRACKS.flatMap((track) => {
          const spans = joinCoverage(data.spans, track)
          const [first, last] = [spans[0], spans.at(-1)]
          const gaps = spans.slice(1).map((span, i) => ({ from: (spans[i]?.to ?? 0) + 1, to: span.from - 1 })).slice(-MOST_GAPS)
          return [
            <div key={track}><dt>{m.common.track[track]}</dt><dd>{first && last ? f.span(first.from, last.to) : w.none}</dd></div>,
            ...gaps.map((gap) => <div key={`${track} ${gap.from}`} data-gap><dt>{w.gap[track]}</dt><dd>{f.span(gap.from, gap.to)}</dd></div>),
          ]
        })}
      </dl>
      {warnings.map((r) => (
        <p key={`${r.accountId} ${r.track}`} className={classes['rollOff']}>
          <IconAlertTriangle size={17} stroke={1.7} aria-hidden />
          {r.rows >= r.limit ? w.rollingOff(m.common.track[r.track]) : w.rollOff({ left: f.number(r.limit - r.rows), track: m.common.track[r.track] })}
        </p>
      ))}
    </Card>
  )
}
