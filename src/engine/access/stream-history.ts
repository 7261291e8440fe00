// Reads a history of any size: tables in text, lines of a server's log and JSON lines are read piece by piece and given on at
// once, so that a million rows need no more memory than a few thousand, and nothing waits longer than some milliseconds. All else
// is read as a whole, up to a bound. Says the same of a file as `readHistory`, which small files go through.
import { isAscii } from 'node:buffer'
import { TextDecoder } from 'node:util'
import { KobanError } from '../../shared/errors'
import type { AccessEvent, Malformed, Span, Track } from '../../shared/model'
import { eventEnd, trackOf } from './coverage'
import { blockDecoder, encodingOf, hasJisEscape, type StrictEncoding, type TextEncoding } from './reading/decode-text'
import { fileKind } from './reading/file-kind'
import { breather, copyOf, headOf, pause, pieces, wholeOf, type HistorySource } from './reading/history-source'
import { mhtmlPage } from './reading/mhtml'
import { pieceReading, type PieceReading, type PieceStart } from './reading/piece-reading'
import { pieceStart } from './reading/read-content'
import { newTally, type Run, type SlashDates } from './reading/tally'
import { zoneClock } from './reading/zone-clock'
import { readInThread, threadFile } from './history-thread-client'
import { allEvents, MAX_HISTORY_BYTES, readHistory, type HistoryReading, type HistorySummary, type ReadHistoryOptions } from './read-history'

/** A reading without its events: those were given on. */
export type StreamedHistory = Pick<HistoryReading, 'file' | 'format' | 'title' | 'encoding' | 'summary' | 'dateOrder' | 'tracks' | 'isEmptyHistory' | 'columns'> & {
  /** The first thousand, unless more were asked for. */
  malformed: Malformed[]
  /** As `HistoryReading.records`, each with the time from its first event to the end of its last; null without any. */
  records: { track: Track; span: Span | null }[]
}

export type StreamTools = {
  /** Gets the events in file order, some thousand at a time. */
  each(events: AccessEvent[]): void
  /** Bytes gone through. */
  progress?(done: number): void
  signal?: AbortSignal | undefined
  sizes?: StreamSizes
  /** How many malformed rows are listed. */
  malformedMost?: number
  /** The built file of the thread that reads what must be read as a whole; null: it is read here. */
  thread?: string | null
}

/** In bytes: what is read at once as a whole, what is looked at to know a format, what is parsed in one go. Tests make them small. */
export type StreamSizes = { whole: number; head: number; piece: number }
const SIZES: StreamSizes = { whole: 1024 * 1024, head: 2 * 1024 * 1024, piece: 128 * 1024 }
const SHOWN_MALFORMED = 1000
const EVENTS_AT_ONCE = 2000
/** Enough to tell an archive by. */
const KIND_BYTES = 64

/** Throws what `readHistory` throws, and `job-cancelled`. */
export async function streamHistory(source: HistorySource, options: ReadHistoryOptions, tools: StreamTools): Promise<StreamedHistory> {
  if (source.size > MAX_HISTORY_BYTES) throw new KobanError('file-too-big')
  const start = source.size > (tools.sizes ?? SIZES).whole ? await startOf(source, options, tools) : null
  return start ? readPieces(source, options, tools, start) : readWhole(source, options, tools)
}

type Start = { of: PieceStart; encoding: TextEncoding }

/** Null when the content is nothing that can be read in pieces. */
async function startOf(source: HistorySource, options: ReadHistoryOptions, { signal, sizes = SIZES }: StreamTools): Promise<Start | null> {
  const head = await headOf(source, sizes.head)
  if (fileKind(head) || mhtmlPage(head)) return null
  await pause()
  const encoding = await encodingOfWhole(source, head, signal, sizes.piece)
  const isWhole = head.length >= source.size
  await pause()
  const of = pieceStart(blockDecoder(encoding)(head, isWhole), isWhole, options.format, options.mappings ?? {}, zoneClock(options.assumedTimeZone))
  await pause()
  return of && { of, encoding }
}

/** One look through all bytes; those of most logs are plain, and that is asked of each piece in microseconds. */
async function encodingOfWhole(source: HistorySource, head: Uint8Array, signal: AbortSignal | undefined, pieceBytes: number): Promise<TextEncoding> {
  const strict = new Map<StrictEncoding, TextDecoder>((['utf-8', 'shift_jis', 'euc-jp'] as const).map((name) => [name, new TextDecoder(name, { fatal: true })]))
  const breathe = breather()
  let hasNul = false
  let hasJis = false
  let before: Uint8Array = new Uint8Array(0)
  for await (const { piece } of pieces(source, pieceBytes)) {
    hasNul ||= piece.includes(0)
    hasJis ||= piece.includes(0x1b) && hasJisEscape(Buffer.concat([before.subarray(-2), piece.subarray()]))
    if (!isAscii(before.subarray(-4)) || !isAscii(piece)) for (const [name, decoder] of strict) if (!fits(decoder, piece)) strict.delete(name)
    before = piece
    await breathe(signal)
  }
  return encodingOf(head, { hasNul, hasJis, fits: (name) => strict.has(name) })
}

