// A refused sign-in by its real cause: "wrong password" is only one of a dozen, and the words for it send people the
// wrong way. imapflow marks every NO to LOGIN as a failed authentication, so the response code and the server's own
// words decide (RFC 5530; texts of Google, Microsoft, Yahoo and Apple as seen up to 2026-11).
import type { ErrorCode } from '../../shared/errors'
import { KobanError } from '../../shared/errors'
import { PROVIDERS } from '../../shared/providers/index'
import { serverText } from './server-text'
import { codeOf, PAUSE_CODES, type LibraryError } from './translate'

const NAME_UNKNOWN = new Set(['ENOTFOUND', 'EAI_NONAME', 'EAI_NODATA', 'EAI_FAIL'])
// EAI_AGAIN: the resolver did not answer, which is being offline rather than a wrong name.
const UNREACHABLE = new Set(['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ENETDOWN', 'EADDRNOTAVAIL', 'EAI_AGAIN', 'EACCES', 'ERR_SOCKET_BAD_PORT', 'EINVAL'])
const TIMED_OUT = new Set(['CONNECT_TIMEOUT', 'GREETING_TIMEOUT', 'UPGRADE_TIMEOUT', 'ETIMEOUT', 'ETIMEDOUT'])
const HUNG_UP = new Set(['NoConnection', 'EConnectionClosed', 'StateLogout', 'ClosedAfterConnectText', 'ClosedAfterConnectTLS', 'ECONNRESET', 'EPIPE', 'ECONNABORTED'])
const UNTRUSTED = /^(CERT_|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_|ERR_TLS_CERT_|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED|CRL_)/
const TLS_FAULT = /^(ERR_SSL_|ERR_TLS_|EPROTO$|STARTTLS_INJECTION$)/

const PAUSE_WORDS = /\b(rate limit|too many|throttl|try again later|temporar(y|ily)|maximum number of connections|connection limit)/i
const OAUTH_WORDS = /basic ?auth(entication)? (is |has been )?(disabled|blocked|not (allowed|supported))|login is disabled|unsupported authentication mechanism|oauth ?2? (is )?required/i
const DISABLED_WORDS = /imap[^.]{0,40}\b(disabled|not enabled|not allowed|not permitted|turned off|switched off|blocked)|not enabled for imap|enable[^.]{0,40}\bimap|authenticated but not connected|imap[^。]{0,20}(無効|許可されていません|利用できません)/i
const APP_PASSWORD_WORDS = /app(lication)?([- ]specific)?[- ]password/i

/** How long the server wants to be left alone, when it says so. */
function retryAfterMs(error: LibraryError, said: string): number | null {
  if (typeof error.throttleReset === 'number' && error.throttleReset > 0) return error.throttleReset
  const match = /(?:in|after|for)\s+(\d{1,6})\s*(sec|min|hour)/i.exec(said)
  if (!match) return null
  const unit = { sec: 1000, min: 60_000, hour: 3_600_000 }[match[2]!.toLowerCase() as 'sec' | 'min' | 'hour']
  return Number(match[1]) * unit
}

function connectionCode(error: LibraryError): ErrorCode | null {
  const code = error.code ?? ''
  // Node names no code for a connection that ends inside the handshake; its words are stable.
  if (/before secure TLS connection was established/i.test(error.message)) return 'tls-failed'
  if (UNTRUSTED.test(code)) return 'tls-untrusted'
  if (NAME_UNKNOWN.has(code)) return 'server-name-unknown'
  if (UNREACHABLE.has(code)) return 'server-unreachable'
  if (TIMED_OUT.has(code)) return 'server-timeout'
  if (TLS_FAULT.test(code) || error.tlsFailed) return 'tls-failed'
  return HUNG_UP.has(code) ? 'server-hung-up' : null
}

function refusalCode(o: { error: LibraryError; said: string; providerId: string }): ErrorCode | null {
  const code = codeOf(o.error)
  const refused = o.error.authenticationFailed === true
  if (o.error.code === 'ETHROTTLE' || PAUSE_CODES.has(code) || PAUSE_WORDS.test(o.said)) return 'auth-throttled'
  const words = `${o.said} ${refused ? '' : o.error.message}`
  if (OAUTH_WORDS.test(words)) return 'auth-oauth-only'
  if (DISABLED_WORDS.test(words)) return 'auth-imap-disabled'
  if (APP_PASSWORD_WORDS.test(o.said)) return 'auth-app-password-needed'
  if (!refused) return null
  const provider = PROVIDERS.find((p) => p.id === o.providerId)
  if (provider?.signIn === 'oauth-own-client') return 'auth-oauth-only'
  return provider?.signIn === 'app-password' ? 'auth-app-password-needed' : 'auth-refused'
}

/** What the server said in the error, not yet cleaned. */
function wordsOf(error: LibraryError): string {
  if (error.responseText) return error.responseText
  if (error.reason) return error.reason
  return typeof error.response === 'string' ? error.response : ''
}

/**
 * Whatever came out of connecting and signing in, as one code of the table. Pure. `providerId` 'other' for an unknown
 * provider. `details`: `serverText`, the server's own words without user name and password, one line of at most 200
 * characters; `retryAfterMs` when the server named a pause. Takes its own results too, to judge them by another provider.
 */
export function explainSignInError(error: unknown, providerId: string, secrets: readonly string[] = []): KobanError {
  if (error instanceof KobanError) {
    if (error.code !== 'auth-refused' || error.cause === undefined) return error
    const again = explainSignInError(error.cause, providerId, secrets)
    return new KobanError(again.code, undefined, { cause: error.cause, ...(error.details ? { details: { ...again.details, ...error.details } } : {}) })
  }
  if (!(error instanceof Error)) return new KobanError('internal', 'imap', { cause: error })
  const e = error as LibraryError
  const raw = wordsOf(e)
  const said = serverText(raw, secrets)
  // A pause or a refusal outranks the hang-up that follows it.
  const code = refusalCode({ error: e, said: raw, providerId }) ?? connectionCode(e) ?? (e.responseStatus ? 'server-refused' : 'internal')
  const pause = code === 'auth-throttled' ? retryAfterMs(e, raw) : null
  const details = { ...(said === '' ? {} : { serverText: said }), ...(pause === null ? {} : { retryAfterMs: pause }) }
  return new KobanError(code, undefined, { cause: error, ...(Object.keys(details).length > 0 ? { details } : {}) })
}
