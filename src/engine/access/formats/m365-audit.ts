// Microsoft 365 unified audit log: one AuditData object, the same in CSV cells, in JSON Lines and in Graph pages.
// Its CreationTime is UTC by documentation and bears no zone mark.
import { addEvent, timeOrReject } from '../reading/access-rows'
import { isObject, textOf, type JsonObject } from '../reading/json-records'
import type { Run } from '../reading/tally'
import { isBrowser } from '../reading/words'
import { fixedClock } from '../reading/zone-clock'
import type { AccessResult, AccessService } from '../../../shared/model'

const ACCESSES: Record<string, AccessResult> = {
  UserLoggedIn: 'success', MailboxLogin: 'success', MailItemsAccessed: 'success', AttachmentAccess: 'success', UserLoginFailed: 'failure',
}

export const AUDIT_TIME = { clock: fixedClock(0), isZoneFixed: true, slashOrder: 'mdy' } as const

/** Null for operations that are no access: they tell what was done, not who came. */
export function auditResult(operation: string): AccessResult | null {
  return Object.hasOwn(ACCESSES, operation) ? (ACCESSES[operation] ?? null) : null
}

export function isAuditData(value: unknown): value is JsonObject {
  return isObject(value) && 'Operation' in value && 'CreationTime' in value
}

export function addAuditEvent(run: Run, ref: string, audit: JsonObject): void {
  const operation = textOf(audit['Operation']) ?? ''
  const result = auditResult(operation)
  if (!result) {
    run.tally.ignored++
    return
  }
  const when = timeOrReject(run, ref, textOf(audit['CreationTime']) ?? '', AUDIT_TIME)
  if (!when) return
  const agent = extendedProperty(audit, 'UserAgent')
  const info = textOf(audit['ClientInfoString'])
  const ip = textOf(audit['ClientIPAddress']) ?? textOf(audit['ClientIP']) ?? textOf(audit['ActorIpAddress'])
  addEvent(run, ref, 'microsoft-365', when, true, ip, {
    service: auditService(operation, info ?? '', agent), serviceText: operation, client: agent ?? info, result, accountHint: textOf(audit['UserId']),
  })
}

/** By the strings Exchange writes: `Client=POP3/IMAP4;Protocol=IMAP4`, `Client=OWA;…`, `Client=REST;…`. */
function auditService(operation: string, info: string, agent: string | null): AccessService {
  if (/Client=POP3\/IMAP4/i.test(info)) return /Protocol=POP3/i.test(info) ? 'pop' : 'imap'
  if (/Client=OWA/i.test(info)) return 'web'
  if (/REST|ActiveSync|WebServices|MSExchangeRPC|OutlookService|MAPI/i.test(info)) return 'api'
  return operation.startsWith('UserLog') && isBrowser(agent) ? 'web' : 'other'
}

function extendedProperty(audit: JsonObject, name: string): string | null {
  const properties: unknown[] = Array.isArray(audit['ExtendedProperties']) ? audit['ExtendedProperties'] : []
  const found = properties.find((entry) => isObject(entry) && entry['Name'] === name)
  return isObject(found) ? textOf(found['Value']) : null
}
