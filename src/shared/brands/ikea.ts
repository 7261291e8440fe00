// Found by its labels and by the words around them.
import type { GiftBrand } from '../model'

export const ikea: GiftBrand = {
  id: 'ikea',
  name: { ja: 'IKEA ギフトカード', en: 'IKEA gift card' },
  aliases: ['IKEA'],
  senderDomains: ['ikea.com'],
  codes: [
    { pattern: '[0-9]{19}', example: '1234567890123456789' },
  ],
  currency: null,
  redeemUrl: null,
  reportUrl: null,
  source: 'public help pages',
  checked: '2026-11',
  confidence: 'C',
}
