// Where the parts of a multipart begin and end (RFC 2046 section 5.1), as leniently as mail programs and thieves read it.
import { splitHead } from './headers'

export const guessBoundary = (body: Buffer): string => /^--([^\r\n]{4,200}?)[ \t]*\r?$/m.exec(body.toString('latin1', 0, 4096))?.[1] ?? ''

/** The parts between delimiter lines, at most `limit` and one more. A missing last delimiter ends the last part with the data. */
export function splitParts(body: Buffer, boundary: string, limit: number): Buffer[] {
  const delimiter = Buffer.from(`--${boundary}`, 'latin1')
  const parts: Buffer[] = []
  let start = -1
  let at = body.indexOf(delimiter)
  while (at >= 0 && parts.length <= limit) {
    const after = at + delimiter.length
    const next = body[after]
    const isLine = (at === 0 || body[at - 1] === 10 || body[at - 1] === 13) && (next === undefined || next === 10 || next === 13 || next === 32 || next === 9 || next === 45)
    if (isLine) {
      if (start >= 0) parts.push(body.subarray(start, at))
      start = -1
      if (next === 45 && body[after + 1] === 45) return parts
      const lineEnd = body.indexOf(10, after)
      start = lineEnd < 0 ? body.length : lineEnd + 1
    }
    at = body.indexOf(delimiter, after)
  }
  if (start >= 0 && start < body.length) parts.push(body.subarray(start))
  return parts
}

/** A part may have no header at all: then it begins with its blank line. */
export function partHead(piece: Buffer): { head: Buffer; rest: Buffer } {
  if (piece[0] === 10) return { head: piece.subarray(0, 0), rest: piece.subarray(1) }
  if (piece[0] === 13 && piece[1] === 10) return { head: piece.subarray(0, 0), rest: piece.subarray(2) }
  const { head, body } = splitHead(piece)
  return { head, rest: body }
}
