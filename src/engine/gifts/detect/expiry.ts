// The day a gift ends, as an ISO date. Every day of the mail is weighed by the words before and behind it; relative
// periods stay unknown.
import { columnHead } from './columns'
import { daysIn, yearlessDaysIn } from './dates'
import type { Day } from './dates'
import { anyOf, hits, lastMatch } from './patterns'
import type { View } from './text'
import { VI_TH } from './vietnamese-thai'

const ENDS = anyOf(
  ['[一-龠々ァ-ヶー]{0,6}期限(?:日)?', '有効期間', '引換期間', '利用期間', '使用期間', '交換期間', '受取期間', '締め?切り?', 'しめ?きり', '〆切', '失効日?', '(?:使い|ご利用|利用|使用)?終わり', '終了日?', '(?:一般|以降)?無効', '有効', '期日', '満了日?', '最終日', '(?:使用|利用)可能(?:期間|日)', 'ご利用は', 'ご使用は', '期間'],
  ['expir(?:y|es?|ed|ation|ing)(?: date)?(?: on)?', 'valid(?:ity)?(?: (?:until|thru|through|till|to|up to|before|date))?', 'good (?:thr(?:u|ough)|until|till|to)', '(?:use|used|book|claim|redeem|activate|spend|accept|collect|open|enter)\\w*(?: (?:it|them|this|these|by you|your \\w+|the \\w+))?(?: \\w+)? (?:by|before|until)', 'no later than', 'deadline', 'dies(?: on)?', 'lapses?(?: (?:at|on))?', 'runs? out(?: on)?', 'gone (?:after|by)', 'last day(?: is| to use)?', 'void after', 'not valid after', 'after', 'exp\\.?', 'expires', 'ends?(?: on)?', 'before', 'until', 'by', 'through', 'thru', 'till'],
  ['endet', 'verfallen', 'nach dem', 'am', "d'ici(?: (?:le|au))?", 'apr[eè]s le', '[aà] d[eé]penser avant', 'despu[eé]s del?', 'agote \\w+ \\w+ antes del?', 'plazo', 'vigencia', 'vigente hasta(?: el)?', 'fecha tope', 'ultimo giorno(?: utile)?', 'dopo il', 'depois d[eo]', 'prazo', 'at[eé] ao?', 'tot', 'uiterlijk', 'termin', 'traci wa[zż]no[sś][cć]', 'do', 'senast', 'senest', 'l[aä]uf(?:t|en)', 'endet am', 'g[uü]ltig(?:keit)?(?: ?bis)?', 'gilt bis', 'einl[oö]sbar bis', 'einl[oö]sen bis', 'ablauf(?:datum)?', 'l[aä]uft .{0,12}ab', 'verf[aä]llt(?: am)?', 'sp[aä]testens', 'bis(?: zum| einschlie[sß]lich)?', "date (?:de fin de validit[eé]|d'expiration|limite)", "valable(?: jusqu'au)?", "jusqu'au", 'expire(?: le)?', 'validit[eé]', '[aà] utiliser avant(?: le)?', 'utilisable (?:jusqu\'au|avant le)', 'avant le', '[aà] \\w{4,12} avant(?: le)?', "fin de validit[eé]", 'caduca(?: el)?', 'caducidad', 'vence(?: el)?', 'vencimiento', 'v[aá]lid[oa]s?(?: (?:hasta|at[eé])(?: el)?)?', 'hasta(?: el)?', 'antes del?', 'fecha (?:de caducidad|l[ií]mite)', 'v[aá]lido hasta', 'scadenza', 'scade(?: il)?', 'valid[oaie](?: fino al)?', 'fino a(?:l|lla|d)?', 'entro(?: il)?', 'da (?:usare|utilizzare) entro', 'validade', 'expira(?: em)?', 'at[eé](?: (?:o dia|ao dia))?', 'v[aá]lido at[eé]', 'use at[eé]'],
  ['geldig(?: t\\/m| tot(?: en met)?)?', 'tot en met', 't\\/m', 'verloopt op', 'v[oó][oó]r', 'wa[zż]n\\w+(?: do)?', 'termin wa[zż]no[sś]ci', 'do dnia', 'g[aä]ller? (?:till|t\\.?o\\.?m\\.?|fram till)', 'g[aæ]lder (?:til|t\\.o\\.m\\.)', 'gjelder til', 't\\.o\\.m\\.?', 'gilti\\w* (?:till|t\\.o\\.m\\.?)', 'giltig\\w*', 'gyldigt? til', 'udl[oø]ber', 'utl[oö]per', '有效期(?:至|限|间)?', '有效期限', '到期(?:日)?', '截止', '使用期限', '兌換期限', '兑换期限', '请于', '請於', '유효\\s?기[간한]', '[가-힣]{1,4}\\s?기한', '만료(?:일)?', '사용\\s?기[한간]', '까지', '최종일', '最后一天', '最後一天', '作废', '失效'],
  VI_TH.ENDS,
)
/** What else has a day: these words nearer than the others make it another day. */
const OTHER_DAY = anyOf(
  ['発行日?', '注文日', '購入日', '日時', '登録日', '贈った日', '送信日', '日付', '作成', '開催', '公開日?', '宿泊日', '来館日', '利用日', 'ご利用日時', '生年月日', '次回', '献血', '来院', '予定日', '開始', '当選日', '付与日', 'date:', 'sent:', 'dated', 'issued?(?: on)?', 'purchased?(?: on)?', 'order(?:ed)?(?: on| date)?', 'starts?', 'from', 'your donation on', 'delivery', 'arriv\\w+', 'since', 'born', 'on'],
  ['vom', 'ausgestellt(?: am)?', 'bestellt am', 'am', 'datum', 'du', 'le', 'commande du', 'émis le', 'del', 'el', 'emitid[oa]', 'fecha de (?:compra|emisi[oó]n)', 'dal', 'il', 'emess[oa]', 'do dia', 'emitido em', 'em', 'od', 'z dnia', 'van', 'op', 'den', 'från', '发行', '发放日', '订单日期', '下单', '발급일?', '구매일', '주문일'],
  VI_TH.OTHER_DAYS,
)
const UNTIL_BEHIND = /^[)）]?\s?(?:[(（][^)）\n]{1,6}[)）])?\s?(?:\d{1,2}[:時]\d{0,2}分?(?:59)?)?(?:\s?末)?\s?(?:日)?\s?(?:まで|迄|中に|締切|必着|が期限|に失効|で失効|(?:を|が)?(?:過ぎ|すぎ|越え|超え|経過)|に(?:消え|無効|なくな|終了|切れ|期限)|で(?:消え|無効|終了|切れ)|になる?と|以降|前?都?可以用|後?失效|が?有効期限|期限|까지|止|前|以前|之前|到期|is the last day|at midnight)/iu
const NO_END = /なし|無期限|ありません|no expir|never expire|does not expire|no end date|unbefristet|sans limite|no caduca|non scade|sem validade|无限期|없음/i
const RANGE = /^\s{0,3}(?:[(（].{1,3}[)）])?\s{0,3}(?:\d{1,2}:\d{2}(?::\d{2})?)?\s{0,3}(?:~|〜|～|-|から|to|bis|au|al|until|through|a|fino al|até|tot|do)\s{0,3}$/iu

