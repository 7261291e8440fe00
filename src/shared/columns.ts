// What a user says of a table that no format knows: which column holds what. Kept by the table's header, so that the next
// file of the same kind is read the same at once.
import type { AccessEvent, Malformed } from './model'

/** As much of a file as is looked at to name its columns. */
export const OFFER_BYTES = 1024 * 1024

/** `clock`: the time of day, where the date stands in `time` alone. `place`: a country, or city, region and country. */
export const COLUMN_FIELDS = ['time', 'clock', 'ip', 'place', 'service', 'result', 'client', 'account'] as const
export type ColumnField = (typeof COLUMN_FIELDS)[number]

export type ColumnMapping = {
  /** False: the first row is an access already. */
  hasHeader: boolean
  /** Positions from 0; a column holds one field. */
  columns: Partial<Record<ColumnField, number>>
  /** How `4/3/2026` is read; `auto`: as the file's own dates show, else month first. */
  dateOrder: 'auto' | 'mdy' | 'dmy'
}

/** With the zone that its times were read in. */
export type SavedMapping = ColumnMapping & { zone: string }

/** A mapping can be read by when it names a time, and where from. */
export function canReadBy({ columns }: ColumnMapping): boolean {
  return columns.time !== undefined && (columns.ip !== undefined || columns.place !== undefined)
}

/** A table's columns with their first values, and how its first rows would be read. */
export type ColumnsOffer = {
  mapping: ColumnMapping
  /** `saved`: the user's own, from an earlier file; `chosen`: the one that was sent. */
  origin: 'guessed' | 'saved' | 'chosen'
  zone: string
  columns: { label: string; values: string[] }[]
  /** Whether there are dates such as `4/3/2026`, and what order they settle themselves. */
  slashDates: 'none' | 'open' | 'mdy' | 'dmy'
  /** The first rows in file order; empty while the mapping names too little. */
  rows: ({ kind: 'access' } & AccessEvent | { kind: 'malformed' } & Malformed)[]
}
