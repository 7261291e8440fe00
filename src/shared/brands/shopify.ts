// Any small shop sends these; found by labels.
import type { GiftBrand } from '../model'

export const shopify: GiftBrand = {
  id: 'shopify',
  name: { ja: 'ショップのギフトカード', en: 'Shop gift card' },
  aliases: ['Shopify'],
  senderDomains: ['shopify.com', 'shopifyemail.com', 'myshopify.com'],
  codes: [],
  bearerLinks: [
    { host: '*.myshopify.com', path: '^/gift_cards/[0-9]{1,20}/[0-9a-f]{16,64}', example: 'https://shop.myshopify.com/gift_cards/123/0a1b2c3d4e5f60718293a4b5c6d7e8f9' },
    { host: '*.shopify.com', path: '^/gift_cards/[0-9]{1,20}/[0-9a-f]{16,64}', example: 'https://checkout.shopify.com/gift_cards/123/0a1b2c3d4e5f60718293a4b5c6d7e8f9' },
  ],
  currency: null,
  redeemUrl: null,
  reportUrl: null,
  source: 'shopify.dev GiftCardCreateInput (8 to 20 characters)',
  checked: '2026-11',
  confidence: 'A',
}
