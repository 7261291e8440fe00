// Found by its labels and by the words around them.
import type { GiftBrand } from '../model'

export const uber: GiftBrand = {
  id: 'uber',
  name: { ja: 'Uber ギフトカード', en: 'Uber gift card' },
  aliases: ['Uber Eats', 'Uber', 'ウーバー'],
  senderDomains: ['uber.com'],
  codes: [
    { pattern: '[A-Z0-9]{16}', example: 'NAA2B3C4D5E6F7G8' },
  ],
  bearerLinks: [
    { host: 'm.uber.com', path: '^/gifts?/redeem/?\\?(?:.*&)?code=(?<code>[A-Za-z0-9]{8,24})', example: 'https://m.uber.com/gift/redeem?code=A2B3C4D5E6F7G8H9' },
  ],
  currency: null,
  redeemUrl: null,
  reportUrl: null,
  source: 'public format tables (Japan: NAA and 13 more)',
  checked: '2026-11',
  confidence: 'B',
}
