// What both Entra ID exports share: client app names to protocols, as Microsoft lists them for sign-in logs.
import type { AccessService } from '../../../shared/model'

const CLIENT_APPS = new Map<string, AccessService>([
  ['browser', 'web'], ['imap4', 'imap'], ['imap', 'imap'], ['pop3', 'pop'], ['pop', 'pop'], ['authenticated smtp', 'smtp'], ['smtp', 'smtp'],
  ['exchange activesync', 'api'], ['exchange web services', 'api'], ['mapi over http', 'api'], ['outlook anywhere', 'api'],
  ['outlook anywhere (rpc over http)', 'api'], ['autodiscover', 'api'], ['exchange online powershell', 'api'], ['offline address book', 'api'],
])

export function entraService(clientApp: string | null): AccessService {
  return CLIENT_APPS.get((clientApp ?? '').trim().toLowerCase()) ?? 'other'
}

/** `Chrome 121.0.0 / Windows10`, or what there is of it. */
export function deviceText(browser: string | null, system: string | null): string | null {
  return [browser, system].filter((part) => part !== null).join(' / ') || null
}
