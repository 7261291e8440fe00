// One picture or PDF, whatever is in it.
import { nothing, type Found } from './found'

/** Never rejects: a file that breaks a library is a damaged one. Each library is loaded only when it is needed. */
export async function readItem({ kind, bytes }: { kind: 'picture' | 'pdf'; bytes: Uint8Array }): Promise<Found> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    return kind === 'pdf' ? await (await import('./read-pdf')).readPdf(file) : await (await import('./read-picture')).readPicture(file)
  } catch {
    return nothing('damaged')
  }
}
