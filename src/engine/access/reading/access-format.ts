// What a login-history format is: a record of facts, a strict "is this mine?", and a parser. One file each in `formats/`.
import type { AccessProvider, Language, Track } from '../../../shared/model'
import type { Header } from './headers'
import type { JsonRecord } from './json-records'
import type { Table } from './table'
import type { Run } from './tally'

type FormatFacts = {
  id: string
  title: Record<Language, string>
  provider: AccessProvider
  /** Where users get it, and what the layout is known from. */
  source: string
  /** Month of the last look at the source, `YYYY-MM`. */
  checked: string
  /** The sign-in tracks a file of this format speaks about; `by-service`: those of the accesses in it. */
  tracks: readonly Track[] | 'by-service'
  /** Reads anything with the right kind of columns; asked only when no other format knows the file. */
  isFallback?: true
}

/** A table: CSV, TSV, a saved page, a paste. Recognised by its header alone. */
export type TableFormat = FormatFacts & { shape: 'table'; recognises(header: Header): boolean; parse(table: Table, run: Run): void }

/** Recognised by single records; `records` may hold damaged ones. */
export type JsonFormat = FormatFacts & { shape: 'json'; recognises(record: unknown): boolean; parse(records: readonly JsonRecord[], run: Run): void }

/** Text that is neither. `recognises` looks at no more than its beginning. `byLine`: reads lines one by one, so that a log of any length can be read. */
export type TextFormat = FormatFacts & { shape: 'text'; recognises(text: string): boolean; parse(text: string, run: Run): void; byLine?(run: Run): LineReader }

/** Every line is looked at, then that is settled in steps of some milliseconds, then every line is taken, in the same order. */
export type LineReader = { look(line: string): void; settle(): Generator<void>; take(number: number, line: string): void }

export type AccessFormat = TableFormat | JsonFormat | TextFormat
