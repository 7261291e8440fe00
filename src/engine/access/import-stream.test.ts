// Importing what is large, in pieces: told of while it goes on, ended at a word or by a crash with nothing left, the same
// however it came in.
import { beforeEach, describe, expect, it } from 'vitest'
import type { EngineEvents } from '../../shared/engine-api'
import type { AccountId, JobId } from '../../shared/model'
import type { Context } from '../context'
import { createJobs, type Jobs } from '../jobs'
import { listImports } from '../store/accesses'
import { openDatabase, type Database } from '../store/database'
import { sweepNow } from '../store/import-sweep'
import { writeImport } from '../store/import-writer'
import { createImporter, type Importer } from './import'
import { listAccesses } from './list'
import { readHistory } from './read-history'
import { bytesSource, type HistorySource } from './reading/history-source'

const NOW = Date.UTC(2026, 5, 1)
const place = { country: 'JP', asn: 1, network: 'Home', isHosting: false, service: null, isRoutable: true }
type Progress = EngineEvents['job.progressed']
let db: Database
let jobs: Jobs
let importer: Importer
let heard: [string, Partial<Progress>][]
let onProgress: (progress: Progress) => void
beforeEach(() => {
  db = openDatabase(':memory:', 'ab'.repeat(32))
  heard = []
  onProgress = () => undefined
  let clock = NOW
  jobs = createJobs((event, data) => {
    heard.push([event, data as Progress])
    if (event === 'job.progressed') onProgress(data as Progress)
  }, () => (clock += 200))
  importer = createImporter({ db, now: () => NOW, changed: () => undefined, defaults: () => ({ language: 'ja', colorScheme: 'auto', zone: 'UTC' }), jobs, places: { lookup: () => place } } as unknown as Context)
})

const rows = (count: number, from = 0) => Array.from({ length: count }, (_, i) => `${new Date(NOW - (from + i) * 60_000).toISOString()},2400:4051:${((from + i) % 5000).toString(16)}::1,IMAP,success,haruka${(from + i) % 7}@mail.example`)
const file = (lines: string[]) => new TextEncoder().encode(['Time,IP,Protocol,Status,User', ...lines].join('\n'))
const large = file(rows(40_000))
const request = { fileName: 'h.csv', zone: 'UTC', accountId: null }
const total = () => listAccesses(db, {}, 0, 1).total
const leftovers = () => ['access', 'access_ip', 'access_word', 'access_kind', 'access_place', 'access_told', 'coverage', 'import'].filter((table) => db.get<{ n: number }>(`select count(*) as n from ${table}`)?.n !== 0)

