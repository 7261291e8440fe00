// One thread that reads pictures and PDFs, started when it is first needed, ended when it is idle, too slow or too greedy.
// Where the code runs unbuilt there is no file to start: then the same work is done here, without the hard limits.
import type { Worker } from 'node:worker_threads'
import { startThread, threadFile } from '../../threads'
import type { Answer, Order } from './attachment-thread'
import { nothing, type Found } from './found'

export type ReadingLimits = {
  /** For all of one message, from when the thread is ready. */
  messageMs: number
  /** By which the process may grow meanwhile, other than by this thread's own work. */
  growthBytes: number
}
export type Item = Omit<Order, 'id'>
export type ReadingThread = {
  /** One answer per item, in their order; what the limits cut off is `too-slow` or `too-big`. Never rejects. */
  read(items: readonly Item[], limits: ReadingLimits): Promise<Found[]>
  close(): Promise<void>
}

const IDLE_MS = 15_000
const LOOK_EVERY_MS = 20
/** The heap of the libraries; buffers and WebAssembly are outside it, and watched by the growth of the process. */
const HEAP = { maxOldGenerationSizeMb: 96, maxYoungGenerationSizeMb: 16 }

export const createReadingThread = (file: string | null = threadFile('attachment-thread')): ReadingThread => (file === null ? readingHere() : new Thread(file))

/** What of the process is not this thread's heap and buffers. */
function foreignBytes(): number {
  const { rss, heapTotal, external } = process.memoryUsage()
  return rss - heapTotal - external
}

function readingHere(): ReadingThread {
  return {
    async read(items) {
      const { readItem } = await import('./read-item')
      const all: Found[] = []
      for (const item of items) all.push(await readItem(item))
      return all
    },
    close: () => Promise.resolve(),
  }
}

class Thread implements ReadingThread {
  private readonly file: string
  private worker: Worker | null = null
  private turn: Promise<unknown> = Promise.resolve()
  private idle: NodeJS.Timeout | null = null
  private nextId = 1

  constructor(file: string) {
    this.file = file
  }

  read(items: readonly Item[], limits: ReadingLimits): Promise<Found[]> {
    const reading = this.turn.then(() => this.readNow(items, limits))
    this.turn = reading
    return reading
  }

  async close(): Promise<void> {
    if (this.idle) clearTimeout(this.idle)
    const { worker } = this
    this.worker = null
    await worker?.terminate()
  }

  private async readNow(items: readonly Item[], limits: ReadingLimits): Promise<Found[]> {
    if (this.idle) clearTimeout(this.idle)
    const found: (Found | undefined)[] = items.map(() => undefined)
    const left = await this.attempt(items, limits, (i, one) => (found[i] = one))
    this.worker?.unref()
    this.idle = setTimeout(() => void this.close(), IDLE_MS).unref()
    return found.map((one) => one ?? nothing(left))
  }

  /** Resolves with what to say of the items that were not answered. */
  private async attempt(items: readonly Item[], limits: ReadingLimits, onFound: (index: number, found: Found) => void): Promise<'too-slow' | 'too-big' | 'damaged'> {
    const worker = await this.ready()
    if (!worker) return 'too-slow'
    const first = this.nextId
    this.nextId += items.length
    const rest = new Set(items.keys())
    const before = foreignBytes()
    const startedAt = performance.now()
    return new Promise((resolve) => {
      const end = (why: 'too-slow' | 'too-big' | 'damaged' | null): void => {
        clearInterval(timer)
        worker.off('message', onMessage).off('error', onError).off('exit', onExit)
        if (why === null) return resolve('too-slow')
        void this.close().then(() => resolve(why))
      }
      const onMessage = ({ id, found }: Answer): void => {
        if (!rest.delete(id - first)) return
        onFound(id - first, found)
        if (rest.size === 0) end(null)
      }
      // Out of memory is an error of the thread.
      const onError = (): void => end('too-big')
      const onExit = (): void => end('damaged')
      const timer = setInterval(() => {
        if (performance.now() - startedAt > limits.messageMs) end('too-slow')
        else if (foreignBytes() - before > limits.growthBytes) end('too-big')
      }, LOOK_EVERY_MS)
      worker.on('message', onMessage).on('error', onError).on('exit', onExit)
      items.forEach(({ kind, bytes }, i) => {
        // A copy that can be handed over: a view would take the whole message along.
        const own = Uint8Array.from(bytes)
        worker.postMessage({ id: first + i, kind, bytes: own } satisfies Order, [own.buffer])
      })
    })
  }

  private async ready(): Promise<Worker | null> {
    if (this.worker) {
      this.worker.ref()
      return this.worker
    }
    // No thread to be had: the mail is judged on the rest, and says so.
    return (this.worker = await startThread(this.file, 'attachments', HEAP, (gone) => {
      if (this.worker === gone) this.worker = null
    }))
  }
}
