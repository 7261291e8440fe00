// Links that are money although their host is unknown: a long random token, handed over by words of a gift, and
// nothing of an advertisement or an imitation about it.
import type { Link } from './links'
import type { Mail } from './context'
import { BRANDS } from '../../../shared/brands/index'
import { isReserved, registrable } from './domains'
import { GIFT, hits, OPEN_LINK } from './words'

const ACCEPT = 5
const NAMES = BRANDS.flatMap((brand) => [brand.id.split('-')[0] ?? '', ...brand.senderDomains.map((domain) => domain.split('.')[0] ?? '')]).filter((name) => name.length >= 4)
const GIFT_HOST = /gift|egift|reward|voucher|card|coupon|ticket|prepaid|wallet|gutschein|cadeau|regalo|presente|geschenk/
const GIFT_PATH = /\/(?:gifts?|g|e|c|v|r|egift|claim|redeem|view|receive|exchange|rewards?|cards?|vouchers?|t|box|code|giftcards?|gift-?cards?|links?)\b/i
const OTHER_PATH = /\/(?:lp|unsub\w*|optout|track\w*|orders?|invit\w*|account|login|signin|auth|confirm|verify|reset|password|survey|click|open|pixel|preferences|privacy|help|support|download|docs?|share|calendar|meet\w*)\b|[?&](?:utm_|unsubscribe)/i
const HARD = new Set(['ip', 'user-info', 'embedded', 'misspelt', 'foreign-bearer-path', 'text-mismatch', 'punycode', 'shortener', 'redirect'])

export function unknownBearers(mail: Mail): Link[] {
  if (!mail.speaksOfGift) return []
  return mail.links.filter((link) => !link.bearer && link.hasToken && !link.risks.some((risk) => HARD.has(risk)) && pointsOf(link, mail) >= ACCEPT)
}

function pointsOf(link: Link, mail: Mail): number {
  let points = 2
  const nearby = `${link.before}\n${link.words}`
  if (hits(GIFT, `${nearby}\n${mail.subject}`)) points += 1.5
  else points += 0.5
  if (mail.brands.size > 0) points += 0.5
  if (GIFT_HOST.test(link.host) || NAMES.some((name) => link.host.includes(name))) points += 1.5
  if (hits(OPEN_LINK, link.words)) points += 1.5
  else if (hits(OPEN_LINK, nearby)) points += 1
  if (GIFT_PATH.test(link.path)) points += 0.5
  if (/[¥$€£₹]\s?\d|\d\s?(?:円|ポイント|€)/.test(mail.gist)) points += 0.5
  if (!mail.isList) points += 0.5
  if (OTHER_PATH.test(link.path)) points -= 3
  if (mail.isList && mail.isAdvert) points -= 2
  if (/^(?:click|track|links?|go|t|email|news|img|cdn)\./.test(link.host)) points -= 2
  if (link.risks.includes('risky-tld') || link.risks.includes('generated')) points -= isReserved(registrable(link.host)) ? 0 : 2
  return points
}
