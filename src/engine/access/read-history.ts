// A login history's bytes to access events. Pure: no file, no clock, no look-up; content decides what a file is, never its
// name. The list of formats is formats/index.ts; what all of them share is in reading/.
import { KobanError } from '../../shared/errors'
import type { AccessEvent, ImportWarning, Language, Malformed, Track } from '../../shared/model'
import { trackOf } from './coverage'
import { fileKind } from './reading/file-kind'
import { readContent, type Content, type Mappings, type ReadColumns } from './reading/read-content'
import type { TextEncoding } from './reading/decode-text'
import type { Tally } from './reading/tally'
import type { SlashOrder } from './reading/times'
import { zipMembers } from '../mime/zip-members'
import { zoneClock } from './reading/zone-clock'

export type ReadHistoryOptions = {
  /** Only echoed. */
  fileName: string
  /** For times that name no zone where the provider fixes none: an IANA name or `±hh:mm`. */
  assumedTimeZone: string
  /** For relative times and dates without a year. */
  now: number
  /** A format's id: read as this one or not at all. */
  format?: string
  /** What the user says of a table's columns. Not for members of archives. */
  mappings?: Mappings
}

export type HistorySummary = { records: number; events: number; ignored: number; malformed: number; warnings: Partial<Record<ImportWarning, number>> }

export type MemberReading = { member: string; format: string; events: AccessEvent[] }

export type HistoryReading = {
  file: string
  /** A format's id, or `zip`. */
  format: string
  title: Record<Language, string>
  encoding: TextEncoding | null
  summary: HistorySummary
  /** In an archive each `ref` begins with the member's name and a space. */
  malformed: Malformed[]
  /** In file order; empty for an archive, whose events are in `members`. */
  events: AccessEvent[]
  /** Set when the file's own dates settled whether `4/3` is in March or April. */
  dateOrder?: SlashOrder
  members?: MemberReading[]
  /** Members that are no login history, or could not be read. */
  skippedMembers?: string[]
  /** The sign-in tracks the file speaks about, also when it lists nothing. */
  tracks: Track[]
  /**
   * Which rows bound the record of a track: one entry per track of each log in the file. Members of an archive never speak
   * for each other. A format that lists both tracks in one table tells about both with every row; where the rows alone
   * name the track, each speaks for its own.
   */
  records: { track: Track; events: AccessEvent[] }[]
  /** The source itself says that there were no accesses. */
  isEmptyHistory: boolean
  /** Set when the user named the columns, now or for an earlier file. */
  columns?: ReadColumns
}

export const MAX_HISTORY_BYTES = 300 * 1024 * 1024

/**
 * Reads one file. Throws `empty-file`, `not-a-log` (`details.kind` says what it is instead), `no-login-table`, `unknown-format`,
 * `file-too-big`, and `bad-request` for a zone that does not exist. `summary.records` is always events + ignored + malformed.
 */
export function readHistory(bytes: Uint8Array, options: ReadHistoryOptions): HistoryReading {
  if (bytes.length === 0) throw new KobanError('empty-file')
  if (bytes.length > MAX_HISTORY_BYTES) throw new KobanError('file-too-big')
  const kind = fileKind(bytes)
  if (kind === 'zip') return readArchive(bytes, options)
  if (kind) throw new KobanError('not-a-log', undefined, { details: { kind } })
  const content = readContent(bytes, zoneClock(options.assumedTimeZone), options.now, options.format, options.mappings)
  const { format, encoding, tally } = content
  return {
    file: options.fileName,
    format: format.id,
    title: format.title,
    encoding,
    summary: summaryOf(tally, tally.events.length),
    malformed: tally.malformed,
    events: tally.events,
    ...(tally.dateOrder ? { dateOrder: tally.dateOrder } : {}),
    tracks: tracksOf(content),
    records: recordsOf(content),
    isEmptyHistory: tally.isEmptyHistory,
    ...(content.columns ? { columns: content.columns } : {}),
  }
}

/** All events of a reading, those of an archive's members included, in their order. */
export function allEvents(reading: HistoryReading): AccessEvent[] {
  return reading.members ? reading.members.flatMap((member) => member.events) : reading.events
}

const ARCHIVE_TITLE: Record<Language, string> = { ja: 'ZIP アーカイブ', en: 'ZIP archive' }

function readArchive(bytes: Uint8Array, options: ReadHistoryOptions): HistoryReading {
  const clock = zoneClock(options.assumedTimeZone)
  const members: MemberReading[] = []
  const skippedMembers: string[] = []
  const reading: HistoryReading = {
    file: options.fileName, format: 'zip', title: ARCHIVE_TITLE, encoding: null,
    summary: { records: 0, events: 0, ignored: 0, malformed: 0, warnings: {} },
    malformed: [], events: [], members, skippedMembers, tracks: [], records: [], isEmptyHistory: false,
  }
  const names: string[] = []
  for (const member of zipMembers(bytes)) {
    names.push(member.name)
    const content = member.bytes && memberContent(member.bytes, () => readContent(member.bytes ?? bytes, clock, options.now, options.format))
    if (content) addMember(reading, member.name, content)
    else skippedMembers.push(member.name)
  }
  if (members.length === 0) throw new KobanError('not-a-log', undefined, { details: { kind: names.some((name) => name.startsWith('xl/')) ? 'xlsx' : 'zip' } })
  return reading
}

/** Null for a member that is no login history: an archive holds many other things. */
function memberContent(bytes: Uint8Array, read: () => Content): Content | null {
  if (bytes.length === 0 || fileKind(bytes)) return null
  try {
    return read()
  } catch (error) {
    if (error instanceof KobanError) return null
    throw error
  }
}

function addMember(reading: HistoryReading, member: string, content: Content): void {
  const { tally, format } = content
  reading.members?.push({ member, format: format.id, events: tally.events })
  for (const { ref, reason } of tally.malformed) reading.malformed.push({ ref: `${member} ${ref}`, reason })
  const added = summaryOf(tally, tally.events.length)
  const { summary } = reading
  for (const key of ['records', 'events', 'ignored', 'malformed'] as const) summary[key] += added[key]
  for (const [key, count] of Object.entries(added.warnings) as [ImportWarning, number][]) summary.warnings[key] = (summary.warnings[key] ?? 0) + count
  for (const track of tracksOf(content)) if (!reading.tracks.includes(track)) reading.tracks.push(track)
  reading.records.push(...recordsOf(content))
  if (tally.isEmptyHistory) reading.isEmptyHistory = true
}

function summaryOf(tally: Tally, events: number): HistorySummary {
  const { ignored, warnings } = tally
  const malformed = tally.malformed.length
  return { records: events + ignored + malformed, events, ignored, malformed, warnings }
}

function tracksOf({ format, tally }: Content): Track[] {
  if (format.tracks !== 'by-service') return [...format.tracks]
  return [...new Set(tally.events.map(trackOf))]
}

const recordsOf = (content: Content): HistoryReading['records'] => {
  const { events } = content.tally
  return tracksOf(content).map((track) => ({ track, events: content.format.tracks === 'by-service' ? events.filter((event) => trackOf(event) === track) : events }))
}
