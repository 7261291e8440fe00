// Any JSON records with a time and an address, country or place. Nested objects are flattened by their last key; `id`
// alone is never an account.
import { addEvent, slashOrderOnDemand, timeOrReject, type TimeReading } from '../reading/access-rows'
import type { JsonFormat } from '../reading/access-format'
import { fieldColumns, isReadable, makeHeader, type FieldColumns, type Header } from '../reading/headers'
import { isObject, type JsonObject, type JsonRecord } from '../reading/json-records'
import { reject } from '../reading/tally'
import { fixedClock } from '../reading/zone-clock'
import { stateFields } from './generic-fields'

const MAX_DEPTH = 6
const MAX_FIELDS = 500

export const genericJson: JsonFormat = {
  id: 'generic-json',
  title: { ja: 'ログイン履歴（JSON）', en: 'Login history (JSON)' },
  provider: 'generic',
  source: 'any JSON records that name a time and an address or place',
  checked: '2026-11',
  tracks: 'by-service',
  isFallback: true,
  shape: 'json',
  recognises: (record) => isObject(record) && isReadable(mapping(flatten(record).names).columns),
  parse(records, run) {
    for (const { ref, row } of rows(records, run)) {
      const { text, columns, reading } = row
      const when = timeOrReject(run, ref, timeText(row), reading)
      if (!when) continue
      const field = (at: number): string | null => (at < 0 || text[at] === '' ? null : (text[at] ?? null))
      addEvent(run, ref, 'generic', when, reading.isZoneFixed, field(columns.ip), stateFields({
        service: field(columns.service), result: field(columns.result), client: field(columns.client), host: field(columns.host), country: field(columns.country),
        region: field(columns.region), city: field(columns.city), location: field(columns.location), account: field(columns.account),
      }))
    }
  },
}

type FlatRow = { text: string[]; columns: FieldColumns; reading: TimeReading }

function* rows(records: readonly JsonRecord[], run: Parameters<JsonFormat['parse']>[1]): Generator<{ ref: string; row: FlatRow }> {
  const reading: TimeReading = { clock: run.clock, isZoneFixed: false, slashOrder: 'mdy' }
  const settle = slashOrderOnDemand(run, reading, () => records.filter((r) => isObject(r.value)).map((r) => timeText(flatRow(r.value as JsonObject, reading))))
  for (const { ref, value, problem } of records) {
    if (problem) reject(run.tally, ref, problem)
    else if (!isObject(value)) reject(run.tally, ref, 'bad-json')
    else {
      const row = flatRow(value, reading)
      settle(timeText(row))
      yield { ref, row: { ...row, reading: { ...row.reading, slashOrder: reading.slashOrder } } }
    }
  }
}

function timeText({ text, columns }: FlatRow): string {
  return columns.time >= 0 ? (text[columns.time] ?? '') : `${text[columns.dateOnly] ?? ''} ${text[columns.timeOnly] ?? ''}`
}

function flatRow(record: JsonObject, reading: TimeReading): FlatRow {
  const { names, text } = flatten(record)
  const { columns, header } = mapping(names)
  const offset = header.offsets[columns.time] ?? null
  return { text, columns, reading: offset === null ? reading : { ...reading, clock: fixedClock(offset), isZoneFixed: true } }
}

/** Leaves by their last key, in the order they are written; the first of a name wins. */
function flatten(record: JsonObject): { names: string[]; text: string[] } {
  const names: string[] = []
  const text: string[] = []
  const visit = (object: JsonObject, depth: number): void => {
    for (const [key, value] of Object.entries(object)) {
      if (names.length >= MAX_FIELDS) return
      if (isObject(value)) {
        if (depth < MAX_DEPTH) visit(value, depth + 1)
      } else if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
        names.push(key)
        text.push(String(value))
      }
    }
  }
  visit(record, 1)
  return { names, text }
}

const mappings = new Map<string, { columns: FieldColumns; header: Header }>()

function mapping(names: string[]): { columns: FieldColumns; header: Header } {
  const key = names.join('\n')
  let known = mappings.get(key)
  if (!known) {
    const header = makeHeader(names)
    known = { header, columns: fieldColumns(header) }
    if (mappings.size < 200) mappings.set(key, known)
  }
  return known
}
