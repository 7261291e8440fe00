import { describe, expect, it } from 'vitest'
import { parseMessage } from './parse'
import { plainTextPreview, PREVIEW_CHARS } from './preview'
import { testMail } from './test-mail'

const preview = (text: string, secrets: string[] = []) => plainTextPreview(parseMessage(testMail({ text })), secrets)

describe('plainTextPreview', () => {
  it('masks codes, PINs and links', () => {
    expect(preview('番号 AQ2B-3CD4EF-5GK7\nhttps://g.example/c/Ab2Cd3', ['AQ2B-3CD4EF-5GK7', 'https://g.example/c/Ab2Cd3'])).toBe('番号 ••••-••••••-••K7\nhttps://g.example/••••••')
  })

  it('takes out control and direction characters', () => {
    expect(preview('a\u202eb\u0007c\u2066d\u200be\u001b[31mf')).toBe('abcde[31mf')
  })

  it('shows HTML as words when there is no plain part', () => {
    expect(plainTextPreview(parseMessage(testMail({ html: '<p>Hello <b>there</b></p><script>x()</script>' })), [])).toBe('Hello there')
  })

  it('ends at 20,000 characters', () => {
    expect(preview('ab '.repeat(20_000)).length).toBe(PREVIEW_CHARS)
  })
})
