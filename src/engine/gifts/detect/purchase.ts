// A gift card was bought or sent from the user's account, or one that was sent has been opened, and the mail shows no
// code: if the user did not do it, someone else is in the shop account. Products, and what happened to them, are
// counted apart, in every language.
import type { Reason } from '../../../shared/model'
import type { ReasonCode } from '../../../shared/reason-words'
import type { Mail } from './context'
import { BRANDS } from '../../../shared/brands/index'
import { anyOf, matchesOf } from './patterns'
import { reloadPoints } from './reloads'
import { VI_TH } from './vietnamese-thai'
import { ADVERT, hits } from './words'

/** Balance used for paying, exclusions, wrapping: gift words that name no purchase of a gift. */
const NOT_A_PRODUCT = anyOf(
  ['paid (?:with|by|using|via) [^\\n]{0,30}vouchers?', 'ギフト(?:カード|券)?(?:の)?残高', 'ギフト(?:カード|券)(?:で|による)(?:の)?お?支払', 'ギフト(?:ラッピング|包装|設定|ショップ|シール|メッセージ|モール)', '残高(?:の)?有効期限', 'paid (?:from|with|by|using|via) [^\\n]{0,20}(?:wallet|balance|gift ?cards?|credit)', '(?:bezahlt|zahlung) (?:mit|per) [^\\n]{0,16}(?:guthaben|gutschein)', 'pay[eé]e? (?:avec|par) [^\\n]{0,16}(?:carte cadeau|solde|avoir)', 'pagado con [^\\n]{0,16}(?:tarjeta regalo|saldo)', 'pagato con [^\\n]{0,16}(?:buono|carta regalo|saldo|gift)', 'betaald met [^\\n]{0,16}(?:cadeau|tegoed)', 'gift ?card(?:s)? balance', 'gift balance', 'paid (?:with|by) gift card', '(?:cannot|can\'t|may not) be (?:applied to|used (?:for|on)) gift cards', '(?:gift )?vouchers? templates?', 'gift registry', 'gift (?:wrap\\w*|receipt|message|options?|shop)', 'gift card applied', 'hors cartes cadeaux', '(?:使用|用)(?:礼品卡|禮品卡|礼券|禮券)(?:抵扣|支付|折抵)?', '(?:礼品卡|禮品卡|礼券|禮券)(?:抵扣|支付|余额|餘額|折抵)', 'gift ?(?:card|voucher|certificate)s?(?:\\(s\\))? (?:amount|used|payment|redemption|discount|credit)', 'ギフト(?:カード|券)(?:の)?ご?(?:利用|使用)(?:額|分)?(?=\\s{0,4}[:-]?\\s?[-¥(\\d])', 'paid (?:with|by|using|via) [^\\n]{0,24}vouchers?', '(?:기프트카드|상품권)\\s?(?:사용|할인|결제)', '선물\\s?(?:세트|포장|상자)', '(?:礼品|禮品|礼物|禮物)(?:包装|包裝|袋|盒)', 'ギフト券(?:プレゼント|をお送りします)', 'ギフトカード(?:への交換|購入を装)'],
)
const PRODUCT = anyOf(
  ['ギフト(?:カード|券|コード|チケット)', '法人ギフト', '(?:トラベル|旅行|体験|グルメ|カタログ)ギフト', '(?:贈答|ギフト|お祝い)用[^\\n]{0,12}券', '仕立て券', 'e-?ギフト', '(?:電子|デジタル|ネット|カタログ|セレクト|ポイント)ギフト', 'ギフト「', 'ギフト(?=を|が|は|の送)', '商品券', '旅行券', '食事券', '引換券', 'ドリンクチケット', 'quoカードpay', '図書カードnext', 'eメールタイプ', 'チャージタイプ', 'ウォレット入金', 'ウォレット(?:へ)?(?:の)?(?:チャージ|入金|追加)', '残高(?:の|を)(?:追加|チャージ)', 'プリペイド(?:番号|カード)', 'プリカ', 'itunes', 'ストアチケット', 'ギフトモール'],
  ['e-?gift ?cards?', 'e-?cards? \\w{0,10}gift', 'gift (?:subscription|membership|experience)', '(?:steam|playstation|psn|xbox|nintendo|eshop|apple|google play|itunes|roblox|netflix|spotify|razer|paysafe\\w*|neosurf|transcash)[^\\n]{0,18}(?:wallet|cards?|karten?|cartes?|tarjetas?|kaart|kart[ay]|credits?|guthaben|codes?)', 'digital gifts?', 'e-?gift(?:s| cards?| certificates?| vouchers?)?(?<!gift|gifts)', 'e-gifts?', 'egifts?', 'gift ?cards?', 'gift certificates?', 'e-?vouchers?', 'vouchers?', 'wallet (?:funds|top-?up|credit)', 'add(?:ed)? funds', 'prepaid', 'top-?up'],
  ['guthaben(?:karte|code)\\w*', 'prepaid-?karte\\w*', 'recharges? (?:pcs|transcash|neosurf)', 'buoni? digital\\w*', 'tarjetas? (?:digital|prepago)\\w*', 'cart[oõ]es[- ]presente', 'carte regalo', 'cofanetti', 'waardebon\\w*', 'dinercheque', '\\w*gutscheine?\\w*', 'geschenk(?:karte|gutschein|box)\\w*', 'e?-?cartes?[- ]cadeaux?', 'ch[eè]ques?-?cadeaux?', 'e?-?coffrets?', "bons? d'achat", 'bons?[- ]cadeaux?', 'buon[oi](?: regalo)?', 'carta regalo', 'cofanetto', 'gift card', '(?:cheque|tarjeta|bono)s?(?: de)? regalo', 'cofre', 'vale[- ]presente', 'cart[aã]o[- ](?:presente|oferta)', 'cheque[- ]oferta', 'cadeau(?:bon|kaart)\\w*', 'kart[aęy] podarunkow\\w*', 'presentkort\\w*', 'gavekort\\w*'],
  ['礼品卡', '禮品卡', '禮券', '禮物', '礼物', '電子券', 'e卡', '购物卡', '充值卡', '기프트\\s?카드', '기프티콘', '상품권', '선물(?:하기)?', '[0-9]만?원권', '교환권'],
  VI_TH.PRODUCTS,
)
/** Cards and tickets with a price or a number of pieces: products where something was ordered. */
const CARDS = anyOf(['(?:商品券|ギフト(?:カード|券)?(?:[(（]カードタイプ[)）])?)[^\\n]{0,10}\\d円?[^\\n]{0,8}[×x枚]', '(?:quoカード|クオカード|図書カード)[^\\n]{0,14}(?:円|[×x枚])', '(?:鑑賞|利用|入浴|入場|回数|宿泊|体験|お?食事|乗車|優待)券[^\\n]{0,12}[×x枚]'])
const ORDER = anyOf(
  ['注文(?:番号|内容|の確認|済み|受付|を承り|合計|日|確定|完了)', 'ご注文', 'ご購入', '受注番号', '取引番号', '購入(?:完了|明細|履歴|金額|手続き)', '決済(?:完了|番号)', '領収', 'お支払い(?:金額|完了|方法)', '残高を追加', '残高の追加', 'チャージ金額', '支払方法', 'お買い上げ', '贈った日', '発注', 'ご入金', 'お振込み?(?:先|をお待ち|ください)', '入金(?:が完了|が?おわ|いた|しま|完了)', 'チャージ(?:が|の)?(?:完了|しました|いたしました)', 'オートチャージ', 'お会計が済み', '(?:カード|ギフト券|商品券)を(?:本日)?(?:発送|出荷)'],
  ['orders?(?: (?:#|no|number|total|confirm\\w*|receipt|summary|details|id))?', 'order confirmed', 'thanks? (?:you )?for (?:your (?:order|purchase)|buying|purchasing|ordering)', 'receipt(?: id)?', 'transaction id', 'invoice', 'purchase (?:confirm\\w*|details?|summary|receipt)', 'you (?:bought|purchased)', 'charged to', 'gift ?cards? purchase', 'you (?:re)?loaded', 'auto-?reload\\w*', '(?:has been|was) (?:re)?loaded', 'reload(?:ed)? (?:of|amount|complete|receipt)', 'payment (?:to|of|received|confirm\\w*|method)', 'subtotal', 'billed'],
  ['bestell\\w*', 'auftrag\\w*', 'rechnung\\w*', 'zahlung\\w*', 'commande', 'facture', 'paiement', 'recargaste', 'recarga (?:realizada|exitosa|conclu[ií]da|efectuada)', 'aufgeladen', 'recharg[eé]e?', 'opgewaardeerd', 'ricaricat\\w+', 'pedido', 'compra', 'factura', 'ordine', 'acquisto', 'pagamento', 'encomenda', 'fatura', 'bestelling', 'factuur', 'betaling', 'zam[oó]wieni\\w*', 'p[lł]atno[sś]\\w+', 'best[aä]llning\\w*', 'ordrebekr\\w*', '订单', '訂單', '下单', '付款', '주문', '결제', '구매'],
  VI_TH.ORDERS,
)
const TOTAL = anyOf(['合計', '数量', '個数', '金額', '総額', '価格', '点数', 'total\\w*', 'quantity', 'qty', 'summe', 'gesamt\\w*', 'menge', 'preis', 'montant', 'prix', 'importe', 'precio', 'totale', 'prezzo', 'valor', 'bedrag', 'kwota', '合计', '合計', '数量', '金额', '金額', '합계', '금액', ...VI_TH.TOTALS])
const SUM = /[¥$€£₹₩]\s?\d|\d\s?(?:円|€|원|元|zł|kr|EUR|USD|GBP|BRL|CHF|PLN)|(?:R\$|NT\$|HK\$|EUR|USD|GBP|CHF)\s?\d|[x×]\s?\d|\d\s?x\s|\d{1,4},\d{2}\s/giu
/** Went to somebody else. */
const SENT = anyOf(
  ['(?:ギフト|gift|カード|チケット|券)[^\\n。]{0,40}(?:送信(?:が完了|いた)?しました|送信が完了|送信(?:いた|完了)|様に届きました|さんに届きました|を送信し|お届け(?:が)?完了|お送りしました|贈りました|配信(?:いた)?しました)', '送信ずみ', '送信済み?', '送信完了', 'お送りいただいた(?:ギフト|e?ギフト)', 'ギフトカードは指定の宛先', 'ギフト(?:を|の)(?:贈|送付|送信)[^\\n。]{0,20}(?:完了|ました)', 'を(?:贈り|プレゼントし)ました'],
  ['gifts?(?: ?cards?)?[^\\n]{0,60}(?:was|were|has been|have been) (?:sent|delivered|emailed|e-mailed|scheduled)', 'you(?:\'ve| have)? (?:just )?sent [^\\n]{0,50}gift', 'sent to [^\\n]{0,60}gift ?card', 'gift ?card[^\\n]{0,60}(?:sent to|delivered to|is on its way to)', 'gift[^\\n]{0,40}on its way to', 'your gift [^\\n]{0,60}(?:has|have) (?:gone|been passed) (?:on )?to', 'your gift to [^\\n]{0,40} (?:was|has been|is)'],
  ['(?:gutschein|geschenk)[^\\n]{0,80}(?:gesendet|versendet|verschickt|zugestellt)', '(?:carte|coffret|cadeau|ch[eè]que)[^\\n]{0,80}(?:a (?:bien )?[eé]t[eé]|est) (?:bien )?(?:envoy|livr|exp[eé]di|remis|transmis|distribu)\\w*', '(?:tarjeta|cheque|bono|regalo|vale)[^\\n]{0,80}(?:ha sido|se ha|fue) (?:enviad|entregad)\\w*', '(?:buono|carta regalo|gift card|regalo|cofanetto)[^\\n]{0,80}[eè] stat[oa] (?:inviat|consegnat|spedit)\\w*', '(?:cart[aã]o|vale|presente|cheque|gift card)[^\\n]{0,80}(?:foi|foram) (?:enviad|entregue)\\w*', '(?:cadeau)[^\\n]{0,80}(?:is|werd) (?:verstuurd|verzonden|bezorgd)', '(?:karta|bon|voucher)[^\\n]{0,60}zosta[lł]\\w* wys[lł]an\\w*', '(?:presentkort|gavekort)[^\\n]{0,60}(?:skickat|skickats|sendt)', '贈送(?:至|給)', '已贈送', '已送达', '已发送', '발송(?:이|되)', '전송'],
)
const OPENED = anyOf(
  ['(?:お送りした|贈った|送った|お贈りした|プレゼントした|お贈りいただいた)[^\\n]{0,60}(?:登録|開封|受け取|受取|使用|使い|利用|メッセージ|届け)', '様が(?:ギフト|e?ギフト)[^\\n]{0,30}(?:登録|開封|受け取)', 'ギフトが(?:受け取られ|開封され|使用され|利用され|登録され)', 'ギフト[^\\n]{0,30}(?:受け取られました|開封されました|使用されました)', 'ギフトのお礼', '贈ったギフト', '(?:贈りもの|贈り物|プレゼント|ギフト)が(?:ひら|開|届|使)[^\\n]{0,6}(?:ました|れました)', '(?:贈った|送った)[^\\n]{0,30}(?:券|ギフト|カード|チケット)[^\\n]{0,60}\\n?[^\\n]{0,40}(?:ひらき|開き|使い|受け取り)ました'],
  ['gift ?card[^\\n]{0,50}(?:was|has been) (?:opened|redeemed|claimed|viewed|accepted|used)(?! to your)', '(?:opened|redeemed|claimed|accepted|viewed|used) (?:your|the) (?:[\\w$€£.]{1,12} ){0,3}(?:e-?)?gift', 'thanked you for (?:your|the) gift', '(?:gutschein|geschenk\\w*)[^\\n]{0,50}(?:eingel[oö]st|ge[oö]ffnet|abgerufen)', 'a (?:ouvert|utilis[eé]|re[cç]u) (?:votre|ton|le|la) (?:e-?)?(?:carte|cadeau|coffret|ch[eè]que)', '(?:ha abierto|ha canjeado|ha recibido) (?:tu|su|el|la) (?:regalo|tarjeta|cheque)', '(?:ha aperto|ha riscattato|ha usato) (?:il|la) (?:tu[oa] )?(?:regalo|buono|gift|carta)', '(?:abriu|resgatou|usou) (?:o|a) (?:seu|sua)? ?(?:presente|vale|cart[aã]o)', '(?:cart|vale|presente|cheque)[^\\n]{0,60}foi (?:abert|usad|resgatad|utilizad)\\w*', '(?:tarjeta|regalo|cheque|vale)[^\\n]{0,60}(?:ha sido|fue) (?:abiert|canjead|usad|utilizad)\\w*', '(?:carte|cadeau|coffret|ch[eè]que)[^\\n]{0,60}(?:a (?:bien )?[eé]t[eé]|vient d.[eê]tre) (?:ouvert|utilis|consult|activ)\\w*', '(?:buono|regalo|carta|cofanetto)[^\\n]{0,60}[eè] stat[oa] (?:apert|usat|utilizzat|riscattat)\\w*', '(?:cadeau\\w*)[^\\n]{0,60}is (?:geopend|ingewisseld|gebruikt)', '(?:karta|bon)[^\\n]{0,60}zosta[lł]\\w* (?:otwart|wykorzystan)\\w*', '선물[^\\n]{0,20}(?:확인|사용)(?:했|하셨|되었)', '已(?:领取|領取|兑换)您'],
)
const CANCELLED = anyOf(
  ['(?:ギフト|gift|商品券)[^\\n]{0,80}(?:キャンセル|取り消し|取消|返金|期限切れ|払い戻し|cancel\\w*|refund\\w*|declined|failed)', '(?:キャンセル|取り消し|取消|返金|払い戻し)[^\\n]{0,60}(?:ギフト|商品券)', '(?:cancel\\w*|refund\\w*)[^\\n]{0,60}gift ?card', '(?:gutschein|geschenk)[^\\n]{0,80}(?:stornier|erstatt)\\w*', '(?:carte|coffret|cadeau)[^\\n]{0,80}(?:annul|rembours)\\w*', '(?:tarjeta|regalo|cheque)[^\\n]{0,80}(?:cancelad|reembols|anulad)\\w*', '(?:buono|regalo|gift card)[^\\n]{0,80}(?:annullat|rimbors)\\w*', '(?:presente|vale|cart[aã]o)[^\\n]{0,80}(?:cancelad|reembols)\\w*', '(?:cadeau)[^\\n]{0,60}(?:geannuleerd|terugbetaald)', '(?:상품권|선물|기프트)[^\\n]{0,40}(?:취소|환불)', '(?:礼品卡|禮券|禮物)[^\\n]{0,40}(?:取消|退款)'],
)
const RECIPIENT = anyOf(
  ['お?贈り先', '送信先', '送付先', '宛先', 'お届け先', 'お相手', '受取人', '贈り先', '受け取る方', 'メール納品', 'recipient', 'sent to', 'send to', 'deliver(?:y|ed)? to', 'to:', 'for:', 'scheduled (?:for|delivery)', 'empf[aä]nger\\w*', 'beschenkte\\w*', 'an:', 'destinataire', 'b[eé]n[eé]ficiaire', 'destinatari[oa]', 'beneficiari[oa]', 'para:', 'ontvanger', 'odbiorca', 'mottagare', 'modtager', 'ご?送付先', 'お送り先', 'will be (?:e-?mailed|sent|delivered) (?:to|by)', 'wird (?:an|per)', 'versand(?:t|en)? an', 'sera envoy\\w+', 'se enviar[aá] a', 'ser[aá] enviad\\w', 'sar[aà] inviat\\w', 'verr[aà] inviat\\w', 'wordt (?:verstuurd|gemaild|verzonden)', 'wy[sś]lemy', 'odbiorc\\w*', '受贈', '收件人', '收礼', '받는 ?(?:분|사람)', '수신자'],
  VI_TH.RECIPIENTS,
)
/** The user's own review, lottery or survey, for which a gift is promised. */
const BAIT = anyOf(['bewert\\w*', 'rate (?:us|your|this)', 'votre avis', 'valora\\w*', 'tu opini[oó]n', 'recension\\w*', 'avalia(?:r|[cç][aã]o)\\w*', 'beoordeel\\w*', 'oce[nń]\\w*', '评价', '評價', '후기', 'レビュー', '抽選', '応募', 'アンケート', 'キャンペーン', 'もれなく', 'が当たる', '交換申請', '予定日', '購入を装', 'reviews?', 'win', 'survey', 'sweepstakes', 'gewinnspiel', 'concours', 'sorteo', 'concorso', 'werben', 'geworben', 'refer (?:a|your)', 'parrain\\w*', 'amigo', 'amico', '紹介'])

