import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fingerprint, maskCode, maskIn, maskLink } from './mask'

const KEY = '00112233445566778899aabbccddeeff'

describe('maskCode', () => {
  it('keeps separators and the last two characters', () => {
    expect(maskCode('AQ2B-3CD4EF-5GK7')).toEqual({ masked: '••••-••••••-••K7', last2: 'K7', kind: 'code' })
    expect(maskCode('4653 9632 8345 9403').masked).toBe('•••• •••• •••• ••03')
    expect(maskCode('かつここ せめねへ あさほる ねくあん').masked).toBe('•••• •••• •••• ••あん')
  })

  it('reads full-width characters like their narrow twins', () => {
    expect(maskCode('ＡＱ２Ｂ－３ＣＤ４ＥＦ－５ＧＫ７').masked).toBe('••••-••••••-••K7')
  })

  it('shows nothing of a short PIN', () => {
    expect(maskCode('4821')).toEqual({ masked: '••••', last2: '', kind: 'code' })
  })

  it('never shows more than two characters of any code', () => {
    fc.assert(fc.property(fc.stringMatching(/^[A-Z0-9-]{1,30}$/), (code) => maskCode(code).masked.replace(/[^A-Z0-9]/g, '').length <= 2))
  })
})

describe('maskLink', () => {
  it('keeps the host only', () => {
    expect(maskLink('https://gift.example.jp/c/Ab2Cd3Ef4?x=1')).toEqual({ masked: 'https://gift.example.jp/••••••', last2: '=1', kind: 'link' })
  })

  it('does not show a user name in front of the host', () => {
    expect(maskLink('https://amazon.co.jp@evil.example/x').masked).toBe('https://evil.example/••••••')
  })
})

describe('fingerprint', () => {
  it('is the same for one code however it is written', () => {
    const plain = fingerprint('AQ2B-3CD4EF-5GK7', KEY)
    expect(fingerprint('AQ2B3CD4EF5GK7', KEY)).toBe(plain)
    expect(fingerprint('ＡＱ２Ｂ－３ＣＤ４ＥＦ－５ＧＫ７', KEY)).toBe(plain)
    expect(plain).toMatch(/^[0-9a-f]{64}$/)
  })

  it('differs by letter case, since some brands tell codes apart by it, and by key', () => {
    expect(fingerprint('YfqEcWcWhuZCqiR2', KEY)).not.toBe(fingerprint('YFQECWCWHUZCQIR2', KEY))
    expect(fingerprint('AQ2B-3CD4EF-5GK7', KEY)).not.toBe(fingerprint('AQ2B-3CD4EF-5GK7', KEY.replace('00', '01')))
  })
})

describe('maskIn', () => {
  it('finds the secret with other separators, full width, other case, and cut by a line break', () => {
    for (const form of ['AQ2B3CD4EF5GK7', 'aq2b-3cd4ef-5gk7', 'ＡＱ２Ｂ－３ＣＤ４ＥＦ－５ＧＫ７', 'AQ2B-3CD4EF-\n> 5GK7', 'A​Q2B-3CD4EF-5GK7']) {
      expect(maskIn(`番号 ${form} です`, ['AQ2B-3CD4EF-5GK7'])).toBe('番号 ••••-••••••-••K7 です')
    }
  })

  it('masks links whole, with &amp; too', () => {
    expect(maskIn('see https://g.example/r?a=1&amp;t=Ab2Cd3 now', ['https://g.example/r?a=1&t=Ab2Cd3'])).toBe('see https://g.example/•••••• now')
  })

  it('leaves a text without the secret as it is', () => {
    expect(maskIn('nothing here', ['AQ2B-3CD4EF-5GK7'])).toBe('nothing here')
    expect(maskIn('nothing here', [])).toBe('nothing here')
  })

  it('leaves no readable form of any code behind', () => {
    fc.assert(fc.property(fc.stringMatching(/^[A-Z0-9]{4}-[A-Z0-9]{6}-[A-Z0-9]{4}$/), fc.string(), fc.string(), (code, before, after) => !maskIn(`${before} ${code} ${after}`, [code]).includes(code)))
  })
})
