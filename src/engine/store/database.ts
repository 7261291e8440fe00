// The encrypted database: opening, migrations, and the one place where SQLite's errors become ours. libsql writes
// a plain file without a word when the key is empty (checked with 0.5.29), so the key is checked before and the
// file's first bytes after. The store is locked for as long as it is open: the engine is its only user.
import { closeSync, copyFileSync, existsSync, mkdtempSync, openSync, readSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Libsql from 'libsql'
import { KobanError } from '../../shared/errors'
import { MIGRATIONS } from './migrations/index'

export type Value = string | number | bigint | Buffer | null
export type Row = Record<string, Value>
export type Params = readonly Value[]

export type Database = {
  get<T = Row>(sql: string, ...params: Params): T | undefined
  all<T = Row>(sql: string, ...params: Params): T[]
  /** Rows as lists of their columns: for reading very many. */
  lists(sql: string, ...params: Params): Value[][]
  /** Rows changed, and the rowid of the last insert. */
  run(sql: string, ...params: Params): { changes: number; lastId: number }
  /** All or nothing, durable when it returns. Nested calls join the outer one. */
  transaction<T>(work: () => T): T
  /** How many transactions were rolled back: what was computed from one of them no longer holds. */
  readonly rollbacks: number
  close(): void
}

const PLAIN_HEADER = 'SQLite format 3\0'

function firstBytes(file: string): string {
  const fd = openSync(file, 'r')
  try {
    const bytes = Buffer.alloc(16)
    const read = readSync(fd, bytes, 0, 16, 0)
    return bytes.subarray(0, read).toString('latin1')
  } finally {
    closeSync(fd)
  }
}

/** SQLite's faults as ours. Exported for the table files' tests. */
export function storeError(error: unknown): KobanError {
  if (error instanceof KobanError) return error
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
  const text = error instanceof Error ? error.message : ''
  if (code.startsWith('SQLITE_FULL') || code === 'ENOSPC' || /database or disk is full|disk I\/O error|no space left/i.test(text)) {
    return new KobanError('disk-full', undefined, { cause: error })
  }
  if (code.startsWith('SQLITE_BUSY') || /database is locked/i.test(text)) return new KobanError('store-in-use', undefined, { cause: error })
  if (code.startsWith('SQLITE_NOTADB') || /file is not a database/i.test(text)) return new KobanError('store-key-lost', undefined, { cause: error })
  if (code.startsWith('SQLITE_CORRUPT') || /malformed/i.test(text)) return new KobanError('store-damaged', undefined, { cause: error })
  return new KobanError('internal', 'store', { cause: error })
}

function guarded<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw storeError(error)
  }
}

/**
 * Opens (or makes) the store at `file` with a key of 64 hex digits and brings it to the newest schema.
 * Throws `store-key-lost` (this key does not open it; the file is untouched), `store-in-use`, `store-newer`,
 * `store-damaged`, `disk-full`. `isCopied`: the caller has put the files by, so that a wrong key may touch them.
 */
