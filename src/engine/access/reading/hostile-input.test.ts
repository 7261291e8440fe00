// Whatever the bytes: only KobanErrors, figures that add up, and never a long wait.
import fc from 'fast-check'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { KobanError } from '../../../shared/errors'
import { namesDaemon, signInOf } from '../formats/mail-daemons'
import { allEvents, readHistory } from '../read-history'
import { readAddress } from './addresses'
import { decodeText } from './decode-text'
import { readTime } from './times'
import { fixedClock } from './zone-clock'

const ROOT = join(import.meta.dirname, '../../../../fixtures/login-history')
const NOW = Date.parse('2026-04-01T03:00:00Z')

function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => (statSync(join(folder, name)).isDirectory() ? filesBelow(join(folder, name)) : [join(folder, name)]))
}
const samples = filesBelow(ROOT).filter((path) => !path.endsWith('.expected.json')).map((path) => Uint8Array.from(readFileSync(path)))

function check(bytes: Uint8Array): void {
  try {
    const reading = readHistory(bytes, { fileName: 'x', assumedTimeZone: 'Asia/Tokyo', now: NOW })
    const { records, events, ignored, malformed } = reading.summary
    expect(records).toBe(events + ignored + malformed)
    expect([events, malformed]).toEqual([allEvents(reading).length, reading.malformed.length])
    for (const event of allEvents(reading)) {
      if (!Number.isInteger(event.time) || event.rawLineRef === '') expect.fail('an event without a time or a place')
    }
  } catch (error) {
    if (!(error instanceof KobanError)) throw error
  }
}

/** Milliseconds. */
function timed(work: () => void): number {
  const since = performance.now()
  work()
  return performance.now() - since
}

describe('what unfolds from a small archive', () => {
  it('is no history when it begins with a line of megabytes: known in little more than it takes to decode it', () => {
    const bytes = new Uint8Array(48 << 20).fill(65)
    const decoding = timed(() => decodeText(bytes))
    const reading = timed(() => expect(() => readHistory(bytes, { fileName: 'x', assumedTimeZone: 'Asia/Tokyo', now: NOW })).toThrowError(expect.objectContaining({ code: 'unknown-format' })))
    expect(reading).toBeLessThan(decoding * 5 + 200)
  })

  it('is still read where such a line is JSON, a page, or comes later', () => {
    const read = (text: string) => readHistory(new TextEncoder().encode(text), { fileName: 'x', assumedTimeZone: 'Asia/Tokyo', now: NOW }).summary.events
    const long = 'x'.repeat(1_200_000)
    expect(read(`[{"note":"${long}","time":"2026-01-01T00:00:00Z","ip":"1.2.3.4"}]`)).toBe(1)
    expect(read(`<html><p>${long}</p><table><tr><th>日時</th><th>サービス</th><th>IPアドレス</th></tr><tr><td>2026/01/01 10:00</td><td>メール受信(IMAP)</td><td>1.2.3.4</td></tr></table></html>`)).toBe(1)
    expect(read(`Time,IP,Note\n2026-01-01 10:00,1.2.3.4,${long}\n`)).toBe(1)
  })
})

