// Whatever a screen can ask of a million accesses, through the handlers that it asks: each a few times; then answers of the user, which
// judge all of them again; and the first look into the store after a start.
import { contextOf, emptyStore, engine, figure, importInto, median, print, ratio } from './bed.mjs'

const LIMIT_MS = 150
const db = emptyStore('queries')
const context = contextOf(db)
await importInto(context)
const { handlers, importer } = engine.createAccess(context, () => [])
const { columns } = engine.judged(db).data
const [first, last] = [columns.time[0], columns.time[columns.count - 1]]
const DAY = 86_400_000
const year = { from: first + 200 * DAY, to: first + 565 * DAY }

const scan = () => db.get(`select count(*) as n from access where line <> ''`)
const QUERIES = {
  'timeline, all, by week': () => handlers['access.timeline']({ filter: {} }),
  'timeline, by hour, four days': () => handlers['access.timeline']({ filter: { span: { from: last - 4 * DAY, to: last } }, bucket: 'hour' }),
  'timeline, by day, a year, one country': () => handlers['access.timeline']({ filter: { span: year, countries: ['CN'] }, bucket: 'day' }),
  'timeline, by day, all': () => handlers['access.timeline']({ filter: {}, bucket: 'day' }),
  'timeline, by month, unexplained': () => handlers['access.timeline']({ filter: { verdicts: ['unexplained'] }, bucket: 'month' }),
  'heat map, all': () => handlers['access.heatMap']({ filter: {} }),
  'heat map, a year, a track': () => handlers['access.heatMap']({ filter: { span: year, tracks: ['web'] } }),
  'map, all': () => handlers['access.places']({ filter: {} }),
  'map, Sunday nights': () => handlers['access.places']({ filter: { weekHours: { zone: 'Asia/Tokyo', cells: [[6, 1], [6, 2], [6, 3]] } } }),
  'networks, all': () => handlers['access.networks']({ filter: {}, limit: 50 }),
  'networks, unexplained': () => handlers['access.networks']({ filter: { verdicts: ['unexplained'] }, limit: 50 }),
  'list, first page': () => handlers['access.list']({ filter: {}, offset: 0, limit: 100 }),
  'list, 500 rows in the middle': () => handlers['access.list']({ filter: {}, offset: Math.floor(columns.count / 2), limit: 500 }),
  'list, unexplained successes of a network': () => handlers['access.list']({ filter: { verdicts: ['unexplained'], results: ['success'], networks: ['AS4134'] }, offset: 0, limit: 100 }),
  'list, words': () => handlers['access.list']({ filter: { text: 'thunderbird 114.92.' }, offset: 0, limit: 100 }),
  'list, a country, a track, a year': () => handlers['access.list']({ filter: { countries: ['VN', null], tracks: ['mail-software'], span: year }, offset: 0, limit: 100 }),
  coverage: () => handlers['access.coverage']({}),
}
async function measured(work, times = 7) {
  const took = []
  for (let i = 0; i < times; i++) {
    const start = performance.now()
    await work()
    took.push(performance.now() - start)
  }
  return took
}

const whole = median(await measured(scan))
const figures = []
for (const [name, query] of Object.entries(QUERIES)) {
  const took = await measured(query)
  figures.push(figure(`query: ${name} (ms, longest)`, Math.round(Math.max(...took)), LIMIT_MS, `median ${median(took).toFixed(1)} ms, ${ratio(median(took), whole)} of a count by the database`))
}

const { rows: [someone] } = await handlers['access.list']({ filter: { countries: ['CN'] }, offset: 1000, limit: 1 })
const TARGETS = {
  'a country': { kind: 'country', country: 'CN' }, 'a network': { kind: 'network', network: someone.place.network },
  'a year': { kind: 'days', ...year }, 'one access': { kind: 'event', accessId: someone.id },
}
for (const [name, target] of Object.entries(TARGETS)) {
  const took = []
  for (let i = 0; i < 3; i++) {
    took.push(...(await measured(() => handlers['access.confirm']({ isMe: true, target }), 1)))
    const mark = (await handlers['profile.get']({})).confirmations.at(-1)
    took.push(...(await measured(() => handlers['access.unconfirm']({ id: mark.id }), 1)))
  }
  figures.push(figure(`this was me, and taken back: ${name} (ms, longest)`, Math.round(Math.max(...took)), LIMIT_MS, `median ${median(took).toFixed(1)} ms`))
}
const home = await measured(() => handlers['profile.set']({ countries: ['JP', 'US'] }), 3)
figures.push(figure('another home country (ms, longest)', Math.round(Math.max(...home)), LIMIT_MS))

engine.forgetAccesses(db)
const [load] = await measured(() => engine.accessData(db), 1)
figures.push(figure('accesses into memory after a start / a count by the database', ratio(load, whole), null, `${Math.round(load)} ms, in steps of some 15 ms`))
const [undone] = await measured(() => handlers['access.undoImport']({ importId: engine.listImports(db)[0].importId }), 1)
figures.push(figure('taking the import back until it counts no more (ms)', Math.round(undone), 1000))
while (db.get('select count(*) as n from access').n > 0) await new Promise((resolve) => setTimeout(resolve, 20))
await importer.stop()
db.close()
print(figures)
