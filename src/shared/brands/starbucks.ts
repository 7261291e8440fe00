// Link only in Japan; number and 8-digit security code in the US.
import type { GiftBrand } from '../model'

export const starbucks: GiftBrand = {
  id: 'starbucks',
  name: { ja: 'スターバックス eGift', en: 'Starbucks eGift' },
  aliases: ['Starbucks', 'スターバックス', 'スタバ'],
  senderDomains: ['starbucks.co.jp', 'starbucks.com'],
  codes: [
    { pattern: '[0-9]{16}', example: '1234567890123452' },
  ],
  pins: [{ pattern: '[0-9]{8}', example: '12345678' }],
  bearerLinks: [
    { host: 'gift.starbucks.co.jp', path: '^/[ce]/[A-Za-z0-9]{8,80}', example: 'https://gift.starbucks.co.jp/c/17Ab2Cd3Ef4Gh5Jk6L7Mn8' },
  ],
  currency: null,
  redeemUrl: null,
  reportUrl: null,
  source: 'public Japanese voucher-link analyser; starbucks-job.com (expiry)',
  checked: '2026-11',
  confidence: 'A',
}
