// The OS keychain, reachable from main only. On Linux `basic_text` and `unknown` are refused: their key is public.
// Electron 42 brought asynchronous calls; before, a locked keyring blocks the whole process for as long as nobody
// answers its prompt. So the window is on screen before the first call is made.
import { safeStorage } from 'electron'
import { KobanError } from '../shared/errors'
import type { HostApi } from '../shared/host-api'
import type { Handlers } from '../shared/rpc'

const PUBLIC_KEY_BACKENDS = ['basic_text', 'unknown']

/** The asynchronous calls where this Electron has them. */
type Keychain = {
  isAvailable(): Promise<boolean>
  seal(text: string): Promise<Buffer>
  unseal(sealed: Buffer): Promise<{ result: string; shouldReEncrypt: boolean }>
}

function keychain(): Keychain {
  if (typeof safeStorage.isAsyncEncryptionAvailable === 'function') {
    return {
      isAvailable: () => safeStorage.isAsyncEncryptionAvailable(),
      seal: (text) => safeStorage.encryptStringAsync(text),
      unseal: (sealed) => safeStorage.decryptStringAsync(sealed),
    }
  }
  return {
    isAvailable: async () => safeStorage.isEncryptionAvailable(),
    seal: async (text) => safeStorage.encryptString(text),
    unseal: async (sealed) => ({ result: safeStorage.decryptString(sealed), shouldReEncrypt: false }),
  }
}

/** `shown`: when the window is on screen; no call reaches the keychain before, nor at all when it rejects. */
export function createSecrets(shown: Promise<void>): Omit<Handlers<HostApi>, 'remind.rollOff'> {
  const chain = keychain()
  // Each call meets the refusal itself; without a call it is nobody's.
  shown.catch(() => undefined)
  const status = async () => {
    await shown
    const backend = process.platform === 'linux' ? safeStorage.getSelectedStorageBackend() : process.platform
    const available = !PUBLIC_KEY_BACKENDS.includes(backend) && (await chain.isAvailable())
    return { available, backend }
  }
  return {
    'keychain.status': status,
    async 'keychain.seal'({ text }) {
      if (!(await status()).available) throw new KobanError('no-secret-store')
      return { sealed: (await chain.seal(text)).toString('base64') }
    },
    async 'keychain.unseal'({ sealed }) {
      if (!(await status()).available) throw new KobanError('store-key-lost', 'the keychain is not there')
      try {
        const { result, shouldReEncrypt } = await chain.unseal(Buffer.from(sealed, 'base64'))
        return { text: result, shouldReseal: shouldReEncrypt }
      } catch (error) {
        throw new KobanError('store-key-lost', undefined, { cause: error })
      }
    },
  }
}
