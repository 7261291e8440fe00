// The keychain is Electron's and faked here: what is tested is when it may be asked, and which answers are refused.
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createSecrets } from './secrets'

const safeStorage = vi.hoisted(() => ({}) as Record<string, unknown>)
vi.mock('electron', () => ({ safeStorage }))

const asked: string[] = []
const call = <T>(name: string, answer: T) => () => {
  asked.push(name)
  return answer
}
const sync = {
  getSelectedStorageBackend: call('backend', 'gnome_libsecret'),
  isEncryptionAvailable: call('available', true),
  encryptString: (text: string) => Buffer.from(`sealed ${text}`),
  decryptString: (sealed: Buffer) => String(sealed).replace('sealed ', ''),
}
const shown = Promise.resolve()
const platform = process.platform
const on = (name: NodeJS.Platform) => Object.defineProperty(process, 'platform', { value: name })
beforeEach(() => {
  for (const key of Object.keys(safeStorage)) delete safeStorage[key]
  Object.assign(safeStorage, sync)
  asked.length = 0
  on('linux')
})
afterEach(() => on(platform))

it('asks the keychain nothing before the window is on screen', async () => {
  let show: () => void = () => undefined
  const secrets = createSecrets(new Promise((resolve) => (show = resolve)))
  const status = secrets['keychain.status']({})
  const sealed = secrets['keychain.seal']({ text: 'x' })
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(asked).toEqual([])
  show()
  expect(await status).toEqual({ available: true, backend: 'gnome_libsecret' })
  expect(await sealed).toHaveProperty('sealed')
})

it('asks it nothing at all when the window never came', async () => {
  const secrets = createSecrets(Promise.reject(new Error('closed')))
  await expect(secrets['keychain.status']({})).rejects.toThrow('closed')
  expect(asked).toEqual([])
})

it('refuses backends whose key is public, and does not even try them', async () => {
  for (const backend of ['basic_text', 'unknown']) {
    safeStorage['getSelectedStorageBackend'] = () => backend
    const secrets = createSecrets(shown)
    expect(await secrets['keychain.status']({})).toEqual({ available: false, backend })
    await expect(secrets['keychain.seal']({ text: 'x' })).rejects.toMatchObject({ code: 'no-secret-store' })
    await expect(secrets['keychain.unseal']({ sealed: 'eA==' })).rejects.toMatchObject({ code: 'store-key-lost' })
  }
  expect(asked).not.toContain('available')
})

it('seals to base64 and opens it again', async () => {
  const secrets = createSecrets(shown)
  const { sealed } = await secrets['keychain.seal']({ text: '鍵' })
  expect(Buffer.from(sealed, 'base64').toString()).toBe('sealed 鍵')
  expect(await secrets['keychain.unseal']({ sealed })).toEqual({ text: '鍵', shouldReseal: false })
})

it('says that the key is lost when another keychain made the seal', async () => {
  safeStorage['decryptString'] = () => {
    throw new Error('Error while decrypting the ciphertext')
  }
  await expect(createSecrets(shown)['keychain.unseal']({ sealed: 'eA==' })).rejects.toMatchObject({ code: 'store-key-lost' })
})

it('uses the asynchronous calls where Electron has them, and passes on a rotated key', async () => {
  Object.assign(safeStorage, {
    isAsyncEncryptionAvailable: async () => true,
    encryptStringAsync: async () => Buffer.from('new'),
    decryptStringAsync: async () => ({ result: 'text', shouldReEncrypt: true }),
    encryptString: () => expect.unreachable(),
    decryptString: () => expect.unreachable(),
    isEncryptionAvailable: () => expect.unreachable(),
  })
  const secrets = createSecrets(shown)
  expect(await secrets['keychain.seal']({ text: 'text' })).toEqual({ sealed: Buffer.from('new').toString('base64') })
  expect(await secrets['keychain.unseal']({ sealed: 'bmV3' })).toEqual({ text: 'text', shouldReseal: true })
})
