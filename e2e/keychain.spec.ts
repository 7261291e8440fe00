// Where the key of the store lies: sealed by the OS keychain where there is a real one, else under a passphrase of
// the user's. The first test needs a Secret Service: `npm run e2e` starts a throw-away one.
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright/test'
import { expect, hasKeyring, launchKoban, newDataDir, ready, test } from './koban'

const PASSPHRASE = 'correct horse 電池'
const keyFile = (dataDir: string) => JSON.parse(readFileSync(join(dataDir, 'store/store-key.json'), 'utf8')) as { keychain: { sealed: string } | null; passphrase: object | null }
const question = (page: Page) => page.getByLabel('パスフレーズ', { exact: true })

test.describe('with a keychain', () => {
  test.skip(process.platform === 'linux' && !hasKeyring, 'dbus and gnome-keyring are not installed')
  test.use({ launch: { keyring: true } })

  test('it seals the key, which is nowhere in the clear, and opens the store without a question', async ({ koban }) => {
    const { dataDir, page } = koban
    await expect(question(page)).toHaveCount(0)
    expect(await koban.app.evaluate(({ safeStorage }) => (process.platform === 'linux' ? safeStorage.getSelectedStorageBackend() : ''))).toBe(process.platform === 'linux' ? 'gnome_libsecret' : '')
    const { keychain, passphrase } = keyFile(dataDir)
    expect(passphrase).toBeNull()
    const sealed = Buffer.from(keychain?.sealed ?? '', 'base64')
    // v10 would be sealed with a key that everybody knows.
    if (process.platform === 'linux') expect(sealed.subarray(0, 3).toString()).toBe('v11')
    const key = await koban.app.evaluate(({ safeStorage }, text) => safeStorage.decryptString(Buffer.from(text, 'base64')), keychain?.sealed ?? '')
    expect(key).toMatch(/^[0-9a-f]{64}$/)
    for (const spelt of [key, Buffer.from(key, 'hex').toString('base64')]) expect(readFileSync(join(dataDir, 'store/store-key.json'), 'utf8')).not.toContain(spelt)
    expect(readFileSync(join(dataDir, 'store/koban.db')).subarray(0, 6).toString('latin1')).not.toBe('SQLite')
    expect(statSync(join(dataDir, 'store')).mode & 0o777).toBe(0o700)
  })

  test('the store opens again at the next start', async () => {
    const dataDir = newDataDir()
    for (const start of ['first', 'second']) {
      const koban = await launchKoban({ dataDir, keyring: true })
      await ready(koban.page)
      await expect(question(koban.page), start).toHaveCount(0)
      await koban.close()
    }
  })
})

test('without a keychain a passphrase is asked for, and seals the key', async () => {
  const dataDir = newDataDir()
  const first = await launchKoban({ dataDir })
  expect(await first.app.evaluate(({ safeStorage }) => safeStorage.isEncryptionAvailable())).toBe(false)
  const fields = first.page.locator('input[type=password]')
  await expect(fields).toHaveCount(2)
  for (const field of await fields.all()) await field.fill(PASSPHRASE)
  await first.page.keyboard.press('Enter')
  await expect(fields).toHaveCount(0)
  expect(keyFile(dataDir)).toMatchObject({ keychain: null, passphrase: expect.any(Object) })
  await first.close()

  const again = await launchKoban({ dataDir })
  await question(again.page).fill('not this one')
  await again.page.keyboard.press('Enter')
  await expect(again.page.getByText('パスフレーズが違います')).toBeVisible()
  await question(again.page).fill(PASSPHRASE)
  await again.page.keyboard.press('Enter')
  await expect(question(again.page)).toHaveCount(0)
  await again.close()
})
