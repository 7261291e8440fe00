// Link with a security code.
import type { GiftBrand } from '../model'

export const tango: GiftBrand = {
  id: 'tango',
  name: { ja: 'Tango', en: 'Tango (Reward Link)' },
  aliases: ['Tango Card', 'Tango', 'Reward Link'],
  senderDomains: ['tangocard.com'],
  codes: [],
  bearerLinks: [
    { host: '*.tangocard.com', path: '^/\\S{0,40}/[A-Za-z0-9_-]{16,80}', example: 'https://sendrewards.tangocard.com/r/Ab2Cd3Ef4Gh5Jk6L7Mn8' },
  ],
  currency: null,
  redeemUrl: null,
  reportUrl: null,
  source: 'public mail readers',
  checked: '2026-11',
  confidence: 'B',
}
