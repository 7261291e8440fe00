// A table, whatever it was written in: a header, and rows that can be gone through more than once without being held.
import type { MalformedReason } from '../../../shared/model'
import { blockRows, delimitedRows, type BlockEnd, type BlockReading, type Delimiter, type Position } from './delimited'
import { label, makeHeader, type Header } from './headers'

export type Row = { ref: string; cells: string[]; problem: MalformedReason | null }

export type Table = {
  origin: 'html' | 'delimited' | 'cell-lines'
  header: Header
  /** Data rows: no blank ones, no repeated header; prose around a pasted table is left out. */
  rows(): Iterable<Row>
  /** The visible lines of the page the table stands in. */
  pageLines?: readonly string[]
}

/** A header is looked for this far down: titles and greetings stand above it. */
export const HEADER_ROWS = 12

export type HeaderCandidate = {
  header: Header
  table(): Table
  /** Of delimited text: where its data begin. */
  data?: { delimiter: Delimiter; start: Position }
}

/** The rows of one block of a longer text; see `blockRows`. */
export function blockTable(header: Header, delimiter: Delimiter, text: string, reading: BlockReading, follows: BlockEnd): Table {
  return { origin: 'delimited', header, rows: () => dataRows(blockRows(text, delimiter, reading, header.cells.length, follows), header, delimiter !== '\t') }
}

/** Every row of the first twelve that could be the header of delimited text. */
export function delimitedCandidates(text: string, delimiter: Delimiter, start: Position): HeaderCandidate[] {
  const candidates: HeaderCandidate[] = []
  for (const row of delimitedRows(text, delimiter, start, 1)) {
    if (candidates.length >= HEADER_ROWS || row.problem) break
    const header = makeHeader(row.cells)
    candidates.push({ header, data: { delimiter, start: row.next }, table: () => ({ origin: 'delimited', header, rows: () => dataRows(delimitedRows(text, delimiter, row.next, header.cells.length), header, delimiter !== '\t') }) })
  }
  return candidates
}

/** Every row of the first twelve that could be the header of one HTML table. */
export function htmlCandidates(rows: readonly Row[], pageLines: readonly string[]): HeaderCandidate[] {
  return rows.slice(0, HEADER_ROWS).map((row, i) => {
    const header = makeHeader(row.cells)
    return { header, table: () => ({ origin: 'html', header, rows: () => dataRows(rows.slice(i + 1), header, false), pageLines }) }
  })
}

/** Delimited text whose first row is a record already. */
export function headerless(text: string, delimiter: Delimiter, start: Position, width: number): () => Table {
  const header = makeHeader(Array.from({ length: width }, () => ''))
  return () => ({ origin: 'delimited', header, rows: () => dataRows(delimitedRows(text, delimiter, start, width), header, delimiter !== '\t') })
}

/** @param keepsSingles whether a row of one cell is a (short) record; in pages and pastes it is a remark. */
function* dataRows(rows: Iterable<Row>, header: Header, keepsSingles: boolean): Generator<Row> {
  const first = header.cells[0] ?? ''
  for (const row of rows) {
    if (!keepsSingles && row.problem === null && isRemark(row.cells)) continue
    if (row.cells[0] === first && isHeader(row.cells, header)) continue
    yield row
  }
}

/** One cell, or words alone in a row of empty cells: これ以前の履歴はありません. A lone time is a record. */
function isRemark(cells: readonly string[]): boolean {
  if (cells.length <= 1) return true
  const filled = cells.filter((cell) => cell.trim() !== '')
  return filled.length === 1 && !/\d/.test(filled[0] ?? '')
}

function isHeader(cells: readonly string[], header: Header): boolean {
  return cells.length >= header.labels.length && header.labels.every((text, i) => label(cells[i] ?? '') === text)
}
