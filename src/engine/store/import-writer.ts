// One file's accesses into the store, some thousand rows a transaction, so that nothing else waits for long. Until the file
// is through, its import is marked as not whole: its rows count for nothing, and whatever ends it early (cancel, crash,
// full disk) leaves rows that no screen sees and that are swept.
import type { AccessEvent, AccountId, ImportId, Malformed, Place, Track, Span } from '../../shared/model'
import { mergerOf } from '../access/merge'
import { accessData, newColumns, pushAccess, type AddedRows } from './access-columns'
import { forgetWords, writtenWords, type AccessWords } from './access-words'
import type { Database, Value } from './database'
import { listSweepable } from './import-sweep'

/** `bytes`: the size of the file, by which room for its rows is set aside: to copy half a million of them elsewhere would hold everything up. */
export type NewImport = { accountId: AccountId | null; fileName: string; zone: string; importedAt: number; bytes?: number }
export type ImportEnd = { format: string; events: number; ignored: number; malformed: number; malformedRows: readonly Malformed[]; coverage: readonly { track: Track; span: Span }[] }

export type ImportWriter = {
  readonly importId: ImportId
  /** Stores some events in one transaction. `places` runs parallel, or is asked: once for each address, unless the event names a host too. */
  add(events: readonly AccessEvent[], places: readonly Place[] | ((event: AccessEvent) => Place)): void
  /** From now on the import counts: its rows, which are given too, have to join the others in memory. */
  finish(end: ImportEnd): { importId: ImportId; added: number; known: number; rows: AddedRows }
  /** Unless it was finished, it will never count, and its rows are for the sweep. */
  abandon(): void
}

const ROWS_A_STATEMENT = 50
/** A short row of a history, and the rows that room is set aside for at most. */
const ROW_BYTES = 60
const MOST_ROOM = 2_000_000
const COLUMNS = 10
const insertRows = (rows: number) =>
  `insert into access (id, account_id, time, kind_id, place_id, ip_id, host_id, client_id, import_id, line) values ${Array<string>(rows).fill(`(${Array<string>(COLUMNS).fill('?').join(', ')})`).join(', ')}`

/** Nearly every statement is this very one: the same text is found prepared. */
const INSERT_FULL = insertRows(ROWS_A_STATEMENT)

function longer(list: Int32Array<ArrayBuffer>, at: number): Int32Array<ArrayBuffer> {
  const next = new Int32Array(Math.max(at + 1, list.length * 2))
  next.set(list)
  return next
}

export function writeImport(db: Database, info: NewImport): ImportWriter {
  const account = info.accountId ?? 0
  const importId = db.run(
    `insert into import (account_id, file_name, format, zone, imported_at, events, ignored, malformed, malformed_rows, is_whole) values (?, ?, '', ?, ?, 0, 0, 0, '[]', 0)`,
    info.accountId, info.fileName, info.zone, info.importedAt,
  ).lastId
  listSweepable.hold(db, importId)
  const merger = mergerOf(accessData(db), account)
  // Memory that nothing is written to is not taken.
  const columns = newColumns(Math.min(MOST_ROOM, Math.ceil((info.bytes ?? 0) / ROW_BYTES)))
  const told = new Set<number>()
  let placesOfIps = new Int32Array(1024)
  let known = 0

  function placeId(words: AccessWords, event: AccessEvent, place: Place | ((event: AccessEvent) => Place), ip: number): number {
    if (typeof place !== 'function') return words.place(place)
    if (event.host !== null) return words.place(place(event))
    if (ip >= placesOfIps.length) placesOfIps = longer(placesOfIps, ip)
    return (placesOfIps[ip] ||= words.place(place(event)))
  }
  /** Adds what is new to the columns; gives the lines of those rows. */
  function take(events: readonly AccessEvent[], places: readonly Place[] | ((event: AccessEvent) => Place)): string[] {
    const words = writtenWords(db)
    let id = db.get<{ seq: number }>(`select seq from sqlite_sequence where name = 'access'`)?.seq ?? 0
    const lines: string[] = []
    for (let i = 0; i < events.length; i++) {
      const event = events[i] as AccessEvent
      const ip = words.ip(event.ip)
      const kind = words.kind(event)
      const client = words.word(event.client)
      const again = merger.known({ time: event.time, kind, ip, client }, event)
      if (again === 0) {
        pushAccess(columns, { id: ++id, time: event.time, account, kind, place: placeId(words, event, typeof places === 'function' ? places : (places[i] as Place), ip), ip, host: words.word(event.host), client, importId })
        lines.push(event.rawLineRef)
      } else {
        known++
        told.add(again)
      }
    }
    words.flush()
    return lines
  }
  /** Writes the last rows of the columns. */
  function insert(lines: readonly string[]): void {
    const first = columns.count - lines.length
    for (let i = 0; i < lines.length; i += ROWS_A_STATEMENT) {
      const end = Math.min(i + ROWS_A_STATEMENT, lines.length)
      const values: Value[] = []
      for (let j = i; j < end; j++) {
        const at = first + j
        values.push(
          columns.id[at] as number, info.accountId, columns.time[at] as number, columns.kind[at] as number, columns.place[at] as number,
          columns.ip[at] || null, columns.host[at] || null, columns.client[at] || null, importId, lines[j] as string,
        )
      }
      db.run(end - i === ROWS_A_STATEMENT ? INSERT_FULL : insertRows(end - i), ...values)
    }
    for (const id of told) db.run('insert or ignore into access_told (access_id, import_id) values (?, ?)', id, importId)
    told.clear()
  }

  return {
    importId: importId as ImportId,
    add(events, places) {
      db.transaction(() => insert(take(events, places)))
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
      const nets = writtenWords(db).nets()
      // Their memory is wanted for what follows.
      forgetWords(db)
      placesOfIps = new Int32Array(0)
      return { importId: importId as ImportId, added: columns.count, known, rows: { columns, nets } }
    },
    abandon: () => listSweepable.release(db, importId),
  }
}
