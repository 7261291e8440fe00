// All SQL of `import`, `coverage` and the rows of `access`. What is asked of accesses (filters, counts, verdicts) is answered
// from the columns in memory; here are only the ways in and out, and the texts of single rows.
import type { EngineApi } from '../../shared/engine-api'
import type { AccessEvent, AccessId, AccountId, CoverageSpan, ImportId, Malformed, Place, Span, Track } from '../../shared/model'
import { mergerOf } from '../access/merge'
import { accessData, dropImport, forgetAccesses, joinAccesses } from './access-columns'
import { accessWords } from './access-words'
import type { Database, Value } from './database'
import { sweepNow } from './import-sweep'
import { writeImport, type NewImport as StartedImport } from './import-writer'

export type NewImport = StartedImport & { format: string; ignored: number; malformed: Malformed[] }

/** Which events of a file are new to the store; runs parallel to `events`. */
export function newAmong(db: Database, accountId: AccountId | null, events: readonly AccessEvent[]): boolean[] {
  const isNew = newTo(db, accountId)
  return events.map(isNew)
}

/** The same, event by event, for one file. */
export function newTo(db: Database, accountId: AccountId | null): (event: AccessEvent) => boolean {
  const merger = mergerOf(accessData(db), accountId ?? 0)
  const words = accessWords(db, true)
  return (event) => merger.known({ time: event.time, kind: words.kind(event), ip: words.ip(event.ip), client: words.word(event.client) }, event) === 0
}

/** Stores one file's events. `places` runs parallel to `events`. */
export function addImport(
  db: Database, info: NewImport, events: readonly AccessEvent[], places: readonly Place[], coverage: readonly { track: Track; span: Span }[],
): { importId: ImportId; added: number; known: number } {
  return db.transaction(() => {
    const writer = writeImport(db, info)
    try {
      writer.add(events, places)
      const { rows, ...done } = writer.finish({ format: info.format, events: events.length, ignored: info.ignored, malformed: info.malformed.length, malformedRows: info.malformed, coverage })
      joinAccesses(db, rows)
      return done
    } finally {
      writer.abandon()
    }
  })
}

type ImportRow = { id: number; account_id: number | null; file_name: string; format: string; imported_at: number; events: number; malformed: number }
/** Newest first. */
export const listImports = (db: Database): ReturnType<EngineApi['access.imports']>['rows'] =>
  db
    .all<ImportRow>('select id, account_id, file_name, format, imported_at, events, malformed from import where is_whole = 1 order by imported_at desc, id desc')
    .map((r) => ({
      importId: r.id as ImportId, accountId: r.account_id as AccountId | null, fileName: r.file_name, format: r.format, importedAt: r.imported_at, events: r.events, malformed: r.malformed,
    }))

/**
 * Takes an import back: its coverage, and the accesses that no other import showed. From then on they count for nothing;
 * their rows are left to the sweep unless they are few. Gives how many accesses went.
 */
export function removeImport(db: Database, importId: ImportId): number {
  const others = new Map(
    db.lists(
      `select t.access_id, min(t.import_id) from access_told t join access a on a.id = t.access_id join import i on i.id = t.import_id and i.is_whole = 1
       where a.import_id = ? group by 1`, importId) as [number, number][])
  const { columns } = accessData(db)
  let removed = -others.size
  for (let at = 0; at < columns.count; at++) if (columns.importId[at] === importId) removed++
  db.transaction(() => {
    for (const [access, other] of others) {
      db.run('update access set import_id = ? where id = ?', other, access)
      db.run('delete from access_told where access_id = ? and import_id = ?', access, other)
    }
    db.run('delete from access_told where import_id = ?', importId)
    db.run('delete from coverage where import_id = ?', importId)
    db.run('delete from confirmation where access_id is not null and (select import_id from access where id = access_id) = ?', importId)
    db.run('update import set is_whole = 0 where id = ?', importId)
  })
  dropImport(db, importId, others)
  if (removed <= FEW) sweepNow(db)
  return removed
}

const FEW = 5000

