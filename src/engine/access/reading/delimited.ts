// Delimited text after RFC 4180: quoted cells may hold delimiters, doubled quotes and line breaks. Rows come one by one,
// each with the physical line it starts on, so that a file of a million rows is never held twice.
import type { Row } from './table'

export type Delimiter = ',' | '\t' | ';' | '|'
export const DELIMITERS: readonly Delimiter[] = [',', '\t', ';', '|']

const QUOTE = 34
const LF = 10
const CR = 13
/** How often a quote that never closes may be stepped over before the rest of the file is given up. */
const MAX_RECOVERIES = 50

/** Where a row starts. Lines count from 1; CRLF, LF and CR each end one. */
export type Position = { offset: number; line: number }

export type DelimitedRow = Row & { /** Where the next row starts. */ next: Position }

/**
 * The rows from `from` on, blank ones left out. A quote that is still open at the end of the file makes its row `unterminated-quote`;
 * reading goes on at the next line that has `width` cells of its own, so that one stray quote does not swallow the rest.
 */
export function* delimitedRows(text: string, delimiter: Delimiter, from: Position, width: number): Generator<DelimitedRow> {
  yield* blockRows(text, delimiter, { at: from, recoveries: 0 }, width, 'end')
}

/** How far reading has come in a file that is read block by block. */
export type BlockReading = { at: Position; recoveries: number }

/** What follows a block: nothing, more text, or more than any quoted cell will be waited for. */
export type BlockEnd = 'end' | 'more' | 'too-long'

/**
 * The rows of one block of a longer text, from `reading.at` on. Unless it is the last block, the row that its end cuts off is
 * not given: `reading.at` then stands before it.
 */
export function* blockRows(text: string, delimiter: Delimiter, reading: BlockReading, width: number, follows: BlockEnd): Generator<DelimitedRow> {
  while (reading.at.offset < text.length) {
    const row = readRow(text, delimiter, reading.at)
    if (follows !== 'end' && isCutOff(text, row, follows)) return
    if (row.problem && reading.recoveries++ < MAX_RECOVERIES) {
      const resumed = nextWholeLine(text, delimiter, reading.at, width)
      row.next = resumed ?? row.next
    }
    reading.at = row.next
    if (!isBlank(row.cells)) yield row
  }
}

/** At the end of a block nobody knows whether a row goes on, or whether a CR is followed by its LF. */
function isCutOff(text: string, row: DelimitedRow, follows: BlockEnd): boolean {
  if (row.problem) return follows === 'more'
  const last = text.charCodeAt(text.length - 1)
  return row.next.offset >= text.length && last !== LF
}

function isBlank(cells: readonly string[]): boolean {
  const first = cells[0]?.charCodeAt(0) ?? 0
  if (first > 0x20 && first < 0x7f) return false
  for (const cell of cells) if (cell !== '' && cell.trim() !== '') return false
  return true
}

/** Quoted cells keep their content; an unquoted cell is taken as it stands. */
function readRow(text: string, delimiter: Delimiter, from: Position): DelimitedRow {
  const stop = delimiter.charCodeAt(0)
  const ref = `L${from.line}`
  const cells: string[] = []
  let i = from.offset
  let line = from.line
  for (;;) {
    let cell: string
    const close = text.charCodeAt(i) === QUOTE ? text.indexOf('"', i + 1) : -1
    if (close >= 0 && endsCell(text.charCodeAt(close + 1), stop)) {
      // Nearly every quoted cell: no quote in it, nothing after it.
      cell = text.slice(i + 1, close)
      if (cell.includes('\n') || cell.includes('\r')) line += lineBreaks(text, i, close)
      i = close + 1
    } else if (text.charCodeAt(i) === QUOTE) {
      const quoted = readQuoted(text, i, line)
      if (quoted === null) return { ref, cells: [...cells, text.slice(i + 1)], problem: 'unterminated-quote', next: { offset: text.length, line } }
      ;({ cell, end: i, line } = quoted)
      // Text after a closing quote belongs to the cell: `"Tokyo" (JP)`.
      const tail = cellEnd(text, i, stop)
      if (tail > i) cell += text.slice(i, tail)
      i = tail
    } else {
      const end = cellEnd(text, i, stop)
      cell = text.slice(i, end)
      i = end
    }
    cells.push(cell)
    if (i >= text.length) return { ref, cells, problem: null, next: { offset: i, line } }
    const code = text.charCodeAt(i)
    i++
    if (code === stop) continue
    if (code === CR && text.charCodeAt(i) === LF) i++
    return { ref, cells, problem: null, next: { offset: i, line: line + 1 } }
  }
}

/** NaN: the text ends here. */
const endsCell = (code: number, stop: number): boolean => code === stop || code === LF || code === CR || Number.isNaN(code)

function cellEnd(text: string, from: number, stop: number): number {
  let i = from
  for (; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === stop || (code <= CR && (code === LF || code === CR))) return i
  }
  return i
}

/** Null when the quote never closes. */
function readQuoted(text: string, open: number, startLine: number): { cell: string; end: number; line: number } | null {
  const pieces: string[] = []
  let from = open + 1
  for (;;) {
    const quote = text.indexOf('"', from)
    if (quote < 0) return null
    pieces.push(text.slice(from, quote))
    if (text.charCodeAt(quote + 1) === QUOTE) {
      pieces.push('"')
      from = quote + 2
      continue
    }
    const cell = pieces.length === 1 ? (pieces[0] ?? '') : pieces.join('')
    return { cell, end: quote + 1, line: startLine + lineBreaks(text, open, quote) }
  }
}

function lineBreaks(text: string, from: number, to: number): number {
  let count = 0
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i)
    if (code === LF || (code === CR && text.charCodeAt(i + 1) !== LF)) count++
  }
  return count
}

function nextWholeLine(text: string, delimiter: Delimiter, from: Position, width: number): Position | null {
  let at = lineAfter(text, from)
  while (at) {
    const end = text.slice(at.offset, at.offset + 10_000).search(/[\r\n]|$/) + at.offset
    if (text.slice(at.offset, end).split(delimiter).length >= width) return at
    at = lineAfter(text, at)
  }
  return null
}

function lineAfter(text: string, from: Position): Position | null {
  for (let i = from.offset; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code !== LF && code !== CR) continue
    const offset = code === CR && text.charCodeAt(i + 1) === LF ? i + 2 : i + 1
    return offset < text.length ? { offset, line: from.line + 1 } : null
  }
  return null
}
