// Found by its labels and by the words around them.
import type { GiftBrand } from '../model'

export const tremendous: GiftBrand = {
  id: 'tremendous',
  name: { ja: 'Tremendous', en: 'Tremendous' },
  aliases: ['Tremendous'],
  senderDomains: ['tremendous.com'],
  codes: [],
  bearerLinks: [
    { host: 'www.tremendous.com', path: '^/rewards/payout/[A-Za-z0-9_-]{12,120}', example: 'https://www.tremendous.com/rewards/payout/ab2cd3ef4gh5jk6' },
    { host: 'rewards.tremendous.com', path: '^/rewards/payout/[A-Za-z0-9_-]{12,120}', example: 'https://rewards.tremendous.com/rewards/payout/ab2cd3ef4gh5jk6' },
  ],
  currency: null,
  redeemUrl: null,
  reportUrl: null,
  source: 'public clients',
  checked: '2026-11',
  confidence: 'A',
}
