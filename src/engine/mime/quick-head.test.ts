import { describe, expect, it } from 'vitest'
import { quickField } from './quick-head'

const field = (text: string, name: 'from' | 'subject' = 'from') => quickField(Buffer.from(text), name)

describe('a field of a raw header', () => {
  it('is found first, last, folded and in other cases', () => {
    expect(field('From: A <a@mail.example>\r\nTo: b\r\n\r\nbody')).toBe('A <a@mail.example>')
    expect(field('To: b\r\nX-From: no\r\nFrom: =?UTF-8?B?QQ==?=\r\n <a@mail.example>\r\n\r\nbody')).toBe('=?UTF-8?B?QQ==?=  <a@mail.example>')
    expect(field('to: b\nfrom: a@mail.example\n\nbody')).toBe('a@mail.example')
    expect(field('To: b\r\nSUBJECT: News\r\n\r\n', 'subject')).toBe('News')
  })

  it('is empty when there is none, and never long', () => {
    expect(field('')).toBe('')
    expect(field('To: b\r\n\r\nbody')).toBe('')
    expect(field(`From: ${'a'.repeat(90_000)}`)).toHaveLength(999)
  })
})
