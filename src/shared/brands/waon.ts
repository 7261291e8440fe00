// Family of 「…ID」「管理番号」「有効期限」 mails.
import type { GiftBrand } from '../model'

export const waon: GiftBrand = {
  id: 'waon',
  name: { ja: 'WAONポイントID', en: 'WAON point ID' },
  aliases: ['WAON', 'ワオン'],
  senderDomains: ['waon.net', 'waon.com', 'aeon.co.jp'],
  codes: [
    { pattern: '[A-Z0-9]{16}', example: '1234567890123452' },
  ],
  codeLabels: ['WAONポイントID'],
  currency: 'JPY',
  redeemUrl: null,
  reportUrl: null,
  source: 'mail templates of a Japanese point site (labels); length not confirmed',
  checked: '2026-11',
  confidence: 'C',
}
