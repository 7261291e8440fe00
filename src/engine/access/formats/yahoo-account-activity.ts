// Yahoo.com and AOL, "recent activity", copied from the page. A drop-down there switches one column between place and
// address, so a paste has one or the other. Layout of 2013; today's page was not seen.
import { cellText, headerZone, readTable } from '../reading/access-rows'
import type { TableFormat } from '../reading/access-format'
import { column } from '../reading/headers'
import { readLocation } from '../reading/locations'
import { isSignOut, serviceOf } from '../reading/words'

export const yahooAccountActivity: TableFormat = {
  id: 'yahoo-account-activity',
  title: { ja: 'Yahoo.com / AOL 最近のアクティビティ', en: 'Yahoo.com / AOL recent activity' },
  provider: 'yahoo',
  source: 'https://login.yahoo.com/account/activity, copied table; columns from a write-up of 2013',
  checked: '2026-11',
  tracks: ['web', 'mail-software'],
  shape: 'table',
  recognises: (header) => column(header, 'date/time') >= 0 && column(header, 'access type') >= 0 && column(header, 'event', 'event type') >= 0,
  parse(table, run) {
    const { header } = table
    const at = {
      time: column(header, 'date/time'), type: column(header, 'access type'), event: column(header, 'event', 'event type'),
      ip: column(header, 'ip address', 'ip'), location: column(header, 'location'),
    }
    readTable(table, run, {
      provider: 'yahoo',
      ...headerZone(header, at.time),
      time: (cells) => cells[at.time] ?? '',
      ip: (cells) => cells[at.ip] ?? '',
      state: (cells) => {
        const event = cellText(cells, at.event) ?? ''
        if (isSignOut(event)) return null
        const type = cellText(cells, at.type)
        const location = cellText(cells, at.location)
        return {
          service: serviceOf(type ?? ''), serviceText: type, client: type,
          result: /fail|unsuccess|incorrect/i.test(event) ? 'failure' : 'success',
          ...(location === null ? {} : readLocation(location)),
        }
      },
    })
  },
}
