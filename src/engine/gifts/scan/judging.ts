// The other end of judge-thread.ts: hands messages over and takes answers back. What the thread cannot take goes back to whoever
// asked: when too much waits for it, or there is none. A message at which the thread ends is given up, like one that breaks
// the reader; the rest goes to a new one.
import type { Worker } from 'node:worker_threads'
import { sharedReading } from '../../mime/attachments/read-attachments'
import { startThread, threadFile } from '../../threads'
import type { ExamineOptions } from './finding'
import type { Passed } from './gate'
import type { Order, Reply } from './judge-thread'

export type Judged = Pick<Extract<Reply, { kind: 'judged' }>, 'examined' | 'failed' | 'wantsWhole'>
export type Work = {
  raw: Buffer
  gate: Passed
  partial: readonly string[]
  /** The same object for all messages of a scan. */
  options: ExamineOptions
  /** Called once, later; null when there is no thread after all. */
  done: (judged: Judged | null) => void
}

/** What may wait for the thread; a reader that is faster judges the rest itself. */
const MOST_WAITING_BYTES = 8 << 20
const IDLE_MS = 15_000
/** A thread that ends this often is not started again. */
const MOST_ENDS = 3
/** A mail that takes more costs the thread, not the engine. */
const HEAP = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 16 }
const GIVEN_UP: Judged = { examined: null, failed: true, wantsWhole: false }

export class JudgingThread {
  private readonly file: string | null
  private worker: Worker | null = null
  private starting: Promise<void> | null = null
  private ends = 0
  private idle: NodeJS.Timeout | null = null
  private waitingBytes = 0
  private nextId = 1
  private nextSetup = 1
  private setups = new Map<ExamineOptions, number>()
  /** In the order in which they were handed over. */
  private readonly waiting = new Map<number, Work>()
  /** Of these, whose attachments are being opened: the thread has gone on. */
  private readonly opening = new Set<number>()

  constructor(file: string | null = threadFile('judge-thread')) {
    this.file = file
  }

  /** Brings the thread up meanwhile. Never rejects. */
  start(): Promise<void> {
    this.keepAwake()
    if (this.worker || this.file === null || this.ends >= MOST_ENDS) return Promise.resolve()
    this.starting ??= startThread(this.file, 'judging', HEAP, (gone) => this.onGone(gone)).then((worker) => {
      this.starting = null
      this.worker = worker
      if (!worker) this.ends = MOST_ENDS
      worker?.on('message', (reply: Reply) => this.onReply(worker, reply))
      const left = [...this.waiting]
      if (left.length === 0) worker?.unref()
      for (const [id, work] of left) {
        if (worker) this.hand(worker, id, work)
        else this.forget(id, work).done(null)
      }
    })
    return this.starting
  }

  /** False when it is to be judged elsewhere. */
  take(work: Work): boolean {
    if ((!this.worker && !this.starting) || this.waitingBytes + work.raw.length > MOST_WAITING_BYTES) return false
    if (this.waiting.size === 0) {
      this.worker?.ref()
      if (this.idle) clearTimeout(this.idle)
    }
    const id = this.nextId++
    this.waiting.set(id, work)
    this.waitingBytes += work.raw.length
    if (this.worker) this.hand(this.worker, id, work)
    return true
  }

  async close(): Promise<void> {
    if (this.idle) clearTimeout(this.idle)
    await this.worker?.terminate()
  }

  private hand(worker: Worker, id: number, { raw, gate, partial, options }: Work): void {
    let setup = this.setups.get(options)
    if (setup === undefined) {
      setup = this.nextSetup++
      this.setups.set(options, setup)
      worker.postMessage({ kind: 'setup', setup, options } satisfies Order)
    }
    // A copy that can be handed over: a view would take the whole portion along.
    const bytes = Uint8Array.from(raw)
    worker.postMessage({ kind: 'judge', id, setup, bytes, gate, partial } satisfies Order, [bytes.buffer])
  }

  private onReply(worker: Worker, reply: Reply): void {
    if (reply.kind === 'open') {
      const { id, read, items, limits } = reply
      this.opening.add(id)
      void sharedReading.read(items, limits).then((found) => worker.postMessage({ kind: 'opened', read, found } satisfies Order))
      return
    }
    const work = this.waiting.get(reply.id)
    if (work) this.forget(reply.id, work).done(reply)
  }

  private forget(id: number, work: Work): Work {
    this.waiting.delete(id)
    this.opening.delete(id)
    this.waitingBytes -= work.raw.length
    if (this.waiting.size === 0) {
      this.worker?.unref()
      this.keepAwake()
    }
    return work
  }

  private keepAwake(): void {
    if (this.idle) clearTimeout(this.idle)
    this.idle = setTimeout(() => void this.close(), IDLE_MS).unref()
  }

  private onGone(gone: Worker): void {
    if (this.worker !== gone) return
    this.worker = null
    this.setups = new Map()
    // It takes them in order: the first that it had not gone on from is the one at which it ended.
    const first = [...this.waiting].find(([id]) => !this.opening.has(id))
    this.opening.clear()
    if (this.waiting.size === 0) return
    this.ends++
    if (first) this.forget(...first).done(GIVEN_UP)
    if (this.waiting.size === 0) return
    if (this.ends < MOST_ENDS) void this.start()
    else for (const [id, work] of [...this.waiting]) this.forget(id, work).done(null)
  }
}

/** One for the process; it ends by itself when it is idle. */
export const sharedJudging = new JudgingThread()
