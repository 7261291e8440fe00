// What kind of mail it is: does it hand value to this reader, or advertise, sell, inform, or carry codes of another
// kind? Every sign is a count of points over the mail's first words, not a verdict.
import { COMMON_STEMS, VALUE_STEMS } from './lexicon'
import { anyOf, hits, stems, variety } from './patterns'
import { VI_TH } from './vietnamese-thai'

const VALUE = stems(VALUE_STEMS, COMMON_STEMS)

/** Words of handing over to the reader. */
const GIVES = anyOf(
  ['お送り(?:し|いた)', 'お贈り', '送ります', '送るね', '送る', 'お届け', '届き', '届いて', 'とどき', '発行(?:し|いた|され|完了)', '進呈', 'プレゼント', '差し上げ', 'さしあげ', '贈られ', '贈呈', 'お知らせ', 'ご案内', 'ご用意', '付与', '当選', '当たり', '交換(?:が|完了|の手続き|申請が完了)', '受け取', '受取', 'お受け取り', 'もらった', 'あげる', 'どうぞ', '使って', 'お?礼', '謝礼', '特典', 'お詫び', '還元', 'キャッシュバック', '優待', '返礼品', '景品', '賞品', 'お祝い', '祝い', '誕生日', 'ご褒美', '購入(?:特典)', 'お渡し', '支給', '配布', '配付', 'お支払いいたします', '誕プレ', '差し入れ', 'つかって', '食べて', '飲んで', '贈り物'],
  ['sent you', 'has sent', 'treated (?:by|to)', '(?:got|bought) you', 'gifted you', 'te (?:ha|han) regalado', 'ti offr(?:e|iamo)', 'hebt (?:gekregen|ontvangen)', 'przekazuje\\w*', 'dostajesz', 'here(?:\'s| is| are)', 'you(?:\'ve| have)? (?:received|got|earned|been (?:sent|given|awarded))', 'enjoy', '(?:gift|something|reward|treat|little \\w+) for you', 'lunch on us', 'on us',  'your (?:e-?)?(?:gift|voucher|reward|code|card|pin|certificate|credit)', 'thank(?:s| you)', 'reward(?:ed)?', 'awarded', 'appreciation', 'token of', 'please find your', 'compensation', 'apolog\\w+', 'sorry for', 'as promised', 'gift from', '(?:a|little) treat', 'birthday', 'congrat\\w*', 'bonus', 'attached', 'enclosed', 'is ready', 'approved', 'incentive', 'rebate', 'happy (?:birthday|holidays|christmas|anniversary|retirement)', 'is inside', 'you won', 'prize'],
  ['senden wir', 'schick\\w*', 'schenk\\w*', 'erhalten', 'f[uü]r (?:dich|sie|euch)', '(?:ihr|dein)e?n? (?:\\w+)?gutschein', 'anbei', 'viel (?:freude|spa[sß])', 'gl[uü]ckwunsch', 'danke', 'entsch[aä]digung', 'geburtstag', '(?:euro|€) (?:sind )?drauf', 'drauf', 'oma', 'opa', 'kuss', 'bussi', 'bisous', 'baci', 'bacione', 'nonn[ao]', 'besos', 'abuel[ao]', 'beijos?', 'grandma', 'gran', 'auntie', 'love you', 'voici', 'vous (?:offre|invite|avez re[cç]u|a (?:envoy[eé]|offert|fait))', 'surprise', 't\'offre', 'offert\\w*', 'g[aâ]ter', 'dotation', 'veuillez trouver', 'pour vous', 'pour toi', 'merci', 'votre (?:e-?)?(?:carte|ch[eè]que|bon|coffret)', 'anniversaire', 'te (?:regala|invita|paso)', 'oferec\\w+', 'ofrec\\w+', 'ti ho preso', 'ingresso omaggio', 'omaggio',  'has recibido', 'ha recibido', 'te env[ií]a', 'aqu[ií] (?:tienes|est[aá])', 'gracias', 'tu (?:tarjeta|cheque|vale|bono|c[oó]digo|regalo|cofre)', 'disfruta', 'felic\\w+', 'cumplea[nñ]os', 'ti (?:ha|invia|regala)', 'hai ricevuto', 'ecco', 'grazie', 'il tuo', 'auguri', 'buon compleanno', 'seguem?', 'recebeu', 'aqui est[aá]', 'obrigad\\w', 'parab[eé]ns', 'para agradecer', '[aà] sua espera', 'anivers[aá]rio', 'presente', 'sorteados?', 'bedankt', 'hierbij', 'veel plezier', 'cadeau', 'jouw', 'dzi[eę]kujemy', 'otrzymujesz', 'w prezencie', 'prosimy', 'tw[oó]j', 'tack', 'grattis', 'h[aä]r (?:kommer|[aä]r)'],
  ['酬谢', '酬謝', '答谢', '答謝', '补您', '補您', '补给?你', '点开', '點開', '领取', '領取', '发放', '已发', '送给', '送您', '致贈', '致赠', '獻上', '奉上', '赠送', '贈送', '祝', '福利', '奖励', '獎', '恭喜', '感谢', '感謝', '请查收', '發送', '兑换成功', '보낸다', '보내', '보냈', '드립니다', '드려요', '축하', '선물', '감사', '발송', '도착', '지급'],
  VI_TH.GIVES,
)

