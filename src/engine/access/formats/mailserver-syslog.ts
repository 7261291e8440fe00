// Log files of self-hosted mail servers: syslog with and without years (RFC 3164, ISO 8601, RFC 5424), Dovecot's own log,
// Exim's main log. Years that are missing are found from the last line backwards.
 
import { addEvent } from '../reading/access-rows'
import type { TextFormat } from '../reading/access-format'
import { sharedText } from '../reading/owned-text'
import { latestMoment } from '../reading/yearless-times'
import { reject, type Run } from '../reading/tally'
import { textLines } from '../reading/text-lines'
import { dayStart, monthNumber, readTime } from '../reading/times'
import type { AccessEvent } from '../../../shared/model'
import { namesDaemon, signInOf } from './mail-daemons'

const DAY_MS = 86_400_000
/** Lines that are looked at to recognise a log: unrelated programs may write most of it. */
const HEAD_LINES = 20_000
/** A log shows a readable time by then. */
const FIRST_LINES = 50

export const mailserverSyslog: TextFormat = {
  id: 'mailserver-syslog',
  title: { ja: 'メールサーバーのログ', en: 'Mail server log' },
  provider: 'mailserver',
  source: 'log files of Dovecot, Postfix, Courier, Cyrus and Exim; lines from fail2ban’s tests and public logs',
  checked: '2026-11',
  tracks: 'by-service',
  shape: 'text',
  recognises(text) {
    let isLog = false
    for (const { number, text: line } of textLines(text)) {
      if (number > (isLog ? HEAD_LINES : FIRST_LINES)) return false
      const prefix = readPrefix(line)
      if (!prefix) continue
      isLog = true
      if (namesDaemon(line)) return true
    }
    return false
  },
  parse(text, run) {
    const stamps: Stamp[] = []
    const waiting: { event: AccessEvent; at: number }[] = []
    for (const { number, text: line } of textLines(text)) {
      if (line.trim() === '') continue
      const prefix = readPrefix(line)
      if (!prefix) {
        if (namesDaemon(line)) reject(run.tally, `L${number}`, 'bad-time')
        else run.tally.ignored++
        continue
      }
      stamps.push(prefix.stamp)
      const event = addLine(run, `L${number}`, prefix)
      if (event && prefix.stamp.kind !== 'utc') waiting.push({ event, at: stamps.length - 1 })
    }
    const times = settleTimes(stamps, run)
    for (const { event, at } of waiting) event.time = times[at] ?? 0
  },
}

/** Adds the line's sign-in and gives it; a line about anything else is ignored. */
function addLine(run: Run, ref: string, { stamp, program, message }: Prefix): AccessEvent | null {
  const signIn = signInOf(program, message)
  if (!signIn) {
    run.tally.ignored++
    return null
  }
  const time = stamp.kind === 'utc' ? stamp.time : 0
  addEvent(run, ref, 'mailserver', { time, precision: 'second', zoneKnown: stamp.kind === 'utc' }, false, signIn.address, {
    service: signIn.service, serviceText: sharedText(signIn.daemon), result: signIn.result, accountHint: signIn.user && sharedText(signIn.user),
  })
  return run.tally.events.at(-1) ?? null
}

/** `local`: a whole date without a zone, as if in UTC. `yearless`: month, day and milliseconds since midnight. */
type Stamp = { kind: 'utc'; time: number } | { kind: 'local'; wall: number } | { kind: 'yearless'; month: number; day: number; ms: number }

/** Each yearless stamp gets the latest year in which it is not later than the line after it (the last: than now) plus a day. */
function settleTimes(stamps: readonly Stamp[], run: Run): Float64Array {
  const times = new Float64Array(stamps.length)
  let next = run.now
  for (let i = stamps.length - 1; i >= 0; i--) {
    const stamp = stamps[i]
    if (!stamp) continue
    if (stamp.kind === 'utc') next = stamp.time
    else if (stamp.kind === 'local') next = run.clock.toUtc(stamp.wall)
    else next = latestMoment(stamp.month, stamp.day, stamp.ms, next + DAY_MS, run.clock) ?? next
    times[i] = next
  }
  return times
}

type Prefix = { stamp: Stamp; program: string; message: string }

const PRIORITY = /^<\d{1,3}>(?:1 )?/
const BSD = /^([A-Z][a-z]{2}) {1,2}(\d{1,2}) (?:(\d{4}) )?(\d{2}):(\d{2}):(\d{2})(?:[.,]\d{1,9})? /
const DATED = /^(\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}(?:[.,]\d{1,9})?)(Z|[+-]\d{2}:?\d{2})? /

/** Time, program and message of a line, or null when the line begins with no readable time. */
function readPrefix(raw: string): Prefix | null {
  const priority = PRIORITY.exec(raw)
  const line = priority ? raw.slice(priority[0].length) : raw
  const dated = DATED.exec(line)
  const bsd = dated ? null : BSD.exec(line)
  const match = dated ?? bsd
  if (!match) return null
  const stamp = dated ? datedStamp(dated[1] ?? '', dated[2]) : bsdStamp(match)
  if (!stamp) return null
  const rest = line.slice(match[0].length)
  return { stamp, ...(priority?.[0].endsWith('>1 ') ? rfc5424(rest) : programOf(rest)) }
}

function datedStamp(text: string, zone: string | undefined): Stamp | null {
  const read = readTime(text + (zone ?? ''), { clock: WALL })
  if (!read) return null
  return zone === undefined ? { kind: 'local', wall: read.time } : { kind: 'utc', time: read.time }
}

/** Keeps the reading as it is. */
const WALL = { zone: 'wall', toUtc: (wall: number) => wall, toWall: (utc: number) => utc }

function bsdStamp(match: RegExpExecArray): Stamp | null {
  const [month, day] = [monthNumber(match[1] ?? ''), Number(match[2])]
  const [hour, minute, second] = [Number(match[4]), Number(match[5]), Number(match[6])]
  if (hour > 23 || minute > 59 || second > 59) return null
  const ms = ((hour * 60 + minute) * 60 + second) * 1000
  if (match[3] === undefined) return dayStart(2024, month, day) === null ? null : { kind: 'yearless', month, day, ms }
  const start = dayStart(Number(match[3]), month, day)
  return start === null ? null : { kind: 'local', wall: start + ms }
}

/** `host prog[pid]: message`, or `prog: message` in Dovecot's own file, or Exim's lines without a program. */
function programOf(rest: string): { program: string; message: string } {
  const colon = rest.indexOf(': ')
  const head = (colon < 0 ? rest : rest.slice(0, colon)).split(' ')
  if (colon < 0 || head.length > 2) return { program: '', message: rest }
  return { program: (head.at(-1) ?? '').replace(/\[\d{1,10}\]$/, ''), message: rest.slice(colon + 2) }
}

/** `host program pid id data message`; the data are `-` or bracketed. */
function rfc5424(rest: string): { program: string; message: string } {
  const parts = rest.split(' ', 4)
  const data = rest.slice(parts.join(' ').length + 1)
  const message = data.startsWith('[') ? data.slice(data.indexOf('] ') + 1) : data.replace(/^-/, '')
  return { program: parts[1] ?? '', message: message.replace(/^\ufeff/, '').trim() }
}
