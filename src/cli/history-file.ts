// A history file on disk, read in blocks, and its printed line, which a long file does not fit into as one text: then the file is
// gone through twice, first for what stands before the events, then for the events.
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { MAX_HISTORY_BYTES, readHistory, type ReadHistoryOptions } from '../engine/access/read-history'
import { wholeOf, type HistorySource } from '../engine/access/reading/history-source'
import { streamHistory } from '../engine/access/stream-history'
import { KobanError } from '../shared/errors'

const BLOCK_BYTES = 256 * 1024
/** What is read and printed in one go. */
const SHORT_BYTES = 8 * 1024 * 1024

/** Throws `file-unreadable`, also later, while it is read. */
export async function fileSource(path: string): Promise<HistorySource> {
  const unreadable = (cause: unknown) => new KobanError('file-unreadable', undefined, { cause })
  const { size } = await stat(path).catch((cause: unknown) => { throw unreadable(cause) })
  return {
    size,
    async *blocks() {
      try {
        for await (const block of createReadStream(path, { highWaterMark: BLOCK_BYTES })) yield block as Uint8Array
      } catch (cause) {
        throw unreadable(cause)
      }
    },
  }
}

export type Printed = {
  options: { assumedTimeZone: string; now: string }
  /** Keys at the end of the line. */
  more: Record<string, unknown>
}

/** Gives the line in parts, the last without a line break. Throws what `readHistory` throws, before the first of them. */
export async function printHistory(source: HistorySource, how: ReadHistoryOptions, printed: Printed, write: (part: string) => void, short = SHORT_BYTES): Promise<void> {
  const told = source.size > short ? await streamHistory(source, how, { each: () => undefined, malformedMost: Infinity }) : null
  if (told === null || told.format === 'zip') {
    const reading = readHistory(await wholeOf(source, MAX_HISTORY_BYTES), how)
    const { file, format, encoding, summary, malformed, events, dateOrder, members, skippedMembers } = reading
    return write(JSON.stringify({ file, format, encoding, options: printed.options, summary, malformed, events, ...(dateOrder ? { dateOrder } : {}), ...(members ? { members, skippedMembers } : {}), ...printed.more }))
  }
  const { file, format, encoding, summary, malformed, dateOrder } = told
  write(`${JSON.stringify({ file, format, encoding, options: printed.options, summary, malformed }).slice(0, -1)},"events":[`)
  let comma = ''
  await streamHistory(source, how, {
    each: (events) => {
      if (events.length === 0) return
      write(comma + JSON.stringify(events).slice(1, -1))
      comma = ','
    },
  })
  const end = JSON.stringify({ ...(dateOrder ? { dateOrder } : {}), ...printed.more })
  write(`]${end === '{}' ? '' : ','}${end.slice(1)}`)
}
