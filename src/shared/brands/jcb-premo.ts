// Number and 8-digit PIN.
import type { GiftBrand } from '../model'

export const jcbPremo: GiftBrand = {
  id: 'jcb-premo',
  name: { ja: 'JCBプレモ', en: 'JCB Premo' },
  aliases: ['JCBプレモ', 'プレモデジタル', 'プレモカード', 'JCB PREMO', 'ギフティプレモ'],
  senderDomains: ['jcb.co.jp', 'jcbpremo.jp'],
  codes: [
    { pattern: '[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{4}', example: '1234-5678-9012-3452' },
  ],
  pins: [{ pattern: '[0-9]{8}', example: '12345678' }],
  codeLabels: ['カード番号'],
  currency: 'JPY',
  redeemUrl: null,
  reportUrl: null,
  source: 'jcb.co.jp/voucher/premo',
  checked: '2026-11',
  confidence: 'B',
}
