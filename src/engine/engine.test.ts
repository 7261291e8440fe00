import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createEngine } from './engine'
import type { Keychain } from './store/store'

const keychain: Keychain = {
  status: () => Promise.resolve({ available: true, backend: 'test' }),
  seal: (text) => Promise.resolve(text),
  unseal: (text) => Promise.resolve({ text, shouldReseal: false }),
}

it('opens a store that another Koban had open when it is asked to try again, and tells the window', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'koban-engine-'))
  const told: string[] = []
  const make = () => createEngine({
    dataDir: dir, placesDir: join(import.meta.dirname, '../../data'), version: '0', language: 'ja', keychain, demo: null,
    emit: (event, data) => void (event === 'app.statusChanged' && told.push((data as { store: string }).store)),
  })
  const [other, engine] = [make(), make()]
  await other.begin()
  await engine.begin()
  expect(await engine.handlers['app.status']({})).toMatchObject({ store: 'locked', error: { code: 'store-in-use' } })
  await expect(engine.handlers['app.startOver']({})).rejects.toMatchObject({ code: 'not-allowed' })
  expect((await engine.handlers['app.retry']({})).error?.code).toBe('store-in-use')
  await other.stop()
  expect(await engine.handlers['app.retry']({})).toMatchObject({ store: 'ready', error: null })
  expect(told.at(-1)).toBe('ready')
  expect(await engine.handlers['account.list']({})).toEqual([])
  await engine.stop()
  rmSync(dir, { recursive: true, force: true })
})
