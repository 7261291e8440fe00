// Any table with a time and an address, country or place, by the header synonyms: exports of panels and providers that
// have no reader of their own.
import { cellText, headerZone, readTable } from '../reading/access-rows'
import type { TableFormat } from '../reading/access-format'
import { fieldColumns, isReadable } from '../reading/headers'
import { stateFields } from './generic-fields'

export const genericTable: TableFormat = {
  id: 'generic-table',
  title: { ja: 'ログイン履歴の表', en: 'Login history table' },
  provider: 'generic',
  source: 'any CSV, TSV, page or paste whose header names a time and an address or place',
  checked: '2026-11',
  tracks: 'by-service',
  isFallback: true,
  shape: 'table',
  recognises: (header) => isReadable(fieldColumns(header)),
  parse(table, run) {
    const at = fieldColumns(table.header)
    readTable(table, run, {
      provider: 'generic',
      ...headerZone(table.header, at.time >= 0 ? at.time : at.timeOnly),
      time: at.time >= 0 ? (cells) => cells[at.time] ?? '' : (cells) => joinedTime(cells[at.dateOnly] ?? '', cells[at.timeOnly] ?? ''),
      ip: (cells) => cells[at.ip] ?? '',
      state: (cells) =>
        stateFields({
          service: cellText(cells, at.service), result: cellText(cells, at.result), client: cellText(cells, at.client),
          host: cellText(cells, at.host), country: cellText(cells, at.country), region: cellText(cells, at.region), city: cellText(cells, at.city),
          location: cellText(cells, at.location), account: cellText(cells, at.account),
        }),
    })
  },
}

/** Some exports write the whole time into the column that is called date. */
export function joinedTime(date: string, time: string): string {
  return date.includes(':') ? date : `${date.trim()} ${time.trim()}`.trim()
}
