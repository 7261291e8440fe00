// Face value: figures with a currency, points (1:1 yen), Japanese numerals, words and friends' slang. Which of several
// figures it is, the words around decide: a label of value, a gift noun right behind, the place of the code; against it
// speak prices, minimums, donations, exchanged points, fees and balances.
import type { View } from './text'
import { hits } from './words'
import { anyOf, matchesOf } from './patterns'
import { VI_TH } from './vietnamese-thai'

export type Amount = { value: number; currency: string; start: number; end: number; view: View; /** How much the words make it the face value. */ weight: number }

const NUMBER = String.raw`\d{1,3}(?:[,.'\u00a0 ]\d{3})+(?:[.,]\d{1,2})?|\d{1,9}(?:[.,]\d{1,2})?`
const SIGNS: Record<string, string> = { '¥': 'JPY', '\\': 'JPY', $: 'USD', '€': 'EUR', '£': 'GBP', '₹': 'INR', '₦': 'NGN', '₩': 'KRW', 'r$': 'BRL', 'rs': 'INR', 'rs.': 'INR', 'a$': 'AUD', 'au$': 'AUD', 'c$': 'CAD', 'ca$': 'CAD', 'cdn$': 'CAD', 'us$': 'USD', 's$': 'SGD', 'hk$': 'HKD', 'nt$': 'TWD', 'mx$': 'MXN', 'nz$': 'NZD', 'zł': 'PLN', zl: 'PLN', kr: 'SEK', 'kr.': 'SEK', 元: 'CNY', 块: 'CNY', 塊: 'CNY', 块钱: 'CNY', 塊錢: 'CNY', 圓: 'CNY', 點: 'TWD', 人民币: 'CNY', 円: 'JPY', 円分: 'JPY', えん: 'JPY', ポイント: 'JPY', マネー: 'JPY', point: 'JPY', points: 'JPY', pt: 'JPY', pts: 'JPY', p: 'JPY', g: 'JPY', クレジット: 'JPY', 원: 'KRW', yen: 'JPY', euro: 'EUR', euros: 'EUR', eur: 'EUR', bucks: 'USD', bux: 'USD', dollars: 'USD', dollar: 'USD', dólares: 'USD', quid: 'GBP', pounds: 'GBP', pound: 'GBP', rupees: 'INR', reais: 'BRL', złotych: 'PLN', kronor: 'SEK', kroner: 'NOK', pesos: 'MXN', peso: 'MXN', francs: 'CHF', franken: 'CHF', 欧元: 'EUR', 美元: 'USD', 日元: 'JPY', '฿': 'THB', บาท: 'THB', đ: 'VND', '₫': 'VND', đồng: 'VND', vnđ: 'VND', ringgit: 'MYR', rm: 'MYR', rp: 'IDR', '₱': 'PHP' }
const CODES = 'JPY|USD|EUR|GBP|CAD|AUD|INR|CNY|RMB|BRL|MXN|CHF|SEK|NOK|DKK|PLN|SGD|HKD|TWD|NTD|NZD|KRW|AED|TRY|ZAR|NGN|CZK|HUF|THB|PHP|IDR|MYR|VND'
const BEFORE = new RegExp(String.raw`(?<![\w])(?<sign>cdn\$|us\$|au\$|ca\$|hk\$|nt\$|mx\$|nz\$|r\$|a\$|c\$|s\$|rs\.?|[¥\\$€£₹₦₩฿₱₫]|rm|rp\.?|(?:${CODES})(?![a-z]))\s{0,2}(?<n>${NUMBER})(?![\d])(?:\s?(?<tail>${CODES})(?![a-z]))?`, 'giu')
const AFTER = new RegExp(String.raw`(?<!\d|\d[.,-])(?<n>${NUMBER})\s?(?<man>[万萬만千천百백])?\s?(?<sign>円分?|えん|ポイント|マネー|points?(?![a-z])|pts?(?![a-z])|クレジット|日元|欧元|美元|元|圓|點|块钱?|塊錢?|원|[€£¥$](?!\d)|zł(?:otych)?|kr\.?(?![a-z])|kron(?:or|er)|euros?(?![a-zà-ÿ])|(?:${CODES})(?![a-z])|bucks|bux|dollars?(?![a-z])|dólares|quid|pounds?(?![a-z])|rupees|reais|francs|franken|yen(?![a-z])|บาท|vnđ|[đ₫](?![a-zà-ỹ])|đồng|ringgit|[pg](?![a-z0-9]))`, 'giu')
const KANJI = /(?<![\d,.])([一二三四五六七八九十百千万壱弐参拾两兩贰貳叁肆伍陆陸柒捌玖佰仟萬]{1,8})(円|元|圓|块|塊)/gu
/** 오만원, 삼만 원. */
const HANGUL = /(?<![가-힣])([일이삼사오육칠팔구십백천만]{2,7})\s?원/gu
const HANGUL_KANJI: Record<string, string> = { 일: '一', 이: '二', 삼: '三', 사: '四', 오: '五', 육: '六', 칠: '七', 팔: '八', 구: '九', 십: '十', 백: '百', 천: '千', 만: '万' }
const FORMAL: Record<string, string> = { 壱: '一', 弐: '二', 参: '三', 拾: '十', 两: '二', 兩: '二', 贰: '二', 貳: '二', 叁: '三', 肆: '四', 伍: '五', 陆: '六', 陸: '六', 柒: '七', 捌: '八', 玖: '九', 佰: '百', 仟: '千', 萬: '万' }
/** 「1万5千ポイント」. */
const MAN_SEN = /(?<![\d,.])(\d{1,3})\s?万\s?(\d)\s?千\s?(?:円|ポイント|pt)/gu
/** 「せんえん」, as grandmothers write. */
const KANA = /(いち|に|さん|よん|ご|ろく|なな|はっ|はち|きゅう)?(まん|せん|ぜん|ひゃく|びゃく|ぴゃく)えん/gu
const KANA_DIGITS: Record<string, number> = { いち: 1, に: 2, さん: 3, よん: 4, ご: 5, ろく: 6, なな: 7, はっ: 8, はち: 8, きゅう: 9 }
const WORDS: Record<string, number> = { five: 5, ten: 10, fifteen: 15, twenty: 20, 'twenty-five': 25, thirty: 30, forty: 40, fifty: 50, sixty: 60, 'seventy-five': 75, seventy: 70, eighty: 80, ninety: 90, hundred: 100, 'a hundred': 100, 'one hundred': 100, 'two hundred': 200, 'five hundred': 500, fünf: 5, zehn: 10, fünfzehn: 15, zwanzig: 20, fünfundzwanzig: 25, dreißig: 30, vierzig: 40, fünfzig: 50, hundert: 100, cinq: 5, dix: 10, quinze: 15, vingt: 20, trente: 30, quarante: 40, cinquante: 50, cent: 100, cinco: 5, diez: 10, quince: 15, veinte: 20, veinticinco: 25, treinta: 30, cuarenta: 40, cincuenta: 50, cien: 100, dieci: 10, quindici: 15, venti: 20, venticinque: 25, trenta: 30, quaranta: 40, cinquanta: 50, cento: 100, dez: 10, vinte: 20, trinta: 30, quarenta: 40, cinquenta: 50, cem: 100, vijf: 5, tien: 10, vijftien: 15, twintig: 20, vijfentwintig: 25, dertig: 30, veertig: 40, vijftig: 50, honderd: 100, dziesięć: 10, dwadzieścia: 20, trzydzieści: 30, pięćdziesiąt: 50, sto: 100, 'sto pięćdziesiąt': 150, dwieście: 200, trzysta: 300, pięćset: 500, femtio: 50, hundra: 100, tvåhundra: 200, trehundra: 300, femhundra: 500, duzentos: 200, quinhentos: 500, doscientos: 200, quinientos: 500, mil: 1000, duecento: 200, zweihundert: 200, 'deux cents': 200, twee: 2, tweehonderd: 200, 'one hundred and fifty': 150, 'forty-five': 45, 'thirty-five': 35, fünfundsiebzig: 75, fünfunddreißig: 35, 'soixante-quinze': 75, soixante: 60, sessenta: 60, setenta: 70, oitenta: 80, sesenta: 60, ochenta: 80, sessanta: 60, ottanta: 80, zestig: 60, sechzig: 60, achtzig: 80 }
const SPELT = new RegExp(String.raw`(?<![a-zà-ÿ])(${Object.keys(WORDS).sort((a, b) => b.length - a.length).join('|')})[ -](?:de )?(dollars?|bucks|pounds?|quid|euros?|reais|złotych|kronor|kroner|pesos?|francs?|franken|rupees)(?![a-z])`, 'giu')
/** "Amount = 50.00", "Taglio EUR: 50,00": the label says that it is money, and at most of what country. */
const BARE = new RegExp(String.raw`(?<![\w-])(?<label>amount|value|balance|montant|valeur|betrag|wert|importe|valor|saldo|importo|taglio|waarde|bedrag|kwota|warto[sś][cć])(?:\s?[([]?(?<sign>${CODES})[)\]]?)?\s?[:=]\s{0,3}(?<n>\d{1,4}[.,]\d{2}|\d{1,4})(?=[ \t]*(?:\n|$))`, 'giu')
/** "hay 200 dentro", "its 60.": who types a card off for somebody needs no currency. */
const HOLDS = /(?<![\wà-ÿ])(?:hay|worth|it'?s|there(?:'s| is| are)|tem|c'è|ci sono|er zi(?:jn|t)|es sind|sind|jest)\s(\d{2,3})(?=\s?(?:dentro|drauf|on (?:it|there)|inside|left|erop|dessus|sopra|na ni[em][jm]?|[.!,\n]|$))/giu
const ZERO_DECIMALS = new Set(['JPY', 'KRW', 'VND', 'IDR'])

