// From cells to access events: the part that all formats share. A format says which fields a row states; here the time and
// the address are read, warnings counted and what cannot be read is listed.
import type { AccessEvent, AccessProvider, AccessResult, AccessService } from '../../../shared/model'
import { readAddress } from './addresses'
import { sharedText } from './owned-text'
import { settleSlashOrder } from './slash-order'
import type { Row, Table } from './table'
import { reject, warn, type Run, type SlashDates } from './tally'
import type { Header } from './headers'
import { readTime, slashDate, type ReadTime, type SlashOrder } from './times'
import { fixedClock, type ZoneClock } from './zone-clock'

/** What a record states beside its time and address. */
export type Stated = {
  service: AccessService
  result: AccessResult
  serviceText?: string | null
  client?: string | null
  host?: string | null
  country?: string | null
  countryText?: string | null
  region?: string | null
  city?: string | null
  accountHint?: string | null
}

export type TimeReading = {
  clock: ZoneClock
  /** True when the provider or the header fixes the zone of values that name none. */
  isZoneFixed: boolean
  slashOrder: SlashOrder
}

/** Adds one event. The address may be anything; the event is kept. */
export function addEvent(run: Run, ref: string, provider: AccessProvider, when: ReadTime, zoneKnown: boolean, ipText: string | null | undefined, stated: Stated): void {
  const { ip, warning } = readAddress(ipText)
  if (warning) warn(run.tally, warning)
  const event: AccessEvent = {
    time: when.time,
    timeZoneKnown: when.zoneKnown || zoneKnown,
    timePrecision: when.precision,
    ip,
    host: stated.host ?? null,
    country: stated.country ?? null,
    countryText: stated.countryText ?? null,
    region: stated.region ?? null,
    city: stated.city ?? null,
    service: stated.service,
    serviceText: stated.serviceText ?? null,
    client: stated.client ?? null,
    result: stated.result,
    provider,
    accountHint: stated.accountHint ?? null,
    rawLineRef: ref,
  }
  run.tally.events.push(event)
}

/** Reads a time, or lists the record as `missing-time` or `bad-time` and gives null. */
export function timeOrReject(run: Run, ref: string, text: string, reading: TimeReading): ReadTime | null {
  const when = readTime(text, reading)
  if (!when) reject(run.tally, ref, text.trim() === '' ? 'missing-time' : 'bad-time')
  return when
}

export type TableReading = {
  provider: AccessProvider
  /** The time's text in a row. */
  time(cells: readonly string[]): string
  /** The zone that the provider or header fixes; without it the importer's assumed zone is used. */
  clock?: ZoneClock
  isZoneFixed?: boolean
  /** As the user says; otherwise the file's own dates are asked. */
  slashOrder?: SlashOrder
  ip(cells: readonly string[]): string | null
  /** Null: a record, but not an access. */
  state(cells: readonly string[]): Stated | null
  /** How many cells a row may lack at its end. */
  mayLack?: number
}

/** The zone that a header such as `日時（JST）` fixes for its column; nothing when it names none. */
export function headerZone(header: Header, at: number): Pick<TableReading, 'clock' | 'isZoneFixed'> {
  const offset = header.offsets[at] ?? null
  return offset === null ? {} : { clock: fixedClock(offset), isZoneFixed: true }
}

/** Reads all rows of a table by one description. */
export function readTable(table: Table, run: Run, how: TableReading): void {
  const reading: TimeReading = { clock: how.clock ?? run.clock, isZoneFixed: how.isZoneFixed ?? false, slashOrder: how.slashOrder ?? 'mdy' }
  const order = how.slashOrder ? () => undefined : slashOrderOnDemand(run, reading, () => timeTexts(table, how))
  for (const row of wholeRows(table, run, how.mayLack ?? 0)) {
    const stated = how.state(row.cells)
    if (!stated) {
      run.tally.ignored++
      continue
    }
    const text = how.time(row.cells)
    order(text)
    const when = timeOrReject(run, row.ref, text, reading)
    if (when) addEvent(run, row.ref, how.provider, when, reading.isZoneFixed, how.ip(row.cells), stated)
  }
}

/** The rows that have enough cells; the others are listed as malformed. */
export function* wholeRows(table: Table, run: Run, mayLack: number): Generator<Row> {
  const least = table.header.cells.length - mayLack
  for (const row of table.rows()) {
    const problem = row.problem ?? (row.cells.length < least ? 'short-row' : null)
    if (problem) reject(run.tally, row.ref, problem)
    else yield row
  }
}

function* timeTexts(table: Table, how: TableReading): Generator<string> {
  for (const row of table.rows()) if (!row.problem) yield how.time(row.cells)
}

const HYPHEN = 0x2d

function probe(slash: SlashDates, text: string): void {
  slash.isSeen = true
  const { order, isSettled } = settleSlashOrder([text])
  if (isSettled && !slash.isSettled) Object.assign(slash, { order, isSettled })
}

/** Looks through the column once, when the first `a/b/yyyy` turns up: most files have none. */
export function slashOrderOnDemand(run: Run, reading: TimeReading, values: () => Iterable<string>): (text: string) => void {
  let isSettled = false
  return (text) => {
    // Two digits at most stand before the first slash of such a date; this is asked for every row.
    if (isSettled || text.charCodeAt(4) === HYPHEN || text.indexOf('/') > 3 || !slashDate(text)) return
    if (run.slash?.isProbe) return probe(run.slash, text)
    isSettled = true
    const settled = run.slash ?? settleSlashOrder(values())
    if (run.slash?.isTold) return void (reading.slashOrder = settled.order)
    if (run.slash) run.slash.isTold = true
    reading.slashOrder = settled.order
    if (settled.isSettled) run.tally.dateOrder = settled.order
    else warn(run.tally, 'ambiguous-date-order')
  }
}

/** A cell's text without outer spaces (a leading TAB stays: it is part of what was written), or null when empty. */
export function cellText(cells: readonly string[], at: number): string | null {
  const cell = at < 0 ? undefined : cells[at]
  if (cell === undefined || cell === '') return null
  // Most cells have no outer space at all.
  if (!isSpace(cell.charCodeAt(0)) && !isSpace(cell.charCodeAt(cell.length - 1))) return sharedText(cell)
  const text = cell.replace(/^[ \u00a0\u3000\r\n]+/, '').trimEnd()
  return text.trim() === '' ? null : sharedText(text)
}

function isSpace(code: number): boolean {
  return code <= 0x20 || code === 0xa0 || (code >= 0x2000 && code <= 0x205f) || code === 0x3000 || code === 0xfeff
}
