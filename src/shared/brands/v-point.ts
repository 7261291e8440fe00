// Found by its labels alone.
import type { GiftBrand } from '../model'

export const vPoint: GiftBrand = {
  id: 'v-point',
  name: { ja: 'Vポイントギフト', en: 'V Point gift' },
  aliases: ['Vポイント', 'Ｖポイント'],
  senderDomains: ['smbc-card.com', 'tsite.jp'],
  codes: [],
  codeLabels: ['Vポイントギフトコード'],
  currency: 'JPY',
  redeemUrl: null,
  reportUrl: null,
  source: 'no public format',
  checked: '2026-11',
  confidence: 'C',
}
