// Found by its labels and by the words around them.
import type { GiftBrand } from '../model'

export const metaQuest: GiftBrand = {
  id: 'meta-quest',
  name: { ja: 'Meta Quest ギフトカード', en: 'Meta Quest gift card' },
  aliases: ['Meta Quest', 'Oculus'],
  senderDomains: ['meta.com', 'oculus.com'],
  codes: [
    { pattern: '[A-Z0-9]{16}', example: 'NA2B3C4D5E6F7G8H' },
  ],
  currency: null,
  redeemUrl: null,
  reportUrl: null,
  source: 'public format tables',
  checked: '2026-11',
  confidence: 'B',
}
