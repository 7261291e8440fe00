// Reading to access events against what udsv needs to make typed objects of the same file, by turns.
import { createReadStream } from 'node:fs'
import { inferSchema, initParser } from 'udsv'
import { engine, figure, median, options, print, ratio, seconds, source } from './bed.mjs'

async function typedObjects() {
  let parser
  let count = 0
  for await (const text of createReadStream(options.history, { encoding: 'utf8', highWaterMark: 1 << 18 })) {
    parser ??= initParser(inferSchema(text))
    parser.chunk(text, parser.typedObjs, () => { count++ })
  }
  parser.end()
  if (count !== options.rows) throw new Error(`udsv: ${count}`)
}

async function accessEvents() {
  let count = 0
  await engine.streamHistory(source, { fileName: 'history.csv', assumedTimeZone: 'Asia/Tokyo', now: Date.now() }, { each: (events) => { count += events.length } })
  if (count !== options.rows) throw new Error(`events: ${count}`)
}

await typedObjects()
await accessEvents()
const udsv = []
const own = []
for (let i = 0; i < options.rounds * 2 + 1; i++) {
  udsv.push(await seconds(typedObjects))
  own.push(await seconds(accessEvents))
}
print([
  figure('reading to access events / udsv typed objects (time)', ratio(median(own), median(udsv)), 3, `${Math.round(options.rows / median(own)).toLocaleString('en')} rows/s, udsv ${Math.round(options.rows / median(udsv)).toLocaleString('en')}`),
])
