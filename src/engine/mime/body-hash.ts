// What makes two messages copies of each other, beside an equal Message-ID: the bytes after the header.
import { createHash } from 'node:crypto'
import { splitHead } from './headers'

/** SHA-256 of what follows the header, hex. */
export const bodyHashOf = (raw: Buffer): string => createHash('sha256').update(splitHead(raw).body).digest('hex')
