// A record is never made longer than what was seen.
import { describe, expect, it } from 'vitest'
import { contentOf, likelyReach, LIMIT_BYTES } from './source'

const NOW = Date.UTC(2026, 4, 12)
const DAY = 86_400_000
const text = { kind: 'text', text: 'x', name: 'pasted' } as const
const file = (part: object) => ({ kind: 'file', file: { name: 'log.csv', size: 1, lastModified: NOW, arrayBuffer: () => Promise.resolve(new ArrayBuffer(1)), ...part } as File }) as const

describe('likelyReach', () => {
  it('lets pasted text with recent rows reach to now', () => {
    expect(likelyReach(text, NOW - DAY, NOW)).toBe('now')
  })
  it('lets a pasted empty history reach to now: it was seen empty', () => {
    expect(likelyReach(text, null, NOW)).toBe('now')
  })
  it('does not stretch pasted text whose newest row is old', () => {
    expect(likelyReach(text, NOW - 40 * DAY, NOW)).toBe('last-row')
  })
  it('does not trust the date of a file', () => {
    expect(likelyReach(file({}), NOW - DAY, NOW)).toBe('last-row')
  })
})

describe('contentOf', () => {
  const neverSent = () => Promise.reject(new Error('sent'))
  it('sends a large file ahead and names it', async () => {
    expect(await contentOf(file({ size: 9_000_000, arrayBuffer: () => Promise.reject(new Error('opened')) }), () => Promise.resolve('u1'))).toEqual({ fileName: 'log.csv', uploadId: 'u1' })
  })
  it('passes no date of the file on', async () => {
    expect(await contentOf(file({}), neverSent)).toEqual({ fileName: 'log.csv', bytes: new Uint8Array(1) })
  })
  it('refuses a file over the limit without opening it', async () => {
    const huge = file({ size: LIMIT_BYTES + 1, arrayBuffer: () => Promise.reject(new Error('opened')) })
    await expect(contentOf(huge, neverSent)).rejects.toMatchObject({ code: 'file-too-big' })
  })
  it('tells a file that cannot be opened', async () => {
    await expect(contentOf(file({ arrayBuffer: () => Promise.reject(new Error('gone')) }), neverSent)).rejects.toMatchObject({ code: 'file-unreadable' })
  })
})
