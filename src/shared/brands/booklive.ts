// Code and 4-digit PIN joined by a hyphen.
import type { GiftBrand } from '../model'

export const booklive: GiftBrand = {
  id: 'booklive',
  name: { ja: 'BookLive! プリペイド', en: 'BookLive! prepaid' },
  aliases: ['BookLive', 'ブックライブ'],
  senderDomains: ['booklive.jp'],
  codes: [
    { pattern: '[A-Z0-9]{16}-[0-9]{4}', example: 'A2B3C4D5E6F7G8H9-1234' },
  ],
  currency: 'JPY',
  redeemUrl: null,
  reportUrl: null,
  source: 'public format tables',
  checked: '2026-11',
  confidence: 'B',
}
