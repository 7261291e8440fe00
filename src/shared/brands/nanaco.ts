// Case-sensitive; the ID is also inside the registration link.
import type { GiftBrand } from '../model'

export const nanaco: GiftBrand = {
  id: 'nanaco',
  name: { ja: 'nanacoギフト', en: 'nanaco gift' },
  aliases: ['nanaco', 'ナナコ'],
  senderDomains: ['nanaco-net.jp'],
  codes: [
    { pattern: '[A-Za-z0-9]{16}', example: 'Ab2Cd3Ef4Gh5Jk6L' },
  ],
  codeLabels: ['nanacoギフトID', 'ギフトID'],
  bearerLinks: [
    { host: 'www.nanaco-net.jp', path: '^/pc/emServlet\\?(?:.*&)?gid=(?<code>[A-Za-z0-9]{16})', example: 'https://www.nanaco-net.jp/pc/emServlet?gid=Ab2Cd3Ef4Gh5Jk6L' },
    { host: 'nanaco-net.jp', path: '^/pc/emServlet\\?(?:.*&)?gid=(?<code>[A-Za-z0-9]{16})', example: 'https://nanaco-net.jp/pc/emServlet?gid=Ab2Cd3Ef4Gh5Jk6L' },
  ],
  currency: 'JPY',
  redeemUrl: null,
  reportUrl: null,
  source: 'nine public registration tools',
  checked: '2026-11',
  confidence: 'A',
}
