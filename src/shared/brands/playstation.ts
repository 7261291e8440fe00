// All-digit 4-4-4 is a parcel number, not a code.
import type { GiftBrand } from '../model'

export const playstation: GiftBrand = {
  id: 'playstation',
  name: { ja: 'PlayStation Store チケット', en: 'PlayStation Store gift card' },
  aliases: ['PlayStation', 'プレイステーション', 'プレステ', 'PS Store', 'PSストア', 'PSN', 'PS4', 'PS5', 'プレステカード'],
  senderDomains: ['playstation.com', 'sony.com', 'sonyentertainmentnetwork.com'],
  orderSenders: ['sony@txn-email.playstation.com'],
  codes: [
    { pattern: '[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}', example: 'A2B3-C4D5-E6F7' },
  ],
  codeLabels: ['プロダクトコード', '12桁のコード', 'Voucher code'],
  currency: null,
  redeemUrl: null,
  reportUrl: null,
  source: 'public format tables; 10-character codes are discounts',
  checked: '2026-11',
  confidence: 'A',
}
