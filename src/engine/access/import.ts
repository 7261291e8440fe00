// Importing a login history in two steps: a preview that stores nothing, then the import of exactly what was shown. Both go
// through the file from its beginning, piece by piece: of a million rows a few thousand are in memory, the engine answers
// in between, and a cancel leaves nothing that counts.
import { randomUUID } from 'node:crypto'
import { OFFER_BYTES, type ColumnMapping } from '../../shared/columns'
import type { ImportPreview, ImportReport } from '../../shared/engine-api'
import { KobanError } from '../../shared/errors'
import type { AccessEvent, AccountId, CoverageSpan, ImportId, Span, Track } from '../../shared/model'
import type { Context } from '../context'
import type { Report } from '../jobs'
import { addImport, countOfImport, coverageSpans, newTo } from '../store/accesses'
import { savedMappings } from '../store/mappings'
import { sweepImports } from '../store/import-sweep'
import { writeImport } from '../store/import-writer'
import { coverageOf, observedCoverage } from './coverage'
import { genericTable } from './formats/generic-table'
import { joinAndJudge, judged, judgeStore, readAndJudge, VERDICTS } from './judge'
import { keepMapping } from './mappings'
import { previewSums } from './preview'
import { allEvents, readHistory, type HistoryReading, type ReadHistoryOptions } from './read-history'
import { breather, bytesSource, headOf, pause, type HistorySource } from './reading/history-source'
import type { Mappings } from './reading/read-content'
import { cutOffAt } from './roll-off'
import { rollOffs } from './roll-offs'
import { streamHistory, type StreamedHistory } from './stream-history'
import { createUploads } from './uploads'

const HELD_MS = 30 * 60_000
const HELD_MOST = 3
/** Rows a transaction: as many as the machine stores in some 10 ms, so that nothing waits and the disk is not synced for each few. */
const [STORED_LEAST, STORED_MOST, STORING_MS] = [1500, 4000, 20] as const

export type PreviewRequest = { fileName: string; bytes?: Uint8Array; uploadId?: string; text?: string; zone?: string; accountId?: AccountId; format?: string; observedAt?: number; mapping?: ColumnMapping }
/** `zone`: the one that was asked for; without it a table whose columns were named before is read in the zone that was named with them. */
type Told = Pick<PreviewRequest, 'fileName' | 'format' | 'observedAt' | 'mapping' | 'zone'> & { /** For relative times and dates without a year, if not the present. */ now?: number }
type Held = { id: string; at: number; source: HistorySource; request: Told }
type Tools = { signal: AbortSignal; report: Report }

export type Importer = {
  feed(uploadId: string | null, bytes: Uint8Array): { uploadId: string }
  /** What was fed. Throws `preview-expired`. */
  uploaded(uploadId: string): HistorySource
  preview(request: PreviewRequest): Promise<ImportPreview>
  /** Throws `preview-expired`. A zone other than the preview's reads the file with that one. */
  import(request: { previewId: string; accountId: AccountId | null; zone?: string }): Promise<ImportReport>
  /** Reads and stores a history of any size. */
  importFrom(source: HistorySource, request: Told & { accountId: AccountId | null }): Promise<ImportReport>
  /** Reads and stores a short text in one go. */
  importNow(request: { fileName: string; text: string; zone: string; observedAt?: number; accountId: AccountId | null }): ImportReport
  /** Takes away what imports left that did not become whole, in its own time. */
  sweep(): Promise<void>
  /** After the store was opened: brings the accesses into memory, then sweeps what a crash left; both in small steps. */
  begin(): Promise<void>
  /** What a question about the accesses has to wait for, so that nothing else waits: they are being brought into memory. Null when they are. */
  loading(): Promise<void> | null
  /** Resolves when nothing of it uses the store any more; imports are ended by `jobs`. */
  stop(): Promise<void>
}

