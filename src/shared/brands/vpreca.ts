// A gift code, or a card number with expiry and security code.
import type { GiftBrand } from '../model'

export const vpreca: GiftBrand = {
  id: 'vpreca',
  name: { ja: 'Vプリカギフト', en: 'V-Preca gift' },
  aliases: ['Vプリカ', 'ｖプリカ', 'バニラVisa', 'バニラカード'],
  senderDomains: ['vpreca.jp', 'vpc.lifecard.co.jp', 'vanilla-gc.com'],
  codes: [],
  pins: [{ pattern: '[0-9]{3}', example: '123' }],
  codeLabels: ['ギフトコード'],
  currency: 'JPY',
  redeemUrl: null,
  reportUrl: null,
  source: 'usedoor.jp; format not confirmed',
  checked: '2026-11',
  confidence: 'C',
}
