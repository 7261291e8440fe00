// Found by its labels and by the words around them.
import type { GiftBrand } from '../model'

export const sephora: GiftBrand = {
  id: 'sephora',
  name: { ja: 'Sephora gift card', en: 'Sephora gift card' },
  aliases: ['Sephora'],
  senderDomains: ['sephora.com'],
  codes: [
    { pattern: '[0-9]{16}', example: '1234567890123452' },
  ],
  pins: [{ pattern: '[0-9]{8}', example: '12345678' }],
  currency: null,
  redeemUrl: null,
  reportUrl: null,
  source: 'public help pages',
  checked: '2026-11',
  confidence: 'C',
}
