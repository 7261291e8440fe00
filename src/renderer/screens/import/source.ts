// What is being read: a file or pasted text, as the engine wants it. A file too big is refused before it is opened.
import type { EngineApi } from '../../../shared/engine-api'
import { KobanError } from '../../../shared/errors'
import type { Input } from '../../../shared/rpc'

export type Source = { kind: 'file'; file: File } | { kind: 'text'; text: string; name: string }
export const LIMIT_BYTES = 300 * 1024 * 1024

type Content = Pick<Input<EngineApi, 'access.preview'>, 'fileName' | 'bytes' | 'text' | 'observedAt'>

/** Throws `file-too-big`, `file-unreadable`. Pasted text was on screen just now: its history reaches to this moment. */
export async function contentOf(source: Source, now: number): Promise<Content> {
  if (source.kind === 'text') return { fileName: source.name, text: source.text, observedAt: now }
  if (source.file.size > LIMIT_BYTES) throw new KobanError('file-too-big')
  try {
    const bytes = new Uint8Array(await source.file.arrayBuffer())
    return { fileName: source.file.name, bytes, ...(source.file.lastModified > 0 ? { observedAt: source.file.lastModified } : {}) }
  } catch (cause) {
    throw new KobanError('file-unreadable', undefined, { cause })
  }
}
