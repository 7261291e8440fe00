// The only family where a Luhn-valid number is the gift.
import type { GiftBrand } from '../model'

export const prepaidVisa: GiftBrand = {
  id: 'prepaid-visa',
  name: { ja: 'プリペイドVisa・Mastercard', en: 'Prepaid Visa / Mastercard' },
  aliases: ['Visa', 'Mastercard', 'prepaid card', 'virtual card', 'Virtual Account', 'プリペイドカード'],
  senderDomains: ['blackhawk-net.com', 'prepaiddigitalsolutions.com'],
  codes: [
    { pattern: '[0-9]{4} [0-9]{4} [0-9]{4} [0-9]{4}', example: '4111 1111 1111 1111' },
  ],
  pins: [{ pattern: '[0-9]{3}', example: '123' }],
  codeLabels: ['Card number'],
  currency: null,
  redeemUrl: null,
  reportUrl: null,
  source: 'ISO/IEC 7812',
  checked: '2026-11',
  confidence: 'A',
}
