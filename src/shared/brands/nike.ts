// Found by its labels and by the words around them.
import type { GiftBrand } from '../model'

export const nike: GiftBrand = {
  id: 'nike',
  name: { ja: 'Nike ギフトカード', en: 'Nike gift card' },
  aliases: ['Nike', 'ナイキ'],
  senderDomains: ['nike.com'],
  codes: [
    { pattern: '[0-9]{19}', example: '1234567890123456789' },
  ],
  pins: [{ pattern: '[0-9]{6}', example: '123456' }],
  currency: null,
  redeemUrl: null,
  reportUrl: null,
  source: 'public format tables',
  checked: '2026-11',
  confidence: 'B',
}
