// Found by its labels and by the words around them.
import type { GiftBrand } from '../model'

export const netflix: GiftBrand = {
  id: 'netflix',
  name: { ja: 'Netflix ギフトカード', en: 'Netflix gift card' },
  aliases: ['Netflix', 'ネットフリックス', 'ネトフリ'],
  senderDomains: ['netflix.com'],
  codes: [
    { pattern: '[0-9]AA[A-Z0-9]{10,20}', example: '1AA2B3C4D5E6F7G' },
    { pattern: '[A-Z0-9]{11}', example: 'A2B3C4D5E6F' },
  ],
  codeLabels: ['PIN code'],
  currency: null,
  redeemUrl: null,
  reportUrl: null,
  source: 'public format tables (Japan); US length conflicting',
  checked: '2026-11',
  confidence: 'C',
}
