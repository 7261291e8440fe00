// The one table of a file that a user can name the columns of: where its header stands, and what it is known by again.
import { createHash } from 'node:crypto'
import { canonicalAddress } from './addresses'
import { DELIMITERS, delimitedRows, type Delimiter, type Position } from './delimited'
import { fieldColumns, isReadable, makeHeader, type Header } from './headers'
import { delimitedCandidates, headerless, htmlCandidates, type HeaderCandidate, type Row, type Table } from './table'
import { plain, readTime } from './times'
import { fixedClock } from './zone-clock'

export type LocatedTable = {
  /** With the first row as header, or without one. */
  table(hasHeader: boolean): Table
  /** Of delimited text: where the rows begin. */
  data(hasHeader: boolean): { delimiter: Delimiter; start: Position } | null
  /** What the first row says: titles, or an access already. */
  seemsHeaded: boolean
  /** The same for every file whose table has the same columns. */
  signature(hasHeader: boolean): string
}

/** Where delimited text begins: behind Excel's `sep=` line, which also names the delimiter. */
export type TextStart = { delimiters: readonly Delimiter[]; start: Position }

export function textStart(text: string): TextStart {
  const named = /^sep=([,;|\t])(\r\n|\n|\r)/i.exec(text)
  return named ? { delimiters: [named[1] as Delimiter], start: { offset: named[0].length, line: 2 } } : { delimiters: DELIMITERS, start: { offset: 0, line: 1 } }
}

const SAMPLE_ROWS = 40
const MOST_COLUMNS = 200
const UTC = fixedClock(0)

/** Null when the text has no rows of equal width. */
export function locateInText(text: string): LocatedTable | null {
  const { delimiters, start } = textStart(text)
  for (const delimiter of delimiters) {
    const known = delimitedCandidates(text, delimiter, start).find(({ header }) => isReadable(fieldColumns(header)))
    if (known) return inText(text, delimiter, start, known)
  }
  let best: { delimiter: Delimiter; width: number; rows: number } | null = null
  for (const delimiter of delimiters) {
    const widths: number[] = []
    for (const row of delimitedRows(text, delimiter, start, 1)) {
      if (widths.length >= SAMPLE_ROWS) break
      widths.push(row.cells.length)
    }
    const width = mostFrequent(widths.filter((cells) => cells > 1 && cells <= MOST_COLUMNS))
    const rows = widths.filter((cells) => cells === width).length
    // Prose has commas too: most rows of a table are equally wide.
    if (width > 1 && rows >= 2 && rows >= widths.length * 0.6 && (best === null || rows > best.rows)) best = { delimiter, width, rows }
  }
  if (!best) return null
  const { delimiter, width } = best
  const first = delimitedCandidates(text, delimiter, start).find(({ header }) => header.cells.length === width)
  return first ? inText(text, delimiter, start, first) : null
}

function inText(text: string, delimiter: Delimiter, start: Position, first: HeaderCandidate): LocatedTable {
  return located(delimiter, first.header, first.table, headerless(text, delimiter, start, first.header.cells.length), (hasHeader) => (hasHeader ? (first.data ?? null) : { delimiter, start }))
}

/** Of a page: the table with a readable header, else the longest. */
export function locateInPage(tables: readonly (readonly Row[])[], pageLines: readonly string[]): LocatedTable | null {
  for (const rows of tables) {
    const known = htmlCandidates(rows, pageLines).find(({ header }) => isReadable(fieldColumns(header)))
    if (known) return located('page', known.header, known.table, () => known.table())
  }
  const wide = (rows: readonly Row[]): Row[] => rows.filter((row) => row.cells.length > 1 && row.cells.length <= MOST_COLUMNS)
  const longest = tables.map(wide).reduce<Row[]>((a, b) => (b.length > a.length ? b : a), [])
  const width = mostFrequent(longest.map((row) => row.cells.length))
  const rows = longest.filter((row) => row.cells.length === width)
  const [first] = htmlCandidates(rows, pageLines)
  if (!first || rows.length < 2) return null
  return located('page', first.header, first.table, () => ({ origin: 'html', header: numbered(width), rows: () => rows, pageLines }))
}

function located(kind: string, header: Header, headed: () => Table, bare: () => Table, data: LocatedTable['data'] = () => null): LocatedTable {
  return {
    data,
    table: (hasHeader) => (hasHeader ? headed() : bare()),
    seemsHeaded: !header.cells.some(isValue),
    signature: (hasHeader) => hash([kind, ...(hasHeader ? header.labels : [String(header.cells.length)])]),
  }
}

const hash = (parts: readonly string[]): string => createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32)

/** A time or an address: what no title is. */
function isValue(cell: string): boolean {
  return isTime(cell) || canonicalAddress(plain(cell)) !== null
}

export const isTime = (cell: string): boolean => readTime(cell, { clock: UTC }) !== null || readTime(cell, { clock: UTC, slashOrder: 'dmy' }) !== null

const numbered = (width: number): Header => makeHeader(Array.from({ length: width }, () => ''))

function mostFrequent(values: readonly number[]): number {
  const counts = new Map<number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [0, 0])[0]
}
