// One file's accesses into the store, some thousand rows a transaction, so that nothing else waits for long. Until the file
// is through, its import is marked as not whole: its rows count for nothing, and whatever ends it early (cancel, crash,
// full disk) leaves rows that no screen sees and that are swept.
import type { AccessEvent, AccountId, ImportId, Malformed, Place, Track, Span } from '../../shared/model'
import { mergerOf } from '../access/merge'
import { accessData, joinAccesses, newColumns, pushAccess, type AccessNumbers } from './access-columns'
import { forgetWords, writtenWords } from './access-words'
import type { Database, Value } from './database'
import { listSweepable } from './import-sweep'

export type NewImport = { accountId: AccountId | null; fileName: string; zone: string; importedAt: number }
export type ImportEnd = { format: string; events: number; ignored: number; malformed: number; malformedRows: readonly Malformed[]; coverage: readonly { track: Track; span: Span }[] }

export type ImportWriter = {
  readonly importId: ImportId
  /** Stores some events in one transaction. `places` runs parallel, or is asked: once for each address, unless the event names a host too. */
  add(events: readonly AccessEvent[], places: readonly Place[] | ((event: AccessEvent) => Place)): void
  /** From now on the import counts. */
  finish(end: ImportEnd): { importId: ImportId; added: number; known: number }
  /** Unless it was finished, it will never count, and its rows are for the sweep. */
  abandon(): void
}

const ROWS_A_STATEMENT = 50
const COLUMNS = 10
const insertRows = (rows: number) =>
  `insert into access (id, account_id, time, kind_id, place_id, ip_id, host_id, client_id, import_id, line) values ${Array<string>(rows).fill(`(${Array<string>(COLUMNS).fill('?').join(', ')})`).join(', ')}`

export function writeImport(db: Database, info: NewImport): ImportWriter {
  const account = info.accountId ?? 0
  const importId = db.run(
    `insert into import (account_id, file_name, format, zone, imported_at, events, ignored, malformed, malformed_rows, is_whole) values (?, ?, '', ?, ?, 0, 0, 0, '[]', 0)`,
    info.accountId, info.fileName, info.zone, info.importedAt,
  ).lastId
  listSweepable.hold(db, importId)
  const merger = mergerOf(accessData(db), account)
  const columns = newColumns(0)
  const told = new Set<number>()
  const placesOfIps = new Map<number, number>()
  let known = 0

  function rowsOf(events: readonly AccessEvent[], places: readonly Place[] | ((event: AccessEvent) => Place)): { numbers: AccessNumbers; line: string }[] {
    const words = writtenWords(db)
    const placeId = (event: AccessEvent, i: number, ip: number): number => {
      if (typeof places !== 'function') return words.place(places[i] as Place)
      if (event.host !== null) return words.place(places(event))
      let place = placesOfIps.get(ip)
      if (place === undefined) placesOfIps.set(ip, (place = words.place(places(event))))
      return place
    }
    let id = db.get<{ seq: number }>(`select seq from sqlite_sequence where name = 'access'`)?.seq ?? 0
    const rows: { numbers: AccessNumbers; line: string }[] = []
    for (let i = 0; i < events.length; i++) {
      const event = events[i] as AccessEvent
      const ip = words.ip(event.ip)
      const numbers = { id: 0, time: event.time, account, kind: words.kind(event), place: placeId(event, i, ip), ip, host: words.word(event.host), client: words.word(event.client), importId }
      const again = merger.known(numbers, event)
      if (again === 0) {
        numbers.id = ++id
        rows.push({ numbers, line: event.rawLineRef })
      } else {
        known++
        told.add(again)
      }
    }
    words.flush()
    return rows
  }
  function insert(rows: readonly { numbers: AccessNumbers; line: string }[]): void {
    for (let at = 0; at < rows.length; at += ROWS_A_STATEMENT) {
      const some = rows.slice(at, at + ROWS_A_STATEMENT)
      const values: Value[] = []
      for (const { numbers: n, line } of some) values.push(n.id, info.accountId, n.time, n.kind, n.place, n.ip || null, n.host || null, n.client || null, importId, line)
      db.run(insertRows(some.length), ...values)
    }
    for (const id of told) db.run('insert or ignore into access_told (access_id, import_id) values (?, ?)', id, importId)
    told.clear()
  }

  return {
    importId: importId as ImportId,
    add(events, places) {
      const rows = db.transaction(() => {
        const fresh = rowsOf(events, places)
        insert(fresh)
        return fresh
      })
      for (const { numbers } of rows) pushAccess(columns, numbers)
    },
    finish(end) {
      db.transaction(() => {
        db.run(
          'update import set format = ?, events = ?, ignored = ?, malformed = ?, malformed_rows = ?, is_whole = 1 where id = ?',
          end.format, end.events, end.ignored, end.malformed, JSON.stringify(end.malformedRows.slice(0, 1000)), importId,
        )
        for (const { track, span } of end.coverage) {
          db.run('insert into coverage (account_id, track, from_at, to_at, import_id) values (?, ?, ?, ?, ?)', info.accountId, track, span.from, span.to, importId)
        }
      })
      listSweepable.release(db, importId)
      forgetWords(db)
      joinAccesses(db, columns)
      return { importId: importId as ImportId, added: columns.count, known }
    },
    abandon: () => listSweepable.release(db, importId),
  }
}
