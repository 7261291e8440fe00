// Google Workspace by way of GAM: `gam report login` as CSV, columns in any order.
import { cellText, readTable } from '../reading/access-rows'
import type { TableFormat } from '../reading/access-format'
import { column } from '../reading/headers'
import { workspaceResult, workspaceService } from './google-workspace'

export const gamLogin: TableFormat = {
  id: 'gam-login',
  title: { ja: 'Google Workspace ログイン レポート（GAM）', en: 'Google Workspace login report (GAM)' },
  provider: 'google-workspace',
  source: 'gam report login; columns from public scripts',
  checked: '2026-11',
  tracks: ['web'],
  shape: 'table',
  recognises: (header) => column(header, 'id.time') >= 0 && column(header, 'name') >= 0 && column(header, 'ipaddress') >= 0,
  parse(table, run) {
    const { header } = table
    const at = { time: column(header, 'id.time'), name: column(header, 'name'), ip: column(header, 'ipaddress'), type: column(header, 'login type'), user: column(header, 'actor.email') }
    readTable(table, run, {
      provider: 'google-workspace',
      time: (cells) => cells[at.time] ?? '',
      ip: (cells) => cells[at.ip] ?? '',
      state: (cells) => {
        const name = (cells[at.name] ?? '').trim()
        const result = workspaceResult(name)
        return result && { service: workspaceService(name, (cells[at.type] ?? '').trim()), serviceText: name, result, accountHint: cellText(cells, at.user) }
      },
    })
  },
}
