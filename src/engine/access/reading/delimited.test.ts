// RFC 4180 with physical line numbers, and what damage does to it.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { delimitedRows, type Delimiter } from './delimited'

const rows = (text: string, delimiter: Delimiter = ',', width = 2): [string, string[], string | null][] =>
  [...delimitedRows(text, delimiter, { offset: 0, line: 1 }, width)].map((row) => [row.ref, row.cells, row.problem])

describe('delimitedRows', () => {
  it('ends lines at LF, CRLF and CR alike', () => {
    expect(rows('a,b\nc,d\r\ne,f\rg,h')).toEqual([['L1', ['a', 'b'], null], ['L2', ['c', 'd'], null], ['L3', ['e', 'f'], null], ['L4', ['g', 'h'], null]])
  })

  it('keeps delimiters, quotes and line breaks inside quotes, and counts the lines', () => {
    expect(rows('a,"x, ""y""\r\nz"\r\nb,c')).toEqual([['L1', ['a', 'x, "y"\r\nz'], null], ['L3', ['b', 'c'], null]])
  })

  it('skips blank rows but counts their lines', () => {
    expect(rows('a,b\n\n , \nc,d')).toEqual([['L1', ['a', 'b'], null], ['L4', ['c', 'd'], null]])
  })

  it('keeps text behind a closing quote and quotes inside a cell', () => {
    expect(rows('"Tokyo" (JP),5" disk')).toEqual([['L1', ['Tokyo (JP)', '5" disk'], null]])
  })

  it('keeps cells that look like formulas verbatim', () => {
    expect(rows('=1+1,+2,-3,@x,\t4', ',')[0]?.[1]).toEqual(['=1+1', '+2', '-3', '@x', '\t4'])
  })

  it('loses one row to a quote that never closes, and goes on with the next whole one', () => {
    expect(rows('a,b\nc,"d\ne,f\ng,h')).toEqual([['L1', ['a', 'b'], null], ['L2', ['c', 'd\ne,f\ng,h'], 'unterminated-quote'], ['L3', ['e', 'f'], null], ['L4', ['g', 'h'], null]])
  })

  it('does not make a row of the broken cell’s own second line', () => {
    expect(rows('a,b\nc,"d\ntail')).toEqual([['L1', ['a', 'b'], null], ['L2', ['c', 'd\ntail'], 'unterminated-quote']])
  })

  it('reads back whatever is written by the rules', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r\n', '日', ' '), minLength: 1 })
    fc.assert(fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (table) => {
      const text = table.map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(',')).join('\r\n')
      expect(rows(text).map((row) => row[1])).toEqual(table.filter((row) => row.some((value) => value.trim() !== '')))
    }))
  })

  it('takes linear time for quotes that never close', () => {
    const text = Array.from({ length: 100_000 }, () => '"a,"""b').join('\n')
    const start = performance.now()
    expect(rows(text).length).toBeGreaterThan(0)
    expect(performance.now() - start).toBeLessThan(3_000)
  })
})
