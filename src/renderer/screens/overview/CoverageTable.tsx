// How far things could be checked, track by track: stands where the map stands once there is enough history.
import { Button } from '@mantine/core'
import { IconCircleDashed } from '@tabler/icons-react'
import type { Overview } from '../../../shared/engine-api'
import { useMessages } from '../../i18n/use-messages'
import { useShell } from '../../shell/shell-context'
import { Badge } from '../../ui/Badge'
import { Card } from '../../ui/Card'
import classes from './overview.module.css'

export function CoverageTable({ overview }: { overview: Overview }) {
  const { m, f } = useMessages()
  const { openImport } = useShell()
  const w = m.overview.coverage
  return (
    <Card title={w.title} padded={false}>
      <table className={classes['coverage']}>
        <thead>
          <tr><th scope="col">{w.track}</th><th scope="col">{w.span}</th><th scope="col" data-number>{w.accesses}</th><th scope="col">{w.next}</th></tr>
        </thead>
        <tbody>
          {overview.coverage.tracks.map(({ track, span }) => {
            const count = overview.timeline.tracks.find((t) => t.track === track)?.countries.reduce((sum, c) => sum + c.counts.reduce((a, n) => a + n, 0), 0) ?? 0
            return (
              <tr key={track}>
                <th scope="row">{m.common.track[track]} <span>{m.charts.trackDetail[track]}</span></th>
                <td>{span ? <span className="k-nowrap">{f.span(span.from, span.to)}</span> : <Badge tone="outline" icon={<IconCircleDashed size={13} stroke={1.7} aria-hidden />}>{w.none}</Badge>}</td>
                <td data-number>{span ? f.number(count) : '—'}</td>
                <td><Button variant="subtle" size="compact-sm" onClick={() => openImport()}>{span ? w.importAgain : w.import}</Button></td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <p className={classes['coverageNote']}><IconCircleDashed size={17} stroke={1.7} aria-hidden />{w.note}</p>
    </Card>
  )
}
