// Gift codes for LINE STORE are another thing than gifts sent in LINE.
import type { GiftBrand } from '../model'

export const lineGift: GiftBrand = {
  id: 'line-gift',
  name: { ja: 'LINEギフト', en: 'LINE Gift' },
  aliases: ['LINEギフト', 'LINE GIFT', 'LINE STORE', 'LINEポイントコード', 'LINEプリペイド'],
  senderDomains: ['line.me', 'linecorp.com'],
  codes: [
    { pattern: '[A-Za-z0-9]{9,18}', example: 'Ab2Cd3Ef4Gh5' },
  ],
  codeLabels: ['LINEギフトコード'],
  bearerLinks: [
    { host: 'gift.line.me', path: '^/(?:receive|r|g|gift|message)/[A-Za-z0-9_-]{8,80}', example: 'https://gift.line.me/receive/Ab2Cd3Ef4Gh5Jk6L' },
  ],
  currency: 'JPY',
  redeemUrl: null,
  reportUrl: null,
  source: 'public format tables; receive URLs are not confirmed',
  checked: '2026-11',
  confidence: 'C',
}
