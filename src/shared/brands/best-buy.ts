// The claim page asks a phone number.
import type { GiftBrand } from '../model'

export const bestBuy: GiftBrand = {
  id: 'best-buy',
  name: { ja: 'Best Buy gift card', en: 'Best Buy gift card' },
  aliases: ['Best Buy', 'BestBuy'],
  senderDomains: ['bestbuy.com'],
  senders: ['bestbuyinfo@emailinfo.bestbuy.com'],
  codes: [
    { pattern: '[0-9]{16}', example: '1234567890123452' },
  ],
  bearerLinks: [
    { host: 'www.bestbuy.com', path: '^/gift-?cards?/\\S{0,40}[?&/](?:[a-z]{1,12}=)?[A-Za-z0-9_-]{16,120}', example: 'https://www.bestbuy.com/gift-card/claim?t=Ab2Cd3Ef4Gh5Jk6L7Mn8' },
  ],
  currency: 'USD',
  redeemUrl: null,
  reportUrl: null,
  source: 'public mail readers',
  checked: '2026-11',
  confidence: 'B',
}
