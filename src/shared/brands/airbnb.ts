// Found by its labels and by the words around them.
import type { GiftBrand } from '../model'

export const airbnb: GiftBrand = {
  id: 'airbnb',
  name: { ja: 'Airbnb ギフトカード', en: 'Airbnb gift card' },
  aliases: ['Airbnb'],
  senderDomains: ['airbnb.com'],
  codes: [
    { pattern: '[A-Z0-9]{16}', example: 'A2B3C4D5E6F7G8H9' },
  ],
  pins: [{ pattern: '[0-9]{4}', example: '1234' }],
  currency: null,
  redeemUrl: null,
  reportUrl: null,
  source: 'public help pages',
  checked: '2026-11',
  confidence: 'C',
}
