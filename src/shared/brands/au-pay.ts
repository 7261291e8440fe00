// Labels differ between issuers.
import type { GiftBrand } from '../model'

export const auPay: GiftBrand = {
  id: 'au-pay',
  name: { ja: 'au PAY ギフトカード', en: 'au PAY gift card' },
  aliases: ['au PAY', 'auPAY', 'auペイ'],
  senderDomains: ['auone.jp', 'kddi.com', 'aupay.wallet.auone.jp'],
  codes: [
    { pattern: '[A-Z0-9]{16}', example: '1234567890123452' },
  ],
  codeLabels: ['PINコード', 'コード番号(16桁)', 'コード番号'],
  currency: 'JPY',
  redeemUrl: null,
  reportUrl: null,
  source: 'aupaygiftcard.jp; length not confirmed',
  checked: '2026-11',
  confidence: 'C',
}
