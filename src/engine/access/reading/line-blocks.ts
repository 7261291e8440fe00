// Physical lines of a text that comes in blocks: what a block's end cuts off waits for the next.
import { textLines, type TextLine } from './text-lines'

/** A line that is still open after so much text is taken as it is, and the rest of it is left out. */
export const LONGEST_LINE = 8 * 1024 * 1024

export type LineBlocks = {
  /** The lines that are whole by now; each block is given once, in order. */
  add(text: string, isLast: boolean): Generator<TextLine>
}

export function lineBlocks(longest = LONGEST_LINE): LineBlocks {
  let rest = ''
  let before = 0
  /** The end of a line that was too long is still to come. */
  let isSkipping = false
  return {
    *add(text, isLast) {
      const all = rest + text
      const end = isLast ? all.length : endOfLines(all)
      rest = all.slice(end)
      const start = before
      for (const line of textLines(all.slice(0, end))) {
        before = start + line.number
        if (isSkipping) isSkipping = false
        else yield { number: before, text: line.text }
      }
      if (rest.length <= longest) return
      if (!isSkipping) yield { number: before + 1, text: rest }
      rest = ''
      isSkipping = true
    },
  }
}

/** Behind the last line that has ended; a CR at the very end may be half of a CRLF. */
function endOfLines(text: string): number {
  const carriage = text.lastIndexOf('\r', text.length - 2)
  return Math.max(text.lastIndexOf('\n'), text.length < 2 ? -1 : carriage) + 1
}
