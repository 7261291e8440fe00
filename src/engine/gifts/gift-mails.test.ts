import { expect, test } from 'vitest'
import { sumsOf } from './gift-mails'

const yen = (amountMinor: number) => ({ amountMinor, currency: 'JPY' })
const gift = (amountMinor: number | null, codes: string[], links: string[] = [], currency = 'JPY') => ({
  mail: { money: amountMinor === null ? null : { amountMinor, currency } },
  row: {
    codes: [...codes.map(() => ({ masked: '', last2: '', kind: 'code' as const })), ...links.map(() => ({ masked: '', last2: '', kind: 'link' as const }))],
    fingerprints: [...codes, ...links],
  },
})

test('a code that a forward or a quote repeats is summed once', () => {
  expect(sumsOf([gift(5000, ['a']), gift(5000, ['a']), gift(3000, ['b', 'a'])])).toEqual([yen(8000)])
  // A mention of the code without an amount takes nothing from the mail that names it.
  expect(sumsOf([gift(null, ['a']), gift(5000, ['a'])])).toEqual([yen(5000)])
})

test('so is a link, and the link beside a code is the same money', () => {
  expect(sumsOf([gift(2000, [], ['l']), gift(2000, [], ['l'])])).toEqual([yen(2000)])
  expect(sumsOf([gift(2000, ['a'], ['l']), gift(2000, [], ['l'])])).toEqual([yen(2000)])
})

test('several codes of one mail have its amount each; mails without a code count once; currencies are not added', () => {
  expect(sumsOf([gift(1000, ['a', 'b', 'b']), gift(700, []), gift(700, []), gift(50, ['c'], [], 'USD')])).toEqual([yen(3400), { currency: 'USD', amountMinor: 50 }])
})
