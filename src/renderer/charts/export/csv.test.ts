import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvOf, fileNameOf } from './csv'

const text = (rows: Parameters<typeof csvOf>[0]) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(csvOf(rows))

/** RFC 4180, read as a spreadsheet does. */
function read(csv: string): string[][] {
  const rows: string[][] = []
  const pattern = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy
  let row: string[] = []
  for (let match = pattern.exec(csv); match; match = pattern.exec(csv)) {
    row.push(match[1] === undefined ? (match[2] ?? '') : match[1].replaceAll('""', '"'))
    if (match[3] === ',') continue
    rows.push(row)
    row = []
  }
  return rows
}

describe('a table as CSV', () => {
  it('begins with the mark by which Excel knows UTF-8, and ends its lines as RFC 4180 says', () => {
    expect([...csvOf([['国', 3]]).slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect(text([['国', '回数'], ['中国', 3]])).toBe('\ufeff国,回数\r\n中国,3\r\n')
  })
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =HYPERLINK("http://x.example")', '＝1', '|cmd', '%0a'])('disarms %j', (formula) => {
    const [first] = read(text([[formula, 1]]).slice(1))
    expect(first).toEqual([`'${formula}`, '1'])
  })
  it('gives back every text and number, whatever is in them', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.string({ unit: 'grapheme' }), fc.integer()), { minLength: 1 }), (rows) => {
      const back = read(text(rows).slice(1))
      expect(back).toHaveLength(rows.length)
      rows.forEach(([word, n], i) => {
        expect(back[i]?.[0]?.replace(/^'/, '')).toBe(word.replace(/^'/, ''))
        expect(back[i]?.[1]).toBe(String(n))
      })
    }))
  })
  it('leaves negative numbers numbers', () => {
    expect(text([[-3, '-3']])).toBe("\ufeff-3,'-3\r\n")
  })
})

describe('the name of a saved file', () => {
  it('holds no path and nothing that a file system refuses', () => {
    expect(fileNameOf('曜日と時刻', '2026-03-16..2026-05-12', 'csv')).toBe('Koban 曜日と時刻 2026-03-16..2026-05-12.csv')
    expect(fileNameOf('../../etc/passwd', 'C:\\x', 'png')).toBe('Koban ..-..-etc-passwd C--x.png')
  })
})