function fits(decoder: TextDecoder, piece: Uint8Array): boolean {
  try {
    decoder.decode(piece, { stream: true })
    return true
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}

async function readPieces(source: HistorySource, options: ReadHistoryOptions, tools: StreamTools, { of, encoding }: Start): Promise<StreamedHistory> {
  const slash: SlashDates = { isProbe: true, isSeen: false, order: 'mdy', isSettled: false, isTold: false }
  const newRun = (): Run => ({ tally: newTally(), clock: zoneClock(options.assumedTimeZone), now: options.now, slash })
  const run = newRun()
  const reading = pieceReading(of, run)
  if (reading.look) await lookThrough(source, encoding, reading.look, tools)
  else {
    // Dates such as 4/3/2019 are settled by any of them: where the file begins with such, all are looked at first.
    const probe = newRun()
    await goThrough(source, encoding, pieceReading(of, probe), tools, (done) => {
      probe.tally.events.length = 0
      probe.tally.malformed.length = 0
      return slash.isSeen ? !slash.isSettled : done < (tools.sizes ?? SIZES).head
    })
  }
  slash.isProbe = false

  const reach = reachByTrack()
  const malformed: Malformed[] = []
  const most = tools.malformedMost ?? SHOWN_MALFORMED
  const summary: HistorySummary = { records: 0, events: 0, ignored: 0, malformed: 0, warnings: {} }
  await goThrough(source, encoding, reading, tools, (done) => {
    const events = run.tally.events.splice(0)
    const rejected = run.tally.malformed.splice(0)
    for (const row of rejected) if (malformed.length < most) malformed.push(row)
    summary.events += events.length
    summary.malformed += rejected.length
    reach.add(events)
    tools.each(events)
    tools.progress?.(done)
    return true
  })
  const { format } = of
  summary.ignored = run.tally.ignored
  summary.warnings = run.tally.warnings
  summary.records = summary.events + summary.ignored + summary.malformed
  const tracks = format.tracks === 'by-service' ? reach.tracks() : [...format.tracks]
  return {
    file: options.fileName, format: format.id, title: format.title, encoding, summary, malformed,
    ...(run.tally.dateOrder ? { dateOrder: run.tally.dateOrder } : {}),
    ...(of.kind === 'table' && of.columns ? { columns: of.columns } : {}),
    tracks, isEmptyHistory: false,
    records: tracks.map((track) => ({ track, span: format.tracks === 'by-service' ? reach.of(track) : reach.ofAll() })),
  }
}

/** Piece after piece; `after` each it goes on for as long as that says so. */
async function goThrough(source: HistorySource, encoding: TextEncoding, reading: Pick<PieceReading, 'take'>, { signal, sizes = SIZES }: StreamTools, after: (done: number) => boolean): Promise<void> {
  const decode = blockDecoder(encoding)
  const breathe = breather()
  let done = 0
  for await (const { piece, isLast } of pieces(source, sizes.piece)) {
    done += piece.length
    reading.take(decode(piece, isLast), isLast)
    if (!after(done)) break
    await breathe(signal)
  }
}

async function lookThrough(source: HistorySource, encoding: TextEncoding, look: NonNullable<PieceReading['look']>, tools: StreamTools): Promise<void> {
  await goThrough(source, encoding, look, tools, () => true)
  const breathe = breather()
  const steps = look.settle()
  while (!steps.next().done) await breathe(tools.signal)
}

function reachByTrack(): { add(events: readonly AccessEvent[]): void; tracks(): Track[]; of(track: Track): Span | null; ofAll(): Span | null } {
  const spans = new Map<Track, Span>()
  return {
    add(events) {
      for (const event of events) {
        const track = trackOf(event)
        const span = spans.get(track)
        const end = eventEnd(event)
        if (!span) spans.set(track, { from: event.time, to: end })
        else {
          if (event.time < span.from) span.from = event.time
          if (end > span.to) span.to = end
        }
      }
    },
    tracks: () => [...spans.keys()],
    of: (track) => spans.get(track) ?? null,
    ofAll: () => [...spans.values()].reduce<Span | null>((all, span) => (all ? { from: Math.min(all.from, span.from), to: Math.max(all.to, span.to) } : span), null),
  }
}

/** A reading of the whole, told like one in pieces; its events are to be given on as they are. */
export function toldWhole(reading: HistoryReading, malformedMost = SHOWN_MALFORMED): StreamedHistory {
  const records = reading.records.map((record) => {
    const reach = reachByTrack()
    reach.add(record.events)
    return { track: record.track, span: reach.ofAll() }
  })
  const { file, format, title, encoding, summary, dateOrder, tracks, isEmptyHistory, columns } = reading
  return { file, format, title, encoding, summary, ...(dateOrder ? { dateOrder } : {}), ...(columns ? { columns } : {}), tracks, isEmptyHistory, malformed: reading.malformed.slice(0, malformedMost), records }
}

/** In a thread of its own, unless it is short: a page, an archive or a JSON document of many megabytes cannot be read in steps. */
async function readWhole(source: HistorySource, options: ReadHistoryOptions, { each, signal, sizes = SIZES, thread = threadFile(), malformedMost }: StreamTools): Promise<StreamedHistory> {
  const isArchive = fileKind(await headOf(source, KIND_BYTES)) === 'zip'
  if (thread !== null && (isArchive || source.size > sizes.whole)) return readInThread(thread, await copyOf(source, MAX_HISTORY_BYTES, signal), { options, malformedMost }, { each, signal })
  const reading = readHistory(await wholeOf(source, MAX_HISTORY_BYTES), options)
  const events = allEvents(reading)
  const breathe = breather()
  for (let at = 0; at < events.length; at += EVENTS_AT_ONCE) {
    each(events.slice(at, at + EVENTS_AT_ONCE))
    await breathe(signal)
  }
  return toldWhole(reading, malformedMost)
}
