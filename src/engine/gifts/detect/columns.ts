// Tables as html-text.ts leaves them: a row is a line, its cells stand apart by tabs.

/** The head of a value's column: the cell above in the nearest row that reaches so far and has no figures; `before` is what stands before the value in its line. */
export function columnHead(text: string, lineStart: number, before: string): string {
  const column = before.split('\t').length - 1
  let end = lineStart - 1
  for (let steps = 0; end > 0 && steps < 12; steps++) {
    const from = Math.max(0, end - 400)
    const start = from + text.slice(from, end).lastIndexOf('\n') + 1
    const line = text.slice(start, end)
    end = start - 1
    const cells = line.split('\t')
    if (cells.length < 2) {
      if (line.trim() === '') continue
      return ''
    }
    if (cells.length > column && !cells.some((cell) => /\d{2}|[$€£¥]\s?\d/.test(cell.replace(/\d{1,2}\s?(?:桁|文字|[- ]?digits?)/g, ''))) && cells.length >= 2) return (cells[column] ?? '').trim()
  }
  return ''
}
