// Family of 「…ID」「管理番号」「有効期限」 mails.
import type { GiftBrand } from '../model'

export const edy: GiftBrand = {
  id: 'edy',
  name: { ja: 'EdyギフトID', en: 'Edy gift ID' },
  aliases: ['Edyギフト', '楽天Edy', 'Edy', 'エディ'],
  senderDomains: ['edy.jp'],
  codes: [
    { pattern: '[A-Z0-9]{16}', example: 'A2B3C4D5E6F7G8H9' },
  ],
  codeLabels: ['EdyギフトID'],
  bearerLinks: [
    { host: 'giftid.edy.jp', path: '^/\\S{0,60}[?&/][A-Za-z0-9=_-]{16,80}', example: 'https://giftid.edy.jp/regist?id=A2B3C4D5E6F7G8H9' },
  ],
  currency: 'JPY',
  redeemUrl: null,
  reportUrl: null,
  source: 'mail templates of a Japanese point site (labels); length not confirmed',
  checked: '2026-11',
  confidence: 'C',
}
