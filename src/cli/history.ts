// `koban history FILE…`: reads login histories and prints one JSON line per file. Words go to stderr.
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { KobanError } from '../shared/errors'
import type { ReadHistoryOptions } from '../engine/access/read-history'
import type { HistorySource } from '../engine/access/reading/history-source'
import { zoneClock } from '../engine/access/reading/zone-clock'
import { fileSource, printHistory } from './history-file'

export type HistoryIo = {
  stdout(line: string): void
  stderr(line: string): void
  now(): number
  /** Part of a line; without it lines are put together in memory. */
  part?(text: string): void
  /** Merges a history into a store; given when `--data` names one. */
  merge?: (source: HistorySource, how: ReadHistoryOptions) => Promise<{ added: number; total: number }>
  /** The tables whose columns were named in that store. */
  mappings?: ReadHistoryOptions['mappings']
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
      const source = await fileSource(path)
      const how: ReadHistoryOptions = { fileName: file, assumedTimeZone: asked.zone, now: asked.now, ...(asked.format ? { format: asked.format } : {}), ...(io.mappings ? { mappings: io.mappings } : {}) }
      const more = io.merge ? await io.merge(source, how) : {}
      await printLine(io, (write) => printHistory(source, how, { options: { assumedTimeZone: asked.zone, now: asked.nowText }, more }, write))
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

async function printLine({ stdout, part }: HistoryIo, print: (write: (text: string) => void) => Promise<void>): Promise<void> {
  if (part) {
    await print(part)
    return part('\n')
  }
  let line = ''
  await print((text) => void (line += text))
  stdout(line)
}

/** The code, with what the file is instead where that is known: `not-a-log:png`. */
function errorText(error: KobanError): string {
  const kind = error.details?.['kind']
  return kind === undefined ? error.code : `${error.code}:${kind}`
}
