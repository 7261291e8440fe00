// Files that the window sends in blocks, since one message of a hundred megabytes would stop both ends. They are kept packed
// (a log shrinks to a fifth), and unpacked block by block each time they are gone through.
import { randomUUID } from 'node:crypto'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { KobanError } from '../../shared/errors'
import { MAX_HISTORY_BYTES } from './read-history'
import type { HistorySource } from './reading/history-source'

const HELD_MS = 30 * 60_000
const HELD_MOST = 3
/** What is packed or unpacked in one go: some milliseconds. */
const BLOCK_BYTES = 512 * 1024

export type Uploads = {
  /** Throws `preview-expired` for one that is no longer held, `file-too-big`. */
  feed(uploadId: string | null, bytes: Uint8Array): { uploadId: string }
  /** Throws `preview-expired`. */
  source(uploadId: string): HistorySource
}

type Upload = { at: number; size: number; blocks: Uint8Array[] }

export function createUploads(now: () => number): Uploads {
  const held = new Map<string, Upload>()
  const find = (uploadId: string): Upload => {
    for (const [id, { at }] of held) if (now() - at > HELD_MS) held.delete(id)
    const upload = held.get(uploadId)
    if (!upload) throw new KobanError('preview-expired')
    return upload
  }
  return {
    feed(uploadId, bytes) {
      const id = uploadId ?? randomUUID()
      if (uploadId === null) held.set(id, { at: now(), size: 0, blocks: [] })
      const upload = find(id)
      upload.at = now()
      upload.size += bytes.length
      if (upload.size > MAX_HISTORY_BYTES) {
        held.delete(id)
        throw new KobanError('file-too-big')
      }
      for (let at = 0; at < bytes.length; at += BLOCK_BYTES) upload.blocks.push(deflateRawSync(bytes.subarray(at, at + BLOCK_BYTES), { level: 1 }))
      for (const oldest of held.keys()) if (held.size > HELD_MOST) held.delete(oldest)
      return { uploadId: id }
    },
    source(uploadId) {
      const { size, blocks } = find(uploadId)
      return {
        size,
        *blocks() {
          for (const block of blocks) yield inflateRawSync(block)
        },
      }
    },
  }
}
