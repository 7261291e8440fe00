// The words that gift mails and their look-alikes use, in ja, en, de, fr, es, it, pt, zh and ko. Matched on text
// after NFKC, without regard to case. Every pattern is linear: alternatives of fixed words and bounded gaps.

const any = (...lists: readonly string[][]) => lists.flat().join('|')
const words = (...lists: readonly string[][]) => new RegExp(`(?:${any(...lists)})`, 'giu')

/** A gift, a voucher or prepaid money is spoken of. */
export const GIFT = words(
  ['ギフト', 'アマギフ', '商品券', '図書カード', 'quoカード', 'クオカード', 'プリペイド', '電子マネー', 'バリューコード', 'プレモ', 'デジコ', 'ビットキャッシュ', 'nanaco', 'waonポイント', 'ポイントコード', 'ウォレットコード', '引換券', '引換コード', 'ストアチケット', 'ドリンクチケット', '金券', 'ポイントid'],
  ['e-?gift', 'gift[ -]?cards?', 'gift[ -]?certificates?', 'gift[ -]?codes?', 'gift[ -]?vouchers?', '\\bgifts?\\b', '\\bvouchers?\\b', 'store credit', 'wallet code', 'wallet top-?up', 'prepaid', 'virtual card', 'virtual account', 'reward link', 'claim code', 'redeem code', 'top-?up card', 'top-?up code'],
  ['gutschein', 'geschenkkarte', 'guthaben', 'ch[eè]que[- ]?cadeau', 'carte[- ]cadeau', "bon d'achat", 'buono regalo', 'carta regalo', 'gift card', 'cheque regalo', 'tarjeta regalo', 'tarjeta de regalo', 'vale[- ]presente', 'cart[aã]o[- ]presente', 'cheque[- ]oferta', 'cadeaubon', 'cadeaukaart', 'presentkort', 'karta podarunkowa', 'kart[aęy] podarunkow'],
  ['礼品卡', '礼品券', '购物卡', '充值卡', '兑换码', '禮品卡', '兌換碼', '기프트', '상품권', '선물'],
)

/** What friends and offices say when they hand something over: weaker, wanted beside a well-known shape. */
export const WARM = words(
  ['プレゼント', '誕プレ', '誕生日', 'お祝い', 'お礼', '御礼', 'あげる', 'あげます', '送るね', '送ります', 'お送りし', 'お贈り', '進呈', '差し上げ', 'どうぞ', 'カードのやつ', 'カード', '賞品', '景品', '謝礼', '当選', '特典', 'コード'],
  ['\\bcards?\\b', '\\benjoy\\b', 'birthday', 'xmas', 'christmas', 'as promised', 'for you\\b', 'present', 'reward', 'bonus', 'scratched', 'treat', '\\bcode\\b', 'thank'],
  ['geschenk', 'cadeau', 'regalo', 'presente', '礼物', '선물'],
)

