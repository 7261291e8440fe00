// Found by its labels and by the words around them.
import type { GiftBrand } from '../model'

export const giftbit: GiftBrand = {
  id: 'giftbit',
  name: { ja: 'Giftbit', en: 'Giftbit' },
  aliases: ['Giftbit'],
  senderDomains: ['giftbit.com'],
  codes: [],
  bearerLinks: [
    { host: 'app.giftbit.com', path: '^/(?:giftlink|gift|g)/[A-Za-z0-9_-]{8,80}', example: 'https://app.giftbit.com/giftlink/Ab2Cd3Ef4Gh5Jk6L' },
  ],
  currency: null,
  redeemUrl: null,
  reportUrl: null,
  source: 'link path not confirmed',
  checked: '2026-11',
  confidence: 'C',
}
