import { describe, expect, it } from 'vitest'
import type { AccessRow, Verdict } from '../../../shared/model'
import { foldYours } from './fold'
import { joinCoverage } from './coverage-spans'
import { usualHour } from './usual-hour'

const rows = (verdicts: string) => [...verdicts].map((v, id) => ({ id, judgement: { verdict: (v === 'y' ? 'yours' : 'unexplained') as Verdict, reasons: [] } }) as unknown as AccessRow)
const shape = (verdicts: string, open: number[] = []) => foldYours(rows(verdicts), new Set(open)).map((i) => (i.kind === 'fold' ? `[${i.count}]` : i.row.id)).join(' ')

describe('folding', () => {
  it('folds runs of three and more, and leaves shorter ones', () => {
    expect(shape('yyyuyyuyyyy')).toBe('[3] 3 4 5 6 [4]')
  })
  it('keeps every row of an opened fold, and its head', () => {
    expect(shape('uyyyu', [1])).toBe('0 [3] 1 2 3 4')
  })
  it('never hides an unexplained access', () => {
    for (const text of ['u', 'uu', 'yuy', 'yyyyu', 'uyyyyyyyu']) {
      expect(foldYours(rows(text), new Set()).filter((i) => i.kind === 'row' && i.row.judgement.verdict === 'unexplained')).toHaveLength([...text].filter((c) => c === 'u').length)
    }
  })
})

describe('the record', () => {
  it('joins spans, and keeps gaps of more than a day', () => {
    const day = 86_400_000
    expect(joinCoverage([{ from: 10 * day, to: 12 * day }, { from: 0, to: 5 * day }, { from: 5.5 * day, to: 7 * day }])).toEqual([{ from: 0, to: 7 * day }, { from: 10 * day, to: 12 * day }])
    expect(joinCoverage([])).toEqual([])
  })
})

describe('the usual hour', () => {
  const heat = (hours: number[]) => [Array.from({ length: 24 }, (_, h) => hours.filter((x) => x === h).length)]
  it('names the hour in which most of them fall', () => {
    expect(usualHour(heat([3, 3, 3, 5, 23]))).toBe(3)
  })
  it('names none when they are spread out or few', () => {
    expect(usualHour(heat([1, 2, 3, 4, 5, 6]))).toBeNull()
    expect(usualHour(heat([3, 3]))).toBeNull()
  })
})