/** Labels of the value itself. */
export const GIFT_LABEL = words(
  ['ギフト(?:カード|券|コード)?\\s?(?:の)?(?:コード|番号|id|ナンバー)', 'ギフトコード', 'ギフト券', 'クレームコード', 'バリューコード', 'プリペイド番号', 'プリペイドコード', 'ウォレットコード', 'ひらがなid', 'ひらがな16文字', '引換(?:コード|番号)', '交換(?:コード|番号)', '受取(?:コード|番号)', '利用コード', '特典コード', '[a-z]{2,10}ポイント\\s?(?:id|コード)', '[a-z]{2,10}コード', 'ポイントコード', 'チャージ(?:コード|番号)', '商品コード', 'プロダクトコード', '電子ギフト番号', '[0-9]{2}桁の(?:番号|コード|pin番号)', '番号の入力'],
  ['claim codes?', 'redeem(?:able)? codes?', 'redemption codes?', 'gift[ -]?cards?(?: claim)? (?:codes?|numbers?|no\\.?|#)', 'gift[ -]?cards?', 'e-?gift (?:codes?|numbers?)', 'gift codes?', 'gift certificate (?:codes?|numbers?)', 'voucher (?:codes?|numbers?)', 'wallet codes?', 'download codes?', 'digital codes?', 'prepaid codes?', '25-character codes?', 'top-?up codes?', 'card codes?'],
  ['gutscheincodes?', 'gutschein-?code', 'karta podarunkowa', 'cadeau(?:bon|kaart)(?:code)?', 'presentkort(?:skod)?', 'gutschein-?nummer', 'einl[oö]secode', 'geschenkkarten-?(?:code|nummer)', 'code (?:du )?ch[eè]que-?cadeau', 'code (?:de la )?carte[- ]cadeau', 'code cadeau', 'codice (?:del )?buono(?: regalo)?', 'codice (?:della )?carta regalo', 'codice regalo', 'c[oó]digo (?:del? )?(?:cheque|tarjeta|vale)(?: de)? regalo', 'c[oó]digo de regalo', 'c[oó]digo de canje', 'c[oó]digo d[oe] (?:cart[aã]o|vale)[- ]?presente', 'c[oó]digo de resgate', 'c[oó]digo (?:del? )?(?:cheque|vale)[- ]oferta', 'gutscheine?', 'geschenk(?:gutschein|karte)', 'carte[- ]cadeau', 'ch[eè]que[- ]cadeau', 'buono(?: regalo| amazon)?', 'carta regalo', 'tarjeta(?: de)? regalo', 'vale[- ]presente'],
  ['礼品卡(?:号码?|代码|兑换码|密码)', '兑换码', '礼品码', '卡密', '禮品卡(?:號碼|代碼|序號)', '兌換碼', '기프트\\s?(?:카드\\s?)?(?:코드|번호)', '상품권\\s?(?:코드|번호)', '교환\\s?(?:코드|번호)'],
)

/** Labels that fit a gift code when the mail speaks of a gift. */
export const CODE_LABEL = words(
  ['コード番号', 'コード', '番号', 'id番号', 'カード番号', 'カードid', 'カードナンバー', 'シリアルコード', '券番号', 'クーポンコード付', '下記'],
  ['codes?', 'card numbers?', 'card id', 'card #', 'card', 'numbers?', 'serial code', 'cards? no\\.?'],
  ['c[oó]digo', 'codice', '\\bkod', '\\bcode', 'nummer', 'num[eé]ro', 'n[uú]mero', '代码', '卡号', '코드', '번호'],
)

/** The second factor of a gift card. */
export const PIN_LABEL = words(
  ['pin(?:\\s?(?:番号|コード))?', '暗証番号', '認証番号', 'セキュリティ\\s?コード', 'スクラッチ(?:番号|コード)?', '暗証コード', 'パスコード', 'カード確認番号'],
  ['pin(?: codes?| numbers?| no\\.?)?', 'access (?:numbers?|codes?)', 'security codes?', 'cvv2?', 'cvc2?', 'card security code', 'scratch code', 'passcode', 'ean'],
  ['sicherheitscode', 'code pin', 'code de s[eé]curit[eé]', 'codice di sicurezza', 'c[oó]digo de seguridad', 'c[oó]digo de seguran[cç]a', '密码', '비밀번호', '핀\\s?번호'],
)

