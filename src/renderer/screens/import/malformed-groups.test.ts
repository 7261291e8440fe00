// What could not be read is told by its reason, with lines to look at.
import { expect, it } from 'vitest'
import { malformedGroups } from './malformed-groups'

it('groups by reason, most frequent first, with the first three lines', () => {
  const bad = (line: number) => ({ ref: `L${line}`, reason: 'bad-time' }) as const
  expect(malformedGroups([{ ref: '/value/3', reason: 'bad-json' }, bad(2), bad(5), bad(7), bad(9)])).toEqual([
    { reason: 'bad-time', count: 4, lines: [2, 5, 7] }, { reason: 'bad-json', count: 1, lines: [] },
  ])
})
