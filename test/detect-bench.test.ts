// The measures that the detector is judged by.
import { describe, expect, it } from 'vitest'
import { codeForm, measure, timesOf } from '../scripts/detect-bench/measures.mjs'
import type { Found, Label } from '../scripts/detect-bench/measures.mjs'

const gift = (file: string, more: Partial<Label> = {}): Label => ({ file, class: 'gift', codes: ['AB12-CDEF34-GH5K'], ...more })
const run = (labels: Label[], found: Record<string, Found>) => measure(labels, new Map(Object.entries(found)))

describe('measures of the detector', () => {
  it('count a mail without a line as ordinary, and each confusion where it harms', () => {
    const { classes, harm } = run([gift('a'), gift('b'), gift('c'), { file: 'd', class: 'ordinary' }, { file: 'e', class: 'phishing' }], { a: { class: 'gift' }, b: { class: 'phishing' }, d: { class: 'gift' }, e: { class: 'gift' } })
    expect(classes['gift']).toEqual({ precision: 1 / 3, recall: 1 / 3, mails: 3 })
    expect(harm).toMatchObject({ giftMissed: 1, giftAsPhishing: 1, ordinaryAsGift: 1, phishingAsGift: 1 })
  })

  it('take a second reading that the label allows', () => {
    expect(run([{ file: 'a', class: 'purchase', alt_class: 'ordinary' }], { a: { class: 'ordinary' } }).classes['purchase']?.recall).toBe(1)
  })

  it('compare codes without width, case and separators, and count what was invented', () => {
    expect(codeForm('ａｂ１２‐CDEF34 gh5k')).toBe('AB12CDEF34GH5K')
    const { exact } = run([gift('a', { codes_optional: ['ZZZZ'], pins: ['1234'] })], { a: { class: 'gift', codes: ['ab12cdef34gh5k', 'zzzz', '1234', 'OTHER9'] } })
    expect(exact).toMatchObject({ codeRecall: 1, codePrecision: 1 / 2, pinRecall: 0, wholeMails: 0 })
    expect(run([gift('a', { pins: ['1234'] })], { a: { class: 'gift', codes: ['AB12CDEF34GH5K', '1234'] } }).exact).toMatchObject({ codePrecision: 1, wholeMails: 1 })
  })

  it('keep what is in pictures apart', () => {
    expect(run([gift('a', { ocr_required: true })], { a: { class: 'gift', codes: [] } }).exact).toMatchObject({ codeRecall: null, codeRecallHard: 0, wholeMails: null })
  })

  it('want the amount in its currency, and the very day', () => {
    const label = gift('a', { amount: 25, currency: 'USD', expires: '2030-01-31' })
    expect(run([label], { a: { class: 'gift', amount: 25, currency: 'USD', expires: '2030-01-31' } }).exact).toMatchObject({ amount: 1, expiry: 1 })
    expect(run([label], { a: { class: 'gift', amount: 25, currency: 'CAD', expires: null } }).exact).toMatchObject({ amount: 0, expiry: 0 })
    expect(run([gift('a')], { a: { class: 'gift', amount: 5 } }).harm['amountsInvented']).toBe(1)
  })

  it('give the middle, the slow end and the slowest', () => {
    expect(timesOf(Array.from({ length: 100 }, (_, i) => 100 - i))).toEqual({ p50: 51, p95: 96, max: 100 })
  })
})
