// Found by its labels and by the words around them.
import type { GiftBrand } from '../model'

export const roblox: GiftBrand = {
  id: 'roblox',
  name: { ja: 'Roblox ギフトカード', en: 'Roblox gift card' },
  aliases: ['Roblox', 'ロブロックス', 'Robux'],
  senderDomains: ['roblox.com'],
  codes: [
    { pattern: '[0-9]{10}', example: '1234567895' },
    { pattern: '[A-Z0-9]{16}', example: 'A2B3C4D5E6F7G8H9' },
  ],
  codeLabels: ['PIN'],
  currency: null,
  redeemUrl: 'https://www.roblox.com/redeem',
  reportUrl: null,
  source: 'sources conflict on the length',
  checked: '2026-11',
  confidence: 'C',
}
