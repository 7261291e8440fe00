// Apple, "Get a copy of your data", `Apple ID SignOn Information.csv`: the latest sign-on per application, not a history.
// Times are read as UTC.
import { cellText, readTable } from '../reading/access-rows'
import type { TableFormat } from '../reading/access-format'
import { column } from '../reading/headers'
import { fixedClock } from '../reading/zone-clock'

export const appleSignon: TableFormat = {
  id: 'apple-signon',
  title: { ja: 'Apple ID サインオン情報', en: 'Apple ID sign-on information' },
  provider: 'apple',
  source: 'https://privacy.apple.com, "Get a copy of your data"; three columns known from a public viewer',
  checked: '2026-11',
  tracks: ['web'],
  shape: 'table',
  recognises: (header) => column(header, 'logged in date') >= 0 && column(header, 'application') >= 0,
  parse(table, run) {
    const at = { time: column(table.header, 'logged in date'), ip: column(table.header, 'ip address'), application: column(table.header, 'application') }
    readTable(table, run, {
      provider: 'apple',
      clock: fixedClock(0),
      isZoneFixed: true,
      time: (cells) => cells[at.time] ?? '',
      ip: (cells) => cells[at.ip] ?? '',
      state: (cells) => {
        const application = cellText(cells, at.application)
        return { service: 'other', serviceText: application, client: application, result: 'success' }
      },
    })
  },
}
