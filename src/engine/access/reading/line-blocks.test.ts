import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lineBlocks } from './line-blocks'
import { textLines } from './text-lines'

const linesOf = (blocks: readonly string[], longest?: number) => {
  const lines = lineBlocks(longest)
  return blocks.flatMap((block, i) => [...lines.add(block, i === blocks.length - 1)])
}

describe('lines of a text in blocks', () => {
  it('are those of the whole text, wherever it is cut', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('a', '日', '\n', '\r', '\r\n', ''), { maxLength: 30 }), (blocks) => {
      expect(linesOf(blocks)).toEqual([...textLines(blocks.join(''))])
    }))
  })

  it('are bounded: of a line that does not end its beginning is given once, and the lines after it keep their numbers', () => {
    expect(linesOf(['a\nxxxx', 'xxxx', 'xx', 'x\nb\n', 'c'], 5)).toEqual([{ number: 1, text: 'a' }, { number: 2, text: 'xxxxxxxx' }, { number: 3, text: 'b' }, { number: 4, text: 'c' }])
  })
})
