// Found by its labels and by the words around them.
import type { GiftBrand } from '../model'

export const doordash: GiftBrand = {
  id: 'doordash',
  name: { ja: 'DoorDash gift card', en: 'DoorDash gift card' },
  aliases: ['DoorDash'],
  senderDomains: ['doordash.com'],
  codes: [],
  currency: 'USD',
  redeemUrl: null,
  reportUrl: null,
  source: 'public help pages',
  checked: '2026-11',
  confidence: 'C',
}
