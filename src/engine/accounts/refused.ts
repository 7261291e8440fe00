// What an account's last refused sign-in allows: repeated refusals lock accounts, so only the user tries those again.
import type { Account } from '../../shared/model'

/** Failures that a later try can mend by itself. */
const PASSING: readonly string[] = ['server-unreachable', 'server-name-unknown', 'server-timeout', 'server-hung-up', 'auth-throttled']

/** Nothing signs in by itself until the user has tried. */
export const waitsForUser = ({ lastError }: Account): boolean => lastError !== null && !PASSING.includes(lastError.code)
/** The server took neither the name nor the password the last time: looking at a mail is no reason to try again. */
export const isSignInRefused = (account: Account): boolean => waitsForUser(account) && account.lastError?.code.startsWith('auth-') === true
