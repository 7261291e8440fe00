// What every feature of the engine gets: the open store, the outside world behind small types, a clock, and the way
// to tell the window. Made once by engine.ts; tests make their own.
import type { AppStatus, EngineEvents, Settings } from '../shared/engine-api'
import type { Account, AccountId } from '../shared/model'
import type { OpenSession, ScanSession } from './imap/session'
import type { Jobs } from './jobs'
import type { Cities } from './places/cities'
import type { Places } from './places/places'
import type { Database } from './store/database'

export type Topic = EngineEvents['data.changed']['topics'][number]

export type Context = {
  /** Throws `store-locked` while the store is not open. */
  readonly db: Database
  readonly places: Places
  readonly cities: Cities
  readonly openSession: OpenSession
  readonly jobs: Jobs
  readonly isDemo: boolean
  now(): number
  defaults(): Settings
  changed(...topics: Topic[]): void
  status(): AppStatus
  /** Passwords that the user did not want stored: in memory until Koban ends, so that Undo still works. */
  readonly heldPasswords: Map<AccountId, string>
  /** How long a connection waits for the next look or delete, and a scan that was set aside for its turn. */
  readonly lingerMs: number
  /** Closes connections that only wait for another look: a provider may allow one at a time. */
  releaseReaders(accountId: AccountId): Promise<void>
  /** Closes connections that only wait for another delete or undo. */
  releaseRemovals(accountId: AccountId): Promise<void>
  /** A job, or the repair of what a crash left, has the account's one connection. */
  isWorking(accountId: AccountId): boolean
  /** Sets a running scan aside; it goes on by itself when the account is left alone. */
  pauseScan(accountId: AccountId): Promise<void>
  /** Finishes or rolls back what a crash left of this account. Throws what its sign-in throws. */
  recover(accountId: AccountId, password?: string): Promise<void>
  /** The same, in its own time: after a password was given. */
  recoverSoon(accountId: AccountId): void
  /** Signs in to an account with the given or the stored password and journals the sign-in. Throws `auth-password-missing`. */
  connect(account: Account, password?: string): Promise<ScanSession>
}
