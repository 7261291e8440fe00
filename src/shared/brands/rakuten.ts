// Its "PIN" is the code itself.
import type { GiftBrand } from '../model'

export const rakuten: GiftBrand = {
  id: 'rakuten',
  name: { ja: '楽天ギフトカード', en: 'Rakuten gift card' },
  aliases: ['楽天ギフト', '楽天ポイントギフト', '楽天キャッシュ', '楽天', 'Rakuten', 'ラクテン'],
  senderDomains: ['rakuten.co.jp', 'rakuten.com'],
  orderSenders: ['order@rakuten.co.jp'],
  codes: [
    { pattern: '[A-Z0-9]{10}', example: 'A2B3C4D5E6' },
  ],
  codeLabels: ['PIN番号', 'カード番号(10桁)', '10桁のPIN番号'],
  currency: 'JPY',
  redeemUrl: null,
  reportUrl: null,
  source: 'rakuten-help.com; public format tables',
  checked: '2026-11',
  confidence: 'B',
}
