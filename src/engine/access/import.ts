// Importing a login history in two steps: a preview that stores nothing, then the import of exactly what was shown.
import { randomUUID } from 'node:crypto'
import type { ColumnMapping } from '../../shared/columns'
import type { ImportPreview, ImportReport } from '../../shared/engine-api'
import { KobanError } from '../../shared/errors'
import type { AccountId, CoverageSpan, ImportId, Span, Track } from '../../shared/model'
import type { Context } from '../context'
import { addImport, coverageSpans, newAmong, positionsOfImport } from '../store/accesses'
import { mappingFor } from '../store/mappings'
import { coverageOf } from './coverage'
import { judged, judgeStore, VERDICTS } from './judge'
import { genericTable } from './formats/generic-table'
import { keepMapping } from './mappings'
import { allEvents, readHistory, type HistoryReading } from './read-history'
import type { Mappings } from './reading/read-content'

const HELD_MS = 30 * 60_000
const HELD_MOST = 3
const SHOWN_ROWS = 200

export type PreviewRequest = { fileName: string; bytes?: Uint8Array; text?: string; zone?: string; accountId?: AccountId; format?: string; observedAt?: number; mapping?: ColumnMapping }
type Held = { id: string; at: number; bytes: Uint8Array; request: PreviewRequest; reading: HistoryReading; zone: string }

export type Importer = {
  preview(request: PreviewRequest): ImportPreview
  /** Throws `preview-expired`. A zone other than the preview's reads the file again. */
  import(request: { previewId: string; accountId: AccountId | null; zone?: string }): ImportReport
  /** Reads and stores in one go. */
  importNow(request: PreviewRequest & { accountId: AccountId | null }): ImportReport
  /** Stores what was read elsewhere; `total`: the accesses in the store afterwards. */
  importReading(reading: HistoryReading, from: { fileName: string; zone: string; accountId: AccountId | null }): ImportReport & { total: number }
}


export function createImporter(ctx: Context): Importer {
  const held: Held[] = []

  function read(bytes: Uint8Array, request: PreviewRequest, zone: string): HistoryReading {
    const mappings: Mappings = request.mapping ? { chosen: request.mapping } : { saved: (signature) => mappingFor(ctx.db, signature), keepsZone: request.zone !== undefined }
    return readHistory(bytes, { fileName: request.fileName, assumedTimeZone: zone, now: ctx.now(), mappings, ...(request.format === undefined ? {} : { format: request.format }) })
  }
  function bytesOf(request: PreviewRequest): Uint8Array {
    if (request.bytes) return request.bytes
    if (request.text !== undefined) return new TextEncoder().encode(request.text)
    throw new KobanError('bad-request', 'neither bytes nor text')
  }
  /** What the file tells of, log by log and track by track. */
  function coverageFrom(reading: HistoryReading, request: PreviewRequest): { track: Track; span: Span }[] {
    return reading.records.flatMap(({ track, events }) => {
      const span = coverageOf(events, request.observedAt ?? null, ctx.now())
      return span === null ? [] : [{ track, span }]
    })
  }
  function store(reading: HistoryReading, request: PreviewRequest, zone: string, accountId: AccountId | null): ImportReport {
    const events = allEvents(reading)
    const info = { accountId, fileName: request.fileName, format: reading.format, zone, importedAt: ctx.now(), ignored: reading.summary.ignored, malformed: reading.malformed }
    const places = events.map((event) => ctx.places.lookup(event.ip, event.host))
    const done = addImport(ctx.db, info, events, places, coverageFrom(reading, request))
    judgeStore(ctx.db)
    ctx.changed('access', 'gifts')
    return { ...done, ignored: info.ignored, malformed: info.malformed.length, unexplained: unexplainedIn(ctx, done.importId) }
  }

  return {
    preview(request) {
      const zone = request.zone ?? ctx.defaults().zone
      const bytes = bytesOf(request)
      const reading = read(bytes, request, zone)
      const at = ctx.now()
      const entry: Held = { id: randomUUID(), at, bytes, request: { ...request, bytes: undefined, text: undefined } as PreviewRequest, reading, zone: reading.columns?.zone ?? zone }
      held.unshift(entry)
      held.length = Math.min(held.length, HELD_MOST)
      return describe(ctx, entry, coverageFrom(reading, request))
    },
    import({ previewId, accountId, zone }) {
      const index = held.findIndex((entry) => entry.id === previewId && ctx.now() - entry.at < HELD_MS)
      const entry = held[index]
      if (!entry) throw new KobanError('preview-expired')
      const useZone = zone ?? entry.zone
      const reading = useZone === entry.zone ? entry.reading : read(entry.bytes, { ...entry.request, zone: useZone }, useZone)
      const report = store(reading, entry.request, useZone, accountId)
      keepMapping(ctx, reading, entry.bytes, entry.request.fileName)
      held.splice(index, 1)
      return report
    },
    importNow(request) {
      const zone = request.zone ?? ctx.defaults().zone
      return store(read(bytesOf(request), request, zone), request, zone, request.accountId)
    },
    importReading(reading, { fileName, zone, accountId }) {
      const report = store(reading, { fileName }, zone, accountId)
      return { ...report, total: ctx.db.get<{ n: number }>('select count(*) as n from access')?.n ?? 0 }
    },
  }
}

/** Successful unexplained accesses that the file showed, new or known. */
function unexplainedIn(ctx: Context, importId: ImportId): number {
  const { facts, verdicts } = judged(ctx.db)
  return positionsOfImport(ctx.db, importId).filter((at) => verdicts[at] === UNEXPLAINED && facts.classes[facts.classOf[at] as number]?.kind.result === 'success').length
}

const UNEXPLAINED = VERDICTS.indexOf('unexplained')

function describe(ctx: Context, { id, request, reading, zone }: Held, added: { track: Track; span: Span }[]): ImportPreview {
  const events = allEvents(reading)
  const accountId = request.accountId ?? null
  const isNew = newAmong(ctx.db, accountId, events)
  const newest = events.map((event, i) => ({ event, isNew: isNew[i] ?? true })).sort((a, b) => b.event.time - a.event.time).slice(0, SHOWN_ROWS)
  const before: CoverageSpan[] = coverageSpans(ctx.db, accountId).map(({ track, from, to, source }) => ({ track, from, to, source }))
  return {
    previewId: id,
    fileName: request.fileName,
    format: reading.format,
    formatTitle: reading.title,
    encoding: reading.encoding,
    tracks: reading.tracks,
    records: reading.summary.records,
    events: events.length,
    ignored: reading.summary.ignored,
    malformed: reading.malformed.slice(0, 500),
    warnings: reading.summary.warnings,
    timeZoneKnown: events.every((event) => event.timeZoneKnown),
    zone,
    span: coverageOf(events, null, ctx.now()),
    rows: newest.map((row) => {
      const place = ctx.places.lookup(row.event.ip, row.event.host)
      return { ...row.event, isNew: row.isNew, placeCountry: place.country, network: place.service?.name ?? place.network }
    }),
    newCount: isNew.filter(Boolean).length,
    coverageBefore: before,
    columns: reading.columns?.origin ?? (reading.format === genericTable.id ? 'guessed' : 'own'),
    coverageAfter: [...before, ...added.map(({ track, span }) => ({ track, ...span, source: request.fileName }))],
  }
}
