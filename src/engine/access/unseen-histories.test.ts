// Histories by a writer who had not seen the reader: each is read exactly, or refused for exactly the reason expected.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { KobanError } from '../../shared/errors'
import { allEvents, readHistory } from './read-history'

const ROOT = join(import.meta.dirname, '../../../fixtures/login-history-unseen')
const EXPECTED = '.expected.json'

type Expected = { file: string; error?: string; options?: { assumedTimeZone: string; now: string }; [key: string]: unknown }

const filesBelow = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? filesBelow(path) : [path]
  })

const files = filesBelow(ROOT).filter((path) => basename(path) !== 'README.md')
const histories = files.filter((path) => path.endsWith(EXPECTED)).map((path) => path.slice(0, -EXPECTED.length))

function answer(path: string, { options }: Expected): unknown {
  try {
    const reading = readHistory(readFileSync(path), { fileName: basename(path), assumedTimeZone: options?.assumedTimeZone ?? 'Asia/Tokyo', now: Date.parse(options?.now ?? '2026-04-01T12:00:00+09:00') })
    expect(reading.summary.events).toBe(allEvents(reading).length)
    expect(reading.summary.records).toBe(reading.summary.events + reading.summary.ignored + reading.summary.malformed)
    return reading
  } catch (error) {
    if (error instanceof KobanError) return { file: basename(path), error: [error.code, ...Object.values(error.details ?? {})].join(':') }
    throw error
  }
}

describe('histories by another hand', () => {
  it('have an expectation each', () => {
    expect(files.filter((path) => !path.endsWith(EXPECTED) && !histories.includes(path))).toEqual([])
    expect(histories.length).toBeGreaterThanOrEqual(108)
  })

  it.each(histories.map((path) => [relative(ROOT, path), path]))('are read exactly: %s', (_name, path) => {
    const expected = JSON.parse(readFileSync(path + EXPECTED, 'utf8')) as Expected
    const { options, ...rest } = expected
    const read = answer(path, expected)
    expect(options === undefined).toBe(expected.error !== undefined)
    const { title, tracks, isEmptyHistory, records, ...plain } = read as Record<string, unknown>
    expect([title, tracks, isEmptyHistory, records].every((part) => (part === undefined) === (expected.error !== undefined))).toBe(true)
    expect(plain).toEqual(rest)
  }, 60_000)
})
