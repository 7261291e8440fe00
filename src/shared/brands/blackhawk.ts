// Found by its labels and by the words around them.
import type { GiftBrand } from '../model'

export const blackhawk: GiftBrand = {
  id: 'blackhawk',
  name: { ja: 'Blackhawk / Gift Card Mall', en: 'Blackhawk / Gift Card Mall' },
  aliases: ['Gift Card Mall', 'Blackhawk', 'GiftCardMall'],
  senderDomains: ['giftcardmall.com', 'blackhawk-net.com', 'activationspot.com'],
  senders: ['gcm-support@giftcardmall.com', 'customerservice@giftcardmall.com'],
  codes: [],
  bearerLinks: [
    { host: 'egift.activationspot.com', path: '^/egift\\?(?:.*&)?(?:eid|tid)=[A-Za-z0-9_-]{8,80}', example: 'https://egift.activationspot.com/egift?eid=A2B3C4D5E6F7G8H9&tid=A2B3C4D5E6F7G8H9' },
    { host: '*.giftcardmall.com', path: '^/\\S{0,60}[?&/](?:[a-z]{1,12}=)?[A-Za-z0-9_-]{20,120}', example: 'https://www.giftcardmall.com/view?t=Ab2Cd3Ef4Gh5Jk6L7Mn8' },
  ],
  currency: null,
  redeemUrl: null,
  reportUrl: null,
  source: 'public mail readers',
  checked: '2026-11',
  confidence: 'A',
}