/** With `sent`, the time of the mail, only days that are given without a year. */
export function expiryIn(view: View, monthFirst: boolean, sent: number | null = null): string | null {
  const text = view.bare
  const days = sent === null ? daysIn(text.slice(0, 100_000), monthFirst) : yearlessDaysIn(text.slice(0, 20_000), monthFirst, sent)
  let best: { date: string; weight: number } | null = null
  days.forEach((day, i) => {
    const previous = days[i - 1]
    const isRangeEnd = previous !== undefined && day.start - previous.end < 24 && RANGE.test(text.slice(previous.end, day.start))
    const weight = weightOf(text, isRangeEnd ? previous : day, day) + (isRangeEnd ? 0.5 : 0)
    if (weight >= 1.5 && (best === null || weight > best.weight)) best = { date: day.date, weight }
  })
  return (best as { date: string; weight: number } | null)?.date ?? null
}

function weightOf(text: string, first: Day, last: Day): number {
  // "Am 14.02.2019 schrieb …": the head of a quoted mail.
  if (WROTE.test(text.slice(last.end, last.end + 60).split('\n')[0] ?? '')) return 0
  const lead = text.slice(Math.max(0, first.start - 70), first.start)
  const line = lead.slice(lead.lastIndexOf('\n') + 1)
  const clause = line.slice(-48).replace(/[.…‥·]{2,}|\s\.(?=\s)/gu, ' ').replace(/\b\d{1,2}[:.]\d{2}(?::\d{2})?\s?(?:[ap]\.?m\.?)?(?:\s(?:[A-Z]{1,4}T|Uhr|h))?\s*(?:on|am|del|le)?\s*$/u, ' ')
  const label = /^[\s・:.<(-]{0,4}$/.test(line) ? (lead.trimEnd().split('\n').at(-1) ?? '').slice(-40) : clause
  const head = line.includes('\t') ? columnHead(text, first.start - line.length, line) : ''
  let weight = 0
  const isUntil = UNTIL_BEHIND.test(text.slice(last.end, last.end + 24))
  if (isUntil) weight += 2
  for (const words of [label, head]) {
    if (words === '' || NO_END.test(words)) continue
    const ends = lastMatch(ENDS, words)
    if (!ends) continue
    const other = lastMatch(OTHER_DAY, words.replace(/\S{1,6}(?:より|から)/u, ''))
    const between = words.slice(ends.end)
    if (between.length > 26 || /\d{4}/.test(between)) continue
    if (other && other.start >= ends.end && other.end > ends.end && !/^\s*(?:on|am|le|el|il|em|den|op|del|du)\s*$/i.test(between)) continue
    const word = words.slice(ends.start, ends.end).toLowerCase()
    if (NEXT_TO.test(word) && between.trim() !== '') continue
    weight += WEAK.test(word) ? 1.5 : 3
    break
  }
  if (weight === 0 && hits(ENDS, text.slice(last.end, last.end + 12).split('\n')[0] ?? '')) weight += 0.5
  return weight
}

const WROTE = /(?<![a-zà-ÿ])(?:wrote|schrieb|a écrit|escribió|ha scritto|escreveu|schreef|napisał\w*|skrev)(?![a-zà-ÿ])|:\d{2}[^\n]{0,40}(?:写道|寫道|작성)/iu

/** Small words that mean an end only right before the day. */
const NEXT_TO = /^(?:am|after|nach dem|d'ici|d'ici (?:le|au)|apr[eè]s le|despu[eé]s del?|dopo il|depois d[eo]|tot|do|at[eé] ao?)$/i

/** Prepositions: less than a word of ending. */
const WEAK = /^(?:am|after|nach dem|d'ici|d'ici (?:le|au)|apr[eè]s le|despu[eé]s del?|dopo il|depois d[eo]|tot|do|at[eé] ao?|by|until|before|through|thru|bis|jusqu'au|avant le|hasta|hasta el|antes del?|fino a(?:l|lla|d)?|till|entro|entro il|at[eé]|tot en met|t\/m|v[oó][oó]r|do dnia|期間|有効|ends?|请于|請於|ご利用は|ご使用は|以前|end)$/i
