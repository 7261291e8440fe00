// Found by its labels and by the words around them.
import type { GiftBrand } from '../model'

export const ebay: GiftBrand = {
  id: 'ebay',
  name: { ja: 'eBay gift card', en: 'eBay gift card' },
  aliases: ['eBay'],
  senderDomains: ['ebay.com'],
  codes: [
    { pattern: '[0-9]{13}', example: '1234567890123' },
  ],
  codeLabels: ['Redemption code'],
  currency: null,
  redeemUrl: null,
  reportUrl: null,
  source: 'public help pages',
  checked: '2026-11',
  confidence: 'C',
}
