// `koban history FILE…`: reads login histories and prints one JSON line per file. Words go to stderr.
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { KobanError } from '../shared/errors'
import { readHistory, type HistoryReading } from '../engine/access/read-history'
import { zoneClock } from '../engine/access/reading/zone-clock'

export type HistoryIo = {
  stdout(line: string): void
  stderr(line: string): void
  now(): number
  /** Merges a reading into a store; given when `--data` names one. */
  merge?: (reading: HistoryReading, fileName: string) => Promise<{ added: number; total: number }>
}

const USAGE = 'usage: koban history FILE… [--format ID] [--zone ZONE] [--now ISO] [--data DIR]'

/** Exit code: 0, 1 for wrong arguments, 2 when no file could be read. A file that is no login history is printed as `{"file","error"}`. */
export async function runHistory(args: string[], io: HistoryIo): Promise<number> {
  const asked = readArgs(args, io)
  if (!asked) return 1
  let read = 0
  for (const path of asked.files) {
    const file = basename(path)
    try {
      const reading = readHistory(await contentOf(path), { fileName: file, assumedTimeZone: asked.zone, now: asked.now, ...(asked.format ? { format: asked.format } : {}) })
      const merged = io.merge ? await io.merge(reading, file) : {}
      io.stdout(JSON.stringify({ ...printable(reading, { assumedTimeZone: asked.zone, now: asked.nowText }), ...merged }))
      read++
    } catch (error) {
      if (!(error instanceof KobanError)) throw error
      io.stdout(JSON.stringify({ file, error: errorText(error) }))
      io.stderr(`${file}: ${error.message}`)
    }
  }
  return read > 0 ? 0 : 2
}

type Asked = { files: string[]; zone: string; now: number; nowText: string; format: string | undefined }

function readArgs(args: string[], io: HistoryIo): Asked | null {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { format: { type: 'string' }, zone: { type: 'string' }, now: { type: 'string' }, data: { type: 'string' } },
    })
    const now = values.now === undefined ? io.now() : Date.parse(values.now)
    if (positionals.length === 0 || Number.isNaN(now)) throw new TypeError(positionals.length === 0 ? 'no file given' : '--now is no ISO 8601 time')
    const zone = values.zone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone
    zoneClock(zone)
    return { files: positionals, zone, now, nowText: values.now ?? new Date(now).toISOString(), format: values.format }
  } catch (error) {
    if (!(error instanceof TypeError || error instanceof KobanError)) throw error
    io.stderr(error.message)
    io.stderr(USAGE)
    return null
  }
}

async function contentOf(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path)
  } catch (cause) {
    throw new KobanError('file-unreadable', undefined, { cause })
  }
}

/** The keys of a reading that are printed, in their order. */
export function printable(reading: HistoryReading, options: { assumedTimeZone: string; now: string }): Record<string, unknown> {
  const { file, format, encoding, summary, malformed, events, dateOrder, members, skippedMembers } = reading
  return {
    file, format, encoding, options, summary, malformed, events,
    ...(dateOrder === undefined ? {} : { dateOrder }),
    ...(members === undefined ? {} : { members, skippedMembers }),
  }
}

/** The code, with what the file is instead where that is known: `not-a-log:png`. */
function errorText(error: KobanError): string {
  const kind = error.details?.['kind']
  return kind === undefined ? error.code : `${error.code}:${kind}`
}
