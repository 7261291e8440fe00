// One account, one change at a time: a delete, an undo and the recovery at start would take each other's half-done work
// for their own.
import type { AccountId } from '../../shared/model'
import type { Database } from '../store/database'

const waiting = new WeakMap<Database, Map<AccountId, Promise<unknown>>>()

/** Runs `work` after all that was begun before for this account of this store. */
export async function inTurn<T>(store: Database, accountId: AccountId, work: () => Promise<T>): Promise<T> {
  const queue = waiting.get(store) ?? new Map<AccountId, Promise<unknown>>()
  waiting.set(store, queue)
  const before = queue.get(accountId) ?? Promise.resolve()
  // What failed before us was told to whoever asked for it.
  const mine = before.then(work, work)
  queue.set(accountId, mine)
  return mine
}
