// Microsoft Entra ID sign-ins as JSON: arrays, Graph pages, one object per line from diagnostic settings, and several
// arrays in one file, as collectors append them.
import { addEvent, timeOrReject } from '../reading/access-rows'
import type { JsonFormat } from '../reading/access-format'
import { readCountry } from '../reading/countries'
import { isObject, textOf, type JsonObject } from '../reading/json-records'
import { reject, type Run } from '../reading/tally'
import { fixedClock } from '../reading/zone-clock'
import { deviceText, entraService } from './microsoft-entra'
import type { AccessResult } from '../../../shared/model'

/** Steps of a normal multi-factor sign-in, not failures. */
const INTERRUPTED = new Set(['50072', '50074', '50076', '50079', '50097', '50125', '50129', '50140', '50199'])

export const entraSigninJson: JsonFormat = {
  id: 'entra-signin-json',
  title: { ja: 'Microsoft Entra ID サインイン ログ（JSON）', en: 'Microsoft Entra ID sign-in logs (JSON)' },
  provider: 'microsoft-entra',
  source: 'https://entra.microsoft.com, Graph auditLogs/signIns, diagnostic settings; https://learn.microsoft.com/graph/api/resources/signin',
  checked: '2026-11',
  tracks: ['web', 'mail-software'],
  shape: 'json',
  recognises: (record) => isObject(record) && (isSignIn(record) || isDiagnostic(record)),
  parse(records, run) {
    for (const { ref, value, problem } of records) {
      if (problem) reject(run.tally, ref, problem)
      else if (!isObject(value)) reject(run.tally, ref, 'bad-json')
      else if (/ServicePrincipal|ManagedIdentity/.test(textOf(value['category']) ?? '')) run.tally.ignored++
      else addSignIn(run, ref, isDiagnostic(value) ? withOuter(value) : value)
    }
  },
}

function isSignIn(record: JsonObject): boolean {
  return 'createdDateTime' in record && ('userPrincipalName' in record || 'clientAppUsed' in record) && 'ipAddress' in record
}

function isDiagnostic(record: JsonObject): boolean {
  return typeof record['category'] === 'string' && record['category'].endsWith('SignInLogs') && isObject(record['properties'])
}

/** The inner record, with the outer one's time and address where it has none. */
function withOuter(record: JsonObject): JsonObject {
  const inner = isObject(record['properties']) ? record['properties'] : {}
  return { ...inner, createdDateTime: inner['createdDateTime'] ?? record['time'], ipAddress: inner['ipAddress'] ?? record['callerIpAddress'] }
}

function addSignIn(run: Run, ref: string, record: JsonObject): void {
  const part = (key: string): JsonObject => (isObject(record[key]) ? record[key] : {})
  const when = timeOrReject(run, ref, textOf(record['createdDateTime']) ?? '', { clock: fixedClock(0), isZoneFixed: false, slashOrder: 'mdy' })
  if (!when) return
  const serviceText = textOf(record['clientAppUsed'])
  const { city, state, countryOrRegion } = part('location')
  addEvent(run, ref, 'microsoft-entra', when, false, textOf(record['ipAddress']), {
    service: entraService(serviceText),
    serviceText,
    client: textOf(record['userAgent']) ?? deviceText(textOf(part('deviceDetail')['browser']), textOf(part('deviceDetail')['operatingSystem'])),
    result: codeResult(textOf(part('status')['errorCode'])),
    city: textOf(city),
    region: textOf(state),
    ...readCountry(textOf(countryOrRegion)),
    accountHint: textOf(record['userPrincipalName']),
  })
}

function codeResult(code: string | null): AccessResult {
  if (code === null || INTERRUPTED.has(code)) return 'unknown'
  return code === '0' ? 'success' : 'failure'
}
