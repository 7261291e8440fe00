// What the window shows of a table so that its user can say which column is which: titles, first values, a guess, and how
// the first rows would be read by it. It is made from a file's beginning alone, so that every change answers at once.
import { canReadBy, OFFER_BYTES, type ColumnField, type ColumnMapping, type ColumnsOffer } from '../../shared/columns'
import { KobanError } from '../../shared/errors'
import { readHistory } from './read-history'
import { canonicalAddress } from './reading/addresses'
import { fileKind } from './reading/file-kind'
import { fieldColumns, type Header } from './reading/headers'
import { isTime, type LocatedTable } from './reading/located-table'
import { tableOf, type Mappings } from './reading/read-content'
import { settleSlashOrder } from './reading/slash-order'
import type { Row } from './reading/table'
import { plain, slashDate } from './reading/times'

const SHOWN_VALUES = 5
const SHOWN_ROWS = 8
const SAMPLE_ROWS = 40
const LONGEST_VALUE = 200

type Asked = { fileName: string; zone: string; now: number; mapping?: ColumnMapping; saved?: Mappings['saved']; keepsZone?: boolean }

/** `bytes`: a file or its beginning. Throws `unknown-format` when there is no table in it, `not-a-log` and `empty-file`. */
export function offerColumns(bytes: Uint8Array, { fileName, zone, now, mapping, saved, keepsZone }: Asked): ColumnsOffer {
  const kind = fileKind(bytes)
  if (kind) throw new KobanError('not-a-log', undefined, { details: { kind } })
  const head = bytes.subarray(0, OFFER_BYTES)
  const table = tableOf(head)
  if (!table) throw new KobanError('unknown-format')
  const known = mapping ? null : savedFor(table, saved)
  const found = mapping ?? known?.mapping ?? guess(table)
  const sample = sampleRows(table, found.hasHeader)
  const readIn = (!keepsZone && known?.zone) || zone
  return {
    mapping: found,
    origin: mapping ? 'chosen' : known ? 'saved' : 'guessed',
    zone: readIn,
    columns: columnsOf(table, found.hasHeader, sample),
    slashDates: slashDatesOf(sample, found),
    rows: canReadBy(found) ? firstRows(head, { fileName, zone: readIn, now, mapping: found }) : [],
  }
}

function savedFor(table: LocatedTable, saved: Mappings['saved']): { mapping: ColumnMapping; zone: string } | null {
  for (const hasHeader of [true, false]) {
    const known = saved?.get(table.signature(hasHeader))
    if (!known || known.hasHeader !== hasHeader) continue
    const { zone, ...mapping } = known
    return { mapping, zone }
  }
  return null
}

function sampleRows(table: LocatedTable, hasHeader: boolean): Row[] {
  const rows: Row[] = []
  for (const row of table.table(hasHeader).rows()) {
    if (rows.push(row) >= SAMPLE_ROWS) break
  }
  return rows
}

/** By the titles where they are known, else by what the values look like. */
function guess(table: LocatedTable): ColumnMapping {
  const hasHeader = table.seemsHeaded
  const { header } = table.table(hasHeader)
  const columns = byTitles(header)
  const rows = sampleRows(table, hasHeader)
  const free = (at: number): boolean => !Object.values(columns).includes(at)
  const looksLike = (test: (cell: string) => boolean): number | undefined =>
    header.cells.findIndex((_, at) => free(at) && rows.length > 0 && rows.filter((row) => test(row.cells[at] ?? '')).length * 2 > rows.length)
  const fill = (field: ColumnField, test: (cell: string) => boolean): void => {
    const at = columns[field] === undefined ? looksLike(test) : -1
    if (at !== undefined && at >= 0) columns[field] = at
  }
  fill('time', isTime)
  fill('ip', (cell) => canonicalAddress(plain(cell)) !== null)
  return { hasHeader, columns, dateOrder: 'auto' }
}

function byTitles(header: Header): ColumnMapping['columns'] {
  const at = fieldColumns(header)
  const columns: ColumnMapping['columns'] = {}
  const put = (field: ColumnField, ...places: number[]): void => {
    const place = places.find((p) => p >= 0)
    if (place !== undefined) columns[field] = place
  }
  put('time', at.time, at.dateOnly)
  put('clock', at.timeOnly)
  put('ip', at.ip)
  put('place', at.country, at.location, at.region, at.city)
  put('service', at.service)
  put('result', at.result)
  put('client', at.client)
  put('account', at.account)
  return columns
}

function columnsOf(table: LocatedTable, hasHeader: boolean, sample: readonly Row[]): ColumnsOffer['columns'] {
  const cut = (text: string): string => text.trim().slice(0, LONGEST_VALUE)
  return table.table(hasHeader).header.cells.map((title, at) => ({ label: cut(title), values: sample.slice(0, SHOWN_VALUES).map((row) => cut(row.cells[at] ?? '')) }))
}

function slashDatesOf(sample: readonly Row[], { columns }: ColumnMapping): ColumnsOffer['slashDates'] {
  const values = sample.map((row) => row.cells[columns.time ?? -1] ?? '')
  if (!values.some((value) => slashDate(value))) return 'none'
  const { order, isSettled } = settleSlashOrder(values)
  return isSettled ? order : 'open'
}

/** In file order; a row that the end of the beginning cut is not among the first ones. */
function firstRows(head: Uint8Array, { fileName, zone, now, mapping }: Required<Pick<Asked, 'fileName' | 'zone' | 'now' | 'mapping'>>): ColumnsOffer['rows'] {
  const reading = readHistory(head, { fileName, assumedTimeZone: zone, now, mappings: { chosen: mapping } })
  const lineOf = (ref: string): number => Number(/\d+$/.exec(ref)?.[0] ?? 0)
  const rows: { line: number; row: ColumnsOffer['rows'][number] }[] = [
    ...reading.events.slice(0, SHOWN_ROWS).map((event) => ({ line: lineOf(event.rawLineRef), row: { kind: 'access' as const, ...event } })),
    ...reading.malformed.slice(0, SHOWN_ROWS).map((bad) => ({ line: lineOf(bad.ref), row: { kind: 'malformed' as const, ...bad } })),
  ]
  return rows.sort((a, b) => a.line - b.line).slice(0, SHOWN_ROWS).map(({ row }) => row)
}
