// Remittance links may be kept by a passcode, but need not.
import type { GiftBrand } from '../model'

export const paypay: GiftBrand = {
  id: 'paypay',
  name: { ja: 'PayPay', en: 'PayPay' },
  aliases: ['PayPay', 'ペイペイ'],
  senderDomains: ['paypay.ne.jp', 'paypay-corp.co.jp'],
  codes: [
    { pattern: '[A-Z0-9]{16}', example: 'A2B3C4D5E6F7G8H9' },
  ],
  codeLabels: ['PayPayギフトカードコード', 'ギフトカードコード', 'PayPayポイントコード'],
  bearerLinks: [
    { host: 'pay.paypay.ne.jp', path: '^/(?!login|top|help|about|app)[A-Za-z0-9]{12,24}/?(?:\\?|$)', example: 'https://pay.paypay.ne.jp/A2b3C4d5E6f7G8h9' },
    { host: 'www.paypay.ne.jp', path: '^/app/cashing/\\S{0,40}[?&]code=(?<code>[A-Za-z0-9]{16})', example: 'https://www.paypay.ne.jp/app/cashing/giftcard?code=A2B3C4D5E6F7G8H9' },
    { host: 'paypay.ne.jp', path: '^/app/cashing/\\S{0,40}[?&]code=(?<code>[A-Za-z0-9]{16})', example: 'https://paypay.ne.jp/app/cashing/giftcard?code=A2B3C4D5E6F7G8H9' },
  ],
  currency: 'JPY',
  redeemUrl: null,
  reportUrl: null,
  source: 'several public clients (remittance links); public guides (point codes)',
  checked: '2026-11',
  confidence: 'A',
}
