// What was typed becomes exactly the connection that the provider's card promises.
import { describe, expect, it } from 'vitest'
import type { MailProvider } from '../../../shared/model'
import { emptyForm, faultsOf, isLoopback, newAccountOf } from './connection'

const provider = (part: Partial<MailProvider>): MailProvider => ({
  id: 'some', name: { ja: '', en: '' }, domains: [], imap: { host: 'imap.mail.example', port: 993, tls: 'tls' }, userName: ['full'], signIn: 'password',
  needs: { ja: '', en: '' }, note: { ja: '', en: '' }, steps: [], tracks: [], history: null, authservId: [], minPollMs: 0, confidence: 'A', source: '', checked: '', ...part,
})
const typed = { ...emptyForm(undefined, 'mayumi@mail.example'), password: 'abcd efgh' }

describe('newAccountOf', () => {
  it('takes the spaces out of an app password', () => {
    expect(newAccountOf(provider({ signIn: 'app-password' }), typed).password).toBe('abcdefgh')
  })
  it('keeps an ordinary password as it was typed', () => {
    expect(newAccountOf(provider({}), typed).password).toBe('abcd efgh')
  })
  it('reads full-width letters of an address as plain ones', () => {
    expect(newAccountOf(provider({}), { ...typed, address: ' ｍａｙｕｍｉ＠mail.example ' }).address).toBe('mayumi@mail.example')
  })
  it('uses the typed user name where the provider asks for one', () => {
    expect(newAccountOf(provider({ userName: 'ask' }), { ...typed, user: 'mayumi01' }).user).toBe('mayumi01')
  })
  it('uses the typed server only where the provider has none, or none that is confirmed', () => {
    const own = { ...typed, host: 'mail.own.example', port: '143', tls: 'starttls' as const }
    expect(newAccountOf(provider({ imap: null }), own)).toMatchObject({ host: 'mail.own.example', port: 143, tls: 'starttls' })
    expect(newAccountOf(provider({}), own).host).toBe('imap.mail.example')
    expect(newAccountOf(provider({ confidence: 'C' }), own).host).toBe('mail.own.example')
  })
})

describe('faultsOf', () => {
  it('finds nothing in a whole form', () => {
    expect(faultsOf(provider({}), typed)).toEqual({})
  })
  it('wants a user name from a provider that does not take the address', () => {
    expect(faultsOf(provider({ userName: 'ask' }), typed)).toEqual({ user: 'missing' })
  })
  it('tells an empty address from a wrong one', () => {
    expect(faultsOf(provider({}), { ...typed, address: '' }).address).toBe('missing')
    expect(faultsOf(provider({}), { ...typed, address: 'mayumi' }).address).toBe('address')
  })
  it('wants a server and a real port for other providers', () => {
    expect(faultsOf(provider({ imap: null }), { ...typed, port: '70000' })).toEqual({ host: 'missing', port: 'missing' })
  })
})

describe('isLoopback', () => {
  it('knows this computer and nothing else', () => {
    expect(['localhost', '127.0.0.1', '::1'].every(isLoopback)).toBe(true)
    expect(['localhost.mail.example', '10.0.0.1', '127.0.0.1.mail.example'].some(isLoopback)).toBe(false)
  })
})
