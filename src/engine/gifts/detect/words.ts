// The words that gift mails and their look-alikes use, in ja, en, de, fr, es, it, pt, zh and ko. Matched on text
// after NFKC, without regard to case. Every pattern is linear: alternatives of fixed words and bounded gaps.
import { GIFT_STEMS } from './lexicon'
import { stems } from './patterns'
import { VI_TH } from './vietnamese-thai'

export { hits } from './patterns'

const any = (...lists: readonly string[][]) => lists.flat().join('|')
const words = (...lists: readonly string[][]) => new RegExp(`(?:${any(...lists)})`, 'giu')

/** Stems that wrapping, sets, shops and guides of presents are called by too. */
const COMPOUNDED = ['gift', 'ギフト', '선물', '礼品', '禮品', '礼物', '禮物']
const ALONE = '(?:ギフト(?!(?:用|の)?(?:包装|ラッピング|設定|ショップ|セット|ボックス|箱|袋|シール|モール|特集|ランキング|デザイン|導入))|선물(?!\\s?(?:세트|포장|상자))|[礼禮][品物](?!包装|包裝|袋|盒|套装))'

/** A gift, a voucher or prepaid money is spoken of. */
export const GIFT = new RegExp(`${stems(GIFT_STEMS.filter((stem) => !COMPOUNDED.includes(stem))).source}|${ALONE}|(?<![a-zà-ÿ])gift(?! ?(?:bags?|shops?|wrap\\w*|baskets?|ideas?|guides?|registry|aid|pick-?up|receipts?|tags?|exchange|lists?|tax)(?![a-z]))`, 'giu')

/** What friends and offices say when they hand something over: weaker, wanted beside a well-known shape. */
export const WARM = words(
  ['プレゼント', '誕プレ', '誕生日', 'お祝い', 'お礼', '御礼', 'あげる', 'あげます', '送るね', '送ります', 'お送りし', 'お贈り', '進呈', '差し上げ', 'どうぞ', 'カードのやつ', 'カード', '賞品', '景品', '謝礼', '当選', '特典', 'コード'],
  ['\\bcards?\\b', '\\benjoy\\b', 'birthday', 'xmas', 'christmas', 'as promised', 'for you\\b', 'present', 'reward', 'bonus', 'scratched', 'treat', '\\bcode\\b', 'thank'],
  ['geschenk', 'cadeau', 'regalo', 'presente', '礼物', '선물'],
)







/** Samples in manuals, specifications and tests. */
export const SAMPLE = words(
  ['例[:えに]', 'たとえば', 'サンプル', 'ダミー', '形式', '書式', '仕様書', '記入例', 'テスト用', 'テストデータ', '表示例'],
  ['\\bsamples?\\b', '\\bdummy (?:codes?|data|cards?|text|values?|numbers?)', '\\bexample code', 'for example', '\\be\\.g\\.', 'test data', 'staging', 'placeholder', 'format:', 'looks like'],
  ['beispiel', 'exemple', 'ejemplo', 'esempio', 'exemplo', '示例', '例如', '예시'],
)

/** Advertising: offers to everyone, with conditions. */
export const ADVERT = words(
  ['詳しく見る', '詳細を見る', '配信停止', '抽選で', 'が当たる', '応募', 'もれなく', 'キャンペーン実施中', '% ?off', '割引', 'ランキング', 'セール', '特集', '贈りませんか', 'はいかがですか', '最大[0-9]+', 'ご購入とご応募', '対象商品', '購入すると', 'がもらえ', 'プレゼント中', '計[0-9,]+件', '贈ろう', '(?:で|を)贈れる', '集めました', 'はじめての方限定', 'お買い?上げごと', 'チラシ', '土日限定', '週末限定', '特売'],
  ['learn more', 'shop now', 'shop gift cards', '% ?off', 'terms apply', 'last[- ]minute', 'enter to win', 'win an? ', 'earn a ', 'get a bonus', 'sweepstakes', 'minimum (?:purchase|spend)', 'buy a gift card', 'denominations', 'perfect (?:gift|present)', 'qualifying', 'spend \\$', 'top sellers', 'save (?:up to )?[0-9]', 'available in store', 'from \\$[0-9]'],
  ['jetzt shoppen', 'rabatt', 'en savoir plus', 'm[aá]s informaci[oó]n', 'scopri di pi[uù]', 'saiba mais', '了解更多', '자세히 보기'],
)

