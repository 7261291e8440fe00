// A hundred thousand gift mails against a million accesses: how long after a change until each mail's exposure is known again.
import { contextOf, emptyStore, engine, figure, importInto, median, print } from './bed.mjs'
import { generator } from './generate.mjs'

const MAILS = 100_000
const NONE = { starts: new Float64Array(0), ends: new Float64Array(0) }
const NO_NOTICES = { yes: NONE, perhaps: NONE }
const LIMIT_MS = 1000
const db = emptyStore('exposure')
const { id } = engine.saveAccount(db, { address: 'haruka@mail.example', provider: 'yahoojp', host: 'h', port: 993, tls: 'tls', user: 'haruka' }, null, 1)
const context = contextOf(db)
await importInto(context, id)
const random = generator(7)
const { columns } = engine.judged(db).data
const first = columns.time[0]
const span = columns.time[columns.count - 1] - first
engine.saveGifts(db, id, Array.from({ length: MAILS }, (_, uid) => ({
  ref: { folderPath: 'INBOX', uidValidity: 1, uid: uid + 1 }, messageId: `m${uid}@shop.example`, sizeBytes: 4000, bodyHash: `h${uid}`, class: 'gift', sure: true, brand: 'amazon', brandName: 'Amazon',
  subject: 'A gift card', sender: 'shop@shop.example', money: { amountMinor: 500 * (1 + random(20)), currency: 'JPY' }, expires: null, arrivedAt: Math.floor(first + (random(1000) / 1000) * span),
  codes: [{ masked: '••••-11', last2: '11', kind: 'code' }], fingerprints: [`f${uid}`], reasons: [],
})), Date.now())
const lives = db.lists('select arrived_at, ended_at from gift')

/** Every mail's exposure from the accesses as they are now. */
function exposures() {
  const now = Date.now()
  const sets = engine.exposingOf(engine.judged(db), id)
  const isCovered = engine.coverageCheck(engine.coverageSpans(db, id), ['web', 'mail-software'], now)
  const levels = {}
  for (const [arrivedAt, endedAt] of lives) {
    const { level } = engine.countExposure(sets, NO_NOTICES, engine.lifeOf({ arrivedAt, endedAt }, now), isCovered)
    levels[level] = (levels[level] ?? 0) + 1
  }
  return levels
}

const { handlers } = engine.createAccess(context, () => [])
exposures()
const changed = []
const listed = []
for (let i = 0; i < 5; i++) {
  const start = performance.now()
  if (i % 2 === 0) await handlers['access.confirm']({ isMe: true, target: { kind: 'country', country: 'CN' } })
  else await handlers['access.unconfirm']({ id: (await handlers['profile.get']({})).confirmations.at(-1).id })
  exposures()
  changed.push(performance.now() - start)
  const again = performance.now()
  engine.judgeGifts(context)
  listed.push(performance.now() - again)
}
db.close()
print([
  figure('exposure of 100,000 mails after an answer (ms, longest)', Math.round(Math.max(...changed)), LIMIT_MS, `median ${Math.round(median(changed))} ms`),
  figure('the whole list of 100,000 gift mails, read and ordered (ms)', Math.round(Math.max(...listed)), null, `median ${Math.round(median(listed))} ms`),
])
