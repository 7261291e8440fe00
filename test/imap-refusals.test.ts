// Every way in which a sign-in can fail, told by a scripted server, and the cause that the user is given for it.
import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServer as createTlsServer } from 'node:tls'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openSession } from '../src/engine/imap/imapflow-session'
import type { ScanSession, SignIn } from '../src/engine/imap/session'
import { signIn } from '../src/engine/imap/sign-in'
import { KobanError } from '../src/shared/errors'
import { PROVIDERS } from '../src/shared/providers/index'

const USER = 'haruka.mori@mail.example'
const PASSWORD = 'tr0ub4dor&3-secret'
const CAPABILITY = '* CAPABILITY IMAP4rev1 SASL-IR\r\n'

let key = ''
let cert = ''
beforeAll(() => {
  const dir = mkdtempSync(join(tmpdir(), 'koban-cert-'))
  try {
    execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2', '-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost', '-keyout', join(dir, 'key.pem'), '-out', join(dir, 'cert.pem')], { stdio: 'ignore' })
    key = readFileSync(join(dir, 'key.pem'), 'utf8')
    cert = readFileSync(join(dir, 'cert.pem'), 'utf8')
  } finally {
    rmSync(dir, { recursive: true })
  }
})

const running: Server[] = []
const sockets: Socket[] = []
afterEach(async () => {
  sockets.splice(0).forEach((s) => s.destroy())
  await Promise.all(running.splice(0).map((s) => new Promise((resolve) => s.close(resolve))))
})

