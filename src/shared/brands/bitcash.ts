// Sixteen hiragana.
import type { GiftBrand } from '../model'

export const bitcash: GiftBrand = {
  id: 'bitcash',
  name: { ja: 'BitCash', en: 'BitCash' },
  aliases: ['BitCash', 'ビットキャッシュ'],
  senderDomains: ['bitcash.jp', 'bitcash.co.jp'],
  codes: [
    { pattern: '[ぁ-ん]{4} [ぁ-ん]{4} [ぁ-ん]{4} [ぁ-ん]{4}', strong: true, example: 'あかさた なはまや らわいき しちにひ' },
  ],
  codeLabels: ['ひらがなID', 'ひらがな16文字'],
  currency: 'JPY',
  redeemUrl: null,
  reportUrl: null,
  source: 'giftgrace.jp; public format tables',
  checked: '2026-11',
  confidence: 'A',
}
