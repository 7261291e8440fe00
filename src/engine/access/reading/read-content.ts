// From one file's content to its accesses: decides what the content is, and lets the one format that knows it read it.
// Order: page, JSON, line formats, delimited text, one cell per line, an empty history, else `unknown-format`.
import { KobanError } from '../../../shared/errors'
import { ACCESS_FORMATS } from '../formats/index'
import { saysNoMailsoftLogins, yahooJpMailsoft } from '../formats/yahoo-jp-mailsoft'
import type { AccessFormat, JsonFormat, TableFormat, TextFormat } from './access-format'
import { cellLinesTable } from './cell-lines'
import { decodeText, type TextEncoding } from './decode-text'
import { DELIMITERS, type Delimiter, type Position } from './delimited'
import type { Header } from './headers'
import { isHtml, readHtml } from './html-page'
import { jsonRecords } from './json-records'
import { mhtmlPage } from './mhtml'
import { delimitedCandidates, htmlCandidates, type HeaderCandidate } from './table'
import { newTally, type Run, type Tally } from './tally'
import type { ZoneClock } from './zone-clock'

export type Content = { format: AccessFormat; encoding: TextEncoding; tally: Tally }

const HEAD_CHARS = 65_536
/** How many records are tried before JSON is judged to be something else. */
const JSON_SAMPLE = 50

/** Throws `empty-file`, `not-a-log`, `no-login-table` or `unknown-format`. */
export function readContent(bytes: Uint8Array, clock: ZoneClock, now: number, formatId: string | undefined): Content {
  const formats = formatId === undefined ? ACCESS_FORMATS : ACCESS_FORMATS.filter((format) => format.id === formatId)
  const page = mhtmlPage(bytes)
  const { text, encoding } = decodeText(page ?? bytes)
  if (text.trim() === '') throw new KobanError('empty-file')
  const run: Run = { tally: newTally(), clock, now }
  const format = page || isHtml(text) ? readPage(text, formats, run) : readText(text, formats, run)
  return { format, encoding, tally: run.tally }
}

function readPage(text: string, formats: readonly AccessFormat[], run: Run): AccessFormat {
  const page = readHtml(text)
  const candidates = page.tables.map((rows) => htmlCandidates(rows, page.lines))
  run.tally.isEmptyHistory = saysNoMailsoftLogins(page.headings, page.lines)
  const found = findTable(formats, candidates)
  if (!found && run.tally.isEmptyHistory && formats.includes(yahooJpMailsoft)) return yahooJpMailsoft
  if (!found) throw new KobanError('no-login-table')
  // A long history may be split into several tables with a header each.
  for (const rows of candidates) {
    const header = rows.find((candidate) => found.format.recognises(candidate.header))
    if (header) found.format.parse(header.table(), run)
  }
  if (run.tally.events.length > 0) run.tally.isEmptyHistory = false
  return found.format
}

function readText(text: string, formats: readonly AccessFormat[], run: Run): AccessFormat {
  const json = readJson(text, formats, run)
  if (json) return json
  const lines = formats.find((format): format is TextFormat => format.shape === 'text' && format.recognises(text))
  if (lines) {
    lines.parse(text, run)
    return lines
  }
  const table = findTable(formats, delimitedTables(text)) ?? pastedCells(text, formats)
  if (table) {
    table.format.parse(table.candidate.table(), run)
    return table.format
  }
  const firstLines = text.slice(0, HEAD_CHARS).split(/\r\n|\n|\r/)
  if (!saysNoMailsoftLogins(firstLines, firstLines) || !formats.includes(yahooJpMailsoft)) throw new KobanError('unknown-format')
  run.tally.isEmptyHistory = true
  return yahooJpMailsoft
}

function readJson(text: string, formats: readonly AccessFormat[], run: Run): AccessFormat | null {
  const readers = formats.filter((format): format is JsonFormat => format.shape === 'json')
  const own = readers.filter((format) => !format.isFallback)
  const records = jsonRecords(text, (value) => own.some((format) => format.recognises(value)))
  if (!records) return null
  const sample = records.filter((record) => record.problem === null).slice(0, JSON_SAMPLE)
  const format = fallbacksLast(readers).find((reader) => sample.some((record) => reader.recognises(record.value)))
  if (!format) throw new KobanError('not-a-log', undefined, { details: { kind: 'json' } })
  format.parse(records, run)
  return format
}

/**
 * The delimited table that the beginning of a long text belongs to; null for anything that must be read as a whole (pages,
 * JSON, log lines). `text` must be long enough for what `readContent` looks at to decide.
 */
export function delimitedStart(text: string, formatId: string | undefined): { format: TableFormat; header: Header; delimiter: Delimiter; start: Position } | null {
  const formats = formatId === undefined ? ACCESS_FORMATS : ACCESS_FORMATS.filter((format) => format.id === formatId)
  if (isHtml(text) || /^\s*[{[]/.test(text)) return null
  if (formats.some((format) => format.shape === 'text' && format.recognises(text))) return null
  const found = findTable(formats, delimitedTables(text))
  return found?.candidate.data ? { format: found.format, header: found.candidate.header, ...found.candidate.data } : null
}

type FoundTable = { format: TableFormat; candidate: HeaderCandidate }

/** The first format, in the order of the list, that knows one of the headers. */
function findTable(formats: readonly AccessFormat[], tables: readonly (readonly HeaderCandidate[])[]): FoundTable | null {
  for (const format of fallbacksLast(formats)) {
    if (format.shape !== 'table') continue
    for (const rows of tables) {
      const candidate = rows.find(({ header }) => format.recognises(header))
      if (candidate) return { format, candidate }
    }
  }
  return null
}

function fallbacksLast<T extends AccessFormat>(formats: readonly T[]): T[] {
  return [...formats.filter((format) => !format.isFallback), ...formats.filter((format) => format.isFallback)]
}

/** Excel's `sep=;` line names the delimiter; otherwise each is tried. */
function delimitedTables(text: string): HeaderCandidate[][] {
  const named = /^sep=([,;|\t])(\r\n|\n|\r)/i.exec(text)
  if (named) return [delimitedCandidates(text, named[1] as Delimiter, { offset: named[0].length, line: 2 })]
  return DELIMITERS.map((delimiter) => delimitedCandidates(text, delimiter, { offset: 0, line: 1 }))
}

function pastedCells(text: string, formats: readonly AccessFormat[]): FoundTable | null {
  const table = cellLinesTable(text)
  return table && findTable(formats, [[{ header: table.header, table: () => table }]])
}
