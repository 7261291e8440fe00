// Found by its labels alone.
import type { GiftBrand } from '../model'

export const famipay: GiftBrand = {
  id: 'famipay',
  name: { ja: 'FamiPay ギフト', en: 'FamiPay gift' },
  aliases: ['FamiPay', 'ファミペイ'],
  senderDomains: ['family.co.jp', 'famima.com'],
  codes: [],
  codeLabels: ['FamiPayギフトコード'],
  currency: 'JPY',
  redeemUrl: null,
  reportUrl: null,
  source: 'no public format',
  checked: '2026-11',
  confidence: 'C',
}
