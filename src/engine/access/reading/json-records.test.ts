// Every way JSON logs are written, and how each record says where it stood.
import { describe, expect, it } from 'vitest'
import { jsonRecords } from './json-records'

const read = (text: string): (string | null)[][] | undefined => jsonRecords(text, () => false)?.map(({ ref, value, problem }) => [ref, problem ?? JSON.stringify(value)])

describe('jsonRecords', () => {
  it('points into arrays and into the pages that hold them', () => {
    expect(read('[{"a":1},{"a":2}]')).toEqual([['/0', '{"a":1}'], ['/1', '{"a":2}']])
    expect(read('{"next":"x","value":[{"a":1}]}')).toEqual([['/value/0', '{"a":1}']])
    expect(read('{"data":{"items":[{"a":1}]}}')).toEqual([['/data/items/0', '{"a":1}']])
    expect(read('\n{"a":1}\n')).toEqual([['L2', '{"a":1}']])
  })

  it('judges each line alone', () => {
    expect(read('{"a":1}\n{"a":\n\n{"a":3}\n')).toEqual([['L1', '{"a":1}'], ['L2', 'bad-json'], ['L4', '{"a":3}']])
  })

  it('reads several documents in one file', () => {
    expect(read('[\n{"a":1}\n]\n[\n{"a":2},\n{"a":3}\n]')).toEqual([['#1/0', '{"a":1}'], ['#2/0', '{"a":2}'], ['#2/1', '{"a":3}']])
    expect(read('{"value":[{"a":1}]}\n{"value":[{"a":2}]}')).toEqual([['#1/value/0', '{"a":1}'], ['#2/value/0', '{"a":2}']])
  })

  it('keeps the complete objects of a file that was cut off', () => {
    expect(read('[{"a":1},{"a":"]}"},{"a":')).toEqual([['/0', '{"a":1}'], ['/1', '{"a":"]}"}'], ['/2', 'truncated']])
    expect(read('{"@odata.context":"x","value":[{"a":{"b":[1]}},{"a"')).toEqual([['/value/0', '{"a":{"b":[1]}}'], ['/value/1', 'truncated']])
    expect(read('[{"a":1}]\n[{"a":2},{"a":')).toEqual([['#1/0', '{"a":1}'], ['#2/0', '{"a":2}'], ['#2/1', 'truncated']])
  })

  it('is not fooled by texts that begin like JSON', () => {
    expect(read('[2026-01-01 00:00:00] started')).toBeUndefined()
    expect(read('{not json')).toBeUndefined()
    expect(read('Time,IP')).toBeUndefined()
  })

  it('survives nesting of any depth', () => {
    for (const text of ['['.repeat(200_000), '['.repeat(200_000) + ']'.repeat(200_000), '{"a":'.repeat(200_000)]) expect(() => jsonRecords(text, () => false)).not.toThrow()
  })
})
