// Where a history's bytes come from: memory, a file, blocks that the window sent. It can be gone through more than once, and is
// never held as a whole unless its format asks for that.
import { KobanError } from '../../../shared/errors'

export type HistorySource = {
  readonly size: number
  /** From the beginning, each time; blocks of any size. */
  blocks(): AsyncIterable<Uint8Array> | Iterable<Uint8Array>
}

export const bytesSource = (bytes: Uint8Array): HistorySource => ({ size: bytes.length, blocks: () => [bytes] })

/** Lets other work of the process run, at the latest after some milliseconds; throws `job-cancelled` once that was asked for. */
export type Breather = (signal: AbortSignal | undefined) => Promise<void>

const WORK_MS = 8

/** Lets other work of the process run now. */
export const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

export function breather(): Breather {
  let since = performance.now()
  return async (signal) => {
    if (performance.now() - since > WORK_MS) {
      await pause()
      since = performance.now()
    }
    if (signal?.aborted) throw new KobanError('job-cancelled')
  }
}

/** The whole of it, up to `most` bytes. Throws `file-too-big`. */
export async function wholeOf(source: HistorySource, most: number): Promise<Uint8Array> {
  if (source.size > most) throw new KobanError('file-too-big')
  const parts: Uint8Array[] = []
  const breathe = breather()
  for await (const block of source.blocks()) {
    parts.push(block)
    await breathe(undefined)
  }
  const [first] = parts
  return first && parts.length === 1 ? first : Buffer.concat(parts)
}

/** The same in memory of its own, which can be handed to another thread; put together in steps. */
export async function copyOf(source: HistorySource, most: number, signal: AbortSignal | undefined): Promise<Uint8Array<ArrayBuffer>> {
  if (source.size > most) throw new KobanError('file-too-big')
  const whole = new Uint8Array(source.size)
  const breathe = breather()
  let at = 0
  for await (const block of source.blocks()) {
    for (let from = 0; from < block.length; from += COPIED_AT_ONCE) {
      const part = block.subarray(from, Math.min(from + COPIED_AT_ONCE, from + whole.length - at))
      whole.set(part, at)
      at += part.length
      await breathe(signal)
    }
  }
  return at === whole.length ? whole : whole.slice(0, at)
}
const COPIED_AT_ONCE = 2 * 1024 * 1024

/** The first `length` bytes. */
export async function headOf(source: HistorySource, length: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let size = 0
  const breathe = breather()
  for await (const block of source.blocks()) {
    parts.push(block.subarray(0, length - size))
    size += block.length
    await breathe(undefined)
    if (size >= length) break
  }
  return parts.length === 1 ? (parts[0] as Uint8Array) : Buffer.concat(parts)
}

/**
 * The blocks in pieces that are worked through in a few milliseconds each, each with what it has of its last line left to the
 * next: a text that is put together of two is slow to read. The last one is marked.
 */
export async function* pieces(source: HistorySource, length: number): AsyncGenerator<{ piece: Uint8Array; isLast: boolean }> {
  let waiting: Uint8Array | null = null
  let rest: Uint8Array = new Uint8Array(0)
  for await (const block of source.blocks()) {
    for (let at = 0; at < block.length; at += length) {
      const more = block.subarray(at, at + length)
      const cut = more.lastIndexOf(LF) + 1
      if (cut === 0) rest = joined(rest, more)
      if (cut === 0 && rest.length < 2 * length) continue
      if (waiting) yield { piece: waiting, isLast: false }
      waiting = cut === 0 ? rest : joined(rest, more.subarray(0, cut))
      rest = cut === 0 ? new Uint8Array(0) : more.subarray(cut)
    }
  }
  if (waiting && rest.length > 0) yield { piece: waiting, isLast: false }
  if (waiting || rest.length > 0) yield { piece: rest.length > 0 ? rest : (waiting as Uint8Array), isLast: true }
}

const LF = 10
const joined = (a: Uint8Array, b: Uint8Array): Uint8Array => (a.length === 0 ? b : Buffer.concat([a, b]))
