// The giftee network and the convenience-store vouchers: the link is the money, for anyone who has it.
import type { GiftBrand } from '../model'

export const giftee: GiftBrand = {
  id: 'giftee',
  name: { ja: 'giftee', en: 'giftee' },
  aliases: ['giftee', 'ギフティ', 'えらべるPay', 'えらべるギフト', 'majica', 'majicaギフト', 'SBギフト', 'ミスタードーナツ', 'コメダ'],
  senderDomains: ['giftee.co', 'giftee.biz', 'giftee.com', 'giftee.co.jp', 'e-gift.co', 'sbg.jp'],
  codes: [],
  bearerLinks: [
    { host: 'g4b.giftee.biz', path: '^/giftee_boxes/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}', example: 'https://g4b.giftee.biz/giftee_boxes/350d2588-2460-42b4-8818-52b6708fec00' },
    { host: '*.giftee.biz', path: '^/\\S{0,40}/[A-Za-z0-9_-]{16,80}', example: 'https://g4b.giftee.biz/e/Ab2Cd3Ef4Gh5Jk6L7Mn8' },
    { host: '*.giftee.co', path: '^/(?:g|gifts?|e|c|receive)/[A-Za-z0-9_-]{8,80}', example: 'https://giftee.co/g/0a1b2c3d4e5f60718293' },
    { host: '*.e-gift.co', path: '^/[a-z]{1,8}/[A-Za-z0-9_-]{8,80}(?:/|$|\\?)', example: 'https://donki.e-gift.co/c/Ab2Cd3Ef4Gh5Jk6L7Mn8/1' },
    { host: 'sbg.jp', path: '^/cp/exchange/[0-9]{1,12}/[0-9a-f]{16,64}', example: 'https://sbg.jp/cp/exchange/2136066/c81b709b2d1211c587968714c1de7000' },
    { host: 'apli.lawson.jp', path: '^/ldcp/coupon\\?(?:.*&)?encDataCode=[^&]{8,200}', example: 'https://apli.lawson.jp/ldcp/coupon?campaignId=12&encDataCode=Ab2Cd3Ef4Gh5Jk6L' },
    { host: 'coupon.sej.co.jp', path: '^/order/cpnsp_03\\.do\\?\\S{8,300}', example: 'https://coupon.sej.co.jp/order/cpnsp_03.do?id=Ab2Cd3Ef4Gh5Jk6L' },
    { host: 'ncpfa.famima.com', path: '^/prd/ebcweb\\?\\S{8,300}', example: 'https://ncpfa.famima.com/prd/ebcweb?c=Ab2Cd3Ef4Gh5Jk6L' },
  ],
  currency: 'JPY',
  redeemUrl: null,
  reportUrl: null,
  source: 'public clients and a public Japanese voucher-link analyser',
  checked: '2026-11',
  confidence: 'A',
}
