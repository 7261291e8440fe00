// The shape is also that of Windows and Office product keys: words decide.
import type { GiftBrand } from '../model'

export const xbox: GiftBrand = {
  id: 'xbox',
  name: { ja: 'Xbox ギフトカード', en: 'Xbox / Microsoft gift card' },
  aliases: ['Xbox', 'エックスボックス', 'Microsoft ギフトカード', 'Microsoft Gift Card', 'マイクロソフトギフト', 'Microsoft Store', 'Game Pass', 'ゲームパス'],
  senderDomains: ['microsoft.com', 'xbox.com', 'microsoftrewards.com'],
  codes: [
    { pattern: '[A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]{5}', example: 'A2B3C-D4E5F-G6H7J-K8L9M-N2P3Q' },
  ],
  codeLabels: ['25桁のコード', '25-character code'],
  bearerLinks: [
    { host: 'redeem.microsoft.com', path: '^/(?:enter|redeem)/?\\?(?:.*&)?(?:code|mstoken)=(?<code>[A-Za-z0-9-]{25,29})', example: 'https://redeem.microsoft.com/enter?code=A2B3C-D4E5F-G6H7J-K8L9M-N2P3Q' },
  ],
  currency: null,
  redeemUrl: 'https://redeem.microsoft.com/enter',
  reportUrl: null,
  source: 'public format tables',
  checked: '2026-11',
  confidence: 'A',
}
