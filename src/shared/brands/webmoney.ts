// Often in lower case.
import type { GiftBrand } from '../model'

export const webmoney: GiftBrand = {
  id: 'webmoney',
  name: { ja: 'WebMoney', en: 'WebMoney (Japan)' },
  aliases: ['WebMoney', 'ウェブマネー'],
  senderDomains: ['webmoney.jp'],
  codes: [
    { pattern: '[A-Za-z0-9]{16}', example: 'a2b3c4d5e6f7g8h9' },
  ],
  codeLabels: ['プリペイド番号'],
  currency: 'JPY',
  redeemUrl: null,
  reportUrl: null,
  source: 'public format tables',
  checked: '2026-11',
  confidence: 'B',
}
