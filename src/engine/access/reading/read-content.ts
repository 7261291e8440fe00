// From one file's content to its accesses: decides what the content is, and lets the one format that knows it read it.
// Order: page, JSON, line formats, delimited text, one cell per line, an empty history, else `unknown-format`.
import type { ColumnMapping, SavedMapping } from '../../../shared/columns'
import { KobanError } from '../../../shared/errors'
import { ACCESS_FORMATS } from '../formats/index'
import { mappedFormat } from '../formats/mapped-table'
import { saysNoMailsoftLogins, yahooJpMailsoft } from '../formats/yahoo-jp-mailsoft'
import type { AccessFormat, JsonFormat, TableFormat, TextFormat } from './access-format'
import { cellLinesTable } from './cell-lines'
import { decodeText, type TextEncoding } from './decode-text'
import { isHtml, readHtml, type HtmlPage } from './html-page'
import { firstJsonLines, jsonRecords, type JsonRecord } from './json-records'
import { mhtmlPage } from './mhtml'
import type { LogFormat, PieceStart } from './piece-reading'
import { locateInPage, locateInText, textStart, type LocatedTable } from './located-table'
import { delimitedCandidates, htmlCandidates, type HeaderCandidate } from './table'
import { newTally, type Run, type Tally } from './tally'
import { zoneClock, type ZoneClock } from './zone-clock'

/** What the user said of tables: of this one now, or of one with the same header before. */
export type Mappings = { chosen?: ColumnMapping | undefined; /** By signature. */ saved?: ReadonlyMap<string, SavedMapping>; /** A zone named now counts more than the saved one. */ keepsZone?: boolean }
/** How a table was read that the user has named the columns of. */
export type ReadColumns = { signature: string; mapping: ColumnMapping; origin: 'saved' | 'chosen'; zone: string }

export type Content = { format: AccessFormat; encoding: TextEncoding; tally: Tally; columns?: ReadColumns }

const HEAD_CHARS = 65_536
const LONGEST_FIRST_LINE = 1024 * 1024
/** How many records are tried before JSON is judged to be something else. */
const JSON_SAMPLE = 50

/** Throws `empty-file`, `not-a-log`, `no-login-table` or `unknown-format`. */
export function readContent(bytes: Uint8Array, clock: ZoneClock, now: number, formatId: string | undefined, mappings: Mappings = {}): Content {
  const formats = formatId === undefined ? ACCESS_FORMATS : ACCESS_FORMATS.filter((format) => format.id === formatId)
  const page = mhtmlPage(bytes)
  const { text, encoding } = decodeText(page ?? bytes)
  if (text.trim() === '') throw new KobanError('empty-file')
  const run: Run = { tally: newTally(), clock, now }
  const html = page !== null || isHtml(text) ? readHtml(text) : null
  const locate = () => locateTable(text, html)
  let columns: ReadColumns | null = null
  const byMapping = (asked: Mappings): AccessFormat | null => {
    const found = formatId === undefined ? mappedTable(locate, asked, clock) : null
    found?.format.parse(found.table.table(found.columns.mapping.hasHeader), run)
    columns = found?.columns ?? null
    return found?.format ?? null
  }
  const bySaved = () => byMapping({ ...mappings, chosen: undefined })
  const format = (mappings.chosen && byMapping(mappings)) ?? (html ? readPage(html, formats, run, bySaved) : readText(text, formats, run, bySaved))
  return { format, encoding, tally: run.tally, ...(columns ? { columns } : {}) }
}

const locateTable = (text: string, html: HtmlPage | null): LocatedTable | null => (html ? locateInPage(html.tables, html.lines) : locateInText(text))

/** The table whose columns a user may name; null when there is none. Throws as `readContent` does. */
export function tableOf(bytes: Uint8Array): LocatedTable | null {
  const page = mhtmlPage(bytes)
  const { text } = decodeText(page ?? bytes)
  return locateTable(text, page !== null || isHtml(text) ? readHtml(text) : null)
}

type Mapped = { format: TableFormat; table: LocatedTable; columns: ReadColumns }

/** The table read as the user says, now or before. Throws `unknown-format` when what is said now does not fit the file. */
function mappedTable(locate: () => LocatedTable | null, { chosen, saved, keepsZone }: Mappings, clock: ZoneClock): Mapped | null {
  const table = chosen || saved ? locate() : null
  if (!table && chosen) throw new KobanError('unknown-format')
  if (!table) return null
  if (chosen) return mapped(table, chosen, 'chosen', clock)
  for (const hasHeader of [true, false]) {
    const known = saved?.get(table.signature(hasHeader))
    // Without titles any table of that width would do: only where the first row is no title.
    if (!known || known.hasHeader !== hasHeader || (!hasHeader && table.seemsHeaded)) continue
    const { zone, ...mapping } = known
    return mapped(table, mapping, 'saved', keepsZone ? clock : zoneClock(zone))
  }
  return null
}

function mapped(table: LocatedTable, mapping: ColumnMapping, origin: ReadColumns['origin'], clock: ZoneClock): Mapped {
  const { hasHeader } = mapping
  return { format: mappedFormat(mapping, table.table(hasHeader).header.cells.length, clock), table, columns: { signature: table.signature(hasHeader), mapping, origin, zone: clock.zone } }
}

type BySaved = () => AccessFormat | null

function readPage(page: HtmlPage, formats: readonly AccessFormat[], run: Run, bySaved: BySaved): AccessFormat {
  const candidates = page.tables.map((rows) => htmlCandidates(rows, page.lines))
  run.tally.isEmptyHistory = saysNoMailsoftLogins(page.headings, page.lines)
  const found = findTable(ownFormats(formats), candidates)
  const mapped = found ? null : bySaved()
  if (mapped) return mapped
  return readPageTables(formats, run, candidates, found ?? findTable(formats, candidates))
}