export function createImporter(ctx: Context): Importer {
  const held: Held[] = []
  const uploads = createUploads(ctx.now)
  let storing: Promise<unknown> = Promise.resolve()

  function optionsOf({ fileName, format, mapping, zone, now = ctx.now() }: Told): ReadHistoryOptions {
    const mappings: Mappings = mapping ? { chosen: mapping } : { saved: savedMappings(ctx.db), keepsZone: zone !== undefined }
    return { fileName, assumedTimeZone: zone ?? ctx.defaults().zone, now, mappings, ...(format === undefined ? {} : { format }) }
  }
  const stream = (source: HistorySource, request: Told, { signal, report }: Tools, note: 'read' | 'store', each: (events: AccessEvent[]) => void) =>
    streamHistory(source, optionsOf(request), { each, signal, progress: (done) => report(done, source.size, note) })
  /** What the file tells of, log by log and track by track. */
  const coverageFrom = (records: StreamedHistory['records'], request: Told): { track: Track; span: Span }[] =>
    records.flatMap(({ track, span: rows }) => {
      const span = observedCoverage(rows, request.observedAt ?? null, ctx.now())
      return span === null ? [] : [{ track, span }]
    })

  async function store(source: HistorySource, request: Told, accountId: AccountId | null, tools: Tools): Promise<ImportReport> {
    const writer = writeImport(ctx.db, { accountId, fileName: request.fileName, zone: request.zone ?? ctx.defaults().zone, importedAt: ctx.now(), bytes: source.size })
    const placeOf = (event: AccessEvent) => ctx.places.lookup(event.ip, event.host)
    const breathe = breather()
    try {
      let waiting: AccessEvent[] = []
      let most: number = STORED_LEAST
      const write = (events: AccessEvent[]) => {
        waiting = waiting.length === 0 ? events : waiting.concat(events)
        if (waiting.length < most) return
        const since = performance.now()
        writer.add(waiting.splice(0), placeOf)
        most = performance.now() - since > STORING_MS ? Math.max(STORED_LEAST, most / 2) : Math.min(STORED_MOST, most * 1.5)
      }
      const reading = await stream(source, request, tools, 'store', write)
      writer.add(waiting, placeOf)
      await breathe(tools.signal)
      const { summary, malformed } = reading
      const { rows, ...done } = writer.finish({ format: reading.format, events: summary.events, ignored: summary.ignored, malformed: summary.malformed, malformedRows: malformed, coverage: coverageFrom(reading.records, request) })
      await inSteps(joinAndJudge(ctx.db, rows))
      ctx.changed('access', 'gifts')
      await pause()
      keepMapping(ctx, reading, await headOf(source, OFFER_BYTES), request.fileName)
      const unexplained = unexplainedIn(ctx, done.importId)
      await pause()
      return { ...done, ignored: summary.ignored, malformed: summary.malformed, unexplained, rollOff: rollOffs(ctx, { accountId, tracks: reading.tracks }) }
    } catch (error) {
      writer.abandon()
      void sweep()
      throw error
    }
  }
  /** One after the other: two files of one mailbox are merged, not added. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = storing.then(work, work)
    storing = turn.catch(() => undefined)
    return turn
  }
  const importFrom: Importer['importFrom'] = (source, { accountId, ...request }) =>
    ctx.jobs.attend('import', accountId, (tools) => inTurn(() => store(source, request, accountId, tools)))

  const stopping = new AbortController()
  /** Ends between two steps when the store is about to be closed: the next start goes on. */
  async function inSteps(steps: Generator<void>): Promise<void> {
    const breathe = breather()
    while (!stopping.signal.aborted && !steps.next().done) await breathe(undefined)
  }
  let running: Promise<void> = Promise.resolve()
  let loading: Promise<void> | null = null
  let sweeping: Promise<void> | null = null
  function sweep(): Promise<void> {
    sweeping ??= (running = inSteps(sweepImports(ctx.db)).finally(() => (sweeping = null)))
    return sweeping
  }

  return {
    feed: uploads.feed,
    uploaded: uploads.source,
    sweep,
    loading: () => loading,
    begin() {
      const read = inSteps(readAndJudge(ctx.db))
      // Whoever waits asks then, and is told what is wrong.
      const waited: Promise<void> = read.catch(() => undefined).then(() => void (loading = loading === waited ? null : loading))
      loading = waited
      return (running = read.then(() => inSteps(sweepImports(ctx.db))))
    },
    stop() {
      stopping.abort()
      return running
    },
    preview(request) {
      const source = sourceOf(request, uploads.source)
      return ctx.jobs.attend('import', request.accountId ?? null, async (tools) => {
        const sums = previewSums(newTo(ctx.db, request.accountId ?? null))
        const reading = await stream(source, request, tools, 'read', sums.add)
        const { fileName, format, observedAt, mapping } = request
        const told = { fileName, ...(format === undefined ? {} : { format }), ...(observedAt === undefined ? {} : { observedAt }), ...(mapping === undefined ? {} : { mapping }) }
        const zone = reading.columns?.zone ?? request.zone ?? ctx.defaults().zone
        const entry: Held = { id: randomUUID(), at: ctx.now(), source, request: { ...told, zone } }
        held.unshift(entry)
        held.length = Math.min(held.length, HELD_MOST)
        return {
          ...describe(ctx, reading, request.accountId ?? null, coverageFrom(reading.records, request)),
          previewId: entry.id, zone, timeZoneKnown: sums.timeZoneKnown(), rows: sums.rows(ctx.places), networks: sums.networks(ctx.places), newCount: sums.newCount(),
        }
      })
    },
    async import({ previewId, accountId, zone }) {
      const entry = held.find(({ id, at }) => id === previewId && ctx.now() - at < HELD_MS)
      if (!entry) throw new KobanError('preview-expired')
      const report = await importFrom(entry.source, { ...entry.request, ...(zone === undefined ? {} : { zone }), accountId })
      held.splice(held.indexOf(entry), 1)
      return report
    },
    importFrom,
    importNow({ zone, accountId, text, ...request }) {
      const reading = readHistory(new TextEncoder().encode(text), optionsOf({ ...request, zone }))
      return storeReading(ctx, reading, { ...request, zone, accountId })
    },
  }
}

