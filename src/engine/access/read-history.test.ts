// Every sample of every format, field by field; and what no reading may ever do, whatever the bytes.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { allEvents, readHistory, type HistoryReading } from './read-history'

const ROOT = join(import.meta.dirname, '../../../fixtures/login-history')
const EXPECTED = '.expected.json'

type Expected = {
  file: string
  options: { assumedTimeZone: string; now: string }
  [key: string]: unknown
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? filesBelow(path) : [path]
  })
}

const files = filesBelow(ROOT)
const samples = files.filter((path) => path.endsWith(EXPECTED)).map((path) => path.slice(0, -EXPECTED.length))

function readSample(path: string): { reading: HistoryReading; expected: Expected } {
  const expected = JSON.parse(readFileSync(path + EXPECTED, 'utf8')) as Expected
  const reading = readHistory(readFileSync(path), { fileName: expected.file, assumedTimeZone: expected.options.assumedTimeZone, now: Date.parse(expected.options.now) })
  return { reading, expected }
}

describe('readHistory over all samples', () => {
  it('finds an expectation for every sample file', () => {
    expect(files.filter((path) => !path.endsWith(EXPECTED) && !samples.includes(path))).toEqual([])
    expect(samples.length).toBeGreaterThanOrEqual(57)
  })

  it.each(samples.map((path) => [relative(ROOT, path), path]))('reads %s exactly', (_name, path) => {
    const { reading, expected } = readSample(path)
    const { title, tracks, isEmptyHistory, ...read } = reading
    expect(title.ja).not.toBe('')
    expect(isEmptyHistory).toBe(path.endsWith('mailsoft-empty.html'))
    expect(tracks.length > 0 || reading.format === 'google-takeout-devices').toBe(true)
    const { options, ...rest } = expected
    expect(options.now).not.toBe('')
    expect(read).toEqual(rest)
    expect(reading.summary.records).toBe(reading.summary.events + reading.summary.ignored + reading.summary.malformed)
    expect(reading.summary.events).toBe(allEvents(reading).length)
  })
})
