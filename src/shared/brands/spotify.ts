// Found by its labels alone.
import type { GiftBrand } from '../model'

export const spotify: GiftBrand = {
  id: 'spotify',
  name: { ja: 'Spotify ギフトカード', en: 'Spotify gift card' },
  aliases: ['Spotify'],
  senderDomains: ['spotify.com'],
  codes: [],
  currency: null,
  redeemUrl: null,
  reportUrl: null,
  source: 'no public format',
  checked: '2026-11',
  confidence: 'C',
}
