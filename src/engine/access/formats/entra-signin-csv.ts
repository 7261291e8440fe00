// Microsoft Entra ID sign-in logs, downloaded from the admin centre as CSV, and the older exports of scripts, whose dates are
// written in the culture of the machine that ran them. Two columns may bear the same name; the address "seen by resource" is
// a server's.
import { cellText, readTable } from '../reading/access-rows'
import type { TableFormat } from '../reading/access-format'
import { countryCode } from '../reading/countries'
import { column } from '../reading/headers'
import { fixedClock } from '../reading/zone-clock'
import { deviceText, entraService } from './microsoft-entra'
import type { AccessResult } from '../../../shared/model'

export const entraSigninCsv: TableFormat = {
  id: 'entra-signin-csv',
  title: { ja: 'Microsoft Entra ID サインイン ログ（CSV）', en: 'Microsoft Entra ID sign-in logs (CSV)' },
  provider: 'microsoft-entra',
  source: 'https://entra.microsoft.com, Sign-in logs, Download; headers from public schema notes and parsers',
  checked: '2026-11',
  tracks: ['web', 'mail-software'],
  shape: 'table',
  recognises: (header) =>
    (column(header, 'date (utc)') >= 0 && column(header, 'request id') >= 0 && column(header, 'ip address') >= 0) ||
    (column(header, 'createddatetime') >= 0 && column(header, 'userprincipalname') >= 0 && column(header, 'ipaddress') >= 0),
  parse(table, run) {
    const { header } = table
    const at = {
      time: column(header, 'date (utc)', 'createddatetime'),
      ip: column(header, 'ip address', 'ipaddress'),
      location: column(header, 'location'),
      city: column(header, 'city'),
      country: column(header, 'country', 'countryorregion'),
      user: column(header, 'username', 'userprincipalname'),
      agent: column(header, 'user agent', 'useragent'),
      browser: column(header, 'browser'),
      system: column(header, 'operating system', 'os'),
      app: column(header, 'client app', 'clientappused'),
      status: column(header, 'status'),
      principal: column(header, 'service principal id', 'managed identity id'),
    }
    readTable(table, run, {
      provider: 'microsoft-entra',
      clock: fixedClock(0),
      isZoneFixed: header.labels[at.time] === 'date (utc)',
      time: (cells) => cells[at.time] ?? '',
      ip: (cells) => cells[at.ip] ?? '',
      state: (cells) => {
        // Programs signing in as themselves do not read anybody's mailbox through a sign-in.
        if (at.user < 0 && at.principal >= 0) return null
        const serviceText = cellText(cells, at.app)
        return {
          service: entraService(serviceText),
          serviceText,
          client: cellText(cells, at.agent) ?? deviceText(cellText(cells, at.browser), cellText(cells, at.system)),
          result: statusResult(cells[at.status] ?? ''),
          accountHint: cellText(cells, at.user),
          ...(at.location >= 0 ? codedPlace(cells[at.location] ?? '') : { ...codedPlace(cells[at.country] ?? ''), city: cellText(cells, at.city) }),
        }
      },
    })
  },
}

/** `Osaka, Osaka, JP`, split from the right; parts may be missing, also all but the code. */
function codedPlace(text: string): { city: string | null; region: string | null; country: string | null; countryText: string | null } {
  const parts = text.split(',').map((part) => part.trim())
  const code = parts.at(-1) || null
  return { city: parts.slice(0, -2).join(', ') || null, region: parts.at(-2) || null, country: code && countryCode(code), countryText: code }
}

/** Interrupted: a step of a sign-in, such as the second factor; neither success nor failure. */
function statusResult(status: string): AccessResult {
  const text = status.trim().toLowerCase()
  return text === 'success' ? 'success' : text === 'failure' ? 'failure' : 'unknown'
}
