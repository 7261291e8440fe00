// Evidence for a number that nobody names: who types a card off for somebody, or hands a sum over in plain words, calls
// it neither code nor gift. A sum, a shop, what to do with it, and the short number behind it say what it is.
import type { Label } from './labels'
import type { Mail } from './context'
import type { Nature } from './nature'
import type { Token } from './tokens'
import { amountsIn } from './amount'
import { anyOf, hits } from './patterns'
import { HOLDS, warmthOf } from './people'
import type { Second } from './pins'
import { secondOf } from './pins'
import { SHOPS } from './shops'

/** What the reader is to do with it, or where it was copied from: all that people say of a number that they do not name. */
const TOLD = anyOf(
  ['お?見せ', '入力', '入れ', '打ち?込', '打つ', '打っ', 'お打ち', '貼り?付け', 'はりつけ', '写し', '書いてある', 'レジ', '会計', '店員', '店頭', 'お?伝え', 'お申し付け', '使って', '使える', 'お使い', '読み上げ', '引換', '引き換え', '移して', 'つかって'],
  ['till', 'checkout', 'register', 'cashier', 'counter', 'show (?:this|it|them)', 'type (?:it|this|in)', 'enter (?:it|this)', 'paste', 'spend', 'says on the', 'on the (?:back|front|card)', 'under the', 'off the card', 'scratch\\w*', 'under\\w*', 'use (?:it|this|them)', 'when you pay', 'at the end', 'write', 'quote', 'read (?:it|this|them) (?:to|out)', 'read this', 'tell (?:them|the|whoever)', 'say (?:it|this)', 'mention', 'i left it', 'typed?', 'typing', 'copied', 'online'],
  ['drauf', 'rubbel\\w*', 'freirubbel\\w*', 'gratt\\w*', 'rasc[ah]\\w*', 'raspa\\w*', 'grattare', 'kras\\w*', 'zdrap\\w*', 'hinten', 'vorne', 'kasse', 'warenkorb', 'eingeben', 'eintippen', 'trag', 'kauf dir', 'abgetippt', 'tippe', 'abgeschrieben', 'steht', 'vorzeig\\w*', 'comptoir', 'caisse', 'recopi\\w*', 'saisi\\w*', 'donne\\w*', '[aà] d[eé]penser', 'tu tapes', 'ach[eè]te', 'caja', 'dentro', 'mostrador', 'dictar', 'teclea\\w*', 'escrib\\w*', 'para gastar', 'agote', 'c[oó]mprate', 'trascri\\w*', 'transcrib\\w*', 'transcrev\\w*', 'copio', 'copi[eé]', 'cassa', 'digita\\w*', 'scegli come pagare', 'comprati', 'caixa', 'digit[ae]\\w*', 'colar', 'ecr[aã]', 'compra(?:r)?', 'kassa', 'vul\\w*', 'koop', 'te besteden', 'kasie', 'przepisuj\\w*', 'kup', 'do wydania', 'wpisz', 'kassan', 'k[oö]p', 'skriv'],
  ['结账', '結帳', '收银', '绑定', '輸入', '输入', '报给', '唸給', '点开', '계산', '매장', '보여', '입력', '사용', '불러', '보냅니다', '등록'],
)
/** A bill, an order, a statement: sums that nobody gives away. */
export const BILL = anyOf(
  ['合計', '小計', '数量', 'ご?請求', 'ご?注文', 'お支払い?(?:金額|額|方法|期限|先|合計|予定)', '送料', '引き落とし', '明細', '落札', '査定', '買取'],
  ['sub-?total', 'total', 'qty', 'quantity', 'invoices?', 'orders?', 'ordered', '(?:amount|balance|payment) due', 'statement', 'refund\\w*', 'shipping', 'price', 'deposit', 'rent', 'insurance', 'claim', 'policy'],
  ['summe', 'gesamt\\w*', 'rechnung\\w*', 'bestell\\w*', 'preis', 'versand\\w*', 'miete', 'total\\w*', 'commandes?', 'factures?', 'prix', 'livraison', 'loyer', 'pedidos?', 'factura', 'precio', 'env[ií]o', 'ordine', 'fattura', 'prezzo', 'spedizione', 'encomenda', 'fatura', 'pre[cç]o', 'bestelling', 'factuur', 'prijs', 'zam[oó]wieni\\w*', 'faktur\\w*', 'ordernummer', 'faktura'],
  ['订单', '訂單', '账单', '帳單', '合计', '주문', '결제', '청구', '합계'],
)

