// Signing in as a provider wants it: the user-name forms in its order, once each, and never more than one retry, since
// repeated refusals lock accounts (Yahoo! JAPAN forces a password reset).
import { KobanError } from '../../shared/errors'
import type { Connection, MailProvider } from '../../shared/model'
import { openSession } from './imapflow-session'
import { explainSignInError } from './refusal'
import type { OpenSession, ScanSession, SignIn } from './session'

const MAX_ATTEMPTS = 2
/** Google shows app passwords in four groups; the groups are no part of it. */
const GROUPED = /^[a-z]{4}[ \u00a0][a-z]{4}[ \u00a0][a-z]{4}[ \u00a0][a-z]{4}$/

export type SignInOptions = {
  ca?: string
  timeoutMs?: number
  /** Tests. */
  open?: OpenSession
}

type Attempt = Pick<SignIn, 'user' | 'loginMethod'>

/** What to try, in order. `typed` is the address or the name that the user gave. */
export function attemptsFor(typed: string, provider: Pick<MailProvider, 'id' | 'userName'>): Attempt[] {
  const user = typed.trim()
  const at = user.indexOf('@')
  // A name that is no address is what the provider gave the user: tried as it is.
  const names = at <= 0 || provider.userName === 'ask' ? [user] : provider.userName.map((form) => (form === 'local' ? user.slice(0, at) : user))
  const attempts: Attempt[] = [...new Set(names)].slice(0, MAX_ATTEMPTS).map((name) => ({ user: name }))
  // iCloud has refused AUTHENTICATE PLAIN where LOGIN worked, so its one retry also takes the other way in.
  if (provider.id === 'icloud') {
    if (attempts.length < MAX_ATTEMPTS) attempts.push({ user })
    const last = attempts[attempts.length - 1]
    if (last) last.loginMethod = 'LOGIN'
  }
  return attempts
}

/** App passwords have a shape; one that has it and is refused is wrong or revoked, not of the wrong kind. */
function hasAppPasswordShape(password: string, providerId: string): boolean {
  if (providerId === 'gmail' || providerId === 'yahoo' || providerId === 'aol') return /^[a-z]{16}$/.test(password)
  if (providerId === 'icloud') return /^[a-z]{4}-[a-z]{4}-[a-z]{4}-[a-z]{4}$/.test(password)
  return providerId === 'fastmail' && /^[a-z0-9]{16}$/.test(password)
}

/**
 * Connects and signs in; `user` of the session is the name that worked. A refused name is followed by the next form; any
 * other failure ends it at once. Throws the codes of refusal.ts, told for this provider.
 */
export async function signIn(connection: Connection, password: string, provider: MailProvider, options: SignInOptions = {}): Promise<ScanSession> {
  const { open = openSession, ...rest } = options
  const secret = provider.id === 'gmail' && GROUPED.test(password.trim()) ? password.replace(/[ \u00a0]/g, '') : password
  const { host, port, tls } = connection
  let refusal: KobanError | undefined
  for (const attempt of attemptsFor(connection.user, provider)) {
    try {
      return await open({ host, port, tls, password: secret, ...attempt, ...rest })
    } catch (error) {
      const explained = explainSignInError(error, provider.id, [secret, connection.user])
      if (explained.code !== 'auth-refused' && explained.code !== 'auth-app-password-needed') throw explained
      refusal = explained
    }
  }
  if (!refusal) throw new KobanError('internal', 'no user name to sign in with')
  if (refusal.code !== 'auth-app-password-needed' || !hasAppPasswordShape(secret, provider.id)) throw refusal
  throw new KobanError('auth-refused', undefined, { cause: refusal.cause, ...(refusal.details ? { details: refusal.details } : {}) })
}
