// Codes mostly come from shops and point sites; Google itself sends receipts.
import type { GiftBrand } from '../model'

export const googlePlay: GiftBrand = {
  id: 'google-play',
  name: { ja: 'Google Play ギフトコード', en: 'Google Play gift card' },
  aliases: ['Google Play', 'グーグルプレイ', 'GooglePlay', 'Play ストア', 'Google Gift Card', 'Google card', 'Googleカード', 'グーグル', 'googleギフト'],
  senderDomains: ['google.com'],
  orderSenders: ['googleplay-noreply@google.com'],
  codes: [
    { pattern: '[A-Z0-9]{16}', example: 'A2B3C4D5E6F7G8H9' },
    { pattern: '[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}', example: 'A2B3-C4D5-E6F7-G8H9-J2K3' },
  ],
  bearerLinks: [
    { host: 'play.google.com', path: '^/redeem/?\\?(?:.*&)?code=(?<code>[A-Za-z0-9]{16,20})', example: 'https://play.google.com/redeem?code=A2B3C4D5E6F7G8H9' },
  ],
  currency: null,
  redeemUrl: 'https://play.google.com/redeem',
  reportUrl: 'https://support.google.com/googleplay/answer/9057338?hl=ja',
  source: 'support.google.com/googleplay; public format tables (16 in Japan, 20 elsewhere)',
  checked: '2026-11',
  confidence: 'B',
}
