// The tables that the user has named the columns of, each known by its header's signature. Values of `setting`.
import type { SavedMapping } from '../../shared/columns'
import type { Database } from './database'
import { readSetting, writeSetting } from './settings'

export type KnownTable = SavedMapping & { signature: string; /** The columns' titles. */ titles: string[]; fileName: string; savedAt: number }

const KEY = 'column-mappings'
const MOST = 100

/** Newest first. */
export const readMappings = (db: Database): KnownTable[] => readSetting<KnownTable[]>(db, KEY) ?? []

/** By signature. */
export const savedMappings = (db: Database): ReadonlyMap<string, SavedMapping> => new Map(readMappings(db).map((known) => [known.signature, known]))

/** A table that is known already is known anew. */
export function saveMapping(db: Database, table: KnownTable): void {
  writeSetting(db, KEY, [table, ...readMappings(db).filter((known) => known.signature !== table.signature)].slice(0, MOST))
}

export function forgetMapping(db: Database, signature: string): void {
  writeSetting(db, KEY, readMappings(db).filter((known) => known.signature !== signature))
}
