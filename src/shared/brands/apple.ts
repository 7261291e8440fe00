// Apple Gift Card and the old iTunes cards. Reply-To of a genuine mail is the giver.
import type { GiftBrand } from '../model'

export const apple: GiftBrand = {
  id: 'apple',
  name: { ja: 'Apple Gift Card', en: 'Apple Gift Card' },
  aliases: ['Apple Gift Card', 'Apple ギフトカード', 'Appleギフトカード', 'アップルギフト', 'Apple', 'iTunes', 'App Store', 'アップル', 'アップルカード'],
  senderDomains: ['apple.com'],
  senders: ['do_not_reply@email.apple.com', 'no_reply@email.apple.com'],
  orderSenders: ['order_acknowledgment@orders.apple.com'],
  codes: [
    { pattern: 'X[A-Z0-9]{15}', strong: true, example: 'XA2B3CD4EF5GH6JK' },
  ],
  codeLabels: ['Redeem Code', 'iTunesコード'],
  bearerLinks: [
    { host: 'apps.apple.com', path: '^/redeem/?\\?(?:.*&)?code=(?<code>[A-Z0-9]{16})', example: 'https://apps.apple.com/redeem?ctx=gc&code=XA2B3CD4EF5GH6JK' },
  ],
  currency: null,
  redeemUrl: 'https://apps.apple.com/redeem',
  reportUrl: 'https://support.apple.com/ja-jp/itunes-gift-card-scams',
  source: 'support.apple.com/ja-jp/HT201209; public mail readers',
  checked: '2026-11',
  confidence: 'A',
}
