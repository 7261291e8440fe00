// Evidence for a number that nobody names: who types a card off for somebody, or hands a sum over in plain words, calls
// it neither code nor gift. A sum, a shop, what to do with it, and the short number behind it say what it is.
import type { Label } from './labels'
import type { Mail } from './context'
import type { Nature } from './nature'
import type { Token } from './tokens'
import { amountsIn } from './amount'
import { anyOf, hits } from './patterns'
import { secondOf } from './pins'
import { SHOPS } from './shops'

/** What the reader is to do with it, or where it was copied from: all that people say of a number that they do not name. */
const TOLD = anyOf(
  ['お?見せ', '入力', '入れ', '打ち?込', '打つ', '打っ', 'お打ち', '貼り?付け', 'はりつけ', '写し', '書いてある', 'レジ', '会計', '店員', '店頭', 'お?伝え', 'お申し付け', '使って', '使える', 'お使い', '読み上げ', '引換', '引き換え', '移して', 'つかって'],
  ['till', 'checkout', 'register', 'cashier', 'counter', 'show (?:this|it|them)', 'type (?:it|this|in)', 'enter (?:it|this)', 'paste', 'spend', 'says on the', 'on the (?:back|front|card)', 'under the', 'off the card', 'scratch\\w*', 'use (?:it|this|them)', 'when you pay', 'at the end', 'write', 'quote', 'read (?:it|this|them) (?:to|out)', 'read this', 'tell (?:them|the|whoever)', 'say (?:it|this)', 'mention', 'i left it', 'typed?', 'typing', 'copied', 'online'],
  ['drauf', 'hinten', 'vorne', 'kasse', 'warenkorb', 'eingeben', 'eintippen', 'trag', 'kauf dir', 'abgetippt', 'tippe', 'abgeschrieben', 'steht', 'vorzeig\\w*', 'comptoir', 'caisse', 'recopi\\w*', 'saisi\\w*', 'donne\\w*', '[aà] d[eé]penser', 'tu tapes', 'ach[eè]te', 'caja', 'dentro', 'mostrador', 'dictar', 'teclea\\w*', 'escrib\\w*', 'para gastar', 'agote', 'c[oó]mprate', 'trascri\\w*', 'transcrib\\w*', 'transcrev\\w*', 'copio', 'copi[eé]', 'cassa', 'digita\\w*', 'scegli come pagare', 'comprati', 'caixa', 'digit[ae]\\w*', 'colar', 'ecr[aã]', 'compra(?:r)?', 'kassa', 'vul\\w*', 'koop', 'te besteden', 'kasie', 'przepisuj\\w*', 'kup', 'do wydania', 'wpisz', 'kassan', 'k[oö]p', 'skriv'],
  ['结账', '結帳', '收银', '绑定', '輸入', '输入', '报给', '唸給', '点开', '계산', '매장', '보여', '입력', '사용', '불러', '보냅니다', '등록'],
)
/** A bill, an order, a statement: sums that nobody gives away. */
export const BILL = anyOf(
  ['合計', '小計', '数量', 'ご?請求', 'ご?注文', 'お支払い?(?:金額|額|方法|期限|先|合計|予定)', '送料', '引き落とし', '明細', '落札', '査定', '買取'],
  ['sub-?total', 'total', 'qty', 'quantity', 'invoices?', 'orders?', 'ordered', '(?:amount|balance|payment) due', 'statement', 'refund\\w*', 'shipping', 'price', 'deposit', 'rent', 'insurance', 'claim', 'policy'],
  ['summe', 'gesamt\\w*', 'rechnung\\w*', 'bestell\\w*', 'preis', 'versand\\w*', 'miete', 'total\\w*', 'commandes?', 'factures?', 'prix', 'livraison', 'loyer', 'pedidos?', 'factura', 'precio', 'env[ií]o', 'ordine', 'fattura', 'prezzo', 'spedizione', 'encomenda', 'fatura', 'pre[cç]o', 'bestelling', 'factuur', 'prijs', 'zam[oó]wieni\\w*', 'faktur\\w*', 'ordernummer', 'faktura'],
  ['订单', '訂單', '账单', '帳單', '合计', '주문', '결제', '청구', '합계'],
)

/** Who types a card off for somebody calls the number by no name: a sum, a shop, what to do with it and the short number behind it say what it is. */
export function unsaidPoints(token: Token, label: Label, mail: Mail, nature: Nature): number {
  const { view, start, end, bare } = token
  if (nature.foreign > 0 || nature.later || bare.length < 9 || (mail.isList && mail.isAdvert)) return 0
  const isShownAsPicture = view.isAttribute && /^[A-Z0-9]+(?:-[A-Z0-9]+){2,}$/.test(token.text)
  if (isShownAsPicture && mail.links.some((link) => link.bearer)) return 4
  const around = view.isAttribute ? `${mail.subject}\n${mail.gist.slice(0, 1500)}` : view.bare.slice(Math.max(0, start - 300), end + 200)
  if (hits(BILL, around) || hits(BILL, mail.subject)) return 0
  const second = bare.length >= 10 ? secondOf(token) : null
  const isTold = hits(TOLD, around)
  const isGiven = label.alone && mail.speaksOfGift && nature.gives >= 2
  if (!isTold && !isGiven && !(second?.isHinted && /^\d+$/.test(bare))) return 0
  // "A Brother XR3774": a model.
  const name = label.role === null && !label.alone ? /(?<=[^\s.!?:] )([A-Z][A-Za-zà-ÿ]+) $/.exec(view.bare.slice(Math.max(0, start - 30), start))?.[1] : undefined
  if (name !== undefined && !hits(TOLD, name)) return 0
  const isShop = hits(SHOPS, around) || hits(SHOPS, mail.subject)
  const isSum = amountsIn({ ...view, bare: around }, 'USD').some(({ weight }) => weight > -2)
  if (!isShop && !isSum && !mail.speaksOfGift) return 0
  return (isShownAsPicture ? 0.75 : 0) + (isTold ? 0.75 : 0) + (isShop ? 1.5 : 0) + (isSum ? 1 : 0) + (second?.isHinted ? (/^\d+$/.test(bare) ? 2.5 : 1.25) : second && /^\d{12,}$/.test(bare) ? 0.75 : 0)
}
