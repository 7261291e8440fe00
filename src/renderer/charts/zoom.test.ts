import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { startOf } from '../../shared/zone-days'
import { stackPaths } from './bar-paths'
import { timeScale } from './time-scale'
import type { BarRow } from './timeline-series'
import { moved, presetOf, PRESETS, presetRange, SHORTEST_MS, snapped, zoomed, type Whole } from './zoom'

const DAY = 86_400_000
const zone = 'Asia/Tokyo'
const midnight = startOf('day', Date.UTC(2026, 4, 12), zone)
const whole: Whole = { from: midnight - 3000 * DAY, to: midnight, zone }
const inside = fc.tuple(fc.integer({ min: 0, max: 3000 * 24 - 7 }), fc.integer({ min: 6, max: 3000 * 24 })).map(([start, length]) => {
  const from = whole.from + start * 3_600_000
  return { from, to: Math.min(whole.to, from + length * 3_600_000) }
})

describe('the range shown', () => {
  it('stays inside the whole, on whole hours, at least one hour long, whatever is done to it', () => {
    fc.assert(fc.property(inside, fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0.05, max: 20, noNaN: true }), fc.double({ min: -3, max: 3, noNaN: true }), (range, at, factor, share) => {
      for (const next of [snapped(range, whole), zoomed(range, whole, range.from + at * (range.to - range.from), factor), moved(range, whole, share)]) {
        if (next === null) continue
        expect(next.from).toBeGreaterThanOrEqual(whole.from)
        expect(next.to).toBeLessThanOrEqual(whole.to)
        expect(next.to - next.from).toBeGreaterThanOrEqual(SHORTEST_MS)
        expect([next.from % 3_600_000, next.to % 3_600_000]).toEqual([0, 0])
      }
    }))
  })
  it('comes from years to hours by turning the wheel, and back again', () => {
    const at = whole.from + 1234.5 * DAY
    let range = { from: whole.from, to: whole.to }
    const lengths: number[] = []
    for (let i = 0; i < 60; i++) {
      range = zoomed(range, whole, at, 0.8) ?? whole
      lengths.push(range.to - range.from)
    }
    expect(lengths.at(-1)).toBe(SHORTEST_MS)
    expect(lengths.every((length, i) => i === 0 || length < (lengths[i - 1] as number) || length <= SHORTEST_MS)).toBe(true)
    expect(range.from <= at && range.to >= at).toBe(true)
    for (let i = 0; i < 60; i++) range = zoomed(range, whole, at, 1.25) ?? whole
    expect(range).toEqual(whole)
  })
  it('keeps its length when it is moved against an end', () => {
    const week = presetRange('week', whole) as { from: number; to: number }
    expect(week).toEqual({ from: midnight - 7 * DAY, to: midnight })
    expect(moved(week, whole, 1)).toEqual(week)
    expect(moved(week, whole, -1)).toEqual({ from: midnight - 14 * DAY, to: midnight - 7 * DAY })
  })
  it('knows its presets again, and offers none that is longer than the record', () => {
    for (const preset of PRESETS) expect(presetOf(presetRange(preset, whole), whole)).toBe(preset)
    expect(presetOf({ from: midnight - 8 * DAY, to: midnight - 2 * DAY }, whole)).toBeNull()
    expect(presetRange('year', { ...whole, from: midnight - 40 * DAY })).toBeNull()
  })
})

describe('stacked bars', () => {
  const scale = timeScale({ from: 0, to: 100 }, 0, 100)
  const row = (from: number, counts: Record<string, number>) => ({ index: 0, from, to: from + 10, mid: from + 5, total: 0, ...counts }) as BarRow
  it('are one path a colour, each piece on top of the one below it', () => {
    const paths = stackPaths([row(0, { JP: 2, CN: 1 }), row(10, { CN: 4 })], ['JP', 'CN', 'US'], scale, { top: 5, height: 40, most: 4 })
    expect([...paths]).toEqual([['JP', 'M1.8 26h6.4v19h-6.4Z'], ['CN', 'M1.8 16h6.4v9h-6.4ZM11.8 6h6.4v39h-6.4Z']])
  })
  it('never let a single access vanish among thousands', () => {
    expect(stackPaths([row(0, { CN: 1 })], ['CN'], scale, { top: 0, height: 70, most: 10_000 }).get('CN')).toContain('v0.5')
  })
})
