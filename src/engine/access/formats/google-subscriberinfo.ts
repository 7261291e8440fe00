// Google Takeout, Google Account, `<name>.SubscriberInfo.html`: web sign-ins and sign-outs in the table "IP ACTIVITY".
import { cellText, readTable } from '../reading/access-rows'
import type { TableFormat } from '../reading/access-format'
import { column } from '../reading/headers'
import { isSignOut } from '../reading/words'

export const googleSubscriberinfo: TableFormat = {
  id: 'google-subscriberinfo',
  title: { ja: 'Google アカウント登録者情報（IP アクティビティ）', en: 'Google subscriber information (IP activity)' },
  provider: 'google',
  source: 'https://takeout.google.com, Google Account; layout from public parsers',
  checked: '2026-11',
  tracks: ['web'],
  shape: 'table',
  recognises: ({ labels }) => labels[0] === 'timestamp' && labels[1] === 'ip address' && labels[2] === 'activity type',
  parse(table, run) {
    const at = { time: column(table.header, 'timestamp'), ip: column(table.header, 'ip address'), type: column(table.header, 'activity type') }
    const accountHint = accountOf(table.pageLines ?? [])
    readTable(table, run, {
      provider: 'google',
      time: (cells) => cells[at.time] ?? '',
      ip: (cells) => cells[at.ip] ?? '',
      state: (cells) => {
        const serviceText = cellText(cells, at.type)
        if (isSignOut(serviceText ?? '')) return null
        return { service: 'web', serviceText, result: /fail/i.test(serviceText ?? '') ? 'failure' : 'success', accountHint }
      },
    })
  },
}

function accountOf(lines: readonly string[]): string | null {
  for (const line of lines) {
    const match = /^e-?mail: ?(\S+@\S+)$/i.exec(line)
    if (match) return match[1] ?? null
  }
  return null
}