/** What the reader is to do with a code that is worth something. */
const REDEEM = anyOf(
  ['入力(?:して|し|期限|してく|画面|欄|すると)', 'ご入力', '登録(?:して|する|期限|画面|ページ|サイト|は|より|から)', 'ご登録', 'チャージ', '交換(?:して|期限|方法|サイト|できます)', '使え(?:ます|る)', 'ご利用(?:方法|いただけ|ください|期限|になれ)', '使い方', '使って', '利用期限', '有効期限', '受取期限', '引換期限', '有効化', 'ご提示', '提示', '見せ', 'お伝え', 'お申し付け', '店頭', 'レジ', '会計', '換え', '引き換え', '使用方法', '残高', 'いただけます', '転売', '譲渡', '再発行', '第三者', '内緒'],
  ['redeem\\w*', 'enter (?:it|the|this|your)', 'use (?:it|this|at|on|your)', 'spend (?:it|at)', 'scratch\\w*', 'present (?:it|this|the)', 'show (?:it|this|the)', 'valid (?:until|thru|through|for|at|in)', 'expir\\w+', 'at (?:the )?checkout', 'accepted (?:at|in)', 'balance', 'no fees', 'single[- ]use', 'one[- ]time use', 'used once', 'in[- ]stores?', 'add (?:it )?to your (?:account|wallet)', 'take this', 'book (?:at|by|online)', 'top up', 'cannot be (?:exchanged|replaced)', 'treat (?:it )?like cash', 'activate', 'claim (?:it|your|the|this|by|before)', 'good (?:until|for|at)', 'show this'],
  ['einl[oö]s\\w*', 'g[uü]ltig', 'eingeben', 'einzul[oö]sen', 'guthaben', 'kasse', 'utilis\\w+', 'pr[eé]sent\\w+', '[aà] consommer', 'an der kasse', 'valable', 'saisi\\w+', 'validit[eé]', 'en caisse', 'en ligne', 'canje\\w*', 'v[aá]lid[oa]', 'caduca', 'usar', 'introduc\\w+', 'reserva', 'en tienda', 'en caja', 'na caixa', 'alla cassa', 'alla reception',  'utilizz\\w+', 'valido', 'scadenza', 'inserisci', 'riscatt\\w+', 'spendibile', 'resgat\\w+', 'utiliz\\w+', 'validade', 'geldig', 'inwissel\\w*', 'verzilver\\w*', 'in te wisselen', 'wa[zż]n\\w+', 'wykorzysta\\w+', 'realizuj\\w*', 'zrealizuj\\w*', 'gilti\\w*', 'l[oö]s in'],
  ['绑定', '綁定', '兑换', '兌換', '使用', '有效期', '充值', '输入', '輸入', '激活', '门店', '門市', '到期', '登记', '사용', '유효', '등록', '교환', '입력', '매장'],
  VI_TH.REDEEM,
)

