// The options that name a mail server, and the mail password: from KOBAN_PASSWORD, else the first line of standard input.
import { createInterface } from 'node:readline'
import { KobanError } from '../shared/errors'
import type { Connection, MailProvider } from '../shared/model'
import { PROVIDERS, providerForAddress } from '../shared/providers/index'

export const CONNECTION_OPTIONS = {
  host: { type: 'string' }, port: { type: 'string' }, user: { type: 'string' },
  tls: { type: 'boolean' }, starttls: { type: 'boolean' }, insecure: { type: 'boolean' },
} as const

export type ConnectionValues = { host?: string; port?: string; user?: string; tls?: boolean; starttls?: boolean; insecure?: boolean }

/** TLS on 993 unless said otherwise. Throws TypeError with words for the terminal. */
export function connectionOf(values: ConnectionValues): Connection {
  const { host, user } = values
  if (!host || !user) throw new TypeError('--host and --user are needed')
  const modes = [values.tls, values.starttls, values.insecure].filter((given) => given === true).length
  if (modes > 1) throw new TypeError('--tls, --starttls and --insecure exclude each other')
  const tls = values.starttls ? 'starttls' : values.insecure ? 'insecure-loopback' : 'tls'
  const port = values.port === undefined ? (tls === 'tls' ? 993 : 143) : Number(values.port)
  if (!Number.isInteger(port) || port < 1 || port > 65535) throw new TypeError('--port is no port number')
  return { host, port, tls, user }
}

/** By the server's name, else by the address; `other` when neither is known. */
export const providerOf = ({ host, user }: Connection): MailProvider => PROVIDERS.find((p) => p.imap?.host === host.toLowerCase()) ?? providerForAddress(user)

/** Throws `auth-password-missing`. */
export async function mailPassword(env: NodeJS.ProcessEnv): Promise<string> {
  const given = env['KOBAN_PASSWORD']
  if (given !== undefined && given !== '') return given
  // The question comes with the store's whole engine, which a scan without --data does not need.
  const typed = process.stdin.isTTY ? await (await import('./open-store')).askSecret('Mail password: ') : await firstLine()
  if (typed === '') throw new KobanError('auth-password-missing')
  return typed
}

async function firstLine(): Promise<string> {
  const lines = createInterface({ input: process.stdin })
  try {
    for await (const line of lines) return line
    return ''
  } finally {
    lines.close()
    process.stdin.destroy()
  }
}
