// All SQL of `account` and `own_sign_in`. Passwords live here only, inside the encrypted file, and leave by
// `passwordOf` alone.
import { KobanError } from '../../shared/errors'
import type { Account, AccountId, ErrorData, TlsMode } from '../../shared/model'
import type { NewAccount } from '../../shared/engine-api'
import { adoptOrphans } from './accesses'
import type { Database } from './database'

type AccountRow = {
  id: number; address: string; provider: string; host: string; port: number; tls: string; user: string; has_password: number
  added_at: number; last_scan_at: number | null; messages_seen: number; last_error: string | null; trash_path: string | null
}
const COLUMNS = 'id, address, provider, host, port, tls, user, password is not null as has_password, added_at, last_scan_at, messages_seen, last_error, trash_path'

const toAccount = (row: AccountRow): Account => ({
  id: row.id as AccountId,
  address: row.address,
  provider: row.provider,
  host: row.host,
  port: row.port,
  tls: row.tls as TlsMode,
  user: row.user,
  addedAt: row.added_at,
  lastScanAt: row.last_scan_at,
  messagesSeen: row.messages_seen,
  hasPassword: row.has_password === 1,
  keepsPassword: row.has_password === 1,
  trashPath: row.trash_path,
  lastError: row.last_error === null ? null : (JSON.parse(row.last_error) as ErrorData),
})

export const listAccounts = (db: Database): Account[] => db.all<AccountRow>(`select ${COLUMNS} from account order by id`).map(toAccount)

/** Throws `account-unknown`. */
export function getAccount(db: Database, id: AccountId): Account {
  const row = db.get<AccountRow>(`select ${COLUMNS} from account where id = ?`, id)
  if (!row) throw new KobanError('account-unknown')
  return toAccount(row)
}

/** Adds it, or updates the one with the same server and user. `password` null: not kept. The first account takes over the histories without one. */
export function saveAccount(db: Database, account: Omit<NewAccount, 'password' | 'rememberPassword'>, password: string | null, now: number): Account {
  const isFirst = listAccounts(db).length === 0
  db.run(
    `insert into account (address, provider, host, port, tls, user, password, added_at) values (?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (host, port, user) do update set address = excluded.address, provider = excluded.provider, tls = excluded.tls, password = excluded.password, last_error = null`,
    account.address, account.provider, account.host, account.port, account.tls, account.user, password, now,
  )
  const row = db.get<{ id: number }>('select id from account where host = ? and port = ? and user = ?', account.host, account.port, account.user)
  const saved = getAccount(db, (row?.id ?? 0) as AccountId)
  if (isFirst) adoptOrphans(db, saved.id)
  return saved
}

export const setPassword = (db: Database, id: AccountId, password: string | null): void => void db.run('update account set password = ? where id = ?', password, id)
export const passwordOf = (db: Database, id: AccountId): string | null => db.get<{ password: string | null }>('select password from account where id = ?', id)?.password ?? null
export const setTrashPath = (db: Database, id: AccountId, path: string | null): void => void db.run('update account set trash_path = ? where id = ?', path, id)
export const removeAccount = (db: Database, id: AccountId): void => void db.run('delete from account where id = ?', id)
export const setAccountError = (db: Database, id: AccountId, error: ErrorData | null): void =>
  void db.run('update account set last_error = ? where id = ?', error === null ? null : JSON.stringify(error), id)
export const setScanned = (db: Database, id: AccountId, at: number, messages: number): void =>
  void db.run('update account set last_scan_at = ?, messages_seen = ?, last_error = null where id = ?', at, messages, id)

/** Koban journals its own sign-ins, so that it can recognise itself in a history. */
export const addOwnSignIn = (db: Database, id: AccountId, at: number): void => void db.run('insert into own_sign_in (account_id, at) values (?, ?)', id, at)
export const ownSignIns = (db: Database, id: AccountId): number[] =>
  db.all<{ at: number }>('select at from own_sign_in where account_id = ? order by at', id).map((row) => row.at)