/** For this reader alone. */
const PERSONAL = anyOf(
  ['お客(?:様|さま)専用', 'お一人様', '個別の', '1回(?:限り|のみ|だけ)', '一回限り', '一度(?:限り|のみ|だけ)', '転売', '譲渡', '第三者', '再発行(?:は|でき)', '本メールは(?:大切|保管)', '消さないで', 'あなただけ', '専用コード', 'ご本人様'],
  ['single[- ]use', 'one[- ]time use', 'used (?:only )?once', 'unique to you', 'personal', 'do not share', 'don\'t share', 'anyone with (?:the|this) (?:link|code)', 'treat (?:it |this )?like cash', 'keep this (?:e?-?mail|code)', 'non-transferable', 'einmalig', 'nur einmal', 'pers[oö]nlich\\w*', 'usage unique', 'une seule fois', 'personnel\\w*', 'un solo uso', '[uú]nico', 'personal e', 'utilizzabile una', 'personale', '[uú]nica vez', 'pessoal', 'eenmalig', 'jednorazow\\w*'],
  ['切勿转发', '仅限本人', '限用一次', '请勿泄露', '1회', '타인'],
)

/** For everyone, or under conditions: what coupons say and gifts do not. */
const PUBLIC = anyOf(
  ['どなたでも', '全員', '皆(?:様|さま)に', '何度でも', '何回でも', '\\d{1,2} ?[%％] ?(?:off|オフ|引)', '[0-9,]+円ご?(?:以上|offクーポン|引き?)', '半額', '先着', '抽選で', 'メルマガ', '併用', 'ぜひこの機会', '今すぐ(?:お買い|購入|チェック)', '会員限定クーポン', '広告', 'セール', '本日限り', 'が当たる', 'もれなく', '最大[0-9]', 'お友達(?:紹介|に|が|を)', '紹介(?:コード|して|すると)', '招待コード', 'お買い?上げごと', '(?:土日|週末|期間|数量|初回|はじめての方)限定', 'チラシ', 'アプリ会員(?:様|は|限定)', '均一', '特売'],
  ['\\d{1,2} ?% ?(?:off|discount)', '\\d{1,2} ?percent off', 'everyone', 'sitewide', 'site-wide', 'minimum (?:purchase|order|spend)', 'orders? (?:over|above|of)', 'on (?:your )?(?:first|next) (?:order|purchase)', 'new customers', 'limited time', 'while (?:stocks|supplies)', 'refer a friend', 'your (?:own )?referral', 'share (?:your|this) (?:code|link)', 'friends? (?:get|sign|join)', 'you both', 'shop now', 'sale', 'ends (?:tonight|sunday|soon|today)', 'cannot be combined', 'code expires sunday', 'all (?:subscribers|customers)', 'use (?:the )?code'],
  ['\\d{1,2} ?% ?(?:rabatt|auf)', 'rabatt', 'f[uü]r alle', 'mindestbestellwert', 'jetzt (?:shoppen|sparen)', 'ab \\d+ ?(?:€|euro)', 'mindesteinkauf', '\\d{1,2} ?% de (?:r[eé]duction|remise|descuento|desconto)', 'valable pour tous', 'd[eè]s \\d+ ?€', 'pour tous', 'para todos', 'a partir de \\d', 'di sconto', 'per tutti', 'a partire da', 'korting', 'rabatu', 'wszystkich'],
  ['所有人', '全场', '满\\d+', '滿\\d+', '折', '限时', '전 회원', '이상 구매', '할인', '수신거부', '광고'],
  VI_TH.PUBLIC,
)

/** The code comes later, or was there before. */
const LATER = anyOf(
  ['別(?:メール|途)(?:にて|で|お)', '後日', '当選(?:された|の)?(?:方|場合)', 'ご?応募を受け付け', '発売日(?:当日)?', 'お待ちください', '発送日に', '翌営業日', '次第(?:お|ご)?(?:送|連絡)', '準備が整い', '〜?\\d+日後', '月末までに(?:お|送)', '翌月', '翌々月', '完了後', '確認でき次第', 'すでに.{0,12}反映', '今回は残念', 'ハズレ', '落選'],
  ['will be (?:sent|emailed|e-mailed|delivered|issued)', 'you will receive', 'you\'ll (?:receive|get)', 'once (?:your|the|we)', 'we\'ll (?:send|email)', 'sobald', 'wird (?:ihnen|dir)? ?(?:zugesandt|verschickt|versendet|freigeschaltet)', 'sera envoy\\w+', 'recevrez', 'recibir[aá]s?', 'ser[aá] enviad\\w', 'verr[aà] inviat\\w', 'riceverai', 'receber[aá]', 'wordt (?:verstuurd|verzonden)', 'zostanie wys\\w+', '稍后', '将会', '將於', '예정'],
  VI_TH.LATER,
)

