// Google Workspace admin console, user log events, exported as CSV. Sign-ins of mail programs are recorded only when they
// look suspicious: that there is no such row proves nothing.
import { cellText, headerZone, readTable } from '../reading/access-rows'
import type { TableFormat } from '../reading/access-format'
import { column, type Header } from '../reading/headers'
import type { AccessResult } from '../../../shared/model'

export const googleWorkspaceLogin: TableFormat = {
  id: 'google-workspace-login',
  title: { ja: 'Google Workspace ユーザーのログイベント', en: 'Google Workspace user log events' },
  provider: 'google-workspace',
  source: 'admin.google.com, Reporting, Audit and investigation, User log events, export; https://support.google.com/a/answer/4580120',
  checked: '2026-11',
  tracks: ['web'],
  shape: 'table',
  recognises: (header) => column(header, 'login type', 'ログインの種類') >= 0 && eventColumn(header) >= 0,
  parse(table, run) {
    const { header } = table
    const at = {
      time: column(header, 'date', '日付', 'date/time', '日時'), event: eventColumn(header), ip: column(header, 'ip address', 'ip アドレス', 'ipアドレス'),
      user: column(header, 'user', 'ユーザー', 'actor', 'actor email'),
    }
    readTable(table, run, {
      provider: 'google-workspace',
      ...headerZone(header, at.time),
      time: (cells) => cells[at.time] ?? '',
      ip: (cells) => cells[at.ip] ?? '',
      state: (cells) => {
        const serviceText = cellText(cells, at.event)
        const result = eventResult(serviceText ?? '')
        return result && { service: 'web', serviceText, result, accountHint: cellText(cells, at.user) }
      },
    })
  },
}

function eventColumn(header: Header): number {
  return column(header, 'event', 'event name', 'イベント', 'イベント名')
}

function eventResult(event: string): AccessResult | null {
  const text = event.normalize('NFKC').toLowerCase().trim()
  if (text === 'successful login' || text === '成功したログイン') return 'success'
  if (text === 'failed login' || text === '失敗したログイン') return 'failure'
  return text.startsWith('suspicious login') || text.startsWith('不審なログイン') ? 'unknown' : null
}
