// A table pasted with one cell per line, as phones and some browsers do: the header's labels one per line, then the values.
// The line that parses as a date anchors each record; its distance to the record's start is the date's place in the header.
import { isKnownLabel, label, makeHeader, type Header } from './headers'
import { plain } from './times'
import type { Row, Table } from './table'

type Line = { number: number; text: string }

/** A header shorter than this could be prose. */
const MIN_LABELS = 3
const MOST_LABELS = 20
const DATE_LINE = /^\d{4} ?[-/.年] ?\d{1,2} ?[-/.月] ?\d{1,2}/
const DATE_LABELS = new Set(['日時', 'ログイン日時', 'アクセス日時', 'date/time', 'time', 'date', '日付/時刻', '日付'])

/** The table of such a paste, or null when no run of labels is followed by dates. */
export function cellLinesTable(text: string): Table | null {
  const lines = numberedLines(text)
  const start = lines.findIndex((line, i) => isKnownLabel(line.text) && runLength(lines, i) >= MIN_LABELS)
  if (start < 0) return null
  const labels = lines.slice(start, start + headerLength(lines, start))
  const header = makeHeader(labels.map((line) => line.text))
  const datePlace = placeOfDate(header.labels)
  if (datePlace < 0) return null
  const data = lines.slice(start + labels.length)
  return { origin: 'cell-lines', header, rows: () => records(data, header, datePlace) }
}

const placeOfDate = (labels: readonly string[]): number => labels.findIndex((text) => DATE_LABELS.has(text))
const isDate = (line: Line | undefined): boolean => line !== undefined && DATE_LINE.test(plain(line.text))

/**
 * How many lines the header has: the run of known labels, or further, to where the first record begins, when labels that name no
 * field stand among them. The second record must then lie just as far away; the first row's values are never taken for labels.
 */
function headerLength(lines: readonly Line[], start: number): number {
  const run = runLength(lines, start)
  const datePlace = placeOfDate(lines.slice(start, start + run).map((line) => label(line.text)))
  const firstDate = lines.findIndex((line, i) => i >= start + run && isDate(line))
  const width = firstDate - datePlace - start
  const isWider = datePlace >= 0 && firstDate >= 0 && width > run && width <= MOST_LABELS
  return isWider && (isDate(lines[firstDate + width]) || firstDate - datePlace + width === lines.length) ? width : run
}

function numberedLines(text: string): Line[] {
  const lines: Line[] = []
  let number = 0
  for (const line of text.split(/\r\n|\n|\r/)) {
    number++
    if (line.trim() !== '') lines.push({ number, text: line.trim() })
  }
  return lines
}

function runLength(lines: readonly Line[], from: number): number {
  let length = 0
  while (isKnownLabel(lines[from + length]?.text ?? '')) length++
  return length
}

function* records(lines: readonly Line[], header: Header, datePlace: number): Generator<Row> {
  const width = header.cells.length
  const data = withoutRepeatedHeaders(lines, header)
  const starts: number[] = []
  for (let i = 0; i < data.length; i++) if (isDate(data[i]) && i >= datePlace) starts.push(i - datePlace)
  for (let i = 0; i < starts.length; i++) {
    const start = starts[i] ?? 0
    const cells = data.slice(start, Math.min(start + width, starts[i + 1] ?? data.length))
    yield { ref: `L${cells[0]?.number ?? 0}`, cells: cells.map((line) => line.text), problem: cells.length < width ? 'short-row' : null }
  }
}

function withoutRepeatedHeaders(lines: readonly Line[], header: Header): Line[] {
  const kept: Line[] = []
  const width = header.labels.length
  for (let i = 0; i < lines.length; i++) {
    if (header.labels.every((text, k) => label(lines[i + k]?.text ?? '') === text)) i += width - 1
    else {
      const line = lines[i]
      if (line) kept.push(line)
    }
  }
  return kept
}
