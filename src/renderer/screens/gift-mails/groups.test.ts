import { describe, expect, it } from 'vitest'
import type { GiftMail } from '../../../shared/model'
import { canDelete, grouped } from './groups'
import { hitsByCountry } from './hits'

const gift = (id: number, change: Partial<GiftMail>) => ({ id, class: 'gift', state: 'in-mailbox', exposure: 'exposed', ...change }) as unknown as GiftMail
const shape = (rows: GiftMail[], total = rows.length) =>
  grouped(rows, { total, groups: [{ exposure: 'exposed', count: 2, sums: [{ amountMinor: 5, currency: 'JPY' }] }] }).map((i) => (i.kind === 'group' ? `${i.name}:${i.count}` : i.gift.id))

describe('the groups of the list', () => {
  it('keeps mails without a code apart, at the end, however they are mixed', () => {
    const rows = [gift(1, {}), gift(2, { class: 'phishing', exposure: 'not-exposed' }), gift(3, { class: 'purchase', exposure: 'not-exposed' }), gift(4, { class: 'phishing', exposure: 'not-exposed' })]
    expect(shape(rows)).toEqual(['exposed:2', 1, 'purchase:1', 3, 'phishing:2', 2, 4])
  })
  it('takes figures from the engine, and counts its own rows only when all are there', () => {
    expect(shape([gift(1, {}), gift(3, { class: 'purchase' })], 900)).toEqual(['exposed:2', 1, 'purchase:null', 3])
  })
  it('puts what left the mailbox or was marked into the record', () => {
    expect(shape([gift(1, { state: 'used-by-another' }), gift(2, { state: 'removed' })])).toEqual(['recorded:2', 1, 2])
  })
})

describe('what can be deleted', () => {
  it('offers to delete a redeemed mail until it is deleted', () => {
    expect(canDelete(gift(1, { state: 'redeemed', receipt: null }))).toBe(true)
    expect(canDelete(gift(1, { state: 'redeemed', receipt: 'r' as never }))).toBe(false)
    expect(canDelete(gift(1, { state: 'removed', receipt: null }))).toBe(false)
  })
})

describe('the reasons of an exposure', () => {
  it('counts accesses by country, most first, with their services and most telling reason', () => {
    const hit = (country: string | null, service: 'imap' | 'pop', reasons: string[]) => ({ accessId: 1 as never, time: 0, country, service, network: null, reasons })
    expect(hitsByCountry([hit('US', 'pop', ['foreign-country', 'hosting-mail-software']), hit('CN', 'imap', ['foreign-country']), hit('CN', 'pop', ['foreign-country', 'first-country']), hit('CN', 'imap', ['foreign-country', 'impossible-travel'])])).toEqual([
      { country: 'CN', count: 3, services: ['imap', 'pop'], reason: 'foreign-country' },
      { country: 'US', count: 1, services: ['pop'], reason: 'hosting-mail-software' },
    ])
  })
})
