// Found by its labels and by the words around them.
import type { GiftBrand } from '../model'

export const costco: GiftBrand = {
  id: 'costco',
  name: { ja: 'Costco Shop Card', en: 'Costco Shop Card' },
  aliases: ['Costco', 'コストコ'],
  senderDomains: ['costco.com', 'memberedelivery.com', 'costco.co.jp'],
  senders: ['costco.com@memberedelivery.com'],
  codes: [
    { pattern: '[0-9]{16}', example: '1234567890123452' },
  ],
  currency: null,
  redeemUrl: null,
  reportUrl: null,
  source: 'public mail readers',
  checked: '2026-11',
  confidence: 'B',
}