const LABEL = anyOf(
  ['金額', '額面', '券面額?', '進呈額', '利用可能額', 'ご?利用可能', '相当額?', '価値', 'ポイント数', '景品', '賞品', '特典', '謝礼', '内容', '商品', '交換先', 'amount', '(?:face )?value', 'worth', 'denomination', 'gift amount', 'card (?:amount|value)', 'starting balance', 'loaded with', 'balance'],
  ['betrag', 'wert', 'im wert von', 'gutscheinwert', 'guthaben', '[uü]ber', 'montant', 'valeur', "d'une valeur de", 'importe', 'valor', 'valore', 'importo', 'del valore di', 'por valor de', 'no valor de', 'waarde', 'bedrag', 'ter waarde van', 't\\.w\\.v\\.', 'warto[sś][cć]\\w*', 'kwota', 'v[aä]rde', 'belopp', 'bel[oø]b', '金额', '面额', '面值', '價值', '面額', '价值', '금액', '액면'],
  VI_TH.AMOUNTS,
)
const NOT_VALUE = anyOf(
  ['交換ポイント', '使用ポイント', '消費ポイント', '残(?:り|高|ポイント)?', 'ポイント残高', '寄附(?:金額)?', '寄付(?:金額)?', 'ご?請求(?:予定額|金額|額)?', '利用料', '手数料', '送料', '小計', '税', 'お支払い?(?:金額|額)?', '決済金額', '購入金額', 'ご購入', '年会費', '参加費', '商品代', '合計', '総額', '差額', '上限', '最大', '抽選', '賞金総額', 'チャージ前', '年収', '時給', '資本金', '元の?価格', '定価', '通常', '引き?換え?ポイント', 'ひきかえ\\S{0,5}', '申請ポイント', '応募\\S{0,4}', '紹介', 'お会計', '(?:refer|invit)\\w*', 'friend', 'empfehl\\w*', 'parrain\\w*', 'recomiend\\w*', 'porta un amico', '추천', '推荐', '推薦', '邀请', '邀請'],
  ['subtotal', 'total', 'order total', 'fees?', 'shipping', 'tax', 'paid', 'minimum', 'spend', 'orders? (?:over|of)', 'purchases? (?:over|of)', 'remaining', 'save', 'discount', 'up to', 'donat\\w+', 'points? used', 'over', 'min\\.?', 'from', 'cost', 'price', 'was', 'invoice', 'bill', 'deposit', 'salary', 'raised', 'activation fee', 'each time'],
  ['gesamt\\w*', 'summe', 'versand\\w*', 'ab', 'mindest\\w*', 'rechnung\\w*', 'total', 'frais', 'livraison', "d[eè]s", 'minimum', 'gastos', 'env[ií]o', 'desde', 'm[ií]nim[oa]', 'a partir de', 'spese', 'minim[oa]', 'totale', 'taxa', 'frete', 'verzendkosten', 'vanaf', 'totaal', '订单金额', '合计', '满', '滿', '결제', '이상'],
  VI_TH.NOT_AMOUNTS,
)
/** Right behind the figure: what it is the value of. */
const OF_GIFT = /^\s?(?:分|相当|券|の?(?:[ァ-ヶーA-Za-z]{2,20})?(?:e?ギフト|ギフト券|商品券|チケット|カード|クーポン|図書|金券|割引券|食事券)|(?:[A-Z][\w.&']{1,20}\s){0,3}(?:e-?)?(?:gift|voucher|card|reward|credit|certificate|gutschein|geschenk|cadeau|regalo|buono|presente|bon\b|prepaid|virtual|visa|mastercard|tarjeta|cheque|vale|carta)|\s?(?:상품권|기프트|금액권|권)|的?(?:礼品|禮品|购物|禮券|电子|電子|e卡|京东))/iu
/** Right before it: "gift card for $20", 「券（一万円）」. */
const GIFT_BEFORE = /(?:gift(?: ?card| ?certificate| ?voucher)?s?|voucher|card|reward|credit|certificate|gutschein|geschenkkarte|gutscheine?|carte(?: cadeau)?|ch[eè]que(?: cadeau)?|bon|coffret|tarjeta(?: regalo)?|cheque(?: regalo)?|vale|bono|buono(?: regalo)?|carta(?: regalo)?|cart[aã]o|presente|cadeaubon|cadeaukaart|karta|bon podarunkowy|presentkort|gavekort|ギフト(?:券|カード|コード)?|チケット|商品券|券|カード|pay|ポイント|クーポン|礼品卡|禮券|e卡|상품권|기프트카드)\s?(?:worth|of|for|over|[uü]ber|de|da|di|van|w|na|von|im wert von|d'une valeur de|por valor de|del valore di|no valor de|ter waarde van|[(（「【:]|\s){0,3}$/iu
/** A condition behind: "100 € or more", 「3,000円以上」. */
const CONDITION = /^\s?(?:以上|以下|未満|引き?|off|オフ|ごと|につき|or more|minimum|and (?:over|above|up)|\+|から|~|〜|の買い物|のお買い?物|\s?(?:oder mehr|et plus|o m[aá]s|o pi[uù]|ou mais|이상)|を?お支払|が当たる|を?請求|のご?寄[附付]|\s?fee)/iu

/** `1,234.50`, `1.234,50`, `40,00`: the last separator with one or two digits behind it is the decimal one. */
function figure(text: string, currency: string): number {
  const match = /[.,](\d{1,2})$/.exec(text)
  const whole = (match && !ZERO_DECIMALS.has(currency) ? text.slice(0, match.index) : text).replace(/\D/g, '')
  return Number(whole) + (match && !ZERO_DECIMALS.has(currency) ? Number(match[1]) / 10 ** match[1]!.length : 0)
}

function kanji(text: string): number {
  const digits = '一二三四五六七八九'
  let total = 0
  let section = 0
  let digit = 0
  for (const written of text) {
    const c = FORMAL[written] ?? written
    const unit = { 十: 10, 百: 100, 千: 1000 }[c]
    if (c === '万') {
      total += (section + digit || 1) * 10_000
      section = digit = 0
    } else if (unit) {
      section += (digit || 1) * unit
      digit = 0
    } else digit = digits.indexOf(c) + 1
  }
  return total + section + digit
}

const FACTOR: Record<string, number> = { 万: 10_000, 萬: 10_000, 만: 10_000, 千: 1000, 천: 1000, 百: 100, 백: 100 }
const POINTS = /^(?:點|ポイント|マネー|クレジット|points?|pts?|p|g)$/i

/** All figures with a currency in one view, in order. `dollar` is the currency of a bare `$`. */
export function amountsIn(view: View, dollar: string): Amount[] {
  const found: Amount[] = []
  const text = view.bare
  const add = (value: number, currency: string, start: number, end: number, bias = 0) => {
    if (!(value > 0) || value > 10_000_000 || found.length > 2000) return
    if (/(?:%|[0-9]-|[A-Za-z]{2})$/.test(text.slice(Math.max(0, start - 2), start)) && !/(?:pay|eur|usd|gbp|jpy)$/i.test(text.slice(Math.max(0, start - 3), start))) return
    const symbol = currency === 'USD' ? dollar : currency === 'RMB' ? 'CNY' : currency === 'NTD' ? 'TWD' : currency
    found.push({ value, currency: symbol.trim(), start, end, view, weight: bias + weightOf(text, start, end) })
  }
  for (const match of matchesOf(BEFORE, text)) {
    const { sign = '', n = '', tail } = match.groups as Record<string, string>
    const currency = tail?.toUpperCase() ?? SIGNS[sign.toLowerCase()] ?? sign.toUpperCase()
    add(figure(n, currency), currency === 'USD' && (sign.length > 1 || tail) ? 'USD ' : currency, match.index, match.index + match[0].length)
  }
  for (const match of matchesOf(AFTER, text)) {
    const { sign = '', n = '', man } = match.groups as Record<string, string>
    // "M2PT" is a piece of a code, "3G" a network; 「Pay1,000円」 is not.
    if (sign === '點' && figure(n, 'JPY') < 50) continue
    if (/^[a-z]/i.test(sign) && (/[A-Za-z]/.test(text[match.index - 1] ?? '') || (sign.length === 1 && figure(n, 'JPY') < 50))) continue
    const currency = SIGNS[sign.toLowerCase()] ?? sign.toUpperCase()
    add(figure(n, man && !n.includes('.') ? 'JPY' : currency) * (man ? (FACTOR[man] ?? 1) : 1), currency, match.index, match.index + match[0].length, POINTS.test(sign) ? -0.6 : 0)
  }
  for (const match of matchesOf(HANGUL, text)) add(kanji([...(match[1] ?? '')].map((c) => HANGUL_KANJI[c] ?? '').join('')), 'KRW', match.index, match.index + match[0].length)
  for (const match of matchesOf(MAN_SEN, text)) add(Number(match[1]) * 10_000 + Number(match[2]) * 1000, 'JPY', match.index, match.index + match[0].length, 0.5)
  for (const match of matchesOf(KANJI, text)) add(kanji(match[1] ?? ''), match[2] === '円' ? 'JPY' : 'CNY', match.index, match.index + match[0].length)
  for (const match of matchesOf(KANA, text)) add((KANA_DIGITS[match[1] ?? ''] ?? 1) * ({ ま: 10_000, せ: 1000, ぜ: 1000 }[match[2]![0]!] ?? 100), 'JPY', match.index, match.index + match[0].length)
  for (const match of matchesOf(SPELT, text)) {
    const unit = (match[2] ?? '').toLowerCase()
    add(WORDS[(match[1] ?? '').toLowerCase()] ?? 0, SIGNS[unit] ?? SIGNS[`${unit}s`] ?? 'USD', match.index, match.index + match[0].length)
  }
  if (found.length === 0) for (const match of matchesOf(/(?:金額|額面|券面額?|面额|面值|ポイント数|クレジット)\s*[::]?\s*(\d{1,3}(?:,\d{3})+|\d{2,7})(?![\d-])/gu, text)) add(figure(match[1] ?? '', 'JPY'), /面值|面额/.test(match[0]) ? 'CNY' : 'JPY', match.index, match.index + match[0].length)
  if (found.length === 0) for (const match of matchesOf(/(?:面额|面額|面值|額面|金額)\s?[::]?\s?([一二三四五六七八九十百千万两兩]{2,6})(?![一-龠])/gu, text)) add(kanji(match[1] ?? ''), /面[额值]/.test(match[0]) ? 'CNY' : 'JPY', match.index, match.index + match[0].length)
  if (found.length === 0) for (const match of matchesOf(/(?<![\d,.])(\d{1,3})\s?万(?=の(?:やつ|分|カード|券)|分|[。\s]|$)/gmu, text)) add(Number(match[1]) * 10_000, 'JPY', match.index, match.index + match[0].length, -0.5)
  if (found.length === 0) for (const match of matchesOf(BARE, text)) {
    const { label = '', sign, n = '' } = match.groups as Record<string, string>
    add(figure(n, sign ?? 'EUR'), sign?.toUpperCase() ?? (/^(?:amount|value|balance|worth)/i.test(label) ? 'USD' : /^(?:kwota|warto)/i.test(label) ? 'PLN' : 'EUR'), match.index, match.index + match[0].length)
  }
  if (found.length === 0) for (const match of matchesOf(HOLDS, text)) add(Number(match[1]), '', match.index, match.index + match[0].length, -1)
  if (found.length === 0) for (const match of matchesOf(/(?:カード|ギフト|プリカ)(\d{3,5})(?:の|円|$)/gmu, text)) add(Number(match[1]), 'JPY', match.index + match[0].indexOf(match[1]!), match.index + match[0].length, -0.5)
  const rate = RATE.exec(text)
  if (rate) return inUnits(text, rate, found, add)
  return found.sort((a, b) => a.start - b.start)
}

/** 「1コイン=1円」: what the shop's own unit is worth. */
const RATE = /(?<![\d,.])1\s?([ァ-ヶーA-Za-z]{2,8}|点)\s?[==]\s?1\s?円/u

function inUnits(text: string, rate: RegExpExecArray, found: Amount[], add: (value: number, currency: string, start: number, end: number) => void): Amount[] {
  const [from, to] = [rate.index, rate.index + rate[0].length]
  for (const match of matchesOf(new RegExp(`(\\d{1,3}(?:,\\d{3})+|\\d{2,7})\\s?${rate[1]!}`, 'gu'), text)) add(figure(match[1]!, 'JPY'), 'JPY', match.index, match.index + match[0].length)
  return found.filter(({ start }) => start < from || start >= to).sort((a, b) => a.start - b.start)
}

/** The label before it in its line or, where it begins one, in the line above; what follows it. */
function weightOf(text: string, start: number, end: number): number {
  const lead = text.slice(Math.max(0, start - 60), start)
  const line = lead.slice(lead.lastIndexOf('\n') + 1)
  const clause = (line.split(/[。;!?！？]|\. |、(?=\S{6})/).at(-1) ?? '').slice(-36)
  const above = /^[\s¥$€£・:-]{0,4}$/.test(line) ? (lead.trimEnd().split('\n').at(-1) ?? '').slice(-24) : ''
  const label = `${above} ${clause}`
  const behind = text.slice(end, end + 40)
  let weight = 0
  if (hits(LABEL, label)) weight += 2
  if (OF_GIFT.test(behind)) weight += 2
  // 「ポイント:3,300pt」 says what was paid as often as what it is worth.
  if (GIFT_BEFORE.test(clause)) weight += /ポイント\s?[:]\s?$/u.test(clause) ? -1 : 1.5
  if (hits(NOT_VALUE, clause.replace(/^.*\d/u, '').slice(-18)) || hits(NOT_VALUE, above)) weight -= 3
  // 「残高：18,640円」 of the voucher itself, in a line of its own.
  if (/(?:^|\n)[\s・■□●]{0,3}残高\s?[::]\s?$/u.test(line)) weight += 2.5
  if (CONDITION.test(behind)) weight -= 3
  // Each of several codes is worth this.
  if (/^\s?(?:[×x*✕]\s?\d|each|ずつ|\/枚|per (?:card|code|person)|chacune?|cada un[oa]|ciascun[oa]|jeweils|je\b|elk|分?[×x]|per stuk|\s?(?:券)[×x]\d)/iu.test(behind) || /\d\s?[×x]\s?[¥$€£]?\s?$/iu.test(clause)) weight += 2
  if (/\bper (?!card|code|person)\b|\/ ?(?:month|月|Monat|mois)|毎月|月額/iu.test(`${clause.slice(-8)}${behind.slice(0, 10)}`)) weight -= 1
  return weight
}
