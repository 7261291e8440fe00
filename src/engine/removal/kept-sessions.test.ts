import { setTimeout as pause } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { KobanError } from '../../shared/errors'
import type { AccountId } from '../../shared/model'
import type { MailSession } from '../imap/session'
import { keepSessions } from './kept-sessions'

const one = 1 as AccountId
const two = 2 as AccountId

function bed(refuse: (accountId: AccountId) => boolean = () => false) {
  const seen: string[] = []
  const sessions = keepSessions((accountId) => {
    seen.push(`in ${accountId}`)
    if (refuse(accountId)) return Promise.reject(new KobanError('auth-refused'))
    return Promise.resolve({ refresh: () => Promise.resolve(), close: () => Promise.resolve(void seen.push(`out ${accountId}`)) } as unknown as MailSession)
  }, 40)
  const use = (accountId: AccountId) => sessions.during([accountId], async () => (await sessions.open(accountId)).close()).then(() => 'ok', (error: KobanError) => error.code)
  return { seen, sessions, use }
}

it('signs in once for jobs that follow each other closely, and lets go after a while', async () => {
  const { seen, use } = bed()
  for (let i = 0; i < 3; i++) expect(await use(one)).toBe('ok')
  expect(seen).toEqual(['in 1'])
  await pause(120)
  expect(seen).toEqual(['in 1', 'out 1'])
  await use(one)
  expect(seen).toEqual(['in 1', 'out 1', 'in 1'])
})

it('asks a server that refused the password once, and the other account all the same', async () => {
  const { seen, use } = bed((accountId) => accountId === one)
  for (let i = 0; i < 3; i++) expect(await use(one)).toBe('auth-refused')
  expect(await use(two)).toBe('ok')
  expect(seen).toEqual(['in 1', 'in 2'])
})

it('forgets a refusal when it is told that the password was mended', async () => {
  let isStale = true
  const { sessions, use } = bed(() => isStale)
  expect(await use(one)).toBe('auth-refused')
  isStale = false
  await sessions.release(one)
  expect(await use(one)).toBe('ok')
})

it('closes nothing under a running job', async () => {
  const { seen, sessions } = bed()
  await sessions.during([one], async () => {
    await sessions.open(one)
    await sessions.release(one)
    await pause(80)
    expect(seen).toEqual(['in 1'])
  })
})
