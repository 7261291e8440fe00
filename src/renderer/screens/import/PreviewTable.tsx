// The rows of a preview: result, time in the zone it is read in, place, address, network, way in.
import { IconAlertTriangle, IconCheck, IconCircleCheck } from '@tabler/icons-react'
import { createFormat } from '../../i18n/format'
import { useMessages } from '../../i18n/use-messages'
import { Badge } from '../../ui/Badge'
import classes from './Preview.module.css'
import { lineOf, type PreviewRow } from './preview-rows'

export function PreviewTable({ rows, zone, hidden }: { rows: readonly PreviewRow[]; zone: string; hidden: number }) {
  const { m, f, language } = useMessages()
  const c = m.imports.column
  return (
    <div className={classes['scroll']}>
      <table className={classes['table']}>
        <thead>
          <tr>
            <th scope="col">{c.result}</th>
            <th scope="col">{c.time(f.zoneName(zone))}</th>
            <th scope="col">{c.place}</th>
            <th scope="col">{c.ip}</th>
            <th scope="col">{c.network}</th>
            <th scope="col">{c.service}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (row.kind === 'unreadable' ? <Unreadable key={`bad-${row.ref}-${index}`} row={row} /> : <Event key={`${row.rawLineRef}-${index}`} row={row} format={createFormatOnce(language, zone)} />))}
        </tbody>
      </table>
      {rows.length === 0 && <p className={classes['more']}>{m.imports.noRows}</p>}
      {hidden > 0 && <p className={classes['more']}>{m.imports.more(f.number(hidden))}</p>}
    </div>
  )
}

let last: { key: string; format: ReturnType<typeof createFormat> } | null = null
function createFormatOnce(language: 'ja' | 'en', zone: string): ReturnType<typeof createFormat> {
  const key = `${language} ${zone}`
  if (last?.key !== key) last = { key, format: createFormat(language, zone) }
  return last.format
}

function Event({ row, format }: { row: Extract<PreviewRow, { kind: 'new' | 'known' }>; format: ReturnType<typeof createFormat> }) {
  const { m, f } = useMessages()
  const when = row.timePrecision === 'day' || row.timePrecision === 'approx' ? format.day(row.time) : `${format.day(row.time)} ${format.clock(row.time)}`
  return (
    <tr>
      <td>
        {row.kind === 'new' ? (
          <Badge tone="accent" icon={<IconCheck size={14} stroke={2} aria-hidden />}>{m.imports.fresh}</Badge>
        ) : (
          <Badge tone="outline" icon={<IconCircleCheck size={14} stroke={1.7} aria-hidden />}>{m.imports.known}</Badge>
        )}
      </td>
      <td className={classes['when']}>{when}</td>
      <td>{f.country(row.placeCountry ?? row.country)}</td>
      <td className={`k-mono ${classes['ip']}`}>{row.ip ?? '—'}</td>
      <td className={classes['network']} title={row.network ?? row.host ?? ''}>{row.network ?? row.host ?? '—'}</td>
      <td>
        {m.common.service[row.service]}
        {row.result === 'failure' && <span className={classes['failed']}> {m.imports.failedSignIn}</span>}
      </td>
    </tr>
  )
}

function Unreadable({ row }: { row: Extract<PreviewRow, { kind: 'unreadable' }> }) {
  const { m, f } = useMessages()
  const line = lineOf(row.ref)
  return (
    <tr>
      <td>
        <Badge tone="warning" icon={<IconAlertTriangle size={14} stroke={1.8} aria-hidden />}>{m.imports.unreadable}</Badge>
      </td>
      <td colSpan={5} className={classes['bad']}>
        <b>
          {line === null ? row.ref : m.imports.lineNumber(f.number(line))}{m.charts.colon}{m.imports.malformed[row.reason]}
        </b>
        <span>{m.imports.malformedNote}</span>
      </td>
    </tr>
  )
}