/** Numbers that are never the value. */
export const OTHER_LABEL = words(
  ['ご?注文(?:番号|id|no)?', 'オーダー', '受付(?:番号|id|no)?', '管理(?:番号|no|id|コード)', '整理番号', '伝票(?:番号)?', '送り状', '追跡(?:番号)?', '問い?合わ?せ(?:伝票)?(?:番号)?', '受注番号', '取引(?:番号|id)?', '決済(?:番号)?', '承認番号', '購入(?:番号|id)', '申込(?:番号|id)?', '応募(?:番号|id)?', 'お客様(?:番号|id|コード)', '会員(?:番号|id|no)?', '顧客(?:番号|コード)', '株主番号', '請求(?:書)?(?:番号)?', '見積(?:書)?番号', '登録番号', '法人番号', '口座(?:番号)?', '予約(?:番号)?', '確認番号', '発券番号', '払込票番号', '利用者番号', '資料番号', '商品(?:id|番号)', '型番', '品番', '部品番号', '製造番号', 'シリアル(?:番号|no)?', 'jan', 'フレンドコード', '招待コード', '紹介コード', '会議\\s?id', 'ミーティング\\s?id', '社員番号', '学籍番号', '契約番号', '証券番号', 'ご利用カード', '端末', 'ユーザー?id', 'ログインid', 'お届け', '便名', '控え番号', 'メッセージid', 'イベントid', '通知番号', 'サポートid', 'ケース番号', '郵便番号', '電話', 'tel', 'fax', 'ssid', '株式', '電気通信'],
  ['orders?(?: (?:#|no\\.?|numbers?|id|ref(?:erence)?))?', 'invoices?(?: (?:#|no\\.?|numbers?))?', 'tracking(?: (?:#|no\\.?|numbers?|id))?', 'transactions?(?: (?:#|no\\.?|numbers?|id))?', 'confirmation(?: (?:#|no\\.?|numbers?|codes?))?', 'reference(?: (?:#|no\\.?|numbers?|codes?))?', '\\bref\\.?', 'receipt(?: (?:#|no\\.?|numbers?))?', 'ticket(?: (?:#|no\\.?|numbers?|id))?', 'case (?:#|no\\.?|numbers?|id)', 'account(?: (?:#|no\\.?|numbers?|id|key))?', 'customer (?:#|no\\.?|numbers?|id)', 'member(?:ship)? (?:#|no\\.?|numbers?|id)', 'booking(?: (?:#|no\\.?|numbers?|reference|codes?))?', 'reservation(?: (?:#|no\\.?|numbers?|codes?))?', 'pnr', 'e-?ticket', 'serial(?: (?:#|no\\.?|numbers?))', 'part (?:#|no\\.?|numbers?)', 'model(?: (?:no\\.?|numbers?))?', 'sku', 'upc', 'imei', 'vin', 'iban', 'swift', 'bic', 'vat(?: id)?', 'tax id', 'phone', 'support', 'ext\\.?', 'meeting id', 'conference id', 'friend codes?', 'invite codes?', 'pledge id', 'message[- ]id', 'request id', 'event', 'release', 'commit', 'fingerprint', 'version', 'build', 'batch', 'lot', 'wi-?fi', 'wireless', 'zip', 'postcode', 'shipment', 'parcel', 'zip code', 'license id', 'management (?:no\\.?|numbers?)', 'control (?:no\\.?|numbers?)', 'policy (?:no\\.?|numbers?)', 'claim (?:no\\.?|numbers?|id)', 'student id', 'employee id', 'user ?(?:id|name)', '\\bid', '\\bids', 'uuid', 'token'],
  ['bestell(?:ung|nummer|nr\\.?)', 'rechnung(?:snummer|snr\\.?)?', 'sendungs(?:nummer|verfolgung)', 'kundennummer', 'auftrags(?:nummer|nr)', 'commande', 'facture', 'num[eé]ro de (?:commande|client|suivi|facture)', 'n[uú]mero de (?:pedido|factura|seguimiento|cliente|encomenda)', 'pedido', 'numero (?:d.ordine|ordine|cliente)', 'ordine', 'fattura', 'encomenda', '订单(?:号|编号)?', '訂單(?:編號)?', '快递单号', '运单号', '주문\\s?번호', '운송장'],
)

