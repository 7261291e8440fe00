// Amazon gift cards, all countries: one code format world-wide. Associates (affiliate) payouts come from the same
// sender as gifts from friends, some with an English subject on a Japanese account.
import type { GiftBrand } from '../model'

const TLDS = ['co.jp', 'com', 'co.uk', 'de', 'fr', 'it', 'es', 'ca', 'com.au', 'in', 'cn', 'com.mx', 'com.br', 'nl', 'se', 'pl', 'sg', 'ae', 'com.be', 'com.tr']

export const amazon: GiftBrand = {
  id: 'amazon',
  name: { ja: 'Amazonギフトカード', en: 'Amazon gift card' },
  aliases: ['Amazonギフト', 'Amazon ギフト', 'アマゾンギフト', 'アマギフ', 'アマゾン', 'Amazon', '尼ギフ', '亚马逊', '아마존'],
  senderDomains: [...TLDS.map((tld) => `amazon.${tld}`), 'amazonpay.com'],
  senders: [...TLDS.map((tld) => `gc-orders@gc.email.amazon.${tld}`), 'in-gc-orders@gc.email.amazon.in'],
  orderSenders: ['auto-confirm@amazon.co.jp', 'auto-confirm@amazon.com', 'order-update@amazon.co.jp', 'order-update@amazon.com'],
  codes: [{ pattern: '[A-Z0-9]{4}-[A-Z0-9]{6}-[A-Z0-9]{4,5}', strong: true, example: 'AQ2B-3CD4EF-5GH6' }],
  codeLabels: ['ギフトカード番号', 'ギフト券番号', 'Claim Code', 'Gift card claim code', 'Gutscheincode', 'Code chèque-cadeau', 'Codice Buono Regalo', 'Código Cheque regalo'],
  bearerLinks: TLDS.flatMap((tld) => [
    { host: `*.amazon.${tld}`, path: '^/g/(?<code>[A-Z0-9]{14,15})(?:[/?#]|$)', example: `https://www.amazon.${tld}/g/AQ2B3CD4EF5GH6` },
    { host: `*.amazon.${tld}`, path: '^/gc/redeem/?\\?(?:.*&)?claimCode=(?<code>[A-Za-z0-9-]{14,17})', example: `https://www.amazon.${tld}/gc/redeem?claimCode=AQ2B-3CD4EF-5GH6` },
    // Behind the button of US mails; some carry nothing else.
    { host: `*.amazon.${tld}`, path: '^/gp/r\\.html\\?(?=.*C=)(?=.*R=)', example: `https://www.amazon.${tld}/gp/r.html?C=3AB4&R=9c8d&T=C` },
  ]),
  currency: null,
  redeemUrl: 'https://www.amazon.co.jp/gc/redeem',
  reportUrl: null,
  source: 'developer.amazon.com Incentives API; public readers of such mails in nine countries; bloggers on Associates payouts',
  checked: '2026-11',
  confidence: 'A',
}
