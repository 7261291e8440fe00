// Game keys have the same shape and are goods, not money.
import type { GiftBrand } from '../model'

export const steam: GiftBrand = {
  id: 'steam',
  name: { ja: 'Steam ウォレットコード', en: 'Steam Wallet code' },
  aliases: ['Steam', 'スチーム'],
  senderDomains: ['steampowered.com', 'valvesoftware.com'],
  orderSenders: ['noreply@steampowered.com'],
  codes: [
    { pattern: '[A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]{5}', example: 'A2B3C-D4E5F-G6H7J' },
  ],
  codeLabels: ['ウォレットコード', 'Wallet code'],
  currency: null,
  redeemUrl: 'https://store.steampowered.com/account/redeemwalletcode',
  reportUrl: 'https://help.steampowered.com/',
  source: 'store.steampowered.com; public key readers',
  checked: '2026-11',
  confidence: 'A',
}
