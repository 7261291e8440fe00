// The pieces of text that stand on a page, put into rows as a reader sees them: files often draw all labels first and all
// values after, and a label is worth nothing away from its value.

/** `transform`: the last two are the place, from the bottom left; the first four turn and scale. */
export type Piece = { text: string; transform: readonly number[]; width: number; height: number }
type Placed = { text: string; x: number; y: number; end: number; size: number }

/** Rows from top to bottom, columns parted by tabs; what is turned comes last, in its own order. */
export function rowsOf(pieces: readonly Piece[]): string {
  const placed: Placed[] = []
  const turned: string[] = []
  for (const { text, transform, width, height } of pieces) {
    if (text.trim() === '') continue
    const [a = 1, b = 0, , , x = 0, y = 0] = transform
    if (Math.abs(b) > Math.abs(a) / 4) turned.push(text)
    else placed.push({ text, x, y, end: x + width, size: Math.max(1, height || Math.abs(a)) })
  }
  return [...gather(placed).map(lineOf), ...turned].join('\n')
}

function gather(placed: Placed[]): Placed[][] {
  const rows: Placed[][] = []
  for (const piece of placed.sort((a, b) => b.y - a.y)) {
    const row = rows.at(-1)
    const head = row?.[0]
    if (row && head && Math.abs(head.y - piece.y) < Math.min(head.size, piece.size) * 0.4) row.push(piece)
    else rows.push([piece])
  }
  return rows
}

/** A gap of a letter's width parts columns, a fifth of one parts words. */
function lineOf(row: Placed[]): string {
  let line = ''
  let end = -Infinity
  for (const { text, x, end: stop, size } of row.sort((a, b) => a.x - b.x)) {
    const gap = x - end
    line += line === '' ? '' : gap > size ? '\t' : gap > size * 0.2 ? ' ' : ''
    line += text
    end = Math.max(end, stop)
  }
  return line
}