function readPageTables(formats: readonly AccessFormat[], run: Run, candidates: readonly (readonly HeaderCandidate[])[], found: FoundTable | null): AccessFormat {
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

function readText(text: string, formats: readonly AccessFormat[], run: Run, bySaved: BySaved): AccessFormat {
  const json = readJson(text, formats, run)
  if (json) return json
  if (isOneLongLine(text)) throw new KobanError('unknown-format')
  const lines = formats.find((format): format is TextFormat => format.shape === 'text' && format.recognises(text))
  if (lines) {
    lines.parse(text, run)
    return lines
  }
  const tables = delimitedTables(text)
  const own = findTable(ownFormats(formats), tables)
  const mapped = own ? null : bySaved()
  if (mapped) return mapped
  const table = own ?? findTable(formats, tables) ?? pastedCells(text, formats)
  if (table) {
    table.format.parse(table.candidate.table(), run)
    return table.format
  }
  const firstLines = text.slice(0, HEAD_CHARS).split(/\r\n|\n|\r/)
  if (!saysNoMailsoftLogins(firstLines, firstLines) || !formats.includes(yahooJpMailsoft)) throw new KobanError('unknown-format')
  run.tally.isEmptyHistory = true
  return yahooJpMailsoft
}

/** No table, log or paste begins with a line of a megabyte; what unfolds from an archive of a few kilobytes may. */
function isOneLongLine(text: string): boolean {
  return text.length > LONGEST_FIRST_LINE && !/[\r\n]/.test(text.slice(0, LONGEST_FIRST_LINE))
}

function readJson(text: string, formats: readonly AccessFormat[], run: Run): AccessFormat | null {
  const { readers, isRecord } = jsonReaders(formats)
  const records = jsonRecords(text, isRecord)
  if (!records) return null
  const format = jsonFormatOf(readers, records.filter((record) => record.problem === null))
  if (!format) throw new KobanError('not-a-log', undefined, { details: { kind: 'json' } })
  format.parse(records, run)
  return format
}

function jsonReaders(formats: readonly AccessFormat[]): { readers: JsonFormat[]; isRecord: (value: unknown) => boolean } {
  const readers = formats.filter((format): format is JsonFormat => format.shape === 'json')
  const own = readers.filter((format) => !format.isFallback)
  return { readers, isRecord: (value) => own.some((format) => format.recognises(value)) }
}

const jsonFormatOf = (readers: readonly JsonFormat[], records: readonly JsonRecord[]): JsonFormat | undefined => {
  const sample = records.slice(0, JSON_SAMPLE)
  return fallbacksLast(readers).find((reader) => sample.some((record) => reader.recognises(record.value)))
}

/**
 * What the beginning of a long text says of how to read it in pieces; null for anything that must be read as a whole (pages, JSON
 * documents, short forms). `text` must be long enough for what `readContent` looks at to decide; `isWhole`: it is all there is.
 */
export function pieceStart(text: string, isWhole: boolean, formatId: string | undefined, mappings: Mappings, clock: ZoneClock): PieceStart | null {
  const formats = formatId === undefined ? ACCESS_FORMATS : ACCESS_FORMATS.filter((format) => format.id === formatId)
  if (isHtml(text)) return null
  if (/^\s*[{[]/.test(text)) return mappings.chosen ? null : jsonLinesStart(text, isWhole, formats)
  if (isOneLongLine(text)) return null
  const byMapping = (asked: Mappings): PieceStart | null => {
    const own = formatId === undefined ? mappedTable(() => locateInText(text), asked, clock) : null
    const data = own?.table.data(own.columns.mapping.hasHeader)
    return own && data ? { kind: 'table', format: own.format, header: own.table.table(own.columns.mapping.hasHeader).header, columns: own.columns, ...data } : null
  }
  if (mappings.chosen) return byMapping(mappings)
  const lines = formats.find((format): format is TextFormat => format.shape === 'text' && format.recognises(text))
  if (lines) return lines.byLine ? { kind: 'log', format: lines as LogFormat } : null
  const tables = delimitedTables(text)
  const own = findTable(ownFormats(formats), tables)
  const saved = own ? null : byMapping(mappings)
  if (saved) return saved
  const found = own ?? findTable(formats, tables)
  return found?.candidate.data ? { kind: 'table', format: found.format, header: found.candidate.header, ...found.candidate.data } : null
}

function jsonLinesStart(text: string, isWhole: boolean, formats: readonly AccessFormat[]): PieceStart | null {
  const { readers, isRecord } = jsonReaders(formats)
  const sample = firstJsonLines(text, isWhole, isRecord)?.filter((record) => record.problem === null) ?? []
  if (!isWhole && sample.length < JSON_SAMPLE) return null
  const format = jsonFormatOf(readers, sample)
  return format ? { kind: 'json-lines', format, isRecord } : null
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

const ownFormats = (formats: readonly AccessFormat[]): AccessFormat[] => formats.filter((format) => !format.isFallback)

function delimitedTables(text: string): HeaderCandidate[][] {
  const { delimiters, start } = textStart(text)
  return delimiters.map((delimiter) => delimitedCandidates(text, delimiter, start))
}

function pastedCells(text: string, formats: readonly AccessFormat[]): FoundTable | null {
  const table = cellLinesTable(text)
  return table && findTable(formats, [[{ header: table.header, table: () => table }]])
}
