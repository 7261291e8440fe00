// Gmail, "Last account activity", copied from the window behind "Details": the last ten accesses, in the reader's zone.
// Recent ones show a time of day, older ones a day; both lack the year.
import { addEvent, cellText, wholeRows } from '../reading/access-rows'
import type { TableFormat } from '../reading/access-format'
import { readCountry } from '../reading/countries'
import type { Header } from '../reading/headers'
import { latestDay, latestTimeOfDay } from '../reading/yearless-times'
import { reject, type Run } from '../reading/tally'
import { monthNumber, plain, readClock, readTime, type ReadTime } from '../reading/times'
import { serviceOf } from '../reading/words'

export const gmailActivity: TableFormat = {
  id: 'gmail-activity',
  title: { ja: 'Gmail 前回のアカウント アクティビティ', en: 'Gmail last account activity' },
  provider: 'google',
  source: 'Gmail on a computer, Details at the bottom right, copied table; https://support.google.com/mail/answer/45938',
  checked: '2026-11',
  tracks: ['web', 'mail-software'],
  shape: 'table',
  recognises: (header) => places(header) !== null,
  parse(table, run) {
    const at = places(table.header)
    if (!at) return
    for (const row of wholeRows(table, run, table.header.cells.length - 3)) {
      const cells = filledCells(row.cells, table.header)
      const text = plain(cells[at.time] ?? '')
      const when = activityTime(text, run)
      if (!when) {
        reject(run.tally, row.ref, text === '' ? 'missing-time' : 'bad-time')
        continue
      }
      const serviceText = cellText(cells, at.type)
      const { ip, label } = splitPlace(cells[at.place] ?? '')
      const { country, region } = readLabel(label)
      addEvent(run, row.ref, 'google', when, false, ip, { service: serviceOf(serviceText ?? ''), serviceText, result: 'success', country, countryText: label || null, region })
    }
  },
}

/** Places among the filled cells: the page has empty columns between them. */
function places(header: Header): { type: number; place: number; time: number } | null {
  const labels = header.labels.filter((text) => text !== '')
  const find = (pattern: RegExp): number => labels.findIndex((text) => pattern.test(text))
  const at = { type: find(/^(?:access type|アクセスタイプ|アクセス タイプ)/), place: find(/^(?:location|ロケーション|場所) ?\(ip/), time: find(/^(?:date\/time|日付\/時刻)/) }
  return at.type >= 0 && at.place >= 0 && at.time >= 0 ? at : null
}

/** A row that is as wide as the header has its cells where the header has its labels, also an empty one. */
function filledCells(cells: readonly string[], header: Header): string[] {
  return cells.length === header.cells.length ? cells.filter((_, i) => header.labels[i] !== '') : cells.filter((cell) => cell.trim() !== '')
}

/** `* United States (CA) (66.249.1.2)`: the star marks the present session, the last brackets the address. */
function splitPlace(cell: string): { label: string; ip: string } {
  const text = plain(cell).replace(/^\* ?/, '')
  const open = text.lastIndexOf('(')
  if (open < 0 || !text.endsWith(')')) return /^[\d.:a-f]+$/i.test(text) ? { label: '', ip: text } : { label: text, ip: '' }
  return { label: text.slice(0, open).trim(), ip: text.slice(open + 1, -1) }
}

function readLabel(label: string): { country: string | null; region: string | null } {
  const whole = readCountry(label)
  if (whole.country !== null || !label.endsWith(')')) return { country: whole.country, region: null }
  const open = label.lastIndexOf('(')
  return { country: readCountry(label.slice(0, open)).country, region: label.slice(open + 1, -1).trim() || null }
}

/** `9:41 am (0 minutes ago)`, `Mar 22 (2 days ago)`, `12月30日 (4 日前)`; a full date where the page should show one. */
function activityTime(text: string, run: Run): ReadTime | null {
  const stated = text.replace(/ ?\([^()]{0,40}\)$/, '')
  const whole = readTime(stated, { clock: run.clock })
  if (whole) return whole
  const clock = readClock(stated)
  if (clock && clock.precision !== 'day') return { time: latestTimeOfDay(clock.ms, run.now, run.clock), precision: 'minute', zoneKnown: false }
  const named = /^([A-Za-z]{3,9})\.? (\d{1,2})$/.exec(stated)
  const numbered = /^(\d{1,2})月 ?(\d{1,2})日$/.exec(stated)
  const month = named ? monthNumber(named[1] ?? '') : Number(numbered?.[1] ?? 0)
  const time = latestDay(month, Number((named ?? numbered)?.[2] ?? 0), run.now, run.clock)
  return time === null ? null : { time, precision: 'day', zoneKnown: false }
}
