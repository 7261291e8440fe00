// The thread that reads one history as a whole: what a page or an archive makes the readers do holds nothing else up. Events go
// out some thousand at a time, each batch when it is asked for.
import { parentPort, workerData } from 'node:worker_threads'
import { toErrorData } from '../../shared/errors'
import type { AccessEvent, ErrorData } from '../../shared/model'
import { allEvents, readHistory, type ReadHistoryOptions } from './read-history'
import { toldWhole, type StreamedHistory } from './stream-history'

export type Order = { bytes: Uint8Array; options: ReadHistoryOptions; malformedMost: number | undefined }
/** `events` until there are none, then `read`; or `failed`. */
export type Answer = { kind: 'events'; events: AccessEvent[] } | { kind: 'read'; told: StreamedHistory } | { kind: 'failed'; error: ErrorData }

const EVENTS_AT_ONCE = 1000

const answer = (message: Answer) => parentPort?.postMessage(message)
try {
  const { bytes, options, malformedMost } = workerData as Order
  const reading = readHistory(bytes, options)
  const events = allEvents(reading)
  let at = 0
  const next = () => {
    if (at >= events.length) return answer({ kind: 'read', told: toldWhole(reading, malformedMost) })
    answer({ kind: 'events', events: events.slice(at, at + EVENTS_AT_ONCE) })
    at += EVENTS_AT_ONCE
  }
  parentPort?.on('message', next)
  next()
} catch (error) {
  answer({ kind: 'failed', error: toErrorData(error) })
}
