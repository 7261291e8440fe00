// Length C.
import type { GiftBrand } from '../model'

export const digico: GiftBrand = {
  id: 'digico',
  name: { ja: 'デジコ', en: 'digico' },
  aliases: ['デジコ', 'digico'],
  senderDomains: ['digi-co.net'],
  codes: [
    { pattern: '[A-Z0-9]{15}', example: 'A2B3C4D5E6F7G8H' },
  ],
  bearerLinks: [
    { host: 'user.digi-co.net', path: '^/\\S{0,60}[?&/](?:(?:code|token|id|t)=)?[A-Za-z0-9]{12,40}', example: 'https://user.digi-co.net/gift?code=A2B3C4D5E6F7G8H' },
  ],
  currency: 'JPY',
  redeemUrl: null,
  reportUrl: null,
  source: 'public clients',
  checked: '2026-11',
  confidence: 'B',
}
