// Money put on a stored-value card or into a shop's wallet, by the reader or by itself: said of the card, with a sum.
import type { Mail } from './context'
import { anyOf } from './patterns'
import { hits, MONEY } from './words'

const RELOADED = anyOf(
  ['(?:カード|ウォレット|マネー|nanaco|waon|edy|プリカ|ペイ|pay|残高)[^\\n。]{0,30}(?:チャージ|入金)(?:を?し(?:ま|て)|(?:いた)?しました|が?完了|されました|手続き)', '(?:チャージ|入金)(?:が|の|\\()?(?:完了|成立)', 'オートチャージ(?:実行|を|が|し|の|完了)', 'クレジットチャージ', '残高(?:が|を)(?:追加|加算)(?:され|し)(?:ま|て)', '(?:gift ?card|ギフト(?:カード|券|コード)|プリペイド(?:番号|カード|コード))を(?:使用|登録|利用|チャージ|適用)(?:し|いたし|され)まし', '(?:ギフト(?:カード|券)|プリペイド\\S{0,4})(?:の)?(?:登録|チャージ|追加)が完了'],
  ['(?:added|loaded|reloaded|transferred|deposited) (?:usd |eur |[$€£] ?)?\\d[^\\n]{0,10} (?:to|onto|on) (?:your |the )?[^\\n.]{0,40}(?:card|balance|wallet|account)', 'cards?[^\\n.]{0,40}(?:has been|was|were|have been|is) (?:successfully |automatically |auto-?)?(?:re)?loaded', 'auto-?reload(?:ed|s)?', 'reload (?:receipt|amount|confirm\\w*|successful|complete\\w*|of)', 'you(?:\'ve| have)? (?:re)?loaded', 'you(?:\'ve| have)? topped up', '(?:wallet|card|balance) (?:top-?up|reload)', 'top-?up (?:receipt|successful|confirm\\w*|complete\\w*)'],
  ['karte[^\\n.]{0,40}aufgeladen', '(?:guthaben|karten?|wallet)[ -]?auflad\\w+', 'aufladung (?:erfolgreich|best[aä]tigt|von|ihrer|deiner|abgeschlossen)', 'carte[^\\n.]{0,40}(?:recharg|cr[eé]dit)[eé]+', 'rechargement (?:effectu|de|confirm|r[eé]ussi|automatique)\\w*', 'tarjeta[^\\n.]{0,40}recargad\\w', 'recarga (?:de|realizada|confirmada|autom[aá]tica|completada|exitosa|efetuada|conclu[ií]da)', 'has recargado', 'carta[^\\n.]{0,40}ricaricat\\w', 'ricarica (?:effettuata|di|completata|automatica|riuscita)', 'cart[aã]o[^\\n.]{0,40}(?:recarregad|carregad)\\w', 'carregamento (?:de|efetuado|conclu[ií]do)', 'kaart[^\\n.]{0,40}opgewaardeerd', 'opwaardering (?:van|gelukt|geslaagd|bevestigd)', 'kart[aęy][^\\n.]{0,40}(?:do[lł]adowan|zasilon)\\w+', 'do[lł]adowanie karty', 'zasilenie karty'],
  ['充值成功', '储值成功', '儲值成功', '加值成功', '自动充值', '충전이? ?(?:완료|되었)', '자동\\s?충전'],
)
/** A quick look: most mails have none of these. */
const LOADS = /チャージ|入金|残高|使用し|登録し|load|topped|top-?up|added|transferred|deposited|auflad|aufgelad|recharg|cr[eé]dit[eé]|recarg|ricaric|carreg|opwaard|opgewaard|do[lł]adow|zasil|充值|储值|儲值|加值|충전/i

/** Whose card: the one that ends so, or the new balance of it. */
const ITS_CARD = anyOf(['末尾', '残高', '\\*{2,4}[ -]?\\d{4}', 'カード(?:名|番号)', 'ending (?:in )?', 'balance', 'endet auf', 'guthaben', 'endziffern', 'se terminant', 'solde', 'terminad[ao] en', 'saldo', 'che termina', 'terminad[ao] em', 'eindigend', 'ko[nń]cz[aą]c\\w+', '尾号', '余额', '餘額', '잔액'])
/** Telephones and banks are another matter. */
const NOT_STORED = anyOf(['携帯', '通話', '電話料金', 'ご利用代金', '引き?落', '普通預金', '振込', 'スイカ', 'suica', 'pasmo', 'icoca', 'phone', 'mobile (?:number|plan)', 'sim', 'data plan', 'minutes', 'checking', 'savings', 'loan', 'metrocard', 'oyster', 'toll', 'rufnummer', 'handy', 'girokonto', 'darlehen', 't[eé]l[eé]phone', 'forfait', 'virement', 'tel[eé]fono', 'm[oó]vil', 'transferencia', 'cellulare', 'bonifico', 'telem[oó]vel', 'celular', 'beltegoed', 'ov-chipkaart', 'telefon\\w*', 'przelew\\w*', '手机', '话费', '휴대폰', '교통카드'])

/** 0, or 3 to 5 for a mail that tells of money put on such a card. */
export function reloadPoints(mail: Mail, text: string): number {
  if (mail.isList || !LOADS.test(text) || !hits(RELOADED, text) || !hits(MONEY, text) || hits(NOT_STORED, text)) return 0
  const isBrand = mail.senderBrand !== null || mail.brands.size > 0
  return 3 + (hits(ITS_CARD, text) ? 1 : 0) + (isBrand ? 1 : 0)
}
