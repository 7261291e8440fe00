// What every part of the measurement starts with: its options, a store, an importer, and medians.
import { createReadStream, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { options } from './options.mjs'

export { figure, print } from './options.mjs'
export { options }
export const engine = await import('../../node_modules/.cache/koban/history-bench/measured.mjs')
const KEY = 'ab'.repeat(32)

export const source = { size: statSync(options.history).size, blocks: () => createReadStream(options.history, { highWaterMark: 1 << 18 }) }
export const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1]
export const ratio = (a, b) => +(a / b).toFixed(2)

/** An empty encrypted store of that name. */
export function emptyStore(name) {
  const file = path.join(options.dir, `${name}.db`)
  for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true })
  const db = engine.openDatabase(file, KEY)
  engine.writeProfileAnswers(db, { countries: ['JP'], usesMailSoftware: 'yes' })
  return db
}

export function contextOf(db, emit = () => undefined) {
  return {
    db, now: Date.now, changed: () => undefined, defaults: () => ({ language: 'en', colorScheme: 'auto', zone: 'Asia/Tokyo' }),
    places: engine.openPlaces(options.places), cities: engine.createCities(options.dir), jobs: engine.createJobs(emit, Date.now),
  }
}

export const importInto = (context, accountId = null) => engine.createImporter(context).importFrom(source, { fileName: 'history.csv', zone: 'Asia/Tokyo', accountId })

export async function seconds(work) {
  const start = performance.now()
  await work()
  return (performance.now() - start) / 1000
}