const ORDER_SENDERS = new Set(BRANDS.flatMap((brand) => brand.orderSenders ?? []))
const ORDER_SENDER = /order|receipt|注文|store|shop|ストア|auto-confirm|bestell|commande|pedidos?|ordini|compra|payments?|billing|transaction|purchase|gift/i

export type Purchase = { points: number; reasons: Reason[] }
/** At and above this it is a purchase. */
export const PURCHASED = 4

/** What stands within some lines of a gift product: an order elsewhere in a long mail is another matter. */
function aroundProducts(text: string, subject: string, products: readonly RegExpExecArray[]): string {
  const pieces = [subject]
  let end = 0
  for (const match of [...products, ...matchesOf(CARDS, text)].sort((a, b) => a.index - b.index)) {
    if (match.index < end) continue
    end = match.index + 400
    pieces.push(text.slice(Math.max(0, match.index - 300), end))
    if (pieces.length > 20) break
  }
  return pieces.join('\n')
}

export function purchaseOf(mail: Mail): Purchase {
  const text = mail.gist.replace(NOT_A_PRODUCT, ' ')
  const subject = mail.subject.replace(NOT_A_PRODUCT, ' ')
  const reasons: Reason[] = []
  const note = (code: ReasonCode, points: number) => {
    reasons.push({ code })
    return points
  }
  const reload = reloadPoints(mail, text)
  if (reload >= PURCHASED) return { points: reload, reasons: [{ code: 'order-words' }] }
  const [isSent, isOpened] = [hits(SENT, text), hits(OPENED, text)]
  const products = [...matchesOf(PRODUCT, text)]
  if (!isSent && !isOpened && products.length === 0 && !(hits(ORDER, text) && hits(CARDS, text))) return { points: 0, reasons }
  let points = 0
  const nearby = aroundProducts(text, subject, products)
  if (hits(ORDER, nearby)) points += note('order-words', 2 + Number(hits(TOTAL, nearby) || hits(SUM, nearby)))
  if (isOpened) points += note('gift-opened', 4)
  else if (isSent) points += note('gift-sent', 3)
  if (hits(CANCELLED, text)) points += note('order-cancelled', 2)
  if (points === 0) return { points, reasons }
  if (hits(RECIPIENT, nearby)) points += 1
  if (ORDER_SENDERS.has(mail.message.from?.address ?? '')) points += 1
  if (mail.senderBrand !== null || ORDER_SENDER.test(`${mail.fromName} ${mail.message.from?.address ?? ''}`)) points += 1
  if (hits(ORDER, subject)) points += 1
  if (hits(PRODUCT, subject)) points += 1
  // Newsletters, and threads among people, speak of cards without buying one.
  if (mail.isList) points -= 3
  if (hits(BAIT, nearby) && !isSent && !isOpened) points -= 2.5
  // A parcel with a present in it.
  if (/伝票番号|送り状|tracking (?:number|no)|のし/i.test(text) && !isOpened && !isSent && !hits(CARDS, text)) points -= 2.5
  // "Win a card" and the like, but for the shop's own order mails.
  if (hits(ADVERT, nearby) && mail.senderBrand === null && !isSent && !isOpened) points -= 1
  if (/^(?:re|fwd?|転送|返信)\s?[:：]/i.test(mail.subject)) points -= 2
  return { points, reasons }
}