describe('a large import', () => {
  it('stores what reading the whole gives, and says how far it is', async () => {
    const report = await importer.importFrom(bytesSource(large), request)
    const whole = readHistory(large, { fileName: 'h.csv', assumedTimeZone: 'UTC', now: NOW })
    expect(report).toMatchObject({ added: whole.events.length, known: 0, malformed: 0 })
    const { rows: newest } = listAccesses(db, {}, 0, 500)
    expect(newest.map((row) => [row.time, row.ip, row.accountHint, row.rawLineRef])).toEqual(whole.events.slice(0, 500).map((event) => [event.time, event.ip, event.accountHint, event.rawLineRef]))
    const progress = heard.filter(([event]) => event === 'job.progressed').map(([, data]) => data)
    expect(progress.length).toBeGreaterThan(2)
    expect(progress.every(({ kind, note, total }) => kind === 'import' && note === 'store' && total === large.length)).toBe(true)
    expect(progress.map(({ done }) => done)).toEqual([...progress].map(({ done }) => done).sort((a, b) => Number(a) - Number(b)))
    expect(heard.at(-1)?.[0]).toBe('job.finished')
  })

  it('that is cancelled counts for nothing at once, and leaves nothing in the store', async () => {
    let jobId: JobId | null = null
    onProgress = (progress) => {
      if (Number(progress.done) > large.length / 2) jobs.cancel((jobId = progress.jobId))
    }
    await expect(importer.importFrom(bytesSource(large), request)).rejects.toMatchObject({ code: 'job-cancelled' })
    expect([jobId !== null, total(), listImports(db)]).toEqual([true, 0, []])
    await importer.sweep()
    expect(leftovers()).toEqual([])
    expect(heard.at(-1)).toMatchObject(['job.failed', { error: { code: 'job-cancelled' } }])
  })

  it('that fails in the middle leaves what was there, and its own words are gone', async () => {
    await importer.importFrom(bytesSource(file(rows(50))), request)
    const before = listAccesses(db, {}, 0, 500)
    const broken: HistorySource = {
      size: large.length,
      *blocks() {
        for (let at = 0; at < large.length; at += 100_000) {
          // The first passes look at the file; the one that stores breaks off.
          if (at > large.length / 2 && db.get('select 1 from import where is_whole = 0')) throw new Error('unplugged')
          yield large.subarray(at, at + 100_000)
        }
      },
    }
    await expect(importer.importFrom(broken, request)).rejects.toThrow('unplugged')
    await importer.sweep()
    expect(listAccesses(db, {}, 0, 500)).toEqual(before)
    expect(db.get('select count(*) as n from access_ip')).toEqual({ n: 50 })
  })

  it('that a crash ended counts for nothing, and is swept at the next start', () => {
    const { events } = readHistory(file(rows(300)), { fileName: 'h', assumedTimeZone: 'UTC', now: NOW })
    const writer = writeImport(db, { accountId: null, fileName: 'h', zone: 'UTC', importedAt: NOW })
    writer.add(events, () => place)
    sweepNow(db)
    expect(db.get('select count(*) as n from access')).toEqual({ n: 300 }) // still being written: not for the sweep
    writer.abandon()
    expect([total(), listImports(db)]).toEqual([0, []])
    sweepNow(db)
    expect(leftovers()).toEqual([])
  })

  it('waits for the one before it: two files at once are merged, not added', async () => {
    const [first, second] = await Promise.all([importer.importFrom(bytesSource(large), request), importer.importFrom(bytesSource(large), request)])
    expect([first, second]).toMatchObject([{ added: 40_000, known: 0 }, { added: 0, known: 40_000 }])
    expect(total()).toBe(40_000)
  })

  it('lets other work of the engine write in between, also when it is cancelled later', async () => {
    let others = 0
    onProgress = (progress) => {
      db.run(`insert into setting (key, value) values (?, '1')`, `k${others++}`)
      if (others === 3) jobs.cancel(progress.jobId)
    }
    await expect(importer.importFrom(bytesSource(large), request)).rejects.toMatchObject({ code: 'job-cancelled' })
    await importer.sweep()
    expect(db.get(`select count(*) as n from setting where key like 'k%'`)).toEqual({ n: 3 })
    expect(leftovers()).toEqual([])
  })
})

describe('a file that comes in blocks', () => {
  const feed = (bytes: Uint8Array) => {
    let uploadId: string | null = null
    for (let at = 0; at < bytes.length; at += 700_000) uploadId = importer.feed(uploadId, bytes.subarray(at, at + 700_000)).uploadId
    return uploadId ?? ''
  }
  it('is previewed and imported like one that came whole', async () => {
    const [fed, whole] = [await importer.preview({ fileName: 'h.csv', uploadId: feed(large) }), await importer.preview({ fileName: 'h.csv', bytes: large })]
    expect({ ...fed, previewId: '' }).toEqual({ ...whole, previewId: '' })
    expect(fed).toMatchObject({ events: 40_000, newCount: 40_000, timeZoneKnown: true })
    expect(fed.rows.map((row) => row.time)).toEqual(Array.from({ length: 200 }, (_, i) => NOW - i * 60_000))
    expect(await importer.import({ previewId: fed.previewId, accountId: null as AccountId | null })).toMatchObject({ added: 40_000 })
    expect(await importer.preview({ fileName: 'h.csv', bytes: file([...rows(10), ...rows(5, 50_000)]) })).toMatchObject({ newCount: 5 })
  })
  it('is refused when it is no longer held', async () => {
    expect(() => importer.feed('gone', large.subarray(0, 10))).toThrow(expect.objectContaining({ code: 'preview-expired' }))
  })
})

describe('words in a filter', () => {
  const find = (text: string) => listAccesses(db, { text }, 0, 10).total
  it('are found in address, network and account, all of them, in any case and width, and % is no joker', async () => {
    await importer.importFrom(bytesSource(file(rows(14))), request)
    expect([find('HARUKA3'), find('ｈａｒｕｋａ3 2400:4051:3::'), find('haruka3 home'), find('haruka3 haruka4'), find('%'), find('as1'), find('')]).toEqual([2, 1, 2, 0, 0, 14, 14])
  })
})
