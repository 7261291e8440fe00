// Google Takeout, "Access Log Activity": every use of a Google product, background sync included. File names are cut and
// translated, headers stay English, so it is known by its header only. Layouts of 13, 16 and 10 columns are known.
import { cellText, readTable } from '../reading/access-rows'
import type { TableFormat } from '../reading/access-format'
import { readCountry } from '../reading/countries'
import { column } from '../reading/headers'
import { isBrowser, serviceOf } from '../reading/words'
import type { AccessService } from '../../../shared/model'

export const googleTakeoutActivities: TableFormat = {
  id: 'google-takeout-activities',
  title: { ja: 'Google データ エクスポート：アクセスログ アクティビティ', en: 'Google Takeout: access log activity' },
  provider: 'google',
  source: 'https://takeout.google.com, Access Log Activity; headers from public exports and parsers',
  checked: '2026-11',
  tracks: ['web', 'mail-software'],
  shape: 'table',
  recognises: (header) => column(header, 'activity timestamp') >= 0 && column(header, 'product name', 'activity type', 'gmail access channel') >= 0,
  parse(table, run) {
    const { header } = table
    const at = {
      time: column(header, 'activity timestamp'),
      ip: column(header, 'ip address'),
      country: column(header, 'activity country', 'country code', 'country'),
      region: column(header, 'activity region', 'region'),
      city: column(header, 'activity city', 'city'),
      client: column(header, 'user agent string', 'user agent'),
      product: column(header, 'product name'),
      type: column(header, 'activity type'),
      channel: column(header, 'gmail access channel'),
      account: column(header, 'gaia id'),
    }
    readTable(table, run, {
      provider: 'google',
      time: (cells) => cells[at.time] ?? '',
      ip: (cells) => cells[at.ip] ?? '',
      state: (cells) => {
        const client = cellText(cells, at.client)
        return {
          service: accessService(cells[at.channel] ?? '', client),
          serviceText: cellText(cells, at.product),
          client,
          result: /fail/i.test(cells[at.type] ?? '') ? 'failure' : 'success',
          region: cellText(cells, at.region),
          city: cellText(cells, at.city),
          accountHint: cellText(cells, at.account),
          ...readCountry(cells[at.country]),
        }
      },
    })
  },
}

/** The channel when it names a protocol; else by the user agent, also in Google's own spelling `App : CHROME_BROWSER. …`. */
function accessService(channel: string, client: string | null): AccessService {
  const byChannel = serviceOf(channel)
  if (byChannel === 'imap' || byChannel === 'pop' || byChannel === 'smtp' || byChannel === 'api') return byChannel
  return isBrowser(client) || /^App : [A-Z_]{0,40}BROWSER/.test(client ?? '') ? 'web' : 'other'
}