/** What the shop or the thing is called by its trade, when nobody knows its name. */
export const TRADES = anyOf(
  ['本屋', '書店', '喫茶', 'カフェ', 'パン屋', '花屋', '美容室', '食堂', '温泉', '旅館', '映画館', '床屋', 'デパート', '百貨店', 'スーパー', 'コンビニ', 'アイス', 'ケーキ', 'コーヒー', 'ランチ'],
  ['book ?(?:shop|store)s?', 'bakery', 'caf[eé]', 'coffee', 'restaurant', 'florist', 'toy ?shop', 'garden centre', 'nail bar', 'salon', 'spa', 'cinema', 'movies', 'deli', 'pub', 'record shop', 'comic shop', 'bike shop', 'yarn shop', 'hardware store'],
  ['buchhandlung', 'buchladen', 'b[aä]ckerei', 'konditorei', 'blumenladen', 'g[aä]rtnerei', 'spielwaren\\w*', 'drogerie', 'kino', 'friseur', 'therme', 'wirtshaus', 'italiener', 'grieche', 'pizzeria', 'trattoria', 'bistro', 'brasserie', 'biergarten', 'librairie', 'boulangerie', 'p[aâ]tisserie', 'fleuriste', 'papeterie', 'cin[eé]ma', 'institut', 'thermes', 'jouets', 'librer[ií]a', 'papeler[ií]a', 'panader[ií]a', 'pasteler[ií]a', 'florister[ií]a', 'jugueter[ií]a', 'perfumer[ií]a', 'cine', 'peluquer[ií]a', 'zapater[ií]a', 'tienda', 'libreria', 'panetteria', 'pasticceria', 'fioraio', 'profumeria', 'terme', 'negozio', 'livraria', 'papelaria', 'padaria', 'pastelaria', 'florista', 'loja', 'boekhandel', 'boekwinkel', 'bakker\\w*', 'bloemist', 'speelgoed\\w*', 'kapper', 'winkel', 'bioscoop', 'ksi[eę]garni\\w*', 'piekarni\\w*', 'cukierni\\w*', 'kwiaciarni\\w*', 'sklep\\w*', 'kin[ao]', 'bokhandel\\w*', 'bageri'],
  ['书店', '書店', '面包店', '麵包', '咖啡', '奶茶', '超市', '商场', '影院', '花店', '서점', '책방', '빵집', '카페', '미용실', '영화관', '꽃집', '커피'],
)

/** Who types a card off for somebody calls the number by no name: a sum, a shop, what to do with it and the short number behind it say what it is. */
export function unsaidPoints(token: Token, label: Label, mail: Mail, nature: Nature): number {
  const { view, start, end, bare } = token
  if (nature.foreign > 0 || nature.later || bare.length < 9 || (mail.isList && mail.isAdvert)) return 0
  const isShownAsPicture = view.isAttribute && /^[A-Z0-9]+(?:-[A-Z0-9]+){2,}$/.test(token.text)
  if (isShownAsPicture && mail.links.some((link) => link.bearer)) return 4
  const behind = view.bare.slice(end, end + 200)
  const quoted = behind.search(QUOTED)
  const around = view.isAttribute ? `${mail.subject}\n${mail.gist.slice(0, 1500)}` : view.bare.slice(Math.max(0, start - 300), end) + (quoted < 0 ? behind : behind.slice(0, quoted))
  if (hits(BILL, around) || hits(BILL, mail.subject)) return 0
  const second = bare.length >= 10 ? secondOf(token) : null
  const isShop = hits(SHOPS, around) || hits(SHOPS, mail.subject)
  const isSum = amountsIn({ ...view, bare: around }, 'USD').some(({ weight }) => weight > -2)
  const warmth = warmthOf(mail)
  const isTold = hits(TOLD, around)
  const isGiven = label.alone && mail.speaksOfGift && nature.gives >= 2
  const isHanded = warmth > 0 && isSum && isPlaced(token, label) && (isShop || warmth > 1)
  if (!isTold && !isGiven && !isHanded && !(second?.isHinted && /^\d+$/.test(bare))) return 0
  // "A Brother XR3774": a model.
  const name = label.role === null && !label.alone ? /(?<=[^\s.!?:] )([A-Z][A-Za-zà-ÿ]+) $/.exec(view.bare.slice(Math.max(0, start - 30), start))?.[1] : undefined
  if (name !== undefined && !hits(TOLD, name) && !hits(SHOPS, name)) return 0
  if (!isShop && !isSum && !mail.speaksOfGift) return 0
  const ofShop = isShop ? 1.5 : hits(TRADES, around) ? 1 : 0
  return (isShownAsPicture ? 0.75 : 0) + (isTold ? 0.75 : 0) + ofShop + (isSum ? 1 : 0) + ofSecond(second, bare) + (isHanded ? 0.5 + warmth * 0.5 + (hits(HOLDS, around) ? 0.5 : 0) : 0)
}

/** Where the mail begins that this one answers. */
const QUOTED = /\n\s*(?:[_-]{5,}|(?:From|Von|De|Da|Van|Od|差出人|发件人|보낸사람)\s?:)/u

function ofSecond(second: Second | null, bare: string): number {
  if (second?.isHinted) return /^\d+$/.test(bare) ? 2.5 : 1.25
  return second && /^\d{12,}$/.test(bare) ? 0.75 : 0
}

/** In a line of its own, or behind a colon. */
function isPlaced(token: Token, label: Label): boolean {
  return label.alone || isBesideShop(token, label) || /[::→]\s*$/u.test(leadOf(token))
}

/** Nothing but the name of a shop stands before it, and nothing behind. */
export const isBesideShop = (token: Token, { ends }: Label): boolean => ends && leadOf(token).length <= 30 && hits(SHOPS, leadOf(token))

function leadOf({ view, start }: Token): string {
  const lead = view.bare.slice(Math.max(0, start - 60), start)
  return lead.slice(lead.lastIndexOf('\n') + 1)
}
