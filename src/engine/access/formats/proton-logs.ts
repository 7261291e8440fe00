// Proton, Settings → Security → Download: `Event,Time,IP`, cells not quoted although events and older times contain commas,
// so lines are read from the right. The address is empty unless detailed logging was switched on.
import { addEvent, timeOrReject } from '../reading/access-rows'
import type { TextFormat } from '../reading/access-format'
import { label } from '../reading/headers'
import { reject } from '../reading/tally'
import { textLines } from '../reading/text-lines'
import { isSignOut, resultOf } from '../reading/words'
import { fixedClock } from '../reading/zone-clock'

export const protonLogs: TextFormat = {
  id: 'proton-logs',
  title: { ja: 'Proton セキュリティログ', en: 'Proton security logs' },
  provider: 'proton',
  source: 'https://account.proton.me, Settings, Security, Download; layout from the public web client',
  checked: '2026-11',
  tracks: ['web'],
  shape: 'text',
  recognises: (text) => isHeader(text.slice(0, 100).split(/[\r\n]/, 1)[0] ?? ''),
  parse(text, run) {
    const reading = { clock: fixedClock(0), isZoneFixed: true, slashOrder: 'mdy' as const }
    for (const { number, text: line } of textLines(text)) {
      if (line.trim() === '' || isHeader(line)) continue
      const ref = `L${number}`
      const parts = split(line)
      if (!parts) reject(run.tally, ref, 'short-row')
      else if (isSignOut(parts.event)) run.tally.ignored++
      else {
        const when = timeOrReject(run, ref, parts.time, reading)
        if (when) addEvent(run, ref, 'proton', when, true, parts.ip, { service: 'other', serviceText: parts.event || null, result: resultOf(parts.event) })
      }
    }
  },
}

function isHeader(line: string): boolean {
  return label(line) === 'event,time,ip'
}

/** `Login attempt (incorrect password, blocked),2026-01-17T22:49:26.000Z,1.2.3.4`; older times are `Mon, 04 Mar 2019 03:34:56 GMT`. */
function split(line: string): { event: string; time: string; ip: string } | null {
  const cells = line.split(',')
  if (cells.length < 3) return null
  const hasWeekday = cells.length >= 4 && /^ ?(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)$/.test(cells.at(-3) ?? '')
  const timeAt = cells.length - (hasWeekday ? 3 : 2)
  return { event: cells.slice(0, timeAt).join(',').trim(), time: cells.slice(timeAt, -1).join(','), ip: cells.at(-1) ?? '' }
}
