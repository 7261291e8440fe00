// Large files go to the engine in blocks: one message of a hundred megabytes would stop both ends. What was sent is asked for
// again under its name, as when another zone is chosen, until the engine has dropped it.
import { KobanError } from '../../../shared/errors'

/** What the engine packs in one go; the next block goes when it has answered. */
export const BLOCK_BYTES = 1024 * 1024

export type Feed = (uploadId: string | null, bytes: Uint8Array) => Promise<{ uploadId: string }>
export type Sending = { done: number; total: number }

const sent = new WeakMap<File, string>()

/** Throws `file-unreadable`, `job-cancelled` once `signal` aborts, and what `feed` throws. */
export async function upload(file: File, feed: Feed, { signal, onSent }: { signal?: AbortSignal | undefined; onSent?: ((sending: Sending) => void) | undefined } = {}): Promise<string> {
  const known = sent.get(file)
  if (known !== undefined) return known
  let uploadId: string | null = null
  for (let at = 0; at < file.size; at += BLOCK_BYTES) {
    const bytes = await blockOf(file, at)
    if (signal?.aborted) throw new KobanError('job-cancelled')
    uploadId = (await feed(uploadId, bytes)).uploadId
    onSent?.({ done: Math.min(file.size, at + BLOCK_BYTES), total: file.size })
  }
  if (uploadId === null) throw new KobanError('empty-file')
  sent.set(file, uploadId)
  return uploadId
}

/** The engine no longer holds it: it is sent anew the next time. */
export const forgetUpload = (file: File): boolean => sent.delete(file)

async function blockOf(file: File, at: number): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.slice(at, at + BLOCK_BYTES).arrayBuffer())
  } catch (cause) {
    throw new KobanError('file-unreadable', undefined, { cause })
  }
}
