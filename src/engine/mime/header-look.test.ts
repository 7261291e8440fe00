import { expect, it } from 'vitest'
import { lookAtHeader } from './header-look'

const look = (text: string) => lookAtHeader(Buffer.from(text, 'latin1'))

it('gives the topmost field of a name in any case, unfolded, and where the body begins', () => {
  const mail = 'Received: by a\r\n\tfrom: not a field\r\nFROM:  Aoi <a@mail.example>\r\nSubject: one\r\n two\r\n\tthree\r\nsubject: later\r\n\r\nFrom: body\r\n'
  const { field, bodyAt } = look(mail)
  expect([field('from'), field('subject'), field('list-id')]).toEqual(['Aoi <a@mail.example>', 'one two three', undefined])
  expect(mail.slice(bodyAt)).toBe('From: body\r\n')
})

it('reads bare line feeds, a header without a body, and nothing', () => {
  expect(look('Subject: x\n\nbody').field('subject')).toBe('x')
  expect(look('Subject: x')).toMatchObject({ bodyAt: 10 })
  expect(look('Subject: x').field('subject')).toBe('x')
  expect(look('').field('subject')).toBeUndefined()
  expect(look('Subjective: x\r\nSubject-Extra: y\r\n\r\n').field('subject')).toBeUndefined()
})

it('stops at its limits', () => {
  expect(look(`Subject: ${'x'.repeat(9000)}\r\n\r\n`).field('subject')).toHaveLength(2000)
  expect(look(`X: ${'y'.repeat(80_000)}\r\nSubject: x\r\n\r\n`).field('subject')).toBeUndefined()
})
