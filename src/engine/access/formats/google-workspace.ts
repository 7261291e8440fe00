// The event names that Google Workspace's reports use, for the Reports API and for GAM: what is an access, and by which way.
import type { AccessResult, AccessService } from '../../../shared/model'

/** Null: not an access. Challenges and verifications go with a login; counting them would double it. */
export function workspaceResult(eventName: string): AccessResult | null {
  if (eventName === 'login_success') return 'success'
  if (eventName === 'login_failure') return 'failure'
  return eventName.startsWith('suspicious_') ? 'unknown' : null
}

export function workspaceService(eventName: string, loginType: string): AccessService {
  if (eventName === 'suspicious_login_less_secure_app' || eventName === 'suspicious_programmatic_login') return 'other'
  return loginType === 'exchange' ? 'api' : 'web'
}
