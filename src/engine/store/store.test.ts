import { cpSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { KobanError } from '../../shared/errors'
import { openDatabase } from './database'
import { createStore, NO_KEYCHAIN, type Keychain } from './store'

let dir = ''
beforeEach(() => { dir = mkdtempSync(join(tmpdir(), 'koban-store-')) })
afterEach(() => rmSync(dir, { recursive: true, force: true }))

/** Seals by exclusive or with a byte: what matters is who can open it, not how. */
const keychain = (secret: number): Keychain => ({
  status: () => Promise.resolve({ available: true, backend: 'test' }),
  seal: (text) => Promise.resolve(Buffer.from([secret, ...Buffer.from(text).map((b) => b ^ secret)]).toString('base64')),
  unseal: (sealed) => {
    const [tag, ...rest] = Buffer.from(sealed, 'base64')
    if (tag !== secret) return Promise.reject(new KobanError('store-key-lost'))
    return Promise.resolve({ text: Buffer.from(rest.map((b) => b ^ secret)).toString(), shouldReseal: false })
  },
})
const codeOf = async (work: Promise<unknown>) => work.then(() => 'no error', (e: unknown) => (e instanceof KobanError ? e.code : String(e)))

it('asks for a passphrase where there is no keychain, and opens again with it only', async () => {
  const first = createStore(dir, NO_KEYCHAIN)
  await first.begin()
  expect(first.state).toBe('needs-passphrase')
  expect(() => first.db).toThrow(KobanError)
  expect(await codeOf(first.setPassphrase('short'))).toBe('passphrase-weak')
  await first.setPassphrase('correct horse battery')
  first.db.run("insert into setting (key, value) values ('a', '\"1\"')")
  first.close()

  const second = createStore(dir, NO_KEYCHAIN)
  await second.begin()
  expect(second.state).toBe('locked')
  expect(await codeOf(second.unlock('wrong horse battery'))).toBe('passphrase-wrong')
  await second.unlock('correct horse battery')
  expect(second.db.get('select value from setting')).toEqual({ value: '"1"' })
  second.close()
})

it('keeps the key out of every file and the database encrypted', async () => {
  const store = createStore(dir, keychain(7))
  await store.begin()
  expect(store.state).toBe('ready')
  store.db.run("insert into setting (key, value) values ('secret', '\"QX7P-ABCDEF-11K7\"')")
  store.close()
  for (const name of readdirSync(dir)) {
    const bytes = readFileSync(join(dir, name)).toString('latin1')
    expect(bytes).not.toContain('QX7P-ABCDEF-11K7')
    expect(bytes).not.toContain('SQLite format 3')
  }
})

it('wipes nothing when the keychain changed: it asks, and the passphrase still opens', async () => {
  const store = createStore(dir, keychain(7))
  await store.begin()
  store.db.run("insert into setting (key, value) values ('a', '\"kept\"')")
  await store.setPassphrase('correct horse battery')
  store.close()
  const other = createStore(dir, keychain(8))
  await other.begin()
  expect(other.state).toBe('locked')
  expect(other.error?.code).toBe('store-key-lost')
  await other.unlock('correct horse battery')
  expect(other.db.get('select value from setting')).toEqual({ value: '"kept"' })
  other.close()
})

it('says that the key is lost, and starting over keeps the old files beside the new ones', async () => {
  const store = createStore(dir, keychain(7))
  await store.begin()
  store.close()
  const before = readFileSync(join(dir, 'koban.db'))
  const other = createStore(dir, keychain(8))
  await other.begin()
  expect(other.state).toBe('key-lost')
  await other.startOver(Date.UTC(2026, 0, 2))
  expect(other.state).toBe('ready')
  other.close()
  expect(readFileSync(join(dir, 'koban.db.kept-2026-01-02T00-00-00-000Z'))).toEqual(before)
})

it('refuses a second copy while the store is open, and a key that is not its own, leaving the file as it was', () => {
  const file = join(dir, 'x.db')
  const key = 'ab'.repeat(32)
  const db = openDatabase(file, key)
  expect(() => openDatabase(file, key)).toThrow(expect.objectContaining({ code: 'store-in-use' }) as Error)
  db.close()
  const before = readFileSync(file)
  expect(() => openDatabase(file, 'cd'.repeat(32))).toThrow(expect.objectContaining({ code: 'store-key-lost' }) as Error)
  expect(readFileSync(file)).toEqual(before)
  openDatabase(file, key).close()
})

it('refuses an unencrypted file, an empty key and a newer schema', () => {
  expect(() => openDatabase(join(dir, 'a.db'), '')).toThrow(KobanError)
  writeFileSync(join(dir, 'plain.db'), 'SQLite format 3\0 and more bytes that follow')
  expect(() => openDatabase(join(dir, 'plain.db'), 'ab'.repeat(32))).toThrow(expect.objectContaining({ code: 'store-damaged' }) as Error)
  const db = openDatabase(join(dir, 'new.db'), 'ab'.repeat(32))
  db.run('pragma user_version = 999')
  db.close()
  expect(() => openDatabase(join(dir, 'new.db'), 'ab'.repeat(32))).toThrow(expect.objectContaining({ code: 'store-newer' }) as Error)
})

it('says that the disk is full and keeps what was there', () => {
  const db = openDatabase(join(dir, 'full.db'), 'ab'.repeat(32))
  db.run("insert into setting (key, value) values ('kept', '1')")
  const pages = Number(db.get<{ page_count: number }>('pragma page_count')?.page_count)
  db.get(`pragma max_page_count = ${pages + 2}`)
  expect(() => db.transaction(() => db.run("insert into setting (key, value) values ('big', ?)", 'x'.repeat(100_000)))).toThrow(expect.objectContaining({ code: 'disk-full' }) as Error)
  expect(db.all('select key from setting')).toEqual([{ key: 'kept' }])
  db.run("insert into setting (key, value) values ('after', '1')")
  db.close()
})

it('opens at a second try what another Koban had open, and begins nothing new in its place meanwhile', async () => {
  const other = createStore(dir, keychain(7))
  await other.begin()
  const store = createStore(dir, keychain(7))
  await store.begin()
  expect(store.error?.code).toBe('store-in-use')
  expect(await codeOf(store.startOver(0))).toBe('not-allowed')
  other.db.run("insert into setting (key, value) values ('a', '1')")
  other.close()
  await store.begin()
  expect(store).toMatchObject({ state: 'ready', error: null })
  expect(store.db.get('select value from setting')).toEqual({ value: '1' })
  store.close()
})

it('opens at a second try after the keychain was locked', async () => {
  const first = createStore(dir, keychain(7))
  await first.begin()
  first.close()
  let isLocked = true
  const store = createStore(dir, { ...keychain(7), unseal: (sealed) => (isLocked ? Promise.reject(new KobanError('store-key-lost')) : keychain(7).unseal(sealed)) })
  await store.begin()
  expect(store.state).toBe('key-lost')
  isLocked = false
  await store.begin()
  expect(store).toMatchObject({ state: 'ready', error: null })
  store.close()
})

it('does not start over while another Koban has the store open under a passphrase', async () => {
  const other = createStore(dir, keychain(7))
  await other.begin()
  const store = createStore(dir, keychain(8))
  await store.begin()
  expect(store.state).toBe('key-lost')
  expect(await codeOf(store.startOver(0))).toBe('store-in-use')
  expect(readdirSync(dir).filter((name) => name.includes('copy') || name.includes('kept'))).toEqual([])
  other.close()
})

it('keeps what a crash left beside the store when it starts over', async () => {
  const other = createStore(dir, keychain(7))
  await other.begin()
  other.db.run("insert into setting (key, value) values ('a', '1')")
  const crashed = mkdtempSync(join(tmpdir(), 'koban-crashed-'))
  cpSync(dir, crashed, { recursive: true })
  other.close()
  const store = createStore(crashed, keychain(8))
  await store.begin()
  expect(store.state).toBe('key-lost')
  await store.startOver(0)
  store.close()
  const kept = mkdtempSync(join(tmpdir(), 'koban-kept-'))
  for (const name of readdirSync(crashed)) if (name.includes('.kept-')) renameSync(join(crashed, name), join(kept, name.replace(/\.kept-.*$/, '')))
  const found = createStore(kept, keychain(7))
  await found.begin()
  expect(found.db.get('select value from setting')).toEqual({ value: '1' })
  found.close()
  for (const folder of [crashed, kept]) rmSync(folder, { recursive: true, force: true })
})

it('keeps a crashed store whole when a key that is not its own is tried on it', () => {
  const file = join(dir, 'crashed.db')
  const key = 'ab'.repeat(32)
  const db = openDatabase(file, key)
  for (let n = 0; n < 50; n++) db.run('insert into setting (key, value) values (?, ?)', `k${n}`, JSON.stringify('x'.repeat(200)))
  // What a killed process leaves: the file and its log, as they are now.
  const left = [readFileSync(file), readFileSync(`${file}-wal`)] as const
  db.close()
  const crashed = join(dir, 'after.db')
  writeFileSync(crashed, left[0])
  writeFileSync(`${crashed}-wal`, left[1])
  expect(left[1].length).toBeGreaterThan(0)
  expect(() => openDatabase(crashed, 'cd'.repeat(32))).toThrow(expect.objectContaining({ code: 'store-key-lost' }) as Error)
  const again = openDatabase(crashed, key)
  expect(again.get<{ n: number }>('select count(*) as n from setting')?.n).toBe(50)
  again.close()
  expect(readdirSync(dir).filter((name) => name.startsWith('key-try-'))).toEqual([])
})