/** Histories that were imported before the first account was connected become that account's; what it has already is not doubled. */
export function adoptOrphans(db: Database, accountId: AccountId): number {
  const data = accessData(db)
  const { columns } = data
  const own = mergerOf(data, accountId)
  let adopted = 0
  db.transaction(() => {
    for (let at = 0; at < columns.count; at++) {
      if (columns.account[at] !== 0) continue
      const kind = columns.kind[at] as number
      const again = own.known({ time: columns.time[at] as number, kind, ip: columns.ip[at] as number, client: columns.client[at] as number }, data.kinds[kind]!)
      if (again === 0) {
        adopted++
        continue
      }
      const id = columns.id[at] as number
      db.run('insert or ignore into access_told (access_id, import_id) select ?, import_id from access where id = ? union select ?, import_id from access_told where access_id = ?', again, id, again, id)
      db.run('delete from access where id = ?', id)
    }
    db.run('update access set account_id = ? where account_id is null', accountId)
    db.run('update coverage set account_id = ? where account_id is null', accountId)
    db.run('update import set account_id = ? where account_id is null', accountId)
  })
  forgetAccesses(db)
  return adopted
}

export function removeAccessesOf(db: Database, accountId: AccountId): void {
  db.transaction(() => {
    db.run('delete from access where account_id = ?', accountId)
    db.run('delete from coverage where account_id = ?', accountId)
  })
  forgetAccesses(db)
}

type CoverageRow = { track: string; from_at: number; to_at: number; source: string | null; account_id: number | null }
/** Accounts null and undefined differ: null is "imported without an account", undefined is all. */
export function coverageSpans(db: Database, accountId?: AccountId | null): (CoverageSpan & { accountId: AccountId | null })[] {
  const [where, params] = accountClause('c.', accountId)
  return db
    .all<CoverageRow>(`select c.track, c.from_at, c.to_at, c.account_id, i.file_name as source from coverage c left join import i on i.id = c.import_id where ${where} order by c.from_at`, ...params)
    .map((r) => ({ track: r.track as Track, from: r.from_at, to: r.to_at, source: r.source ?? '', accountId: r.account_id as AccountId | null }))
}

function accountClause(prefix: string, accountId: AccountId | null | undefined): [string, Value[]] {
  if (accountId === undefined) return ['1', []]
  return accountId === null ? [`${prefix}account_id is null`, []] : [`${prefix}account_id = ?`, [accountId]]
}

export type AccessTexts = { ip: string | null; host: string | null; client: string | null; line: string }

/** What of single accesses is text, by id. */
export function accessTexts(db: Database, ids: readonly number[]): Map<number, AccessTexts> {
  const rows = db.lists(
    `select a.id, i.ip, h.word, c.word, a.line from json_each(?) j join access a on a.id = j.value left join access_ip i on i.id = a.ip_id
     left join access_word h on h.id = a.host_id left join access_word c on c.id = a.client_id`, JSON.stringify(ids))
  return new Map(rows.map(([id, ip, host, client, line]) => [id as number, { ip, host, client, line } as AccessTexts]))
}

/** Positions in the columns of all accesses that an import showed, new or known: of a file that is not large. */
export function positionsOfImport(db: Database, importId: number): number[] {
  const positions: number[] = []
  countOfImport(db, importId, (at) => positions.push(at) > 0)
  return positions
}

/** How many of the accesses that an import showed, new or known, are wanted; asked by position in the columns. */
export function countOfImport(db: Database, importId: number, isWanted: (position: number) => boolean): number {
  const { columns } = accessData(db)
  const again = new Set(db.lists('select access_id from access_told where import_id = ?', importId).map(([id]) => id as AccessId))
  let count = 0
  for (let at = 0; at < columns.count; at++) if ((columns.importId[at] === importId || again.has(columns.id[at] as AccessId)) && isWanted(at)) count++
  return count
}

/** Rows of the newest import of a track: providers that keep about 30 rows lose the oldest next. */
export function newestImportRows(db: Database, accountId: AccountId, track: Track): number {
  const newest = db.get<{ id: number | null }>('select max(import_id) as id from coverage where account_id = ? and track = ?', accountId, track)?.id
  if (newest == null) return 0
  const { columns, kinds } = accessData(db)
  return countOfImport(db, newest, (at) => kinds[columns.kind[at] as number]?.track === track)
}
