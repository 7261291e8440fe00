// Opens the store by keychain or passphrase and says which is needed. Nothing here ever deletes: what no longer opens
// is kept under another name when the user starts over.
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { AppStatus, StoreState } from '../../shared/engine-api'
import { KobanError, toErrorData } from '../../shared/errors'
import type { ErrorData } from '../../shared/model'
import { openDatabase, type Database } from './database'
import { newKey, openWithPassphrase, readKeyFile, sealWithPassphrase, writeKeyFile, type KeyFile } from './key-file'

export type Keychain = {
  status(): Promise<{ available: boolean; backend: string }>
  seal(text: string): Promise<string>
  unseal(sealed: string): Promise<{ text: string; shouldReseal: boolean }>
}
/** Plain Node has no keychain. */
export const NO_KEYCHAIN: Keychain = {
  status: () => Promise.resolve({ available: false, backend: 'none' }),
  seal: () => Promise.reject(new KobanError('no-secret-store')),
  unseal: () => Promise.reject(new KobanError('store-key-lost')),
}

export type Store = {
  readonly state: StoreState
  readonly error: ErrorData | null
  readonly protectedBy: AppStatus['protectedBy']
  /** Throws `store-locked` while it is not open. */
  readonly db: Database
  /** Tries the keychain; sets `state`. A fault of the store itself (`store-in-use`, `disk-full` …) lands in `error`. Again: tries again, unless it is open. */
  begin(): Promise<void>
  unlock(passphrase: string): Promise<void>
  setPassphrase(passphrase: string): Promise<void>
  /** Only when the store will not open: its key is lost, or it is damaged. Throws `not-allowed`, `store-in-use`. */
  startOver(now: number): Promise<void>
  close(): void
}

/** `throwaway`: the demo's store, with a key that is never written. */
export function createStore(dir: string, keychain: Keychain, throwaway = false): Store {
  const dbFile = join(dir, 'koban.db')
  const keyFile = join(dir, 'store-key.json')
  let state: StoreState = 'locked'
  let error: ErrorData | null = null
  let db: Database | null = null
  let key: string | null = null
  let sealed: KeyFile | null = null

  function open(keyHex: string): void {
    db = openDatabase(dbFile, keyHex)
    key = keyHex
    state = 'ready'
    error = null
  }
  function save(next: KeyFile): void {
    writeKeyFile(keyFile, next)
    sealed = next
  }
  /**
   * Another Koban may have opened the store with its passphrase: then a log lies beside it, as after a crash. Only opening tells
   * which, and opening with a key that is not the right one spoils the log (seen with libsql 0.5.29): so both files are put back after.
   */
  function refuseIfInUse(stamp: string): void {
    const both = [dbFile, `${dbFile}-wal`].map((file) => ({ file, copy: `${file}.copy-${stamp}` }))
    if (!both.every(({ file }) => existsSync(file))) return
    for (const { file, copy } of both) copyFileSync(file, copy)
    try {
      openDatabase(dbFile, newKey(), { isCopied: true }).close()
    } catch (cause) {
      if (toErrorData(cause).code !== 'store-in-use') return both.forEach(({ file, copy }) => renameSync(copy, file))
      both.forEach(({ copy }) => rmSync(copy))
      throw cause
    }
    both.forEach(({ file, copy }) => renameSync(copy, file))
  }
  async function beginFresh(): Promise<void> {
    if (!(await keychain.status()).available) {
      state = 'needs-passphrase'
      return
    }
    const fresh = newKey()
    save({ version: 1, keychain: { sealed: await keychain.seal(fresh) }, passphrase: null })
    open(fresh)
  }
  async function beginSealed(file: KeyFile): Promise<void> {
    if (!file.keychain) {
      state = file.passphrase ? 'locked' : 'key-lost'
      return
    }
    try {
      const { text, shouldReseal } = await keychain.unseal(file.keychain.sealed)
      open(text)
      // What stays sealed the old way opens the next time too.
      if (shouldReseal) await keychain.seal(text).then((again) => save({ ...file, keychain: { sealed: again } })).catch(() => undefined)
    } catch (cause) {
      const data = toErrorData(cause)
      // Only a key that does not open leads to the question; a store in use or a full disk is a fault of its own.
      if (data.code !== 'store-key-lost' && data.code !== 'no-secret-store') throw cause
      state = file.passphrase ? 'locked' : 'key-lost'
      error = { code: 'store-key-lost', message: data.message }
    }
  }

  return {
    get state() { return state },
    get error() { return error },
    get protectedBy() {
      if (throwaway || !sealed) return 'nothing-kept'
      return sealed.keychain && sealed.passphrase ? 'both' : sealed.keychain ? 'keychain' : 'passphrase'
    },
    get db() {
      if (!db) throw new KobanError('store-locked')
      return db
    },
    async begin() {
      if (db) return
      state = 'locked'
      error = null
      try {
        mkdirSync(dir, { recursive: true, mode: 0o700 })
        if (throwaway) return open(newKey())
        sealed = readKeyFile(keyFile)
        if (sealed) await beginSealed(sealed)
        else if (existsSync(dbFile)) state = 'key-lost'
        else await beginFresh()
      } catch (cause) {
        error = toErrorData(cause)
        state = error.code === 'store-key-lost' ? 'key-lost' : 'locked'
      }
    },
    async unlock(passphrase) {
      if (db) return
      if (!sealed?.passphrase) throw new KobanError('store-key-lost')
      open(await openWithPassphrase(sealed.passphrase, passphrase))
    },
    async setPassphrase(passphrase) {
      if (throwaway) throw new KobanError('not-allowed')
      if (db && key !== null) return save({ version: 1, keychain: sealed?.keychain ?? null, passphrase: await sealWithPassphrase(key, passphrase) })
      if (state !== 'needs-passphrase') throw new KobanError('store-locked')
      const fresh = newKey()
      const seal = await sealWithPassphrase(fresh, passphrase)
      mkdirSync(dir, { recursive: true, mode: 0o700 })
      save({ version: 1, keychain: null, passphrase: seal })
      open(fresh)
    },
    async startOver(now) {
      if (db) throw new KobanError('not-allowed', 'the store is open')
      if (state !== 'key-lost' && error?.code !== 'store-damaged') throw new KobanError('not-allowed', 'the store may open yet')
      const stamp = new Date(now).toISOString().replace(/[:.]/g, '-')
      refuseIfInUse(stamp)
      for (const file of [dbFile, `${dbFile}-wal`, `${dbFile}-shm`, keyFile]) if (existsSync(file)) renameSync(file, `${file}.kept-${stamp}`)
      sealed = null
      error = null
      await beginFresh()
    },
    close() {
      db?.close()
      db = null
      key = null
    },
  }
}
