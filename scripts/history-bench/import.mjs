// The whole import (parsed, located, judged, merged, stored) against storing the same rows, ready, into the same schema with the
// same indexes and the same commits, by turns. Then the same file once more, and how long anything else had to wait.
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { contextOf, emptyStore, figure, importInto, median, options, print, ratio, seconds } from './bed.mjs'

const ROWS_A_STATEMENT = 50
const ROWS_A_COMMIT = 4000
const TABLES = ['access_kind', 'access_place', 'access_word', 'access_ip', 'access']

/** All rows of a store as they are in it: nothing about them is left to find out. */
function readyRows(db) {
  return TABLES.map((table) => {
    const columns = db.all(`select name from pragma_table_info('${table}')`).map(({ name }) => name)
    const rows = []
    for (let after = 0; ; ) {
      const some = db.lists(`select ${columns.join(', ')} from ${table} where id > ? order by id limit 20000`, after)
      rows.push(...some)
      if (some.length < 20_000) break
      after = some.at(-1)[0]
    }
    return { insert: (n) => `insert into ${table} (${columns.join(', ')}) values ${Array(n).fill(`(${columns.map(() => '?').join(', ')})`).join(', ')}`, rows }
  })
}

function store(db, tables) {
  for (const { insert, rows } of tables) {
    const full = insert(ROWS_A_STATEMENT)
    for (let at = 0; at < rows.length; at += ROWS_A_COMMIT) {
      db.transaction(() => {
        const end = Math.min(at + ROWS_A_COMMIT, rows.length)
        for (let i = at; i < end; i += ROWS_A_STATEMENT) {
          const some = rows.slice(i, Math.min(i + ROWS_A_STATEMENT, end))
          db.run(some.length === ROWS_A_STATEMENT ? full : insert(some.length), ...some.flat())
        }
      })
    }
  }
}

const whole = []
const ready = []
const again = []
const delays = monitorEventLoopDelay({ resolution: 2 })
let tables = null
for (let i = 0; i <= options.rounds; i++) {
  const db = emptyStore('import')
  const context = contextOf(db)
  global.gc()
  if (i === 1) delays.enable()
  const took = await seconds(() => importInto(context))
  delays.disable()
  // The first only warms up, and gives the rows.
  if (i > 0) whole.push(took)
  if (i === options.rounds) again.push(await seconds(() => importInto(context)))
  tables ??= readyRows(db)
  db.close()
  if (i === 0) continue
  const bare = emptyStore('ready')
  global.gc()
  ready.push(await seconds(() => store(bare, tables)))
  bare.close()
}
print([
  figure('whole import / storing ready rows (time)', ratio(median(whole), median(ready)), 2.5, `${median(whole).toFixed(1)} s, ${median(ready).toFixed(1)} s`),
  figure('the same file once more / storing ready rows (time)', ratio(median(again), median(ready)), null, `${median(again).toFixed(1)} s`),
  figure('longest wait of the event loop while importing (ms)', Math.round(delays.max / 1e6), null, `99.9 %: ${Math.round(delays.percentile(99.9) / 1e6)} ms, 99 %: ${Math.round(delays.percentile(99) / 1e6)} ms`),
])
