// Reads one history in a thread of its own, which ends with it. Run from source there is no built file to start: then it is read
// where it is asked for.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { fromErrorData, KobanError } from '../../shared/errors'
import type { AccessEvent } from '../../shared/model'
import type { Answer, Order } from './history-thread'
import type { StreamedHistory } from './stream-history'

/** What 300 MB of JSON need as objects is more than an engine should ever take; then the thread ends, and says `file-too-big`. */
const HEAP = { maxOldGenerationSizeMb: 2048 }

/** The built file lies beside the entry of the process, or above its shared chunks. */
export const threadFile = (): string | null => [import.meta.dirname, join(import.meta.dirname, '..')].map((dir) => join(dir, 'history-thread.js')).find((file) => existsSync(file)) ?? null

type Tools = { each(events: AccessEvent[]): void; signal?: AbortSignal | undefined }

/** `bytes` are handed over, and empty here afterwards. Throws what `readHistory` throws, `file-too-big` when it takes too much memory, and `job-cancelled`. */
export function readInThread(file: string, bytes: Uint8Array<ArrayBuffer>, how: Omit<Order, 'bytes'>, { each, signal }: Tools): Promise<StreamedHistory> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(file, { name: 'history', workerData: { bytes, ...how } satisfies Order, transferList: [bytes.buffer], resourceLimits: HEAP, env: {}, stdin: false })
    const onAbort = () => end(() => reject(new KobanError('job-cancelled')))
    function end(settle: () => void): void {
      signal?.removeEventListener('abort', onAbort)
      // Nobody waits for it any more; what it still says is of no use.
      worker.removeAllListeners().on('error', () => undefined)
      void worker.terminate().then(settle, settle)
    }
    worker.on('message', (message: Answer) => {
      switch (message.kind) {
        case 'events':
          try {
            each(message.events)
            worker.postMessage('next')
          } catch (error) {
            end(() => reject(error as Error))
          }
          return
        case 'read':
          return end(() => resolve(message.told))
        case 'failed':
          return end(() => reject(fromErrorData(message.error)))
      }
    })
    worker.on('error', (error: NodeJS.ErrnoException) => end(() => reject(new KobanError(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'file-too-big' : 'internal', undefined, { cause: error }))))
    worker.on('exit', () => end(() => reject(new KobanError('internal', 'the reading thread ended'))))
    if (signal?.aborted) onAbort()
    else signal?.addEventListener('abort', onAbort, { once: true })
  })
}
