import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { common, countUids, formatUidSet, hasUid, minus, parseUidSet, takeNewest, uidSetOf, uidsOf, unionOf } from './uid-set'

const uids = fc.uniqueArray(fc.integer({ min: 1, max: 60 }))
const sorted = (list: Iterable<number>) => [...list].sort((a, b) => a - b)

describe('a set of UIDs', () => {
  it('is written and read as ranges', () => {
    expect(formatUidSet(uidSetOf([5, 1, 2, 3, 9, 8]))).toBe('1:3,5,8:9')
    expect([...uidsOf(parseUidSet('3:1,8'))]).toEqual([1, 2, 3, 8])
  })

  it('leaves out what is no UID', () => {
    expect(formatUidSet(parseUidSet('0,*,1:*,-3,4294967296,1e3,7,1:2:3,'))).toBe('7')
  })

  it('keeps a range of four thousand million as one range', () => {
    expect(countUids(parseUidSet('1:4294967295'))).toBe(4294967295)
  })

  it('behaves like a set', () => {
    fc.assert(
      fc.property(uids, uids, fc.integer({ min: 0, max: 70 }), (a, b, count) => {
        const [setA, setB] = [uidSetOf(a), uidSetOf(b)]
        expect([...uidsOf(parseUidSet(formatUidSet(setA)))]).toEqual(sorted(a))
        expect([...uidsOf(minus(setA, setB))]).toEqual(sorted(a.filter((x) => !b.includes(x))))
        expect([...uidsOf(common(setA, setB))]).toEqual(sorted(a.filter((x) => b.includes(x))))
        expect([...uidsOf(unionOf(setA, setB))]).toEqual(sorted(new Set([...a, ...b])))
        expect(countUids(setA)).toBe(a.length)
        for (let uid = 1; uid <= 60; uid++) expect(hasUid(setA, uid)).toBe(a.includes(uid))
        const { newest, rest } = takeNewest(setA, count)
        expect([...uidsOf(newest)]).toEqual(sorted(a).slice(Math.max(0, a.length - count)))
        expect([...uidsOf(rest)]).toEqual(sorted(a).slice(0, Math.max(0, a.length - count)))
      }),
    )
  })
})
