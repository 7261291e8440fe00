// A store opened without a window: plain Node, no keychain, so a passphrase from KOBAN_PASSPHRASE or the terminal.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { createEngine, type Engine } from '../engine/engine'
import { NO_KEYCHAIN } from '../engine/store/store'
import { KobanError } from '../shared/errors'

export type StoreOptions = { placesDir: string; version: string }

/**
 * Opens or makes the store in `dir`. Throws `passphrase-wrong`, `passphrase-weak`, `store-in-use`, `store-locked` (no
 * passphrase given), and `not-allowed` for a profile that only the keychain opens: it needs a passphrase set in the window.
 */
export async function openEngine(dir: string, { placesDir, version }: StoreOptions): Promise<Engine> {
  const engine = createEngine({ dataDir: dir, placesDir, version, language: 'en', keychain: NO_KEYCHAIN, demo: null, emit: () => undefined })
  await engine.begin()
  const status = await engine.handlers['app.status']({})
  if (status.store === 'ready') return engine
  if (status.error && status.error.code !== 'store-key-lost') throw new KobanError(status.error.code, status.error.message)
  if (status.store === 'key-lost') throw new KobanError(existsSync(join(dir, 'store-key.json')) ? 'not-allowed' : 'store-key-lost', 'only the keychain opens this profile: set a passphrase in the window first')
  const passphrase = await askPassphrase()
  if (status.store === 'needs-passphrase') await engine.handlers['app.setPassphrase']({ passphrase })
  else await engine.handlers['app.unlock']({ passphrase })
  return engine
}

async function askPassphrase(): Promise<string> {
  const given = process.env['KOBAN_PASSPHRASE']
  if (given !== undefined && given !== '') return given
  if (!process.stdin.isTTY) throw new KobanError('store-locked', 'set KOBAN_PASSPHRASE, or run it at a terminal')
  return askSecret('Passphrase: ')
}

/** Asks at the terminal without showing what is typed. */
export async function askSecret(question: string): Promise<string> {
  process.stderr.write(question)
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const terminal = createInterface({ input: process.stdin, output: silent, terminal: true })
  try {
    return await terminal.question('')
  } finally {
    terminal.close()
    process.stderr.write('\n')
  }
}
