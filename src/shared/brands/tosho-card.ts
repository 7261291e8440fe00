// ID and PIN together; net gifts are a URL whose page shows both. Host of that page not confirmed.
import type { GiftBrand } from '../model'

export const toshoCard: GiftBrand = {
  id: 'tosho-card',
  name: { ja: '図書カードNEXT', en: 'Tosho Card NEXT' },
  aliases: ['図書カード', '図書カードNEXT', 'ネットギフト', 'トショカード'],
  senderDomains: ['toshocard.com'],
  codes: [
    { pattern: '[0-9]{16}', example: '1234567890123452' },
  ],
  pins: [{ pattern: '[0-9]{4}', example: '1234' }],
  codeLabels: ['ID', 'ID番号', 'カードID'],
  currency: 'JPY',
  redeemUrl: null,
  reportUrl: null,
  source: 'toshocard.com; galireo.com',
  checked: '2026-11',
  confidence: 'A',
}
