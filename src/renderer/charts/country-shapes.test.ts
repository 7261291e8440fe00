import { describe, expect, it } from 'vitest'
import { countryPoint, countryShapes } from './country-shapes'
import { placeLabels } from './map-labels'

describe('country shapes', () => {
  it('knows the code of every shape but the three that ISO does not list', () => {
    const without = countryShapes().filter((s) => s.code === null).map((s) => s.properties?.['name'])
    expect(without).toEqual(['N. Cyprus', 'Somaliland', 'Kosovo'])
    expect(new Set(countryShapes().map((s) => s.code)).size).toBe(175)
  })
  it.each([
    ['JP', 138, 37], ['US', -98, 40], ['FR', 2, 46], ['CN', 103, 36], ['VN', 106, 16], ['SG', 104, 1], ['HK', 114, 22], ['RU', 97, 62],
  ])('puts %s where it lies', (code, lon, lat) => {
    const [x, y] = countryPoint(code) ?? [0, 0]
    expect(Math.abs(x - lon)).toBeLessThan(9)
    expect(Math.abs(y - lat)).toBeLessThan(9)
  })
  it('says so when it does not know a place', () => {
    expect(countryPoint('ZZ')).toBeNull()
  })
})

describe('map labels', () => {
  it('leaves labels out when every side of a mark is taken', () => {
    const marks = Array.from({ length: 8 }, () => ({ x: 100, y: 50, text: '香港 3回' }))
    const placed = placeLabels(marks, 200, 100)
    expect(placed.map((l) => l?.anchor ?? null)).toEqual(['start', 'end', 'middle', 'middle', null, null, null, null])
  })
  it('turns a label to the left at the right edge', () => {
    expect(placeLabels([{ x: 190, y: 50, text: '米国 3回' }], 200, 100)).toEqual([{ x: 179, y: 50, anchor: 'end' }])
  })
})
