// Reading in pieces says the same as reading as a whole, wherever the pieces are cut; and holds no more than a piece.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AccessEvent } from '../../shared/model'
import { coverageOf } from './coverage'
import { allEvents, readHistory, type ReadHistoryOptions } from './read-history'
import { bytesSource, type HistorySource } from './reading/history-source'
import { streamHistory, type StreamSizes } from './stream-history'

const ROOT = join(import.meta.dirname, '../../../fixtures/login-history')
const files = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? files(path) : name.endsWith('.expected.json') ? [] : [path]
  })
const options: ReadHistoryOptions = { fileName: 'x', assumedTimeZone: 'Asia/Tokyo', now: Date.UTC(2026, 5, 1) }
const inPieces = (piece: number): StreamSizes => ({ whole: 0, head: 2_000_000, piece })

async function streamed(source: HistorySource, sizes: StreamSizes) {
  const events: AccessEvent[] = []
  const reading = await streamHistory(source, options, { each: (some) => events.push(...some), sizes })
  return { ...reading, events }
}

async function compare(bytes: Uint8Array, piece: number) {
  const whole = readHistory(bytes, options)
  const { members, skippedMembers, records, events, ...rest } = whole
  expect(members === undefined).toBe(skippedMembers === undefined)
  expect(events.length).toBeLessThanOrEqual(rest.summary.events)
  const spans = records.map((record) => ({ track: record.track, span: coverageOf(record.events, null, options.now) }))
  expect(await streamed(bytesSource(bytes), inPieces(piece))).toEqual({ ...rest, events: allEvents(whole), records: spans })
}

