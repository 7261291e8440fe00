import { describe, expect, it } from 'vitest'
import { PARTIAL_WORDS, reasonText } from './reason-words'

describe('reasonText', () => {
  it('says what could not be read in words of the language', () => {
    expect(reasonText({ code: 'partial', text: 'encrypted-file' }, 'ja')).toBe('一部を読めなかった（パスワードのかかった添付ファイル）')
    expect(reasonText({ code: 'partial', text: 'too-big' }, 'en')).toBe('Part of it could not be read (the mail is too large)')
    for (const code of Object.keys(PARTIAL_WORDS)) expect(reasonText({ code: 'partial', text: code }, 'ja')).not.toMatch(/[a-z]/)
  })
})
