// Takes away what imports left that never became whole, or that were taken back: their rows, then the words that only they
// used. In small steps, since a million rows take a second; what is swept has not counted since long before.
import { accessData, rereadWords } from './access-columns'
import { forgetWords } from './access-words'
import type { Database } from './database'

const ROWS_AT_ONCE = 10_000

const held = new WeakMap<Database, Set<number>>()

/** Imports that are still being written are not whole either, and no business of the sweep. */
export const listSweepable = {
  hold(db: Database, importId: number): void {
    const ids = held.get(db) ?? new Set<number>()
    held.set(db, ids.add(importId))
  },
  release(db: Database, importId: number): void {
    held.get(db)?.delete(importId)
  },
}

/** One step per turn; nothing is left after the last. */
export function* sweepImports(db: Database): Generator<void> {
  const gone = db.all<{ id: number }>('select id from import where is_whole = 0').filter(({ id }) => !held.get(db)?.has(id))
  for (const { id } of gone) {
    let after = 0
    for (;;) {
      const rows = db.lists('select id from access where id > ? and import_id = ? order by id limit ?', after, id, ROWS_AT_ONCE)
      if (rows.length === 0) break
      const last = Number(rows.at(-1)?.[0])
      // Nothing refers to them any more; looking for that anyway would be most of the work.
      db.run('pragma foreign_keys = off')
      try {
        db.run('delete from access where id > ? and id <= ? and import_id = ?', after, last, id)
      } finally {
        db.run('pragma foreign_keys = on')
      }
      after = last
      yield
    }
    db.run('delete from import where id = ? and is_whole = 0', id)
  }
  if (gone.length > 0 && (held.get(db)?.size ?? 0) === 0) yield* sweepWords(db)
}

const WORDS = [['access_ip', ['ip']], ['access_word', ['host', 'client']], ['access_kind', ['kind']], ['access_place', ['place']]] as const

/** Stretches of numbers that no access bears: those of one import mostly lie together. */
function* sweepWords(db: Database): Generator<void> {
  forgetWords(db)
  const { columns } = accessData(db)
  for (const [table, names] of WORDS) {
    const most = db.get<{ n: number | null }>(`select max(id) as n from ${table}`)?.n ?? 0
    const isUsed = new Uint8Array(most + 2)
    for (const name of names) for (let at = 0; at < columns.count; at++) isUsed[columns[name][at] as number] = 1
    isUsed[most + 1] = 1
    let from = 1
    for (let id = 1; id <= most + 1; id++) {
      if (!isUsed[id] && id - from < ROWS_AT_ONCE) continue
      if (id > from) {
        db.run(`delete from ${table} where id >= ? and id < ?`, from, id)
        if (id - from > 100) yield
      }
      from = isUsed[id] ? id + 1 : id
    }
  }
  yield* rereadWords(db)
}

/** All of it at once. */
export function sweepNow(db: Database): void {
  const steps = sweepImports(db)
  while (!steps.next().done);
}