async function listen(server: Server): Promise<number> {
  running.push(server.on('connection', (socket: Socket) => sockets.push(socket.on('error', () => socket.destroy()))))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

type Script = { greeting?: string; answer?: (tag: string, command: string, rest: string, socket: Socket) => string | null }
/** An IMAP server that says what it is told to; what it is not told, it does right. */
function imap({ greeting = '* OK ready\r\n', answer }: Script): Promise<number> {
  return listen(
    createServer((socket) => {
      if (greeting !== '') socket.write(greeting)
      let buffer = ''
      socket.on('data', (data) => {
        buffer += data.toString('latin1')
        for (let end = buffer.indexOf('\r\n'); end >= 0; end = buffer.indexOf('\r\n')) {
          const [tag = '', command = '', ...rest] = buffer.slice(0, end).split(' ')
          buffer = buffer.slice(end + 2)
          const told = answer?.(tag, command.toUpperCase(), rest.join(' '), socket)
          if (told === null) continue
          socket.write(told ?? `${command === 'CAPABILITY' ? CAPABILITY : ''}${tag} OK done\r\n`)
        }
      })
    }),
  )
}
const refusingLogin = (words: string) => imap({ answer: (tag, command) => (command === 'LOGIN' ? `${tag} ${words}\r\n` : undefined) as string })

const at = (port: number, more: Partial<SignIn> = {}): SignIn => ({ host: '127.0.0.1', port, tls: 'insecure-loopback', user: USER, password: PASSWORD, timeoutMs: 5000, ...more })
async function refusal(work: Promise<ScanSession>): Promise<KobanError> {
  const error: unknown = await work.then(() => new Error('it signed in'), (e: unknown) => e)
  expect(error).toBeInstanceOf(KobanError)
  return error as KobanError
}
const provider = (id: string) => PROVIDERS.find((p) => p.id === id)!
const from = async (words: string, providerId: string) => {
  const port = await refusingLogin(words)
  return refusal(signIn({ host: '127.0.0.1', port, tls: 'insecure-loopback', user: 'haruka' }, PASSWORD, provider(providerId), { timeoutMs: 5000 }))
}

describe('a refused sign-in', () => {
  it.each([
    ['NO [AUTHENTICATIONFAILED] Invalid credentials', 'other', 'auth-refused'],
    ['NO [AUTHENTICATIONFAILED] Incorrect username or password.', 'yahoojp', 'auth-refused'],
    ['NO LOGIN failed', 'docomo', 'auth-app-password-needed'],
    ['NO [AUTHENTICATIONFAILED] Invalid credentials (Failure)', 'gmail', 'auth-app-password-needed'],
    ['NO [ALERT] Application-specific password required: https://support.example/185833 (Failure)', 'other', 'auth-app-password-needed'],
    ['NO [AUTHORIZATIONFAILED] IMAP access is disabled for this account', 'other', 'auth-imap-disabled'],
    ['NO [ALERT] Your account is not enabled for IMAP use. Please visit your settings page and enable your account for IMAP access. (Failure)', 'gmail', 'auth-imap-disabled'],
    ['NO Basic authentication is disabled.', 'other', 'auth-oauth-only'],
    ['NO LOGIN failed.', 'outlook', 'auth-oauth-only'],
    ['NO [LIMIT] LOGIN Rate limit hit', 'yahoo', 'auth-throttled'],
    ['NO [UNAVAILABLE] Temporary authentication failure', 'gmail', 'auth-throttled'],
    ['NO [INUSE] Mailbox in use', 'other', 'auth-throttled'],
    ['NO [ALERT] Too many simultaneous connections. (Failure)', 'gmail', 'auth-throttled'],
    ['NO [THROTTLED] slow down, try again in 15 minutes', 'other', 'auth-throttled'],
  ])('%s at %s is %s', async (words, providerId, code) => {
    const error = await from(words, providerId)
    expect(error.code).toBe(code)
    expect(error.details?.['serverText']).toBe(words.replace(/^NO (\[[A-Z]+\] )?/, ''))
  })

  it('tells how long the server wants a pause, at once and without waiting it out', async () => {
    const startedAt = Date.now()
    const microsoft = await from('BAD Request is throttled. Suggested Backoff Time: 92415 milliseconds', 'other')
    expect(microsoft).toMatchObject({ code: 'auth-throttled', details: { retryAfterMs: 92415 } })
    expect(Date.now() - startedAt).toBeLessThan(3000)
    expect(await from('NO [LIMIT] try again in 15 minutes', 'other')).toMatchObject({ details: { retryAfterMs: 900_000 } })
  })

  it('never repeats the user name or the password in the words of the server', async () => {
    const port = await refusingLogin(`NO [AUTHENTICATIONFAILED] user "${USER}" (haruka.mori) password "${PASSWORD}"\x07 ${'long '.repeat(80)}`)
    const error = await refusal(openSession(at(port)))
    const said = String(error.details?.['serverText'])
    for (const secret of [USER, 'haruka.mori', PASSWORD, '\x07']) expect(said).not.toContain(secret)
    expect(said.length).toBeLessThanOrEqual(200)
    expect(said).toContain('password')
    expect(JSON.stringify([error.message, error.details])).not.toContain(PASSWORD)
  })

  it('of one name form is followed by the other, and by nothing more', async () => {
    const tried: string[] = []
    const port = await imap({
      answer: (tag, command, rest) => {
        if (command !== 'LOGIN') return undefined as unknown as string
        tried.push(rest.split(' ')[0]!.replaceAll('"', ''))
        return `${tag} NO [AUTHENTICATIONFAILED] no\r\n`
      },
    })
    const error = await refusal(signIn({ host: '127.0.0.1', port, tls: 'insecure-loopback', user: USER }, PASSWORD, provider('yahoojp'), { timeoutMs: 5000 }))
    expect(error.code).toBe('auth-refused')
    expect(tried).toEqual(['haruka.mori', USER])
  })
})

describe('a connection that fails', () => {
  it('to a name that does not exist', async () => {
    const error = await refusal(openSession({ ...at(993), host: 'imap.koban-test.invalid', tls: 'tls' }))
    // A computer without a resolver cannot tell a wrong name from being offline.
    expect(['server-name-unknown', 'server-unreachable']).toContain(error.code)
  })

  it('to a closed port', async () => {
    const port = await imap({})
    await new Promise((resolve) => running.pop()!.close(resolve))
    expect(await refusal(openSession(at(port)))).toMatchObject({ code: 'server-unreachable' })
  })

  it('to a server that says nothing, at the deadline', async () => {
    const port = await imap({ greeting: '' })
    const startedAt = Date.now()
    expect(await refusal(openSession(at(port, { timeoutMs: 400 })))).toMatchObject({ code: 'server-timeout' })
    expect(Date.now() - startedAt).toBeLessThan(2000)
  })

  it('to a server that greets and then never answers, at the same deadline', async () => {
    const port = await imap({ answer: () => null })
    expect(await refusal(openSession(at(port, { timeoutMs: 400 })))).toMatchObject({ code: 'server-timeout' })
  })

  it.each(['220 mail.example ESMTP ready\r\n', '+OK POP3 ready\r\n', 'SSH-2.0-OpenSSH_9.2\r\n', 'HTTP/1.1 400 Bad Request\r\n\r\n', '<html><head></head></html>\n'])('to something that is no IMAP server: %s', async (greeting) => {
    const error = await refusal(openSession(at(await imap({ greeting, answer: () => null }))))
    expect(error).toMatchObject({ code: 'server-not-imap', details: { serverText: greeting.trim().split('\n')[0]!.trim() } })
  })

  it('by a hang-up before the greeting, and after it', async () => {
    const before = await listen(createServer((socket) => socket.end()))
    expect(await refusal(openSession(at(before)))).toMatchObject({ code: 'server-hung-up' })
    const after = await listen(createServer((socket) => socket.end('* OK ready\r\n')))
    expect(await refusal(openSession(at(after)))).toMatchObject({ code: 'server-hung-up' })
  })

  it('by a hang-up in the middle of the sign-in', async () => {
    const port = await imap({
      answer: (_tag, command, _rest, socket) => {
        if (command !== 'LOGIN') return undefined as unknown as string
        socket.destroy()
        return null
      },
    })
    expect(await refusal(openSession(at(port)))).toMatchObject({ code: 'server-hung-up' })
  })

  it('by a BYE, which is told', async () => {
    const error = await refusal(openSession(at(await imap({ greeting: '* BYE Server shutting down\r\n' }))))
    expect(error).toMatchObject({ code: 'server-hung-up', details: { serverText: 'Server shutting down' } })
    expect(await refusal(openSession(at(await imap({ greeting: '* BYE Too many connections from your address\r\n' }))))).toMatchObject({ code: 'auth-throttled' })
  })

  it('over TLS to a self-signed certificate, and to one of another name', async () => {
    const port = await listen(createTlsServer({ key, cert }, (socket) => socket.write('* OK ready\r\n')))
    expect(await refusal(openSession(at(port, { host: 'localhost', tls: 'tls' })))).toMatchObject({ code: 'tls-untrusted' })
    expect(await refusal(openSession(at(port, { host: '127.0.0.1', tls: 'tls', ca: cert })))).toMatchObject({ code: 'tls-untrusted' })
  })

  it('over TLS to a server that only speaks old TLS, or none', async () => {
    const old = await listen(createTlsServer({ key, cert, minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' }))
    expect(await refusal(openSession(at(old, { host: 'localhost', tls: 'tls', ca: cert })))).toMatchObject({ code: 'tls-failed' })
    expect(await refusal(openSession(at(await imap({}), { host: 'localhost', tls: 'tls', ca: cert })))).toMatchObject({ code: 'tls-failed' })
  })

  it('by STARTTLS that the server does not offer: nothing is sent in the clear', async () => {
    const heard: string[] = []
    const port = await imap({
      answer: (_tag, command) => {
        heard.push(command)
        return undefined as unknown as string
      },
    })
    expect(await refusal(openSession(at(port, { tls: 'starttls' })))).toMatchObject({ code: 'tls-failed' })
    expect(heard).not.toContain('LOGIN')
    expect(heard).not.toContain('AUTHENTICATE')
  })

  it('without encryption to a host that is not this computer, before anything is sent', async () => {
    expect(await refusal(openSession(at(143, { host: '192.0.2.1' })))).toMatchObject({ code: 'insecure-refused' })
  })
})

describe('an open session', () => {
  const withMessages = (onFetch: (tag: string, socket: Socket) => string | null) =>
    imap({
      answer: (tag, command, rest, socket) => {
        if (command === 'EXAMINE') return `* 2 EXISTS\r\n* OK [UIDVALIDITY 7] ok\r\n* OK [UIDNEXT 3] ok\r\n${tag} OK [READ-ONLY] done\r\n`
        if (command === 'UID' && rest.startsWith('FETCH')) return onFetch(tag, socket)
        return undefined as unknown as string
      },
    })

  it('says that the server hung up in mid-fetch, after the messages that came whole', async () => {
    const port = await withMessages((_tag, socket) => {
      socket.write('* 1 FETCH (UID 1 RFC822.SIZE 5 INTERNALDATE "02-Mar-2026 10:00:00 +0900" BODY[] {5}\r\nhello)\r\n* 2 FETCH (UID 2 RFC822.SIZE 500 BODY[] {500}\r\nhalf of')
      setTimeout(() => socket.destroy(), 50)
      return null
    })
    const session = await openSession(at(port))
    await session.openReadOnly('INBOX')
    const rows: number[] = []
    await expect(session.read([[1, 2]], { source: true }, (row) => void rows.push(row.uid))).rejects.toMatchObject({ code: 'server-hung-up' })
    expect(rows).toEqual([1])
    await session.close()
  })

  it('reads answers however the network cuts them, among others that nobody asked for', async () => {
    const bodies = ['hello', 'A1 OK no end\r\n* 9 FETCH (UID 9 BODY[] {3}\r\nfoo)', '', ')'.repeat(40)]
    const answer = bodies.map((body, i) => `* ${i + 1} FETCH (UID ${i + 1} RFC822.SIZE ${body.length} INTERNALDATE "02-Mar-2026 10:00:00 +0900" BODY[] {${body.length}}\r\n${body})\r\n`).join('* 12 EXISTS\r\n* OK still here\r\n')
    const port = await withMessages((tag, socket) => {
      const all = `${answer}* 3 FETCH (FLAGS (\\Seen))\r\n${tag} OK done\r\n`
      let at = 0
      const timer = setInterval(() => {
        const end = at + 1 + ((at * 7) % 5)
        socket.write(all.slice(at, end))
        at = end
        if (at >= all.length) clearInterval(timer)
      }, 1)
      return null
    })
    const session = await openSession(at(port))
    await session.openReadOnly('INBOX')
    const got: [number, string][] = []
    await session.read([[1, 9]], { source: true }, (row) => {
      const body = row.sections.get('')
      if (body) got.push([row.uid, body.toString()])
    })
    expect(got).toEqual(bodies.map((body, i) => [i + 1, body]))
    expect((await session.openReadOnly('INBOX')).uidValidity).toBe(7)
    await session.close()
  })

  it('tells a refused bulk read and a pause that the server wants', async () => {
    for (const [words, code] of [['NO [SERVERBUG] internal', 'server-refused'], ['BAD Request is throttled. Suggested Backoff Time: 5000 milliseconds', 'auth-throttled'], ['NO [LIMIT] slow down', 'auth-throttled']] as const) {
      const session = await openSession(at(await withMessages((tag) => `${tag} ${words}\r\n`)))
      await session.openReadOnly('INBOX')
      await expect(session.read([[1, 2]], { source: true }, () => undefined)).rejects.toMatchObject({ code })
      expect((await session.openReadOnly('INBOX')).exists).toBe(2)
      await session.close()
    }
  })

  it('drops a server that announces a message larger than memory', async () => {
    const session = await openSession(at(await withMessages(() => '* 1 FETCH (UID 1 BODY[] {99999999999}\r\n')))
    await session.openReadOnly('INBOX')
    await expect(session.read([[1, 2]], { source: true }, () => undefined)).rejects.toMatchObject({ code: 'server-refused' })
    await expect(session.openReadOnly('INBOX')).rejects.toMatchObject({ code: 'server-hung-up' })
  })

  it('keeps the server\u2019s own words of a refused command', async () => {
    const port = await withMessages((tag) => `${tag} NO [SERVERBUG] UID FETCH failed for ${USER}\r\n`)
    const session = await openSession(at(port))
    await session.openReadOnly('INBOX')
    const error = await session.source(1).catch((e: unknown) => e)
    expect(error).toMatchObject({ code: 'server-refused' })
    expect((error as KobanError).details?.['serverText']).toBe('UID FETCH failed for …')
    await session.close()
  })

  it('refuses a folder without UIDVALIDITY, where a UID means nothing', async () => {
    const port = await imap({ answer: (tag, command) => (command === 'EXAMINE' ? `* 2 EXISTS\r\n${tag} OK done\r\n` : undefined) as string })
    const session = await openSession(at(port))
    await expect(session.openReadOnly('INBOX')).rejects.toMatchObject({ code: 'server-refused' })
    await session.close()
  })
})
