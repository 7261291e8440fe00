// Found by its labels and by the words around them.
import type { GiftBrand } from '../model'

export const paypalGifts: GiftBrand = {
  id: 'paypal-gifts',
  name: { ja: 'PayPal Digital Gifts', en: 'PayPal Digital Gifts' },
  aliases: ['PayPal Digital Gifts', 'PayPal'],
  senderDomains: ['paypal.com', 'paypal.co.jp'],
  senders: ['gifts@paypal.com'],
  orderSenders: ['service@paypal.com'],
  codes: [],
  bearerLinks: [
    { host: 'www.paypal.com', path: '^/(?:[a-z]{2}/)?gifts?/\\S{0,40}/[A-Za-z0-9_-]{12,120}', example: 'https://www.paypal.com/us/gifts/view/Ab2Cd3Ef4Gh5Jk6L7Mn8' },
  ],
  currency: null,
  redeemUrl: null,
  reportUrl: null,
  source: 'public mail readers',
  checked: '2026-11',
  confidence: 'B',
}
