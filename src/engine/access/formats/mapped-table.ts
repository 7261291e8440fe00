// A table read as the user says: which column is which. It is a generic table to everything that comes after, so that
// reading the same file by hand and by its header does not double its accesses.
import { canReadBy, type ColumnField, type ColumnMapping } from '../../../shared/columns'
import { KobanError } from '../../../shared/errors'
import type { TableFormat } from '../reading/access-format'
import { cellText, headerZone, readTable, type TableReading } from '../reading/access-rows'
import type { Table } from '../reading/table'
import type { ZoneClock } from '../reading/zone-clock'
import { stateFields } from './generic-fields'
import { genericTable, joinedTime } from './generic-table'

/** Throws `unknown-format` when the mapping names too little, or columns that a table of this width has not. `clock`: of the zone that was kept with the mapping. */
export function mappedFormat(mapping: ColumnMapping, width: number, clock?: ZoneClock): TableFormat {
  if (!canReadBy(mapping) || Object.values(mapping.columns).some((at) => at >= width)) throw new KobanError('unknown-format')
  return { ...genericTable, parse: (table, run) => readTable(table, run, { ...(clock ? { clock } : {}), ...howToRead(table, mapping) }) }
}

function howToRead(table: Table, { columns, dateOrder }: ColumnMapping): TableReading {
  const at = (field: ColumnField): number => columns[field] ?? -1
  const time = at('time')
  const clock = at('clock')
  const [ip, place, service, result, client, account] = [at('ip'), at('place'), at('service'), at('result'), at('client'), at('account')]
  return {
    provider: 'generic',
    ...headerZone(table.header, clock >= 0 ? clock : time),
    ...(dateOrder === 'auto' ? {} : { slashOrder: dateOrder }),
    // Only as many cells as are named: what stands behind them may be missing.
    mayLack: table.header.cells.length - 1 - Math.max(...Object.values(columns)),
    time: clock < 0 ? (cells) => cells[time] ?? '' : (cells) => joinedTime(cells[time] ?? '', cells[clock] ?? ''),
    ip: (cells) => cells[ip] ?? '',
    state: (cells) =>
      stateFields({
        service: cellText(cells, service), result: cellText(cells, result), client: cellText(cells, client), account: cellText(cells, account), location: cellText(cells, place),
        host: null, country: null, region: null, city: null,
      }),
  }
}
