// Found by its labels alone.
import type { GiftBrand } from '../model'

export const dPoint: GiftBrand = {
  id: 'd-point',
  name: { ja: 'dポイントギフト', en: 'd POINT gift' },
  aliases: ['dポイント', 'dギフト', 'ｄポイント'],
  senderDomains: ['docomo.ne.jp', 'nttdocomo.co.jp', 'dpoint.jp'],
  codes: [],
  currency: 'JPY',
  redeemUrl: null,
  reportUrl: null,
  source: 'no public format',
  checked: '2026-11',
  confidence: 'C',
}
