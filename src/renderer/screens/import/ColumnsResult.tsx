// How the first rows would be read by the columns that were named.
import { IconAlertTriangle } from '@tabler/icons-react'
import { canReadBy, type ColumnsOffer } from '../../../shared/columns'
import { createFormat } from '../../i18n/format'
import { useMessages } from '../../i18n/use-messages'
import { Card } from '../../ui/Card'
import classes from './Columns.module.css'
import { lineOf } from './preview-rows'

export function ColumnsResult({ offer }: { offer: ColumnsOffer }) {
  const { m, f, language } = useMessages()
  const w = m.imports.columns
  const c = m.imports.column
  const format = createFormat(language, offer.zone)
  const isReadable = canReadBy(offer.mapping)
  return (
    <Card title={w.resultTitle} padded={!isReadable}>
      {!isReadable ? (
        <p className={classes['hint']} role="status">{offer.mapping.columns.time === undefined ? w.needsTime : w.needsPlace}</p>
      ) : (
        <div className={classes['scroll']} tabIndex={0} role="group" aria-label={w.resultTitle}>
          <table className={classes['result']}>
            <thead>
              <tr>{[c.time(f.zoneName(offer.zone)), c.ip, c.place, c.service, c.result, w.field.client, w.field.account].map((title) => <th key={title} scope="col">{title}</th>)}</tr>
            </thead>
            <tbody>
              {offer.rows.map((row, index) =>
                row.kind === 'malformed' ? (
                  <tr key={index}>
                    <td colSpan={7} className={classes['bad']}>
                      <IconAlertTriangle size={15} stroke={1.8} aria-hidden /> {lineOf(row.ref) === null ? row.ref : m.imports.lineNumber(f.number(lineOf(row.ref) ?? 0))} {m.imports.malformed[row.reason]}
                    </td>
                  </tr>
                ) : (
                  <tr key={index}>
                    <td className={classes['when']}>{row.timePrecision === 'day' ? format.day(row.time) : `${format.day(row.time)} ${format.clock(row.time)}`}</td>
                    <td className="k-mono">{row.ip ?? '—'}</td>
                    <td>{row.country ? f.country(row.country) : (row.countryText ?? '—')}</td>
                    <td>{m.common.service[row.service]}</td>
                    <td>{w.result[row.result]}</td>
                    <td className={`${classes['long']} k-foreign`} title={row.client ?? ''}>{row.client ?? '—'}</td>
                    <td className={`${classes['long']} k-foreign`}>{row.accountHint ?? '—'}</td>
                  </tr>
                ),
              )}
            </tbody>
          </table>
          {offer.rows.length === 0 && <p className={classes['hint']}>{m.imports.noRows}</p>}
        </div>
      )}
    </Card>
  )
}
