// The timeline as a table: one row per bucket with an access or a gift mail's arrival, newest first.
import type { Timeline } from '../../shared/engine-api'
import { useMessages } from '../i18n/use-messages'
import { bucketSpan, gapBands, seriesCountries, unexplainedIn } from './timeline-series'
import { bucketName } from './timeline-words'
import classes from './charts.module.css'

export function TimelineTable({ timeline, label }: { timeline: Timeline; label: string }) {
  const { m, f } = useMessages()
  const countries = seriesCountries(timeline)
  const rows = timeline.starts
    .map((_, index) => {
      const span = bucketSpan(timeline, index)
      const counts = countries.map(({ country }) => timeline.tracks.reduce((sum, t) => sum + (t.countries.find((c) => c.country === country)?.counts[index] ?? 0), 0))
      const missing = gapBands(timeline.tracks, span)
      return { index, counts, unexplained: unexplainedIn(timeline, ['web', 'mail-software'], span).length, missing }
    })
    .filter((row) => row.counts.some((n) => n > 0))
    .reverse()
  return (
    <div className={classes['tableScroll']} tabIndex={0} role="region" aria-label={label}>
      <table className={classes['table']}>
        <thead>
          <tr>
            <th scope="col">{m.charts.table.when}</th>
            {countries.map((c) => <th key={c.key} scope="col" data-number>{f.country(c.country)}</th>)}
            <th scope="col" data-number>{m.charts.unexplained}</th>
            <th scope="col">{m.charts.table.coverage}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.index}>
              <th scope="row">{bucketName(timeline, row.index, f)}</th>
              {row.counts.map((n, i) => <td key={countries[i]?.key} data-number>{f.number(n)}</td>)}
              <td data-number data-danger={row.unexplained > 0}>{f.number(row.unexplained)}</td>
              <td>{row.missing.length === 0 ? m.charts.table.covered : row.missing.some((b) => b.missing === 'all') ? m.common.noRecord : m.charts.partlyNoRecord}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
