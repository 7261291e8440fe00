// Invented login histories for the measurements: always the same bytes for the same number of rows. Three years of one
// mailbox as a generic CSV: a household with IPv4 and IPv6, a phone on the move, a mail fetcher, a few trips, guessing from
// many countries with bursts of failures, and a stranger who comes back. Rows ascend by time, a few seconds out of order.
import { closeSync, openSync, writeSync } from 'node:fs'

const START = Date.UTC(2023, 3, 1)
const SPAN_MS = 3 * 365 * 86_400_000
const HEADER = 'Time,IP Address,Country,Service,Result,Client,User\n'

/** Parts of real address blocks by country, so that looking them up finds a place; the last parts are invented. */
const HOME = ['126.78', '126.203', '60.125', '114.51', '133.203']
const HOME_V6 = ['240b:11:8e1', '240f:6a:1c2', '2400:2410:93a']
const ABROAD = [
  ['China', ['114.92', '120.229', '183.192', '36.112']], ['United States', ['52.41', '104.28', '45.33', '68.180']], ['Vietnam', ['14.161', '113.161']],
  ['Russia', ['95.165', '188.170']], ['Brazil', ['177.32', '189.18']], ['South Korea', ['121.134', '211.36']], ['Germany', ['84.119', '5.9']], ['India', ['49.36', '106.51']],
  ['Nigeria', ['105.112', '197.210']], ['Singapore', ['13.228', '128.199']], ['Netherlands', ['185.107', '37.48']], ['Indonesia', ['36.68', '114.124']],
]
const CLIENTS = [
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148', 'Thunderbird 128.2', 'iOS Mail', 'Outlook 16.0', '',
]

/** Writes `rows` rows to `file`. The bytes written. */
export function writeHistory(file, rows, seed = 1) {
  const random = generator(seed)
  const fd = openSync(file, 'w')
  let bytes = writeSync(fd, HEADER)
  for (let at = 0; at < rows; at += 10_000) {
    let text = ''
    for (let i = at; i < Math.min(rows, at + 10_000); i++) text += line(random, START + (i / rows) * SPAN_MS)
    bytes += writeSync(fd, text)
  }
  closeSync(fd)
  return bytes
}

function line(random, at) {
  const time = new Date(at - random(4000)).toISOString().replace('.000Z', 'Z').replace(/\.\d+/, '')
  const kind = random(100)
  if (kind < 70) return row(random, time, `${kind < 30 ? pick(random, HOME_V6) + v6(at, random(4)) : pick(random, HOME) + v4(random, 12)}`, 'Japan', kind % 10 < 6 ? 'IMAP' : 'Webmail', random(60) === 0 ? 'failure' : 'success')
  if (kind < 78) return row(random, time, `209.85.${128 + random(90)}.${random(250)}`, 'United States', 'POP3', 'success')
  // A burst of guesses comes within an hour from one country; most are refused.
  const [country, nets] = ABROAD[kind < 95 ? Math.floor(at / 3_600_000) % ABROAD.length : random(ABROAD.length)]
  return row(random, time, pick(random, nets) + v4(random, 255), country, kind % 3 ? 'IMAP' : 'SMTP', kind < 96 ? 'failure' : 'success')
}

function row(random, time, ip, country, service, result) {
  const client = service === 'Webmail' ? CLIENTS[random(2)] : CLIENTS[2 + random(4)]
  return `${time},${ip},${country},${service},${result},"${client}",haruka@mail.example\n`
}

const v4 = (random, blocks) => `.${random(blocks)}.${1 + random(250)}`
/** One of a household's devices; each takes another address every day, as privacy extensions do. */
const v6 = (at, device) => {
  const day = Math.floor(at / 86_400_000)
  return `:${[16, device + 16, (day * 7919) % 65536, (day * 104_729) % 65536, (day * 31 + device) % 65536].map((part) => part.toString(16)).join(':')}`
}
const pick = (random, list) => list[random(list.length)]

/** Whole numbers below n, the same for the same seed (Park and Miller's generator). */
export function generator(seed) {
  let state = seed % 2147483647 || 1
  return (n) => {
    state = (state * 48271) % 2147483647
    return state % n
  }
}
