// The personal URL alone pays.
import type { GiftBrand } from '../model'

export const quoCardPay: GiftBrand = {
  id: 'quo-card-pay',
  name: { ja: 'QUOカードPay', en: 'QUO Card Pay' },
  aliases: ['QUOカードPay', 'QUOカード', 'QUO Card Pay', 'クオカード', 'クオ・カード'],
  senderDomains: ['quocard.com'],
  codes: [
    { pattern: '[A-Za-z0-9]{16}', example: 'Ab2Cd3Ef4Gh5Jk6L' },
  ],
  codeLabels: ['バリューコード'],
  currency: 'JPY',
  redeemUrl: null,
  reportUrl: null,
  source: 'public guides; the host of the barcode page is not confirmed, so its links are judged by wording and path',
  checked: '2026-11',
  confidence: 'B',
}
