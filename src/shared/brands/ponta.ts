// Family of 「…ID」「管理番号」「有効期限」 mails.
import type { GiftBrand } from '../model'

export const ponta: GiftBrand = {
  id: 'ponta',
  name: { ja: 'Pontaポイント コード', en: 'Ponta point code' },
  aliases: ['Ponta', 'ポンタ'],
  senderDomains: ['ponta.jp', 'loyalty.co.jp'],
  codes: [
    { pattern: '[A-Z0-9]{16}', example: 'A2B3C4D5E6F7G8H9' },
  ],
  codeLabels: ['Pontaポイント コード', 'Pontaポイントコード'],
  currency: 'JPY',
  redeemUrl: null,
  reportUrl: null,
  source: 'mail templates of a Japanese point site (labels); length not confirmed',
  checked: '2026-11',
  confidence: 'C',
}
