// Judges the messages of a scan on two threads. The reading thread packs messages into portions for a second one and, once
// enough lie there, judges the next itself: both stay busy, and what waits is bounded without stopping the connection.
// Small scans never start the second thread; where it cannot run, or dies, the reading thread does all.
import type { Worker } from 'node:worker_threads'
import type { Examine, ExamineOptions, Examined } from './finding'

/** `failed`: this message broke the reader. */
export type Verdict = { examined: Examined | null; failed: boolean }
export type Examiner = {
  /** `done` is called once, in this thread, now or before `settled` resolves; not always in the order of the calls. */
  examine(raw: Buffer, partial: readonly string[], done: (verdict: Verdict) => void): void
  /** Resolves when all that was given is done; rejects with what a `done` threw. */
  settled(): Promise<void>
  close(): Promise<void>
}

/** A portion on its way: messages one after the other in `bytes`, each up to its place in `ends`. */
export type Portion = { id: number; bytes: Uint8Array<ArrayBuffer>; ends: number[]; partial: (readonly string[])[] }
export type Portioned = { id: number; verdicts: Verdict[] }
type Waiting = { raw: Buffer; partial: readonly string[]; done: (verdict: Verdict) => void }

/** Less is judged before a second thread has even loaded. */
const START_BYTES = 512 << 10
const PORTION_BYTES = 128 << 10
/** What may wait for the second thread. */
const MOST_BYTES = 2 << 20

export function judge(examine: Examine, raw: Buffer, options: ExamineOptions): Verdict {
  try {
    return { examined: examine(raw, options), failed: false }
  } catch {
    // One message that breaks the reader must not cost the others; the report names it.
    return { examined: null, failed: true }
  }
}

export function examineHere(examine: Examine, options: ExamineOptions = {}): Examiner {
  return {
    examine: (raw, partial, done) => done(judge(examine, raw, { ...options, partial })),
    settled: () => Promise.resolve(),
    close: () => Promise.resolve(),
  }
}

/** `start` makes the second thread, which runs examine-thread.ts with the same options. */
export function examineOnTwoThreads(examine: Examine, options: ExamineOptions, start: () => Worker): Examiner {
  return new TwoThreads(examine, options, start)
}

class TwoThreads implements Examiner {
  private readonly here: (raw: Buffer, partial: readonly string[]) => Verdict
  private readonly start: () => Worker
  private thread: Worker | null = null
  private state: 'not started' | 'loading' | 'ready' | 'gone' = 'not started'
  private bytesSeen = 0
  private portion: Waiting[] = []
  private portionBytes = 0
  private readonly sent = new Map<number, { members: Waiting[]; bytes: number }>()
  private sentBytes = 0
  private nextId = 1
  private failure: { error: unknown } | null = null
  private onSettled: (() => void)[] = []

  constructor(examine: Examine, options: ExamineOptions, start: () => Worker) {
    this.here = (raw, partial) => judge(examine, raw, { ...options, partial })
    this.start = start
  }

  examine(raw: Buffer, partial: readonly string[], done: (verdict: Verdict) => void): void {
    this.bytesSeen += raw.length
    if (this.state === 'not started' && this.bytesSeen > START_BYTES) this.startThread()
    if (this.state !== 'ready' || this.sentBytes + this.portionBytes > MOST_BYTES) return done(this.here(raw, partial))
    this.portion.push({ raw, partial, done })
    this.portionBytes += raw.length
    if (this.portionBytes >= PORTION_BYTES) this.send()
  }

  async settled(): Promise<void> {
    this.send()
    if (this.sent.size > 0) await new Promise<void>((resolve) => this.onSettled.push(resolve))
    const { failure } = this
    this.failure = null
    if (failure) throw failure.error
  }

  async close(): Promise<void> {
    this.state = 'gone'
    this.portion = []
    this.sent.clear()
    await this.thread?.terminate()
  }

  private startThread(): void {
    this.state = 'loading'
    try {
      const thread = this.start()
      this.thread = thread
      thread.on('message', (message: 'ready' | Portioned) => {
        if (message === 'ready') this.state = this.state === 'loading' ? 'ready' : this.state
        else this.receive(message)
      })
      thread.on('error', () => this.takeBack())
      thread.on('exit', () => this.takeBack())
    } catch {
      // The reading thread is enough; only slower.
      this.state = 'gone'
    }
  }

  private send(): void {
    if (this.portion.length === 0) return
    const [members, bytes] = [this.portion, this.portionBytes]
    this.portion = []
    this.portionBytes = 0
    const packed = new Uint8Array(bytes)
    const ends: number[] = []
    let end = 0
    for (const { raw } of members) {
      packed.set(raw, end)
      ends.push((end += raw.length))
    }
    const id = this.nextId++
    this.sent.set(id, { members, bytes })
    this.sentBytes += bytes
    this.thread?.postMessage({ id, bytes: packed, ends, partial: members.map(({ partial }) => partial) } satisfies Portion, [packed.buffer])
  }

  private receive({ id, verdicts }: Portioned): void {
    const portion = this.sent.get(id)
    if (!portion) return
    this.finish(id, portion.members, (i) => verdicts[i] ?? { examined: null, failed: true })
  }

  /** The thread has gone: what it had not answered is judged here. */
  private takeBack(): void {
    if (this.state === 'gone') return
    this.state = 'gone'
    for (const [id, { members }] of [...this.sent]) this.finish(id, members, (i) => this.here(members[i]!.raw, members[i]!.partial))
    for (const { raw, partial, done } of this.portion.splice(0)) this.tell(done, this.here(raw, partial))
  }

  private finish(id: number, members: readonly Waiting[], verdictOf: (index: number) => Verdict): void {
    this.sentBytes -= this.sent.get(id)?.bytes ?? 0
    this.sent.delete(id)
    members.forEach(({ done }, i) => this.tell(done, verdictOf(i)))
    if (this.sent.size === 0) for (const resolve of this.onSettled.splice(0)) resolve()
  }

  private tell(done: (verdict: Verdict) => void, verdict: Verdict): void {
    try {
      done(verdict)
    } catch (error) {
      // Not lost: the reading thread throws it at its next rest.
      this.failure ??= { error }
    }
  }
}
