import { expect, it } from 'vitest'
import { vaultMatches } from './vault-filter'

const item = { state: 'unused' as const, brandName: 'Amazonギフトカード', subject: 'お誕生日おめでとう', from: 'a@b.example' }

it('finds full-width letters by half-width ones and the other way round', () => {
  expect(vaultMatches(item, 'all', 'ａｍａｚｏｎ')).toBe(true)
  expect(vaultMatches({ ...item, brandName: 'ＡＭＡＺＯＮ ｷﾞﾌﾄ' }, 'all', 'amazon ギフト')).toBe(true)
  expect(vaultMatches(item, 'all', 'apple')).toBe(false)
})

it('counts what was used by anyone as used', () => {
  expect(vaultMatches(item, 'unused', '')).toBe(true)
  expect(vaultMatches(item, 'used', '')).toBe(false)
  expect(vaultMatches({ ...item, state: 'used-by-another' }, 'used', '')).toBe(true)
  expect(vaultMatches({ ...item, state: 'redeemed' }, 'unused', '')).toBe(false)
})
