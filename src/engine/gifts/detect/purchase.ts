// A gift card was bought or sent from the user's account, and the mail shows no code: if the user did not do it,
// someone else is in the shop account.
import type { Reason } from '../../../shared/model'
import type { ReasonCode } from '../../../shared/reason-words'
import type { Mail } from './context'
import { BRANDS } from '../../../shared/brands/index'
import { ADVERT, hits } from './words'

const phrase = (...list: string[]) => new RegExp(`(?:${list.join('|')})`, 'giu')

/** Balance used for paying, exclusions, advertisements: gift words that name no purchase of a gift. */
const NOT_A_PRODUCT = phrase('ギフト(?:カード|券)?(?:の)?残高', 'gift ?card(?:s)? balance', 'gift balance', 'paid (?:with|by) gift card', 'ギフト(?:カード|券)(?:で|による)(?:の)?お?支払', '(?:cannot|can\'t|may not) be (?:applied to|used (?:for|on)) gift cards', 'ギフト(?:ラッピング|包装|設定|ショップ|シール)', 'gift (?:wrap|receipt|message|options?|shop)', '残高(?:の)?有効期限')
const PRODUCT = phrase('ギフト(?:カード|券|コード)', 'eギフト', '電子ギフト', 'デジタルギフト', 'ドリンクチケット', 'e-?gifts?', 'gift ?cards?', 'gift certificates?', 'digital gifts?', 'giftcards?', 'quoカードpay', '図書カードnext', 'ネットギフト', 'eメールタイプ', 'チャージタイプ', 'ウォレット入金', 'ウォレット(?:へ)?(?:の)?(?:チャージ|入金|追加)', '残高(?:の|を)(?:追加|チャージ)', 'wallet (?:funds|top-?up|credit)', 'add(?:ed)? funds', 'プリペイド(?:番号|カード)', 'itunes', 'ストアチケット', 'gutschein', 'geschenkkarte', 'cartes?[- ]cadeaux?', 'ch[eè]que-?cadeau', 'buon[oi] regalo', '(?:cheque|tarjeta)s?(?: de)? regalo', 'vale[- ]presente', 'cart[aã]o[- ]presente', '礼品卡', '禮品卡', '기프트\\s?카드', '상품권')
const ORDER = phrase('注文(?:番号|内容|の確認|済み|受付|を承り|合計|日)', 'ご注文', 'ご購入', '受注番号', '取引番号', '購入(?:完了|明細|履歴)', '決済(?:完了|番号)', '領収', 'お支払い(?:金額|完了)', '残高を追加', '残高の追加', 'チャージ金額', 'order (?:#|no|number|total|confirm|receipt|summary|details|id)', 'your (?:[\\w.]{1,30} )?order', 'order confirmed', 'thanks? (?:you )?for your (?:order|purchase)', 'receipt', 'transaction id', 'invoice', 'purchase (?:confirm|detail|summary)', 'charged to', 'payment (?:to|of|received|confirm)', '^order\\b', 'bestell(?:ung|nummer|best[aä]tigung)', 'rechnung', 'commande', 'pedido', 'ordine', 'compra', 'encomenda', '订单', '訂單', '주문')
const TOTAL = phrase('合計', '数量', '個数', '金額', '総額', '[x×]\\s?\\d', '\\d\\s?点', '\\btotal', 'quantity', '\\bqty', 'summe', 'gesamt', 'menge', 'montant', 'importe', 'totale', 'quantit', '合计', '数量', '합계', '[¥$€£₹]\\s?\\d', '\\d\\s?円', '\\d\\s?€')
const SENT = phrase('(?:ギフト|gift|カード)[^\\n]{0,40}(?:送信(?:が完了)?しました|送信が完了|様に届きました|を送信しました|お届け(?:が)?完了)', 'お送りいただいた(?:ギフト|e?ギフト)', 'gift ?cards?[^\\n]{0,40}(?:was|were|has been|have been) (?:sent|delivered|emailed)', 'you sent an?[^\\n]{0,40}gift', 'sent to [^\\n]{0,60}(?:gift ?card)', 'ギフトカードは指定の宛先', 'gutschein[^\\n]{0,40}(?:wurde|versendet|verschickt)', 'carte[- ]cadeau[^\\n]{0,40}(?:a [eé]t[eé] (?:envoy|livr))', 'tarjeta regalo[^\\n]{0,40}(?:ha sido|se ha) enviad', 'buono regalo[^\\n]{0,40}(?:[eè] stato) (?:inviat|consegnat)')
const OPENED = phrase('お送りした(?:ギフト|e?ギフト)[^\\n]{0,30}(?:登録|開封|受け取|使用)', '様が(?:ギフト|e?ギフト)[^\\n]{0,30}(?:登録|開封|受け取)', 'gift ?card[^\\n]{0,50}(?:was|has been) (?:opened|redeemed|claimed|viewed)(?! to your)', '(?:opened|redeemed|claimed) (?:your|the) (?:e-?)?gift')
const CANCELLED = phrase('(?:ギフト|gift)[^\\n]{0,80}(?:キャンセル|取り消し|取消|cancel)', 'cancel[^\\n]{0,60}gift ?card', '(?:gutschein|geschenkkarte)[^\\n]{0,60}stornier')

const ORDER_SENDERS = new Set(BRANDS.flatMap((brand) => brand.orderSenders ?? []))

export type Purchase = { points: number; reasons: Reason[] }
/** At and above this it is a purchase. */
export const PURCHASED = 4

const count = (pattern: RegExp, text: string) => (hits(pattern, text) ? 1 : 0)

/** What stands within some lines of a gift product: an order elsewhere in a long mail is another matter. */
function aroundProducts(text: string, subject: string): string {
  const pieces = [subject]
  let end = 0
  for (const match of text.matchAll(PRODUCT)) {
    if (match.index < end) continue
    end = match.index + 400
    pieces.push(text.slice(Math.max(0, match.index - 300), end))
    if (pieces.length > 20) break
  }
  return pieces.join('\n')
}

export function purchaseOf(mail: Mail): Purchase {
  const text = mail.gist.replace(NOT_A_PRODUCT, ' ')
  const reasons: Reason[] = []
  const note = (code: ReasonCode, points: number) => {
    reasons.push({ code })
    return points
  }
  if (!count(PRODUCT, text) && !count(SENT, text) && !count(OPENED, text)) return { points: 0, reasons }
  let points = 0
  const nearby = aroundProducts(text, mail.subject)
  if (count(ORDER, nearby)) points += note('order-words', 2 + count(TOTAL, nearby))
  if (count(OPENED, text)) points += note('gift-opened', 3)
  else if (count(SENT, text)) points += note('gift-sent', 3)
  if (count(CANCELLED, text)) points += note('order-cancelled', 2)
  if (points === 0) return { points, reasons }
  if (ORDER_SENDERS.has(mail.message.from?.address ?? '')) points += 1
  if (mail.senderBrand !== null || /order|receipt|注文|store|shop|ストア|auto-confirm/i.test(`${mail.fromName} ${mail.message.from?.address ?? ''}`)) points += 1
  if (count(ORDER, mail.subject)) points += 1
  if (count(PRODUCT, mail.subject.replace(NOT_A_PRODUCT, ' '))) points += 1
  // Newsletters, and threads among people, speak of cards without buying one.
  if (mail.isList) points -= 3
  // "Win a card" and the like, but for the shop's own order mails.
  if (hits(ADVERT, nearby) && mail.senderBrand === null) points -= 2
  if (/^(?:re|fwd?|転送|返信)\s?[:：]/i.test(mail.subject)) points -= 2
  return { points, reasons }
}
