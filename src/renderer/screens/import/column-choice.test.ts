// A column holds one field, and a field stands in one column.
import { describe, expect, it } from 'vitest'
import type { ColumnMapping } from '../../../shared/columns'
import { fieldAt, withField } from './column-choice'

const mapping: ColumnMapping = { hasHeader: true, columns: { time: 0, ip: 2 }, dateOrder: 'dmy' }

describe('withField', () => {
  it('moves a field that another column held', () => {
    expect(withField(mapping, 1, 'ip')).toEqual({ hasHeader: true, columns: { time: 0, ip: 1 }, dateOrder: 'dmy' })
  })
  it('takes the place of what the column held before', () => {
    expect(withField(mapping, 2, 'place').columns).toEqual({ time: 0, place: 2 })
  })
  it('leaves a column without a field', () => {
    expect(withField(mapping, 2, null).columns).toEqual({ time: 0 })
  })
})

describe('fieldAt', () => {
  it('says what a column holds', () => {
    expect([0, 1, 2].map((at) => fieldAt(mapping, at))).toEqual(['time', null, 'ip'])
  })
})
