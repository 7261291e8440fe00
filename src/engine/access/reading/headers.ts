// Column headers: labels in one form, and which column holds which field. Columns are found by name, never by position.
import { HEADER_SYNONYMS } from './header-synonyms'
import { zoneOffset } from './times'

export type Field = keyof typeof HEADER_SYNONYMS

/** A header cell as synonyms are written: NFKC, lower case, no invisible characters, one space for spaces, `_` and `-`. */
export function label(cell: string): string {
  return cell
    .normalize('NFKC')
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, '')
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .replace(/ ?\/ ?/g, '/')
    .trim()
}

export type Header = {
  /** As written. */
  cells: readonly string[]
  labels: readonly string[]
  /** Minutes east of UTC from a suffix such as `(UTC)` or `（JST）`, per column. */
  offsets: readonly (number | null)[]
}

export function makeHeader(cells: readonly string[]): Header {
  const labels = cells.map(label)
  return { cells, labels, offsets: labels.map((text) => suffixOffset(text)) }
}

function suffixOffset(text: string): number | null {
  const match = /[([]([^()[\]]{1,12})[)\]]$/.exec(text)
  return match ? (zoneOffset((match[1] ?? '').toUpperCase()) ?? null) : null
}

/** The first column that bears one of these labels, tried in their order; -1 for none. A zone suffix does not count. */
export function column(header: Header, ...names: readonly string[]): number {
  for (const name of names) {
    const at = header.labels.findIndex((text, i) => text === name || (header.offsets[i] !== null && text.replace(/ ?[([][^()[\]]*[)\]]$/, '') === name))
    if (at >= 0) return at
  }
  return -1
}

export type FieldColumns = Record<Field, number>

/** Each field's column by the synonyms, -1 for none. A column serves one field only. */
export function fieldColumns(header: Header): FieldColumns {
  const claimed = new Set<number>()
  const claim = (field: Field): number => {
    for (const name of HEADER_SYNONYMS[field]) {
      const at = column(header, name)
      if (at >= 0 && !claimed.has(at)) {
        claimed.add(at)
        return at
      }
    }
    return -1
  }
  const columns = Object.fromEntries((Object.keys(HEADER_SYNONYMS) as Field[]).map((field) => [field, -1])) as FieldColumns
  const dateOnly = column(header, ...HEADER_SYNONYMS.dateOnly)
  const timeOnly = column(header, ...HEADER_SYNONYMS.timeOnly)
  if (dateOnly >= 0 && timeOnly >= 0 && !hasWholeTime(header)) {
    columns.dateOnly = dateOnly
    columns.timeOnly = timeOnly
    claimed.add(dateOnly).add(timeOnly)
  } else columns.time = claim('time')
  for (const field of ['ip', 'country', 'region', 'city', 'location', 'client', 'service', 'result', 'account', 'host'] as const) columns[field] = claim(field)
  return columns
}

/** A column such as `timestamp` beside `date` and `time` holds both. */
function hasWholeTime(header: Header): boolean {
  const halves: readonly string[] = [...HEADER_SYNONYMS.dateOnly, ...HEADER_SYNONYMS.timeOnly]
  return column(header, ...HEADER_SYNONYMS.time.filter((name) => !halves.includes(name))) >= 0
}

/** Whether a field mapping is enough to read accesses by: a time, and where from. */
export function isReadable(columns: FieldColumns): boolean {
  return (columns.time >= 0 || columns.dateOnly >= 0) && (columns.ip >= 0 || columns.country >= 0 || columns.location >= 0)
}

const ALL_LABELS = new Set<string>(Object.values(HEADER_SYNONYMS).flat())

/** Whether a line is a header label of any field. */
export function isKnownLabel(text: string): boolean {
  return ALL_LABELS.has(label(text))
}
