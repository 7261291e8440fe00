// What imapflow throws once a session is open, as our errors. Signing in has its own table: refusal.ts.
import { KobanError } from '../../shared/errors'
import { serverText } from './server-text'

/** The fields that imapflow 2.10.2 sets; all optional, none trusted. */
export type LibraryError = Error & {
  code?: string
  responseStatus?: string
  responseText?: string
  serverResponseCode?: string
  throttleReset?: number
  authenticationFailed?: boolean
  reason?: string
  tlsFailed?: boolean
  response?: unknown
}

const GONE = new Set(['NoConnection', 'EConnectionClosed', 'StateLogout', 'ECONNRESET', 'EPIPE', 'ECONNABORTED', 'ERR_STREAM_DESTROYED', 'Z_BUF_ERROR'])
const TIMED_OUT = new Set(['ETIMEOUT', 'ETIMEDOUT'])

/** Response codes that ask for a pause (RFC 9051 section 7.1, RFC 5530, and Microsoft's and Yahoo's own). */
export const PAUSE_CODES = new Set(['LIMIT', 'THROTTLED', 'UNAVAILABLE', 'INUSE', 'OVERQUOTA'])

export function isTimeout(error: unknown): boolean {
  return error instanceof Error && TIMED_OUT.has((error as LibraryError).code ?? '')
}

export function codeOf(error: LibraryError): string {
  if (error.serverResponseCode) return error.serverResponseCode.toUpperCase()
  const attributes = (error.response as { attributes?: { value?: unknown; section?: { value?: unknown }[] }[] } | undefined)?.attributes
  const section = attributes?.[0]?.section
  return section?.[0] && typeof section[0].value === 'string' ? section[0].value.toUpperCase() : ''
}

/**
 * `connectionError` is the last error event of the connection: a command that dies with it only says that there is
 * no connection any more. `secrets` never appear in the words of the server.
 */
export function translate(error: unknown, connectionError: unknown, secrets: readonly string[]): KobanError {
  if (error instanceof KobanError) return error
  if (!(error instanceof Error)) return new KobanError('internal', 'imap', { cause: error })
  const e = error as LibraryError
  const said = serverText(e.responseText ?? e.reason ?? '', secrets)
  const details = said === '' ? {} : { details: { serverText: said } }
  if (isTimeout(e) || (GONE.has(e.code ?? '') && isTimeout(connectionError))) return new KobanError('server-timeout', undefined, { cause: error })
  if (GONE.has(e.code ?? '')) return new KobanError('server-hung-up', undefined, { cause: error, ...details })
  if (e.code === 'ETHROTTLE') {
    return new KobanError('auth-throttled', undefined, { cause: error, details: { ...(e.throttleReset ? { retryAfterMs: e.throttleReset } : {}), serverText: said } })
  }
  const code = codeOf(e)
  if (code === 'LIMIT' || code === 'THROTTLED') return new KobanError('auth-throttled', undefined, { cause: error, ...details })
  if (code === 'NONEXISTENT' || code === 'TRYCREATE') return new KobanError('folder-missing', undefined, { cause: error, ...details })
  return new KobanError('server-refused', undefined, { cause: error, ...details })
}
