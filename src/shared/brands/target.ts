// Found by its labels and by the words around them.
import type { GiftBrand } from '../model'

export const target: GiftBrand = {
  id: 'target',
  name: { ja: 'Target GiftCard', en: 'Target GiftCard' },
  aliases: ['Target'],
  senderDomains: ['target.com'],
  codes: [
    { pattern: '[0-9]{3}-[0-9]{3}-[0-9]{3}-[0-9]{3}-[0-9]{3}', example: '123-456-789-012-345' },
  ],
  pins: [{ pattern: '[0-9]{8}', example: '12345678' }],
  codeLabels: ['Card number'],
  currency: 'USD',
  redeemUrl: null,
  reportUrl: null,
  source: 'sources conflict on the access number',
  checked: '2026-11',
  confidence: 'C',
}
