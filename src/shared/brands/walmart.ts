// Found by its labels and by the words around them.
import type { GiftBrand } from '../model'

export const walmart: GiftBrand = {
  id: 'walmart',
  name: { ja: 'Walmart eGift Card', en: 'Walmart eGift Card' },
  aliases: ['Walmart'],
  senderDomains: ['walmart.com'],
  codes: [
    { pattern: '[0-9]{16}', example: '1234567890123452' },
  ],
  pins: [{ pattern: '[0-9]{4}', example: '1234' }],
  codeLabels: ['Gift card number'],
  currency: 'USD',
  redeemUrl: null,
  reportUrl: null,
  source: 'public help pages',
  checked: '2026-11',
  confidence: 'C',
}
