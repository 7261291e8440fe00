// Prefix and excluded letters are not confirmed.
import type { GiftBrand } from '../model'

export const nintendo: GiftBrand = {
  id: 'nintendo',
  name: { ja: 'ニンテンドープリペイド番号', en: 'Nintendo eShop card' },
  aliases: ['ニンテンドー', '任天堂', 'Nintendo', 'eショップ', 'eShop', 'スイッチのプリペイド'],
  senderDomains: ['nintendo.com', 'nintendo.co.jp', 'nintendo.net'],
  orderSenders: ['no-reply@accounts.nintendo.com'],
  codes: [
    { pattern: '[A-Z0-9]{16}', example: 'C0A2B3D4E5F6G7H8' },
  ],
  codeLabels: ['ニンテンドープリペイド番号', 'プリペイド番号', '16桁の番号', 'ダウンロード番号', 'Download code'],
  currency: null,
  redeemUrl: null,
  reportUrl: null,
  source: 'nintendo.com/giftcards/terms; public format tables',
  checked: '2026-11',
  confidence: 'A',
}
