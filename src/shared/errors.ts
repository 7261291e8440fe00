// One error class and one table of codes. Words for each code, in both languages, are in the window's `i18n`
// and the command line's `words`; a code without words does not compile.
import type { ErrorData } from './model'

/** What happened, for developers. Users read the words in `i18n`. */
export const ERRORS = {
  // signing in
  'auth-refused': 'the server refused the user name or the password',
  'auth-app-password-needed': 'the provider wants an app password, not the usual one',
  'auth-imap-disabled': 'the server says that IMAP is switched off for this account',
  'auth-oauth-only': 'the provider accepts no password at all',
  'auth-throttled': 'the server asks for a pause; the password may be right',
  'auth-password-missing': 'no password is stored for this account',
  // reaching the server
  'server-unreachable': 'no connection: wrong host, wrong port, or offline',
  'server-name-unknown': 'the host name does not exist',
  'server-timeout': 'the server did not answer in time',
  'server-hung-up': 'the server closed the connection in the middle',
  'server-not-imap': 'what answered is no IMAP server',
  'tls-untrusted': 'the certificate could not be verified',
  'tls-failed': 'no TLS connection could be made',
  'insecure-refused': 'an unencrypted connection is allowed to a loopback address only',
  'server-refused': 'the server refused a command',
  // mail
  'folder-missing': 'the folder is no longer there',
  'message-moved': 'UIDVALIDITY, UID, Message-ID or size no longer name the same message',
  'message-gone': 'the message is no longer on the server',
  'message-unreadable': 'the message could not be read whole',
  'removal-unproven': 'the delete could not be proven; the mail is safe in the vault',
  'removal-refused': 'nothing was deleted: a step before the delete failed',
  'trash-unknown': 'the server has no known Trash folder; the user is asked',
  'undo-failed': 'the message could not be put back; it is still in the vault',
  'receipt-unknown': 'no delete has this receipt',
  'account-busy': 'another job is working on this account',
  'removal-open': 'a delete or undo of this account is not at its end',
  'account-unknown': 'no such account',
  'gift-unknown': 'no such gift mail',
  'notice-unknown': 'no such notice',
  // login histories
  'empty-file': 'the file is empty',
  'not-a-log': 'the file is something else: a picture, a program, an archive',
  'no-login-table': 'a web page without a login table, typically a saved sign-in page',
  'unknown-format': 'no known login history; the columns can be named by hand',
  'file-too-big': 'the file is larger than the limit',
  'file-unreadable': 'the file could not be opened',
  'not-a-city-database': 'no database of cities in the mmdb format',
  'preview-expired': 'the preview is no longer held; drop the file again',
  // the store
  'store-locked': 'a passphrase is needed to open the store',
  'passphrase-wrong': 'the passphrase does not open the store',
  'passphrase-weak': 'the passphrase is too short',
  'store-key-lost': 'the database key no longer opens; nothing was deleted',
  'store-damaged': 'the database file is damaged; it was left as it is',
  'store-newer': 'the database was written by a newer Koban',
  'store-in-use': 'another Koban has this store open',
  'disk-full': 'there is no space left; nothing was lost',
  'no-secret-store': 'no OS keychain and no passphrase: passwords are not stored',
  // the app itself
  'job-cancelled': 'stopped by the user',
  'engine-stopped': 'the engine process ended',
  'bad-request': 'a message from the window was not of the agreed form',
  'link-refused': 'this link is not in the table of links that may be opened',
  'not-allowed': 'this cannot be done here',
  internal: 'an unexpected fault inside Koban',
} as const

export type ErrorCode = keyof typeof ERRORS

/**
 * The only error class. `message` is for developers and never holds a secret, a code, an address or a body.
 * `details` are short facts that the sentence for the user may show (a server's own words go in `serverText`).
 */
export class KobanError extends Error {
  readonly code: ErrorCode
  readonly details: Record<string, string | number> | undefined
  constructor(code: ErrorCode, message: string = ERRORS[code], options: { cause?: unknown; details?: Record<string, string | number> } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'KobanError'
    this.code = code
    this.details = options.details
  }
}

/** Any thrown value as data. Foreign errors become `internal` with their class name only: their text may hold secrets. */
export function toErrorData(error: unknown): ErrorData {
  if (error instanceof KobanError) return { code: error.code, message: error.message, ...(error.details ? { details: error.details } : {}) }
  return { code: 'internal', message: error instanceof Error ? error.name : typeof error }
}

export function fromErrorData(data: ErrorData): KobanError {
  return new KobanError(data.code in ERRORS ? data.code : 'internal', data.message, data.details ? { details: data.details } : {})
}
