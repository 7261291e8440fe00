// The store's key: 32 random bytes, kept beside the store only in sealed form: by the OS keychain, by a passphrase
// (scrypt, RFC 7914, then AES-256-GCM), or both. Never by a constant. A changed keychain wipes nothing.
import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { KobanError } from '../../shared/errors'

/** 128 MiB and about 0.3 s on a 2020 laptop: OWASP's scrypt advice (N=2^17, r=8, p=1), checked 2026-11. */
const SCRYPT = { N: 2 ** 17, r: 8, p: 1 } as const
export const PASSPHRASE_MIN = 8

type PassphraseSeal = { kdf: 'scrypt'; N: number; r: number; p: number; salt: string; nonce: string; sealed: string; tag: string }
export type KeyFile = { version: 1; keychain: { sealed: string } | null; passphrase: PassphraseSeal | null }

export const newKey = (): string => randomBytes(32).toString('hex')

/** Null when there is none. Throws `store-key-lost` when it cannot be read as a key file: it is left as it is. */
export function readKeyFile(file: string): KeyFile | null {
  if (!existsSync(file)) return null
  try {
    const value = JSON.parse(readFileSync(file, 'utf8')) as Partial<KeyFile>
    if (value.version !== 1) throw new KobanError('store-newer')
    return { version: 1, keychain: value.keychain ?? null, passphrase: value.passphrase ?? null }
  } catch (error) {
    throw error instanceof KobanError ? error : new KobanError('store-key-lost', 'the key file is damaged', { cause: error })
  }
}

/** Written aside, flushed, then renamed: a crash leaves the old one or the new one, never half. */
export function writeKeyFile(file: string, key: KeyFile): void {
  const aside = `${file}.new`
  try {
    const fd = openSync(aside, 'w', 0o600)
    try {
      writeSync(fd, JSON.stringify(key, null, 2))
      fsyncSync(fd)
    } finally {
      closeSync(fd)
    }
    renameSync(aside, file)
    if (process.platform !== 'win32') {
      const folder = openSync(dirname(file), 'r')
      fsyncSync(folder)
      closeSync(folder)
    }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    throw new KobanError(code === 'ENOSPC' ? 'disk-full' : 'internal', 'key file', { cause: error })
  }
}

function derive(passphrase: string, salt: Buffer, { N, r, p }: { N: number; r: number; p: number }): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(passphrase.normalize('NFKC'), salt, 32, { N, r, p, maxmem: 256 * N * r }, (error, key) => (error ? reject(error) : resolve(key)))
  })
}

/** Throws `passphrase-weak` under 8 characters. */
export async function sealWithPassphrase(keyHex: string, passphrase: string): Promise<PassphraseSeal> {
  if ([...passphrase].length < PASSPHRASE_MIN) throw new KobanError('passphrase-weak', undefined, { details: { least: PASSPHRASE_MIN } })
  const salt = randomBytes(16)
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', await derive(passphrase, salt, SCRYPT), nonce)
  const sealed = Buffer.concat([cipher.update(Buffer.from(keyHex, 'hex')), cipher.final()])
  return { kdf: 'scrypt', ...SCRYPT, salt: salt.toString('base64'), nonce: nonce.toString('base64'), sealed: sealed.toString('base64'), tag: cipher.getAuthTag().toString('base64') }
}

/** Throws `passphrase-wrong`. A file that asks for more memory than ours is refused: it was not written by Koban. */
export async function openWithPassphrase(seal: PassphraseSeal, passphrase: string): Promise<string> {
  if (seal.N > 2 ** 20 || seal.r > 16 || seal.p > 4) throw new KobanError('store-key-lost', 'the key file asks for too much memory')
  const key = await derive(passphrase, Buffer.from(seal.salt, 'base64'), seal)
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(seal.nonce, 'base64'), { authTagLength: 16 })
    decipher.setAuthTag(Buffer.from(seal.tag, 'base64'))
    return Buffer.concat([decipher.update(Buffer.from(seal.sealed, 'base64')), decipher.final()]).toString('hex')
  } catch (error) {
    throw new KobanError('passphrase-wrong', undefined, { cause: error })
  }
}
