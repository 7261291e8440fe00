import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { KobanError } from '../../shared/errors'
import { PROVIDERS } from '../../shared/providers/index'
import type { OpenSession, ScanSession, SignIn } from './session'
import { attemptsFor, signIn } from './sign-in'

const provider = (id: string) => PROVIDERS.find((p) => p.id === id)!
const to = (user: string) => ({ host: 'imap.mail.example', port: 993, tls: 'tls' as const, user })

/** Opens when `accepts` says so, and remembers each attempt. */
function server(accepts: (signIn: SignIn) => true | KobanError): { open: OpenSession; tried: SignIn[] } {
  const tried: SignIn[] = []
  return {
    tried,
    open: (attempt) => {
      tried.push(attempt)
      const answer = accepts(attempt)
      return answer === true ? Promise.resolve({ user: attempt.user } as ScanSession) : Promise.reject(answer)
    },
  }
}
const refused = () => new KobanError('auth-refused', undefined, { cause: Object.assign(new Error('Command failed'), { authenticationFailed: true, responseText: 'Login failed' }) })

describe('signing in', () => {
  it('tries the name forms of the provider in order, once each', () => {
    expect(attemptsFor('haruka@yahoo.co.jp', provider('yahoojp')).map((a) => a.user)).toEqual(['haruka', 'haruka@yahoo.co.jp'])
    expect(attemptsFor('haruka@gmail.com', provider('gmail')).map((a) => a.user)).toEqual(['haruka@gmail.com'])
    expect(attemptsFor('d-account-id', provider('docomo')).map((a) => a.user)).toEqual(['d-account-id'])
    expect(attemptsFor('haruka', provider('yahoojp')).map((a) => a.user)).toEqual(['haruka'])
  })

  it('never tries more than twice with any provider', () => {
    for (const p of PROVIDERS) expect(attemptsFor('haruka@mail.example', p).length).toBeLessThanOrEqual(2)
  })

  it('takes LOGIN for the retry at iCloud', () => {
    expect(attemptsFor('haruka@icloud.com', provider('icloud'))).toEqual([{ user: 'haruka' }, { user: 'haruka@icloud.com', loginMethod: 'LOGIN' }])
  })

  it('gives the name that worked', async () => {
    const { open, tried } = server((s) => (s.user === 'haruka@yahoo.co.jp' ? true : refused()))
    expect((await signIn(to('haruka@yahoo.co.jp'), 'pw-1234', provider('yahoojp'), { open })).user).toBe('haruka@yahoo.co.jp')
    expect(tried).toHaveLength(2)
  })

  it('stops at once when the refusal is not about the name', async () => {
    for (const code of ['auth-throttled', 'auth-imap-disabled', 'server-unreachable', 'tls-untrusted'] as const) {
      const { open, tried } = server(() => new KobanError(code))
      await expect(signIn(to('haruka@yahoo.co.jp'), 'pw-1234', provider('yahoojp'), { open })).rejects.toMatchObject({ code })
      expect(tried).toHaveLength(1)
    }
  })

  it('asks for an app password where the provider wants one, unless it had the shape of one', async () => {
    const { open } = server(refused)
    await expect(signIn(to('h@gmail.com'), 'my-usual-password', provider('gmail'), { open })).rejects.toMatchObject({ code: 'auth-app-password-needed' })
    await expect(signIn(to('h@gmail.com'), 'abcd efgh ijkl mnop', provider('gmail'), { open })).rejects.toMatchObject({ code: 'auth-refused' })
    await expect(signIn(to('h@icloud.com'), 'abcd-efgh-ijkl-mnop', provider('icloud'), { open })).rejects.toMatchObject({ code: 'auth-refused' })
  })

  it('takes the spaces out of an app password of Google, and out of no other', async () => {
    const { open, tried } = server(() => true)
    await signIn(to('h@gmail.com'), 'abcd efgh ijkl mnop', provider('gmail'), { open })
    await signIn(to('h@mail.example'), 'abcd efgh ijkl mnop', provider('other'), { open })
    expect(tried.map((t) => t.password)).toEqual(['abcdefghijklmnop', 'abcd efgh ijkl mnop'])
  })
})

it('has one file for each provider', () => {
  const folder = new URL('../../shared/providers/', import.meta.url)
  const files = readdirSync(folder).filter((f) => f.endsWith('.ts') && !f.endsWith('.test.ts') && f !== 'index.ts')
  expect(PROVIDERS.map((p) => `${p.id}.ts`).sort()).toEqual(files.sort())
})
