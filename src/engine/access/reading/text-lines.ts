// Physical lines of a text one by one: CRLF, LF and CR each end a line.

export type TextLine = { number: number; text: string }

export function* textLines(text: string): Generator<TextLine> {
  let number = 1
  let start = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code !== 10 && code !== 13) continue
    yield { number: number++, text: text.slice(start, i) }
    if (code === 13 && text.charCodeAt(i + 1) === 10) i++
    start = i + 1
  }
  if (start < text.length) yield { number, text: text.slice(start) }
}
