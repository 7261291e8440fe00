// Microsoft 365 unified audit log as JSON: AuditData objects, one per line or in an array, or Graph `auditLogRecord` objects
// that hold them.
import type { JsonFormat } from '../reading/access-format'
import { isObject, parseJson, type JsonObject } from '../reading/json-records'
import { reject } from '../reading/tally'
import { addAuditEvent, isAuditData } from './m365-audit'

export const m365UalJson: JsonFormat = {
  id: 'm365-ual-json',
  title: { ja: 'Microsoft 365 統合監査ログ（JSON）', en: 'Microsoft 365 unified audit log (JSON)' },
  provider: 'microsoft-365',
  source: 'Search-UnifiedAuditLog, Graph security/auditLog; shapes from public collectors and test data',
  checked: '2026-11',
  tracks: ['web', 'mail-software'],
  shape: 'json',
  recognises: (record) => auditOf(record) !== null,
  parse(records, run) {
    for (const { ref, value, problem } of records) {
      const audit = auditOf(value)
      if (problem) reject(run.tally, ref, problem)
      else if (audit) addAuditEvent(run, ref, audit)
      else if (isObject(value)) run.tally.ignored++
      else reject(run.tally, ref, 'bad-json')
    }
  },
}

/** AuditData itself, or the object (or its text) that a Graph or PowerShell record holds. */
function auditOf(record: unknown): JsonObject | null {
  if (isAuditData(record)) return record
  if (!isObject(record)) return null
  const inner = record['auditData'] ?? record['AuditData']
  if (typeof inner === 'string') return auditOf(parseJson(inner))
  return isAuditData(inner) ? inner : null
}