/** Mails that carry numbers of another kind. Each group counts once. */
const FOREIGN_NATURES: readonly RegExp[] = [
  anyOf(['speakers?', 'badges?', 'venue', 'conference', 'attendees?', 'ご予約', '予約(?:番号|確定|完了|内容|確認|コード)', 'チェックイン', '便名', '航空券', '搭乗', '出発', '発券開始', '公演', '座席', '宿名', '乗車', 'itinerary', 'boarding', 'e-?ticket', 'flight', 'check-?in', 'departure', 'your (?:booking|reservation|stay)', 'seat', 'gate', 'passenger', 'flug', 'abfahrt', 'r[eé]servation', 'embarquement', 'reserva confirmada', 'vuelo', 'prenotazione', 'voo', '航班', '车次', '\\d+车', '예약']),
  anyOf(['クロネコ', 'ヤマト運輸', '佐川急便', 'ゆうパック', 'レターパック', 'fedex', 'dhl', 'hermes', 'dpd', 'usps', 'royal mail', 'evri', 'colissimo', 'chronopost', 'correos', 'inpost', 'postnl', '送り状', '伝票番号', '配達', '宅急便', '宅配', '追跡', '荷物', 'お届け予定', 'parcel', 'package', 'tracking', 'shipment', 'courier', 'out for delivery', 'has shipped', 'sendung', 'paket', 'colis', 'livraison', 'env[ií]o', 'paquete', 'reparto', 'spedizione', 'pacco', 'encomenda', 'rastrei\\w*', '快递', '包裹', '运单', '택배', '배송', 'paczk\\w*', 'przesy[lł]k\\w*', 'packstation', 'abholstation', 'consigne', 'point relais', 'punto (?:de recogida|(?:di )?ritiro)', 'ponto de recolha', 'pakketpunt', 'pakje', 'lockers?', 'pick-?up point', 'collection point', '(?:orders?|parcels?|packages?|items?|books?) (?:is|are) (?:now )?ready to collect', '取件', '自提', '快递柜']),
  anyOf(['確認コード', 'ワンタイム', 'ログイン(?:コード|用)', '本人確認コード', '二段階', '2段階', 'パスワード(?:再設定|リセット|の再)', '分間有効', 'verification code', 'one[- ]time (?:pass|code|pin)', 'otp', 'sign-?in code', 'login code', 'log in code', 'security alert', 'password reset', 'reset your password', '2fa', 'two-factor', 'code de v[eé]rification', 'ne le communiquez', 'best[aä]tigungscode', 'anmeldecode', 'c[oó]digo de verificaci[oó]n', 'codice di verifica', 'c[oó]digo de verifica[cç][aã]o', '验证码', '驗證碼', '인증번호', 'backup codes?', 'recovery codes?']),
  anyOf(['ライセンス', 'シリアルキー', 'プロダクトキー', 'アクティベーション', '型番', '製造番号', '保証書', 'インストール', '修理', 'repair\\w*', 'service tag', 'reparatur\\w*', 'ersatzteil\\w*', 'r[eé]paration', 'reparaci[oó]n', 'riparazione', 'licen[sc]e', 'product key', 'activation key', 'install\\w*', 'download your (?:copy|software)', 'subscription key', 'game key', 'warranty', 'lizenz\\w*', 'licence']),
  anyOf(['wi-?fi', 'wlan', 'ssid', 'router', 'key ?safe', 'lock ?box', 'door code', 'gate code', 'alarm code', 'schl[uü]ssel(?:tresor|box|safe)\\w*', 'bo[iî]te [aà] cl[eé]s?', 'caja de llaves', 'キーボックス', '無線lan', 'オートロック', 'zoom', 'teams', 'meeting id', 'ミーティング', 'iban', 'sort code', 'bizum', 'paypal me', '口座番号', '普通預金', 'passport', 'reisepass', 'パスポート']),
  anyOf(['ご請求', '請求(?:書|金額|額)', '検針', '引き落とし', '振込', '口座', 'ご利用(?:日時|明細|金額|のお知らせ)', 'カードご利用', '入金額', 'invoice', 'statement', 'amount due', 'direct debit', 'bank transfer', 'rechnung', 'facture', 'factura', 'bolletta', 'fattura', 'nota fiscal', 'nf-?e', 'お支払い(?:番号|先|期限)']),
  anyOf(['diff --git', 'curl', 'stack ?trace', 'request id', 'pull request', 'merged', 'signed-off-by', 'github', 'gitlab', 'jira', 'unit tests?', 'endpoint', 'changelog', 'release notes', 'staging', 'テストデータ', '仕様書', 'ステージング', 'api']),
  // Positions to be filled, and signs of somebody at the door of an account.
  anyOf(['求人', '年収', 'スカウト', '転職', '採用', 'jobs? (?:in|for|alert|id)', 'new jobs', 'job openings?', 'hiring', 'salary', '\\/hr', 'per hour', 'stellen(?:angebot\\w*)?', 'neue jobs', 'bewerb\\w*', 'offres? d.emploi', 'ofertas? de empleo', 'offerte di lavoro', 'vagas', 'vacatures?', 'oferty pracy', '职位', '招聘', '채용']),
  anyOf(['サインイン(?:が|を)', 'ログイン(?:が|されました|がありました|を検知)', '新しい(?:端末|デバイス)', 'セキュリティ(?:警告|通知|アラート)', 'new (?:sign-?in|log-?in|device)', 'sign-?in (?:from|attempt|detected)', 'was this you', 'if this wasn.t you', 'neue anmeldung', 'nouvelle connexion', 'nuevo inicio de sesi[oó]n', 'nuovo accesso', 'novo (?:acesso|in[ií]cio de sess[aã]o)', 'nieuwe aanmelding', 'nowe logowanie', '新设备', '登录提醒', '새로운 (?:기기|로그인)']),
  // Points that lie in an account, draws to come, books to be fetched.
  anyOf(['(?:保有|獲得(?:予定)?|現在の?|失効予定)ポイント', 'ポイント失効', '応募番号', '取置', '貸出', '返却期限', 'points? (?:balance|statement|summary)', 'you have [\\d,.]+ (?:\\w+ )?points', 'punktestand', 'solde (?:de |:)?\\s?[\\d .]*(?:points|pts)', 'solde de points', 'saldo (?:de |di )?(?:puntos|punti|pontos)', 'puntensaldo', 'saldo punkt[oó]w', 'n[uú]mero de participaci[oó]n', 'participation (?:no|number|n°)', 'teilnahmenummer', 'losnummer', 'numer losu', 'losowanie', 'el sorteo (?:ser[aá]|se)', 'verlosung', 'tirage au sort', 'estrazione', 'on hold', 'overdue', 'due date', 'vorbestellung', 'vormerkung', 'ausleih\\w*', 'pr[eé]stamos?', 'prestit[io]', 'empr[eé]stimo', 'wypo[zż]ycz\\w*', '积分余额', '포인트 (?:잔액|현황)']),
  anyOf(['pnr', 'carrozza', 'posto \\d', 'coach \\w', 'voiture \\d', 'place \\d', 'wagen \\d', 'sitzplatz\\w*', 'gleis', 'asiento', 'and[eé]n', 'comboio', 'po[cç][ií]ąg', 'wagon', 'stoel', '상영관', '예매', '관람일', '检票', '座位', '场次', '取票', '号車', '上映']),
  anyOf(['お友達紹介', '友達を紹介', '紹介(?:コード|url)', '招待コード', 'refer a friend', 'referral', 'invite friends', 'your invite', 'share your code', 'parrain\\w*', 'freunde werben', 'invita a', 'indique']),
]

export type Nature = {
  /** -1 … 6: how far the mail looks like value for the reader. */
  gives: number
  personal: number
  open: number
  later: boolean
  foreign: number
}

/** `gift`: the mail has an unmistakable word of gifts, or a brand. */
export function natureOf(text: string, gift: number): Nature {
  const gives = Math.min(2, variety(GIVES, text, 4) * 0.75)
  const redeem = Math.min(1.5, variety(REDEEM, text, 4) * 0.6)
  const value = gift > 0 ? 1.5 : hits(VALUE, text) ? 0.75 : 0
  const personal = variety(PERSONAL, text, 3)
  return { gives: value + gives + redeem + Math.min(1, personal * 0.5), personal, open: variety(PUBLIC, text, 4), later: hits(LATER, text), foreign: FOREIGN_NATURES.filter((pattern) => hits(pattern, text)).length }
}