/** The words under a link that hands the gift over, or just before it. */
export const OPEN_LINK = words(
  ['受け取', '受けと', '受取', 'うけとる', 'うけとり', '開く', 'ひらい', '開い', '開ける', '下から', '店頭で', 'を表示', 'スタッフにお?見せ', '画面を', 'クーポンを(?:見る|表示)', 'コードを(?:受け|取得)', '使う', '番号を表示', 'リンク', 'ギフトを(?:見る|選ぶ|開く|表示)', '表示する', '番号を確認', 'コードを(?:確認|表示|見る)', '登録する', '交換(?:する|できます)', 'urlを開く', '下の(?:url|リンク|ボタン)', '下記(?:の)?(?:url|リンク|ボタン)', 'こちらの(?:url|リンク)', 'バーコード', 'qrコード', 'カードを見る', 'チケットを(?:見る|表示)', '引き換え', 'ギフトurl', 'urlをお相手', 'お受け取り', 'アカウントに(?:登録|追加)', 'ウォレットに追加'],
  ['\\bclaim\\b', 'open (?:it|here|now|present|the)', 'here:', 'click here', 'this link', 'link below', 'button below', 'see (?:your|what|the|how)', '(?:get|see|show|grab) my (?:card|gift|code|reward|voucher|money)', 'pick up', 'use (?:your|it|this)', 'start (?:spending|shopping)', 'your (?:e-?gift|voucher|card|code)', 'view (?:your |my |the )?(?:e-?)?(?:gift|code|card|reward|voucher)', 'view and print', 'get (?:your |my )?(?:gift|card|code|reward)', 'open (?:your |my )?(?:gift|card|reward)', 'redeem', 'tap (?:below|here|the (?:button|link))', 'get your (?:money|funds|payout)', 'click to view', 'reveal', 'access your (?:gift|reward|card|code)', 'see your (?:gift|code|card)', 'pick (?:one|your|a)', 'choose your (?:gift|reward|card)', 'add to (?:app|wallet|account)', 'print (?:your|my|the) (?:gift|card|voucher)', 'accept (?:your |the )?gift', 'your (?:gift|reward) link', 'reward link', 'link expires', 'download (?:your |the )?(?:gift|voucher|card)', 'activate (?:your )?(?:gift|card)', 'apply to your account', '(?:collect|claim|get|take) (?:your |my |the )?(?:gift|reward|card|voucher|prize|honorarium|incentive)', 'unwrap'],
  ['hier (?:klicken|abrufen|einl)', 'abrufen', 'zum gutschein', 'gutschein (?:[oö]ffnen|herunterladen)', 'd[eé]couvrir', 'ouvrir', 'acc[eé]der', 't[eé]l[eé]charger', 'abrir', 'descargar', 'acceder', 'aqu[ií]', 'recoger', 'apri', 'scarica', 'qui', 'acessar', 'aqui', 'baixar', 'bekijk', 'open(?:en)?', 'inwisselen', 'odbierz', 'zobacz', 'otw[oó]rz', 'h[aä]mta', '打开', '打開', '開啟', '點我', '点我', '條碼', '条码', '點此', '点击', '點擊', '领券', '放入(?:卡包|钱包|錢包)', '立即使用', '열기', '사용하기', '보기', 'gutschein (?:anzeigen|ansehen|einl[oö]sen|abrufen)', 'jetzt einl[oö]sen', 'geschenk (?:[oö]ffnen|ansehen)', 'voir (?:ma|la|votre|mon|le) (?:carte|cadeau|ch[eè]que)', 'r[eé]cup[eé]rer', 'utiliser (?:ma|mon)', 'ver (?:mi |tu |el |la )?(?:regalo|tarjeta|cheque|vale|c[oó]digo)', 'canjear', 'visualizza', 'riscatta', 'scopri il (?:tuo )?regalo', 'resgatar', 'ver (?:o )?(?:presente|cart[aã]o)', '领取', '查看', '兑换', '領取', '받기', '확인하기'],
  VI_TH.OPENS,
)

/** A picture, a QR code or a PDF holds the value. */
export const IN_ATTACHMENT = words(
  ['画像', '添付', 'qrコード', 'pdf', 'バーコード', '写真'],
  ['attach(?:ed|ment)', 'picture', 'image', 'photo', 'qr code', 'pdf', 'print'],
  ['anhang', 'pi[eè]ce jointe', 'adjunto', 'allegato', 'anexo', '附件', '첨부'],
)

/** Handing over, for mails whose value is not readable here. */
export const HANDS_OVER = words(
  ['お送りし', 'お贈りし', '送ります', '景品', '賞品', '謝礼', 'お礼', '受け取れ', 'ご当選', '進呈', 'プレゼントし', 'お届け', 'ご覧ください'],
  ['here is', "here's", 'is attached', 'enclosed', 'sent you', 'you(?: have|\'ve) (?:received|earned|got)', 'enjoy', 'your (?:e-?)?gift', 'for you'],
  ['anbei', 'im anhang', 'ci-joint', 'adjunt', 'in allegato', 'em anexo'],
)

export const EXPIRY_LABEL = words(
  ['有効期限', '利用期限', '受け?取り?期限', '登録(?:有効)?期限', '期限', '有効期間', '使用期限', '締切', '失効日', '有効', '期日'],
  ['expir(?:y|es?|ation|ing)(?: date)?(?: on)?', 'valid (?:until|thru|through|till|to)', 'good thr(?:u|ough)', 'use (?:it )?(?:by|before)', 'redeem (?:by|before)', 'exp\\.?', '(?:redeem|spotify\\.com/redeem|go to [^\\n]{0,40}) before', 'before'],
  ['g[uü]ltig bis', 'gilt bis', 'einl[oö]sbar bis', 'ablaufdatum', 'verf[aä]llt am', "date d.expiration", "valable jusqu.au", 'expire le', 'caduca(?: el)?', 'v[aá]lid[oa] (?:hasta|at[eé])', 'fecha de caducidad', 'scadenza', 'valido fino al', 'scade il', 'validade', 'expira em', '有效期', '到期', '유효\\s?기간', '만료'],
  VI_TH.ENDS,
)

/** A sum of money. */
export const MONEY = /[¥$€£₹₩฿]\s?\d|\d\s?(?:円|ポイント|€|pt|zł|kr|元|원|บาท|[đ₫]|đồng)|[0-9一二三四五六七八九十百千]万?円|\b(?:USD|EUR|GBP|JPY|AUD|CAD|INR|CHF|PLN|SEK|NT\$|HK\$|R\$)\s?\d|\d\s?(?:euros?|pounds|dollars|bucks|quid|만원|千円|EUR|USD|GBP)/giu

/** Conditions of coupons for everyone. */
export const COUPON_NEAR = /\d ?%\s?(?:off|引き?|オフ|rabatt|de r[eé]duction|de descuento|de desconto|di sconto)|promo code|何度でも|どなたでも|new (?:riders|customers) only|minimum (?:purchase|order)/giu