/** One-time codes, licences, passwords: codes of another kind. */
export const FOREIGN_LABEL = words(
  ['確認コード', '認証コード', '検証コード', 'ワンタイム(?:パスワード|コード)?', 'ログインコード', '本人確認コード', '2段階', '二段階', 'バックアップコード', 'リカバリ(?:ー)?コード', '復旧コード', 'パスワード', 'パスフレーズ', '暗号化キー', 'プロダクトキー', 'ライセンス(?:キー|番号)?', 'アクティベーション(?:コード|キー)?', '認証キー', 'apiキー', 'アクセスキー', 'セットアップキー', 'キーコード'],
  ['verification codes?', 'one[- ]time(?: (?:pass)?codes?| passwords?| pins?)?', '\\botp\\b', 'login codes?', 'sign-?in codes?', '2fa', 'two-factor', 'backup codes?', 'recovery codes?', 'passwords?', 'passphrase', 'product keys?', 'licen[sc]e(?: keys?| codes?)?', 'activation(?: codes?| keys?)?', 'api keys?', 'secret keys?', 'access keys?', 'tokens?', 'encryption key', 'setup code', 'wpa', 'game keys?', 'steam keys?', 'cd keys?', 'unlock codes?', 'confirmation codes?'],
  ['best[aä]tigungscode', 'einmalpasswort', 'passwort', 'code de v[eé]rification', 'mot de passe', 'codice di verifica', 'c[oó]digo de verificaci[oó]n', 'contrase[nñ]a', 'c[oó]digo de verifica[cç][aã]o', 'senha', '验证码', '密码', '驗證碼', '인증\\s?(?:번호|코드)', '비밀번호'],
)

/** Codes for everyone, or for bringing in friends. */
export const COUPON_LABEL = words(
  ['クーポン(?:コード|番号)?', 'プロモ(?:ーション)?コード', '割引コード', 'キャンペーンコード', '紹介コード', '招待コード', '優待コード', 'おともだちコード'],
  ['promo(?:tion(?:al)?)?(?: credit)?(?: codes?)?', 'coupons?(?: codes?)?', 'discount(?: codes?)?', 'referral(?: codes?)?', 'invit(?:e|ation) codes?', 'with code', 'use code', 'checkout code', 'friend codes?', 'offer codes?', 'savings? codes?'],
  ['rabattcode', 'aktionscode', 'code promo', 'code de r[eé]duction', 'codice (?:sconto|promozionale)', 'c[oó]digo (?:de descuento|promocional|de desconto)', 'cup[oó]n', 'cupom', '优惠码', '優惠碼', '쿠폰'],
)

/** Samples in manuals, specifications and tests. */
export const SAMPLE = words(
  ['例[:えに]', 'たとえば', 'サンプル', 'ダミー', '形式', '書式', '仕様書', '記入例', 'テスト用', 'テストデータ', '表示例'],
  ['\\bsamples?\\b', '\\bdummy\\b', '\\bexample code', 'for example', '\\be\\.g\\.', 'test data', 'staging', 'placeholder', 'format:', 'looks like'],
  ['beispiel', 'exemple', 'ejemplo', 'esempio', 'exemplo', '示例', '例如', '예시'],
)

/** Advertising: offers to everyone, with conditions. */
export const ADVERT = words(
  ['詳しく見る', '詳細を見る', '抽選で', 'が当たる', '応募', 'もれなく', 'キャンペーン実施中', '配信停止', '% ?off', '割引', 'ランキング', 'セール', '特集', '贈りませんか', 'はいかがですか', '最大[0-9]+', 'ご購入とご応募', '対象商品', '購入すると', 'がもらえ', 'プレゼント中', '計[0-9,]+件'],
  ['learn more', 'shop now', 'shop gift cards', 'unsubscribe', '% ?off', 'terms apply', 'last[- ]minute', 'enter to win', 'win an? ', 'earn a ', 'get a bonus', 'sweepstakes', 'minimum (?:purchase|spend)', 'buy a gift card', 'denominations', 'perfect (?:gift|present)', 'qualifying', 'spend \\$', 'top sellers', 'save (?:up to )?[0-9]', 'available in store', 'from \\$[0-9]'],
  ['jetzt shoppen', 'abmelden', 'rabatt', 'en savoir plus', 'd[eé]sabonner', 'm[aá]s informaci[oó]n', 'darse de baja', 'scopri di pi[uù]', 'saiba mais', '了解更多', '退订', '자세히 보기'],
)