describe('any input', () => {
  it('random bytes and texts', () => {
    fc.assert(fc.property(fc.oneof(fc.uint8Array({ maxLength: 400 }), fc.string({ unit: 'binary', maxLength: 400 }).map((text) => new TextEncoder().encode(text))), check), { numRuns: 1500 })
  })

  it('texts made of the pieces that formats look for', () => {
    const piece = fc.constantFrom(
      '日時', 'サービス', 'IPアドレス', 'アクセス元', 'Time', 'IP', ',', '\t', ';', '"', '\n', '\r\n', '2024/8/19 18:18', '13/1/2026 10:00', '1.2.3.4', '::1', '{', '}', '[', ']', ':', '"a":1',
      '<table>', '<tr>', '<td>', '</table>', '<h1>', '<script>', 'user=<', '>, ', 'rip=', 'Feb  2 10:00:00 mail dovecot: imap-login: ', 'Event,Time,IP', 'Protocol: IMAP', 'IP: 1.2.3.4', '&#', '\0', '\ufeff',
      '__REALTIME_TIMESTAMP', 'MESSAGE', 'sep=;', 'Content-Type: multipart/related; boundary=b', '\n\n--b\n',
    )
    fc.assert(fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => check(new TextEncoder().encode(pieces.join('')))), { numRuns: 1500 })
  })

  it('samples with bytes changed, cut, doubled or removed', () => {
    const change = fc.record({ sample: fc.constantFrom(...samples), kind: fc.constantFrom('cut', 'flip', 'remove', 'double'), at: fc.double({ min: 0, max: 1, noNaN: true }), length: fc.integer({ min: 1, max: 300 }), byte: fc.integer({ min: 0, max: 255 }) })
    fc.assert(fc.property(change, ({ sample, kind, at, length, byte }) => {
      const i = Math.floor(at * sample.length)
      if (kind === 'cut') check(sample.subarray(0, i))
      else if (kind === 'flip') check(sample.with(i < sample.length ? i : 0, byte))
      else check(Uint8Array.from([...sample.subarray(0, kind === 'remove' ? i : i + length), ...sample.subarray(kind === 'remove' ? i + length : i)]))
    }), { numRuns: 1000 })
  })
})

/** The least of up to five runs, in this process' own time: what else the machine does is not measured. */
function cpuMs(act: () => void): number {
  let least = Infinity
  for (let run = 0; run < 5 && least >= 50; run++) {
    const before = process.cpuUsage()
    act()
    const { user, system } = process.cpuUsage(before)
    least = Math.min(least, (user + system) / 1000)
  }
  return least
}

describe('100 KB of hostile text', () => {
  const LONG = 100_000
  const fillers = ['1', 'a', ' ', '(', '.', ':', ',', '[', '<', '"', '=', '2024年', 'user=<', '1.1.', 'f:', '*', 'x.', '>, ', 'imap-login: ', 'Feb  2 ', '[1.2.3.4] ', '\t']

  it.each(fillers)('made of %j takes no pattern longer than 50 ms', (filler) => {
    const text = filler.repeat(LONG / filler.length)
    for (const act of [
      () => readTime(text, { clock: fixedClock(0) }), () => readTime(`2024-01-01 10:00:00 ${text}`, { clock: fixedClock(0) }), () => readAddress(text), () => namesDaemon(text),
      ...['dovecot', 'imap-login', 'postfix/smtpd', 'imapd', 'cyrus/imap', 'exim'].flatMap((program) => [
        () => signInOf(program, text), () => signInOf(program, `imap-login: Login: user=<${text}>, rip=1.2.3.4`), () => signInOf(program, `warning: a[1.2.3.4]: SASL ${text}`),
        () => signInOf(program, `4F65: client=${text}`), () => signInOf(program, `4F65: client=a[1.2.3.4], ${text}`), () => signInOf(program, `badlogin: ${text}`), () => signInOf(program, `x authenticator failed for ${text}`),
      ]),
    ]) {
      expect(cpuMs(act)).toBeLessThan(50)
    }
  })

  it.each(fillers)('made of %j is judged as a whole file within two seconds', (filler) => {
    const text = filler.repeat(LONG / filler.length)
    for (const content of [text, `<html>${text}`, `{"a":"${text}`, `[${text}`, `Time,IP\n${text}`, `MIME-Version: 1.0\nContent-Type: multipart/related; ${text}`, `Feb  2 10:00:00 mail dovecot: imap-login: ${text}`, `Protocol: IMAP\nTime: 1 hour ago\nIP: ${text}`]) {
      const start = performance.now()
      check(new TextEncoder().encode(content))
      expect(performance.now() - start).toBeLessThan(2_000)
    }
  })
})
