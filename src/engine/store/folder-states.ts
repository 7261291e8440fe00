// All SQL of `folder_state`: what a scan has read of each folder, so that the next one reads only what is new.
import type { AccountId } from '../../shared/model'
import type { Database } from './database'

export type FolderState = {
  path: string
  uidValidity: number
  /** As the server told when the reading began; null while a first reading is unfinished. */
  uidNext: number | null
  highestModseq: bigint | null
  /** The UIDs read so far, as an IMAP set: "1:500,900:1000". */
  done: string
  /** Messages in the folder when it was last read to its end. */
  messages: number
}

type StateRow = { path: string; uid_validity: number; uid_next: number | null; highest_modseq: string | null; done: string; messages: number }

export const folderStates = (db: Database, accountId: AccountId): FolderState[] =>
  db.all<StateRow>('select path, uid_validity, uid_next, highest_modseq, done, messages from folder_state where account_id = ?', accountId).map((row) => ({
    path: row.path,
    uidValidity: row.uid_validity,
    uidNext: row.uid_next,
    highestModseq: row.highest_modseq === null ? null : BigInt(row.highest_modseq),
    done: row.done,
    messages: row.messages,
  }))

export function saveFolderState(db: Database, accountId: AccountId, state: FolderState): void {
  db.run(
    `insert into folder_state (account_id, path, uid_validity, uid_next, highest_modseq, done, messages) values (?, ?, ?, ?, ?, ?, ?)
     on conflict (account_id, path) do update set uid_validity = excluded.uid_validity, uid_next = excluded.uid_next,
       highest_modseq = excluded.highest_modseq, done = excluded.done, messages = excluded.messages`,
    accountId, state.path, state.uidValidity, state.uidNext, state.highestModseq === null ? null : String(state.highestModseq), state.done, state.messages,
  )
}

/** Forgets folders that the server no longer lists. */
export function forgetFolders(db: Database, accountId: AccountId, listed: ReadonlySet<string>): void {
  for (const { path } of folderStates(db, accountId)) {
    if (!listed.has(path)) db.run('delete from folder_state where account_id = ? and path = ?', accountId, path)
  }
}

/** The next scan of every account reads every message again: what a mail is worth is judged by something new. */
export const forgetAllFolders = (db: Database): void => void db.run('delete from folder_state')