export function openDatabase(file: string, keyHex: string, { isCopied = false } = {}): Database {
  if (!/^[0-9a-f]{64}$/.test(keyHex)) throw new KobanError('internal', 'store key is not 32 bytes of hex')
  if (file !== ':memory:' && existsSync(file) && firstBytes(file) === PLAIN_HEADER) throw new KobanError('store-damaged', 'the store file is not encrypted')
  if (file !== ':memory:' && !isCopied) refuseForeignKey(file, keyHex)
  const db = guarded(() => new Libsql(file, { encryptionCipher: 'aes256cbc', encryptionKey: keyHex, timeout: 0 } as Libsql.Options))
  const statements = new Map<string, Libsql.Statement>()
  const prepare = (sql: string, asLists = false) => {
    const key = asLists ? `lists ${sql}` : sql
    let statement = statements.get(key)
    if (!statement) statements.set(key, (statement = asLists ? db.prepare(sql).raw() : db.prepare(sql)))
    return statement
  }
  let depth = 0
  let rollbacks = 0
  const api: Database = {
    get: (sql, ...params) =>
      guarded(() => {
        const row = prepare(sql).get(...params) as Record<string, unknown> | undefined
        if (row) delete row['_metadata'] // libsql's own timing, which no caller asked for
        return row
      }) as never,
    all: (sql, ...params) => guarded(() => prepare(sql).all(...params)) as never,
    lists: (sql, ...params) => guarded(() => prepare(sql, true).all(...params)) as never,
    run: (sql, ...params) =>
      guarded(() => {
        const { changes, lastInsertRowid } = prepare(sql).run(...params)
        return { changes, lastId: Number(lastInsertRowid) }
      }),
    transaction(work) {
      if (depth > 0) return work()
      guarded(() => db.exec('begin immediate'))
      depth++
      try {
        const result = work()
        guarded(() => db.exec('commit'))
        return result
      } catch (error) {
        rollbacks++
        // SQLite itself rolls back after SQLITE_FULL and a few others; then there is nothing left to roll back.
        if (db.inTransaction) guarded(() => db.exec('rollback'))
        throw error
      } finally {
        depth--
      }
    },
    get rollbacks() { return rollbacks },
    close() {
      statements.clear()
      release(db)
    },
  }
  try {
    guarded(() => {
      // In memory, what SQLite sorts: its temporary files would not be encrypted. Exclusive: a second process gets `store-in-use` instead of half a journal. FULL: a commit is on disk when it returns.
      db.exec('pragma locking_mode = exclusive; pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; pragma secure_delete = on; pragma temp_store = memory')
      db.prepare('select count(*) from sqlite_master').get()
    })
    migrate(api, db)
    if (file !== ':memory:' && firstBytes(file) === PLAIN_HEADER) throw new KobanError('internal', 'the store was written unencrypted')
  } catch (error) {
    release(db)
    throw error
  }
  return api
}

/**
 * A crash leaves a write-ahead log, and libsql folds that into the file even with a key that does not open it, which destroys
 * both (seen with 0.5.29). So where there is a log, the key is tried on a copy first. Throws `store-key-lost`.
 */
function refuseForeignKey(file: string, keyHex: string): void {
  const log = `${file}-wal`
  if (!existsSync(file) || !existsSync(log) || statSync(log).size === 0) return
  const dir = guarded(() => mkdtempSync(join(dirname(file), 'key-try-')))
  try {
    const copy = join(dir, 'copy.db')
    guarded(() => {
      copyFileSync(file, copy)
      copyFileSync(log, `${copy}-wal`)
      const db = new Libsql(copy, { encryptionCipher: 'aes256cbc', encryptionKey: keyHex, timeout: 0 } as Libsql.Options)
      try {
        db.prepare('select count(*) from sqlite_master').get()
      } finally {
        release(db)
      }
    })
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

/**
 * libsql has no finalize, and a connection lives on (with its lock) until its last statement is collected; leaving WAL
 * and exclusive mode gives the lock back at once (seen with 0.5.29). A file this key does not open is only let go.
 */
function release(db: Libsql.Database): void {
  try {
    db.exec('pragma journal_mode = delete; pragma locking_mode = normal')
    db.prepare('select count(*) from sqlite_master').get()
  } catch (error) {
    if (storeError(error).code === 'internal') throw error
  } finally {
    db.close()
  }
}

function migrate(api: Database, db: Libsql.Database): void {
  const row = api.get<{ user_version: number }>('pragma user_version')
  const version = row?.user_version ?? 0
  if (version > MIGRATIONS.length) throw new KobanError('store-newer', undefined, { details: { version } })
  for (let next = version; next < MIGRATIONS.length; next++) {
    api.transaction(() => guarded(() => db.exec(`${MIGRATIONS[next]}; pragma user_version = ${next + 1}`)))
  }
}
