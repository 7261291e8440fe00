// The timeline as a table: one row per bucket and track with an access, newest first.
import type { Timeline } from '../../shared/engine-api'
import { useMessages } from '../i18n/use-messages'
import { bucketSpan, gapBands, seriesCountries, unexplainedAt } from './timeline-series'
import { bucketName, seriesName } from './timeline-words'
import classes from './charts.module.css'

export function TimelineTable({ timeline, label }: { timeline: Timeline; label: string }) {
  const { m, f } = useMessages()
  const series = seriesCountries(timeline)
  const rows = timeline.starts.flatMap((_, index) => {
    const span = bucketSpan(timeline, index)
    return timeline.tracks.flatMap((track) => {
      const counts = series.map(({ countries }) => track.countries.reduce((sum, c) => sum + (countries.includes(c.country) ? (c.counts[index] ?? 0) : 0), 0))
      if (counts.every((n) => n === 0)) return []
      return [{ index, track: track.track, counts, unexplained: unexplainedAt(timeline, [track.track], index), isCovered: gapBands([track], span).length === 0 }]
    })
  }).reverse()
  return (
    <div className={classes['tableScroll']} tabIndex={0} role="region" aria-label={label}>
      <table className={classes['table']}>
        <thead>
          <tr>
            <th scope="col">{m.charts.table.when}</th>
            <th scope="col">{m.charts.table.track}</th>
            {series.map((c) => <th key={c.key} scope="col" data-number>{seriesName(c, m, f)}</th>)}
            <th scope="col" data-number>{m.charts.unexplained}</th>
            <th scope="col">{m.charts.table.coverage}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.index} ${row.track}`}>
              <th scope="row">{bucketName(timeline, row.index, f)}</th>
              <td>{m.common.track[row.track]}</td>
              {row.counts.map((n, i) => <td key={series[i]?.key} data-number>{f.number(n)}</td>)}
              <td data-number data-danger={row.unexplained > 0}>{f.number(row.unexplained)}</td>
              <td>{row.isCovered ? m.charts.table.covered : m.charts.partlyNoRecord}</td>
            </tr>
          ))}
          {rows.length === 0 && <tr><td colSpan={series.length + 4}>{m.charts.noAccess}</td></tr>}
        </tbody>
      </table>
    </div>
  )
}
