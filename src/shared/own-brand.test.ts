import { describe, expect, it } from 'vitest'
import { giftBrandOf, readOwnBrand, shapePreview, type OwnBrandInput } from './own-brand'

const input = (more: Partial<OwnBrandInput>): OwnBrandInput => ({ name: '岡部商店', sender: '', example: '', ...more })
const brand = (more: Partial<OwnBrandInput>) => readOwnBrand(input(more), []).brand
const problems = (more: Partial<OwnBrandInput>) => readOwnBrand(input(more), [{ name: 'Tanabe Foods', sender: null, shape: null }]).problems

describe('a brand of the user’s', () => {
  it('keeps the shape of a code, never the code', () => {
    expect(brand({ example: 'QXTB-M4K7-9WZN' })).toEqual({ name: '岡部商店', sender: null, shape: 'XXXX-XXXX-XXXX' })
    expect(brand({ example: '６００１ ２３４５ ６７８９' })?.shape).toBe('0000 0000 0000')
    expect(brand({ example: 'ab12cd34' })?.shape).toBe('XXXXXXXX')
    expect(shapePreview('QXTB−M4K7ー9WZN')).toBe('XXXX-XXXX-XXXX')
  })

  it('takes a sender as domain, address or as mail programs write it', () => {
    for (const sender of ['okabe.example', '@okabe.example', ' OKABE.example ']) expect(brand({ sender })?.sender).toBe('okabe.example')
    expect(brand({ sender: 'Okabe <gift@okabe.example>' })?.sender).toBe('gift@okabe.example')
  })

  it.each<[Partial<OwnBrandInput>, object]>([
    [{ name: '  ' }, { name: 'name-missing' }],
    [{ name: '岡' }, { name: 'name-short' }],
    [{ name: 'x'.repeat(41) }, { name: 'name-long' }],
    [{ name: 'ギフトカード' }, { name: 'name-common' }],
    [{ name: 'Ｇｉｆｔ　Card' }, { name: 'name-common' }],
    [{ name: 'スターバックス' }, { name: 'name-known' }],
    [{ name: 'amazon' }, { name: 'name-known' }],
    [{ name: 'tanabe  foods' }, { name: 'name-taken' }],
    [{ sender: 'okabe' }, { sender: 'sender-form' }],
    [{ sender: 'co.jp' }, { sender: 'sender-form' }],
    [{ sender: 'gmail.com' }, { sender: 'sender-shared' }],
    [{ example: 'AB12/CD34' }, { example: 'example-characters' }],
    [{ example: 'AB-12' }, { example: 'example-short' }],
    [{ example: 'A1'.repeat(21) }, { example: 'example-long' }],
    [{ example: '090-123' }, { example: 'example-digits' }],
    [{ name: '', sender: 'x', example: '!' }, { name: 'name-missing', sender: 'sender-form', example: 'example-characters' }],
  ])('is refused with the cause at its field: %j', (more, expected) => {
    expect(problems(more)).toEqual(expected)
  })

  it('vouches for a domain of its own, and only for the address where everybody can write from the domain', () => {
    expect(giftBrandOf({ name: 'Okabe', sender: 'gift@okabe.example', shape: null })).toMatchObject({ senderDomains: ['okabe.example'], senders: ['gift@okabe.example'] })
    expect(giftBrandOf({ name: 'Okabe', sender: 'okabe.shop@gmail.com', shape: null })).toMatchObject({ senderDomains: [], senders: ['okabe.shop@gmail.com'] })
  })

  it('has a pattern that its own codes fit and others do not', () => {
    const pattern = (shape: string) => new RegExp(`^(?:${giftBrandOf({ name: 'Okabe', sender: null, shape }).codes[0]!.pattern})$`, 'iu')
    expect(pattern('XXXX-XXXX-XXXX').test('QXTB-M4K7-9WZN')).toBe(true)
    expect(pattern('XXXX-XXXX-XXXX').test('QXTB-M4K7-9WZ')).toBe(false)
    expect(pattern('0000 0000 0000').test('6001 2345 6789')).toBe(true)
    expect(pattern('0000 0000 0000').test('6001 2345 678A')).toBe(false)
  })
})