describe('a history that is read in pieces', () => {
  it.each(files(ROOT).map((path) => [relative(ROOT, path), path]))('says of %s what the whole says', async (_name, path) => {
    const bytes = readFileSync(path)
    for (const piece of [61, 1000]) await compare(bytes, piece)
  })

  it('is the same wherever it is cut, with quotes, line breaks in cells, strays and any line ending', async () => {
    const cell = fc.oneof(fc.constantFrom('', 'IMAP', '"a, b"', '"line\nbreak"', '"two ""quotes"""', 'stray"quote', '日本', ' x '), fc.string({ maxLength: 6 }).map((text) => text.replace(/[",\r\n]/g, '')))
    const row = fc.tuple(fc.constantFrom('2026-01-02 03:04:05', '4/3/2019 1:02', '14/3/2019 1:02', 'soon', ''), fc.constantFrom('203.0.113.9', '2001:db8::1', '-', 'x'), cell).map((cells) => cells.join(','))
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 30 }), fc.constantFrom('\n', '\r\n', '\r'), fc.boolean(), fc.integer({ min: 1, max: 90 }), async (rows, end, isOpen, piece) => {
        const text = ['Time,IP,Protocol', ...rows, ...(isOpen ? ['2026-01-02 03:04:05,203.0.113.9,"open', '2026-01-02 03:04:06,203.0.113.9,POP'] : [])].join(end)
        await compare(new TextEncoder().encode(text), piece)
      }),
      { numRuns: 300 },
    )
  })

  it('is the same of a server’s log wherever it is cut: years that are missing, zones, strange lines, any line ending', async () => {
    const date = fc.oneof(
      fc.tuple(fc.constantFrom('Dec 31', 'Jan  1', 'Feb 29', 'Jul  4'), fc.integer({ min: 10, max: 23 })).map(([day, hour]) => `${day} ${hour}:04:05`),
      fc.constantFrom('2024-03-01T12:00:00+09:00', '2024-03-01 12:00:00', 'Mar  1 2024 12:00:00', 'soon'),
    )
    const said = fc.constantFrom(
      'mail dovecot: imap-login: Login: user=<h@example.jp>, method=PLAIN, rip=203.0.113.9, lip=10.0.0.1', 'mail dovecot: pop3-login: Aborted login (auth failed, 1 attempts): user=<日本>, rip=2001:db8::1',
      'mail postfix/smtpd[1]: warning: unknown[203.0.113.7]: SASL LOGIN authentication failed: x', 'mail kernel: out of memory', 'mail dovecot: imap-login: Login: user=<', '',
    )
    const line = fc.oneof({ weight: 9, arbitrary: fc.tuple(date, said).map((parts) => parts.join(' ')) }, { weight: 1, arbitrary: fc.constantFrom('', '   ', '--', '日本') })
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 40 }), fc.constantFrom('\n', '\r\n', '\r'), fc.integer({ min: 1, max: 200 }), async (lines, end, piece) => {
        const text = ['Jan  1 00:00:01 mail dovecot: imap-login: Login: user=<h>, rip=203.0.113.9', ...lines].join(end)
        await compare(new TextEncoder().encode(text), piece)
      }),
      { numRuns: 300 },
    )
  })

  it('is the same of JSON lines wherever they are cut: broken and blank lines, dates in two orders', async () => {
    const record = fc.record({ time: fc.constantFrom('2026-01-02T03:04:05Z', '4/3/2019 1:02', '14/3/2019 1:02', 'soon'), ip: fc.constantFrom('203.0.113.9', '-', '日本') }, { requiredKeys: ['time'] })
    const line = fc.oneof({ weight: 9, arbitrary: record.map((value) => JSON.stringify(value)) }, { weight: 1, arbitrary: fc.constantFrom('', '{"time":', '[]', '7', '  ') })
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 40 }), fc.constantFrom('\n', '\r\n', '\r'), fc.integer({ min: 1, max: 200 }), async (lines, end, piece) => {
        const text = ['{"time":"2026-01-02T03:04:05Z","ip":"203.0.113.9"}', '{"time":"2026-01-02T03:04:05Z","ip":"203.0.113.8"}', ...lines].join(end)
        await compare(new TextEncoder().encode(text), piece)
      }),
      { numRuns: 300 },
    )
  })

  const row = (i: number) => `2026-01-0${1 + (i % 9)}`
  it.each([
    ['a table', 'Time,IP,Protocol\n', (i: number) => `${row(i)} 03:04:05,203.0.113.${i % 250},IMAP\n`],
    ['a server’s log', '', (i: number) => `${row(i)}T03:04:05Z mail dovecot: imap-login: Login: user=<h>, rip=203.0.113.${i % 250}\n`],
    ['JSON lines', '', (i: number) => `{"time":"${row(i)}T03:04:05Z","ip":"203.0.113.${i % 250}"}\n`],
  ])('is never held: when a piece of %s is parsed, the ones before it are gone', async (_, head, rowOf) => {
    const bytes = new TextEncoder().encode(head + Array.from({ length: 5000 }, (_, i) => rowOf(i)).join(''))
    let ahead = 0
    let given = 0
    let taken = 0
    const source: HistorySource = {
      size: bytes.length,
      *blocks() {
        taken = 0
        for (let at = 0; at < bytes.length; at += 1000) {
          ahead = Math.max(ahead, taken === 0 || given === 0 ? 0 : taken - given)
          taken = at + 1000
          yield bytes.subarray(at, at + 1000)
        }
      },
    }
    let most = 0
    await streamHistory(source, options, { each: (events) => (most = Math.max(most, events.length)), progress: (done) => (given = done), sizes: { whole: 0, head: 5000, piece: 1000 } })
    expect(most).toBeLessThan(60)
    expect(ahead).toBeLessThanOrEqual(2000)
  })

  it('ends with job-cancelled soon after that is asked for, with nothing given on any more', async () => {
    const bytes = new TextEncoder().encode(`Time,IP,Protocol\n${'2026-01-02 03:04:05,203.0.113.9,IMAP\n'.repeat(2000)}`)
    const abort = new AbortController()
    let pieces = 0
    const reading = streamHistory(bytesSource(bytes), options, {
      each: () => {
        if (++pieces === 3) abort.abort()
      }, signal: abort.signal, sizes: { whole: 0, head: 5000, piece: 1000 },
    })
    await expect(reading).rejects.toMatchObject({ code: 'job-cancelled' })
    expect(pieces).toBe(3)
  })
})