function sourceOf(request: PreviewRequest, uploaded: (uploadId: string) => HistorySource): HistorySource {
  if (request.uploadId !== undefined) return uploaded(request.uploadId)
  if (request.bytes) return bytesSource(request.bytes)
  if (request.text !== undefined) return bytesSource(new TextEncoder().encode(request.text))
  throw new KobanError('bad-request', 'neither bytes nor text')
}

function storeReading(ctx: Context, reading: HistoryReading, { fileName, zone, accountId, observedAt = null }: { fileName: string; zone: string; accountId: AccountId | null; observedAt?: number | null }): ImportReport {
  const events = allEvents(reading)
  const { ignored } = reading.summary
  const coverage = reading.records.flatMap(({ track, events: rows }) => {
    const span = coverageOf(rows, observedAt, ctx.now())
    return span === null ? [] : [{ track, span }]
  })
  const info = { accountId, fileName, format: reading.format, zone, importedAt: ctx.now(), ignored, malformed: reading.malformed }
  const done = addImport(ctx.db, info, events, events.map((event) => ctx.places.lookup(event.ip, event.host)), coverage)
  judgeStore(ctx.db)
  ctx.changed('access', 'gifts')
  return { ...done, ignored, malformed: reading.malformed.length, unexplained: unexplainedIn(ctx, done.importId), rollOff: rollOffs(ctx, { accountId, tracks: reading.tracks }) }
}

const UNEXPLAINED = VERDICTS.indexOf('unexplained')

/** How many successful unexplained accesses the file showed, new or known. */
function unexplainedIn(ctx: Context, importId: ImportId): number {
  const { facts, verdicts } = judged(ctx.db)
  return countOfImport(ctx.db, importId, (at) => verdicts[at] === UNEXPLAINED && facts.classes[facts.classOf[at] as number]?.kind.result === 'success')
}

function describe(ctx: Context, reading: StreamedHistory, accountId: AccountId | null, added: { track: Track; span: Span }[]): Omit<ImportPreview, 'previewId' | 'zone' | 'timeZoneKnown' | 'rows' | 'networks' | 'newCount'> {
  const before: CoverageSpan[] = coverageSpans(ctx.db, accountId).map(({ track, from, to, source }) => ({ track, from, to, source }))
  const spans = reading.records.flatMap(({ span }) => (span ? [span] : []))
  return {
    fileName: reading.file,
    format: reading.format,
    formatTitle: reading.title,
    encoding: reading.encoding,
    tracks: reading.tracks,
    records: reading.summary.records,
    events: reading.summary.events,
    ignored: reading.summary.ignored,
    malformed: reading.malformed.slice(0, 500),
    warnings: reading.summary.warnings,
    span: spans.length === 0 ? null : { from: Math.min(...spans.map((span) => span.from)), to: Math.max(...spans.map((span) => span.to)) },
    cutOffAt: cutOffAt(reading.format, reading.summary.records),
    columns: reading.columns?.origin ?? (reading.format === genericTable.id ? 'guessed' : 'own'),
    coverageBefore: before,
    coverageAfter: [...before, ...added.map(({ track, span }) => ({ track, ...span, source: reading.file }))],
  }
}
