// Google Takeout, list of devices: recognised so that nobody takes it for a login history, but it lists devices, not
// accesses. All its rows are ignored.
import { wholeRows } from '../reading/access-rows'
import type { TableFormat } from '../reading/access-format'
import { column } from '../reading/headers'

export const googleTakeoutDevices: TableFormat = {
  id: 'google-takeout-devices',
  title: { ja: 'Google データ エクスポート：デバイス一覧（アクセスの記録ではありません）', en: 'Google Takeout: list of devices (no accesses)' },
  provider: 'google',
  source: 'https://takeout.google.com, Access Log Activity; headers from public exports and parsers',
  checked: '2026-11',
  tracks: [],
  shape: 'table',
  recognises: (header) => column(header, 'device type') >= 0 && column(header, 'brand name', 'marketing name') >= 0 && column(header, 'activity timestamp') < 0,
  parse(table, run) {
    for (const row of wholeRows(table, run, table.header.cells.length)) if (row.cells.length > 0) run.tally.ignored++
  },
}