/** The words under a link that hands the gift over, or just before it. */
export const OPEN_LINK = words(
  ['受け取', '受取', 'ギフトを(?:見る|選ぶ|開く|表示)', '表示する', '番号を確認', 'コードを(?:確認|表示|見る)', '登録する', '交換(?:する|できます)', 'urlを開く', '下の(?:url|リンク|ボタン)', '下記(?:の)?(?:url|リンク|ボタン)', 'こちらの(?:url|リンク)', 'バーコード', 'qrコード', 'カードを見る', 'チケットを(?:見る|表示)', '引き換え', 'ギフトurl', 'urlをお相手', 'お受け取り', 'アカウントに(?:登録|追加)', 'ウォレットに追加'],
  ['claim (?:your|my|the|code|gift|it|reward)', 'view (?:your |my |the )?(?:e-?)?(?:gift|code|card|reward|voucher)', 'view and print', 'get (?:your |my )?(?:gift|card|code|reward)', 'open (?:your |my )?(?:gift|card|reward)', 'redeem', 'click to view', 'reveal', 'access your (?:gift|reward|card|code)', 'see your (?:gift|code|card)', 'pick (?:one|your|a)', 'choose your (?:gift|reward|card)', 'add to (?:app|wallet|account)', 'print (?:your|my|the) (?:gift|card|voucher)', 'accept (?:your |the )?gift', 'your (?:gift|reward) link', 'reward link', 'link expires', 'download (?:your |the )?(?:gift|voucher|card)', 'activate (?:your )?(?:gift|card)', 'apply to your account', 'collect (?:your )?(?:gift|reward)', 'unwrap'],
  ['gutschein (?:anzeigen|ansehen|einl[oö]sen|abrufen)', 'jetzt einl[oö]sen', 'geschenk (?:[oö]ffnen|ansehen)', 'voir (?:ma|la|votre|mon|le) (?:carte|cadeau|ch[eè]que)', 'r[eé]cup[eé]rer', 'utiliser (?:ma|mon)', 'ver (?:mi |tu |el |la )?(?:regalo|tarjeta|cheque|vale|c[oó]digo)', 'canjear', 'visualizza', 'riscatta', 'scopri il (?:tuo )?regalo', 'resgatar', 'ver (?:o )?(?:presente|cart[aã]o)', '领取', '查看', '兑换', '領取', '받기', '확인하기'],
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

export const AMOUNT_LABEL = words(
  ['金額', '額面', '券面額?', '価格', 'ポイント数', '進呈額', '残高', 'クレジット', '利用可能額'],
  ['amount', 'value', 'face value', 'worth', 'balance', 'denomination'],
  ['betrag', 'wert', 'montant', 'valeur', 'importe', 'valor', 'importo', 'valore', '金额', '面额', '금액'],
)

export const EXPIRY_LABEL = words(
  ['有効期限', '利用期限', '受け?取り?期限', '登録(?:有効)?期限', '期限', '有効期間', '使用期限', '締切', '失効日', '有効', '期日'],
  ['expir(?:y|es?|ation|ing)(?: date)?(?: on)?', 'valid (?:until|thru|through|till|to)', 'good thr(?:u|ough)', 'use (?:it )?(?:by|before)', 'redeem (?:by|before)', 'exp\\.?', '(?:redeem|spotify\\.com/redeem|go to [^\\n]{0,40}) before', 'before'],
  ['g[uü]ltig bis', 'gilt bis', 'einl[oö]sbar bis', 'ablaufdatum', 'verf[aä]llt am', "date d.expiration", "valable jusqu.au", 'expire le', 'caduca(?: el)?', 'v[aá]lid[oa] (?:hasta|at[eé])', 'fecha de caducidad', 'scadenza', 'valido fino al', 'scade il', 'validade', 'expira em', '有效期', '到期', '유효\\s?기간', '만료'],
)

export const hits = (pattern: RegExp, text: string): boolean => {
  const found = pattern.test(text)
  // A global pattern remembers where it stopped, and matchAll would begin there.
  pattern.lastIndex = 0
  return found
}

/** Start and end of the last match that ends at or before the end of `text`; null without one. */
export function lastMatch(pattern: RegExp, text: string): { start: number; end: number } | null {
  let last: { start: number; end: number } | null = null
  for (const match of text.matchAll(pattern)) last = { start: match.index, end: match.index + match[0].length }
  return last
}
