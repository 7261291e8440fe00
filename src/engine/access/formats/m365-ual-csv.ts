// Microsoft 365 unified audit log as CSV: three generations of headers, all with AuditData, JSON in one cell. The outer
// CreationDate is never used: it is written in any culture. And the "sessions" table that a public collector makes of it.
import { addEvent, cellText, timeOrReject, wholeRows } from '../reading/access-rows'
import type { TableFormat } from '../reading/access-format'
import { column, type Header } from '../reading/headers'
import { isObject, parseJson } from '../reading/json-records'
import type { Table } from '../reading/table'
import { reject, type Run } from '../reading/tally'
import { addAuditEvent, AUDIT_TIME, auditResult } from './m365-audit'

export const m365UalCsv: TableFormat = {
  id: 'm365-ual-csv',
  title: { ja: 'Microsoft 365 統合監査ログ（CSV）', en: 'Microsoft 365 unified audit log (CSV)' },
  provider: 'microsoft-365',
  source: 'https://purview.microsoft.com, Audit, export; Search-UnifiedAuditLog; headers from documentation and public exports',
  checked: '2026-11',
  tracks: ['web', 'mail-software'],
  shape: 'table',
  recognises: (header) => column(header, 'auditdata') >= 0 || isSessions(header),
  parse(table, run) {
    if (isSessions(table.header)) readSessions(table, run)
    else readAuditData(table, run)
  },
}

function isSessions(header: Header): boolean {
  return ['timestamp', 'user', 'action', 'sessionid', 'clientip', 'mailaccesstype'].every((name) => column(header, name) >= 0)
}

function readAuditData(table: Table, run: Run): void {
  const at = column(table.header, 'auditdata')
  // Columns after AuditData say nothing about the access; a row may lack them.
  for (const { ref, cells } of wholeRows(table, run, table.header.cells.length - at - 1)) {
    const audit = parseJson(cells[at] ?? '')
    if (isObject(audit)) addAuditEvent(run, ref, audit)
    else reject(run.tally, ref, 'bad-json')
  }
}

function readSessions(table: Table, run: Run): void {
  const at = { time: column(table.header, 'timestamp'), user: column(table.header, 'user'), action: column(table.header, 'action'), ip: column(table.header, 'clientip') }
  for (const { ref, cells } of wholeRows(table, run, 0)) {
    const action = cellText(cells, at.action)
    const result = auditResult(action ?? '')
    if (!result) {
      run.tally.ignored++
      continue
    }
    const when = timeOrReject(run, ref, cells[at.time] ?? '', AUDIT_TIME)
    if (when) addEvent(run, ref, 'microsoft-365', when, true, cells[at.ip], { service: 'other', serviceText: action, result, accountHint: cellText(cells, at.user) })
  }
}
