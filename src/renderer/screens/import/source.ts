// What is being read: a file or pasted text, as the engine wants it. A file too big is refused before it is opened.
// How far the record reaches is never taken from a file's date: copying a file changes it, and a span that was not
// seen would look safe.
import { OFFER_BYTES } from '../../../shared/columns'
import type { EngineApi } from '../../../shared/engine-api'
import { KobanError } from '../../../shared/errors'
import type { Input } from '../../../shared/rpc'
import { BLOCK_BYTES } from './upload'

export type Source = { kind: 'file'; file: File } | { kind: 'text'; text: string; name: string }
export const LIMIT_BYTES = 300 * 1024 * 1024

type Content = Pick<Input<EngineApi, 'access.preview'>, 'fileName' | 'bytes' | 'text' | 'uploadId'>
type Beginning = Pick<Input<EngineApi, 'access.columns'>, 'fileName' | 'bytes' | 'text'>
/** How far the history tells: to its newest row, or, copied from the open page just now, to this moment. */
export type Reach = 'last-row' | 'now'
const RECENT_MS = 30 * 86_400_000

/** Pasted text was most likely on screen just now, unless its newest row is old; of a file nothing is assumed. */
export function likelyReach(source: Source, newest: number | null, now: number): Reach {
  return source.kind === 'text' && (newest === null || now - newest < RECENT_MS) ? 'now' : 'last-row'
}

/** The beginning of it, for its columns to be named. Throws `file-unreadable`. */
export async function beginningOf(source: Source): Promise<Beginning> {
  if (source.kind === 'text') return { fileName: source.name, text: source.text.slice(0, OFFER_BYTES) }
  try {
    const bytes = new Uint8Array(await source.file.slice(0, OFFER_BYTES).arrayBuffer())
    return { fileName: source.file.name, bytes }
  } catch (cause) {
    throw new KobanError('file-unreadable', undefined, { cause })
  }
}

/** A large file is sent ahead, in blocks. Throws `file-too-big`, `file-unreadable`, `job-cancelled`. */
export async function contentOf(source: Source, send: (file: File) => Promise<string>): Promise<Content> {
  if (source.kind === 'text') return { fileName: source.name, text: source.text }
  if (source.file.size > LIMIT_BYTES) throw new KobanError('file-too-big')
  if (source.file.size > BLOCK_BYTES) return { fileName: source.file.name, uploadId: await send(source.file) }
  try {
    const bytes = new Uint8Array(await source.file.arrayBuffer())
    return { fileName: source.file.name, bytes }
  } catch (cause) {
    throw new KobanError('file-unreadable', undefined, { cause })
  }
}
