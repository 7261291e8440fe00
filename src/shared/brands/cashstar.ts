// Many US brands; the page first asks for the recipient's address, which an intruder in the mailbox knows.
import type { GiftBrand } from '../model'

export const cashstar: GiftBrand = {
  id: 'cashstar',
  name: { ja: 'CashStar', en: 'CashStar' },
  aliases: ['CashStar'],
  senderDomains: ['cashstar.com'],
  codes: [],
  bearerLinks: [
    { host: '*.cashstar.com', path: '^/gift-card/view/[A-Za-z0-9_-]{8,120}', example: 'https://shop.cashstar.com/gift-card/view/Ab2Cd3Ef4Gh5Jk6L/' },
  ],
  currency: null,
  redeemUrl: null,
  reportUrl: null,
  source: 'public mail readers',
  checked: '2026-11',
  confidence: 'A',
}
