// Log files of self-hosted mail servers: syslog with and without years (RFC 3164, ISO 8601, RFC 5424), Dovecot's own log,
// Exim's main log. Years that are missing are found from the last line backwards.
 
import { addEvent } from '../reading/access-rows'
import type { LineReader, TextFormat } from '../reading/access-format'
import { sharedText } from '../reading/owned-text'
import { latestMoment } from '../reading/yearless-times'
import { reject, type Run } from '../reading/tally'
import { textLines } from '../reading/text-lines'
import { dayStart, monthNumber, readTime } from '../reading/times'
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
    const reader = byLine(run)
    for (const { text: line } of textLines(text)) reader.look(line)
    const steps = reader.settle()
    while (!steps.next().done) continue
    for (const { number, text: line } of textLines(text)) reader.take(number, line)
  },
  byLine,
}

/** A first look gathers the times, since a time without a year is known by those after it; then the lines are read. */
function byLine(run: Run): LineReader {
  const stamps = stampList(run)
  return {
    look(line) {
      const prefix = readPrefix(line)
      if (prefix) stamps.add(prefix.stamp)
    },
    settle: () => stamps.settle(),
    take(number, line) {
      if (line.trim() === '') return
      const prefix = readPrefix(line)
      if (!prefix) {
        if (namesDaemon(line)) reject(run.tally, `L${number}`, 'bad-time')
        else run.tally.ignored++
        return
      }
      addLine(run, `L${number}`, prefix, stamps.next(prefix.stamp))
    },
  }
}

/** Adds the line's sign-in; a line about anything else is ignored. */
function addLine(run: Run, ref: string, { stamp, program, message }: Prefix, time: number): void {
  const signIn = signInOf(program, message)
  if (!signIn) {
    run.tally.ignored++
    return
  }
  addEvent(run, ref, 'mailserver', { time, precision: 'second', zoneKnown: stamp.kind === 'utc' }, false, signIn.address, {
    service: signIn.service, serviceText: sharedText(signIn.daemon), result: signIn.result, accountHint: signIn.user && sharedText(signIn.user),
  })
}

/** `local`: a whole date without a zone, as if in UTC. `yearless`: month, day and milliseconds since midnight. */
type Stamp = { kind: 'utc'; time: number } | { kind: 'local'; wall: number } | { kind: 'yearless'; month: number; day: number; ms: number }

type StampList = { add(stamp: Stamp): void; settle(): Generator<void>; /** The time of the next stamp, in the order in which they were added. */ next(stamp: Stamp): number }

const DAYS_A_MONTH = 32
const SETTLED_AT_ONCE = 2000

/**
 * Each yearless stamp gets the latest year in which it is not later than the line after it (the last: than now) plus a day. Kept as
 * one number a line, from the first yearless one on: most logs have none.
 */
function stampList(run: Run): StampList {
  let list = new Float64Array(0)
  let count = 0
  let at = 0
  /** UTC as it is; a local one with half a millisecond more; a yearless one below zero. */
  const packed = (stamp: Stamp): number =>
    stamp.kind === 'utc' ? stamp.time : stamp.kind === 'local' ? stamp.wall + 0.5 : -1 - ((stamp.month * DAYS_A_MONTH + stamp.day) * DAY_MS + stamp.ms)
  return {
    add(stamp) {
      if (count === 0 && stamp.kind !== 'yearless') return
      if (count === list.length) {
        const longer = new Float64Array(Math.max(4096, count * 2))
        longer.set(list)
        list = longer
      }
      list[count++] = packed(stamp)
    },
    *settle() {
      let next = run.now
      for (let i = count - 1; i >= 0; i--) {
        const stamp = list[i] as number
        const day = Math.floor((-1 - stamp) / DAY_MS)
        if (stamp >= 0) next = Number.isInteger(stamp) ? stamp : run.clock.toUtc(stamp - 0.5)
        else next = latestMoment(Math.floor(day / DAYS_A_MONTH), day % DAYS_A_MONTH, (-1 - stamp) % DAY_MS, next + DAY_MS, run.clock) ?? next
        list[i] = next
        if (i % SETTLED_AT_ONCE === 0) yield
      }
    },
    next(stamp) {
      if (at > 0 || stamp.kind === 'yearless') return list[at++] ?? 0
      return stamp.kind === 'utc' ? stamp.time : run.clock.toUtc(stamp.wall)
    },
  }
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
