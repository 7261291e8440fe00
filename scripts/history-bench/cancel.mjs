// A cancel in the middle: how long until the import has ended and nothing of it counts, and until its rows are gone from the file.
import { contextOf, emptyStore, engine, figure, options, print, ratio, source } from './bed.mjs'

const ended = []
const swept = []
for (const share of [0.2, 0.5, 0.9]) {
  const db = emptyStore('cancel')
  let begun
  const isThere = new Promise((resolve) => (begun = resolve))
  const context = contextOf(db, (event, data) => {
    if (event === 'job.progressed' && data.done > source.size * share) begun(data.jobId)
  })
  const importer = engine.createImporter(context)
  const result = importer.importFrom(source, { fileName: 'history.csv', zone: 'Asia/Tokyo', accountId: null }).then(() => { throw new Error('it was not cancelled') }, (error) => { if (error.code !== 'job-cancelled') throw error })
  const jobId = await isThere
  const start = performance.now()
  context.jobs.cancel(jobId)
  await result
  ended.push(performance.now() - start)
  if (engine.judged(db).data.columns.count !== 0 || engine.listImports(db).length !== 0) throw new Error('something counts')
  const left = () => db.get(`select (select count(*) from access) + (select count(*) from access_ip) + (select count(*) from access_kind) + (select count(*) from import) as n`).n
  while (left() > 0) await new Promise((resolve) => setTimeout(resolve, 10))
  swept.push(performance.now() - start)
  await importer.stop()
  db.close()
}
print([
  figure('cancel until nothing of it counts (ms, longest of three)', Math.round(Math.max(...ended)), 200, `${options.rows.toLocaleString('en')} rows`),
  figure('cancel until its rows are gone from the file (ms, longest)', Math.round(Math.max(...swept)), null, `cancelled at 20, 50 and 90 %: ${swept.map((ms) => ratio(ms, 1)).map(Math.round).join(', ')}`),
])
