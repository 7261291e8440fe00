// What the words beside a value say it is. A label is a head ("code", "number", 「番号」) with words that tell of
// what; the telling word nearest to the value decides, so that compounds nobody listed are still understood.
import { anyOf, hits, lastMatch } from './patterns'
import { VI_TH } from './vietnamese-thai'

/** `noun`: a word of gifts without a word for code or number. `unsure`: a code or number of a kind that no list knows: the mail has to say the rest. */
export type Role = 'gift' | 'noun' | 'code' | 'unsure' | 'pin' | 'coupon' | 'foreign' | 'other'

const HEAD = anyOf(
  ['コード', '番号', 'ナンバー',  'id', 'キー', 'no\\.?', '記号', '文字列', '数字', 'パス', 'ばんごう', 'こーど', 'ナンバ'],
  ['codes?', 'numbers?', 'nr\\.?', 'num', '#', 'key', 'keys', 'digits', 'cards?', 'serial[eis]{0,2}', 'seriennummern?', '\\w{0,20}nummern?', '\\w{0,20}nummers?', '\\w{0,20}codes?', 'ziffer\\w*'],
  ['num[eé]ro', 'n°', 'nº', 'n\\.', 'code', 'carte', 'c[oó]digos?', 'localizador', 'n[uú]mero', 'tarjeta', 'codic[ei]', 'carta', 'cart[aã]o', 'chave', 'kaart', 'kart[aęy]', 'kod\\w{0,3}', 'kort\\w*', 'kode'],
  ['代码', '代碼', '代号', '代號', '編碼', '编码', '號碼', '号码', '编号', '編號', '卡号', '卡號', '密码', '密碼', '코드', '번호', '序号', '序號', '码', '碼'],
  VI_TH.HEADS,
)

/** The value itself. */
const GIFT = anyOf(
  ['ギフト(?:カード|券|チケット|コード)?', 'e?ギフト', '商品券', 'クレーム', 'バリュー', 'プリペイド(?:カード)?', 'プリカ', 'ウォレット', 'ひらがな(?:id|16文字)?', '引換え?券?', '引き換え', '交換', '受け?取り?', 'チャージ', '入金', 'リチャージ', '特典', '謝礼', '景品', '賞品', '記念品', 'お礼', 'ポイント', 'チケット', '[一-龠々ァ-ヶー]{0,8}券面?', '券面', 'リターン', '(?:視聴|年間|回数|入場|フリー|デジタル|ギフト|体験)パス', 'クレジット', 'マネー', 'キャッシュ', 'ダウンロード', 'リワード', 'お?引換え',  '利用', 'ご利用', 'バウチャー', '電子マネー', 'コンテンツ', 'バーコード', '図書カード', 'カード', 'スクラッチカード', '個別の?', 'お客さま専用の?', 'あなたの', '[0-9０-９]{1,2}\\s?[桁ケタ]の?', '[0-9]{1,2}文字の?', 'お?買い?物(?=番号|コード|券)', 'お?食事(?=番号|コード|券)', '鑑賞(?=番号|コード|券)', '視聴(?=番号|コード|券)', '[ァ-ヶー]{2,10}券', 'プロダクト', 'ムビチケ', '入力', '引換文字'],
  ['e-?gifts?', 'gift[a-z]{2,8}', '(?:e-?)?gift[ -]?(?:cards?|certificates?|vouchers?|codes?|tokens?)', 'claim', 'redeem\\w*', 'redemption', 'e-?vouchers?', 'vouchers?', 'wallet', 'prepaid', 'top-?up', 'recharge', 'rewards?', 'certificates?', 'e-?certificates?', 'e-?cards?', 'store credit', 'credit', 'download', 'digital', 'barcode', '\\d{2}-(?:character|digit)', 'card', 'cards', 'unique', 'personal', 'bonus', 'exchange', 'points?', 'pass', 'ticket(?= codes?)', 'e-?code', 'meal', 'drink', 'coffee', 'lunch', 'movie', 'game(?= codes?)', '(?:gift|book|theatre|theater|cinema) tokens?', 'egc', 'e-?certs?', 'gift ?certs?'],
  ['\\w{0,12}gutschein\\w*', 'geschenk\\w*', 'einl[oö]se\\w*', 'guthaben\\w*', 'wert(?:karten?|bon)\\w*', 'karten?', 'aktivierungs\\w*', 'freischalt\\w*', 'auflade\\w*', 'ch[eè]ques?[- ]?cadeaux?', 'e?-?cartes?[- ]?cadeaux?', 'cadeaux?', "bons?(?: d'achat)?", 'e-?coffrets?', 'coffrets?', 'avoir', 'titre', 'billets?', 'bigliett[oi]', 'ingresso', 'entradas?', 'bilhetes?', 'bonos?', 'vales?', 'cheques?', 'regalo', 'canjeo?', 'buon[oi]', 'cofanetto', 'riscatto', 'resgate', 'presente', 'oferta', 'prenda', 'recarga', 'ricarica', 'cadeau\\w*', 'waardebon\\w*', 'tegoed\\w*', '(?:bioscoop|diner|boeken|theater|entree|sauna|wellness|platen|bloemen|tuin|kleding|hotel|reis|belevenis|lunch|taart)bon(?:nen)?', 'bon(?=numm|code)', '(?:diner|fashion|boeken|sport|theater)cheques?', 'freikarten?', 'freitickets?', 'kinokarten?', 'eintrittskarten?', 'wertmarken?', 'wertcode', 'titres?', 'abono', 'dotation', 'ch[eè]ques?[- ](?:culture|vacances|lire|restaurant|sport|cin[eé]ma|disque)', 'carnet', 'podarunk\\w*', 'bon(?:u|y|[oó]w)', 'voucher(?:a|y|[oó]w)', 'zaproszeni\\w*', 'bonu?', 'do[lł]adowa\\w*', 'presentkort\\w*', 'gavekort\\w*'],
  ['礼品[卡券]?', '禮品[卡券]?', '储值卡?',  '禮券', '礼券', '购物卡', '充值卡?', '兑换', '兌換', '代金券', '电子券', '電子券', '提货', '[一-龠]{0,4}券', 'e卡', '卡密', '激活', '儲值', '儲值卡', '点卡', '會員卡', '기프트\\s?카드', '기프트', '상품권', '교환권?', '쿠폰', '충전', '선물', '이용권', '등록', '관람권', '예매권', '입장권', '금액권', '모바일\\s?쿠폰', '바우처', '提货券?', '取货券', '抵用券', '体验券', '消费券', '(?:book |gift )?token (?:id|no\\.?)'],
  VI_TH.VALUES,
)

/** The second factor of a gift card. */
const PIN = anyOf(
  ['pin(?:\\s?(?:番号|コード|no\\.?))?', 'ピン(?:番号|コード)?', '暗証(?:番号|コード)?', '認証(?:番号|コード|キー)', 'セキュリティ\\s?(?:コード|番号)', 'スクラッチ(?:番号|コード)', 'パスコード', 'パスワード', '暗証[ァ-ヶー]{0,4}', 'カード確認番号', '確認コード', '確認番号', '確認キー', '照合(?:キー|コード)', '照合番号', '(?:裏|うら)(?:面)?の?(?:数字|番号)', '申込コード', '秘密番号', 'アクセスコード', '合言葉', 'あいことば', '暗証', '確認用の?(?:文字|数字|番号|コード)', '(?:尋ね|たずね|聞か|訊か|問わ)ら?れる(?:\\S{1,6})?', 'スクラッチ\\S{0,8}', 'けずる\\S{0,6}', '削(?:る|った|れば)\\S{0,6}', 'pw'],
  ['pins?', 'nip', 'security', 'access', 'pin[ -]?(?:codes?|numbers?|no\\.?)', 'access (?:numbers?|codes?)', 'security (?:codes?|numbers?|pins?)', 'secure code', 'cvv2?', 'cvc2?', 'csc', 'ean', 'scratch(?:-off)? codes?', 'passcode', 'passwords?', 'validation code', 'control (?:code|number)', 'check(?:ing)? (?:code|digits?)', '(?:short|little|small|second|other) (?:one|number|code|digits)', 'scratch\\w* (?:part|panel|off|bit|strip)', '(?:under|behind|below|beneath) the (?:silver|scratch\\w*|strip|panel|sticker|foil|coating)', '(?:give|tell|type|enter) (?:them |it |in )?(?:these|the|those) (?:\\w+ )?(?:digits|numbers)', 'last (?:\\w+ )?digits', 'secret(?: code)?', 'auth(?:orization|entication)? code'],
  ['sicherheits(?:code|nummer)', 'pr[uü]f(?:ziffer|nummer|code)', 'passwort', 'kennwort', 'geheimzahl', 'code pin', 'code de s[eé]curit[eé]', 'code (?:de )?contr[oô]le', 'code secret', 'code confidentiel', 'cryptogramme', 'cl[eé] (?:de )?(?:contr[oô]le|s[eé]curit[eé]|secr[eè]te)', 'chiffres? de contr[oô]le', 'cl[eé]', 'num[eé]ro de contr[oô]le', 'd[ií]gitos? verificador(?:es)?', 'cifr[ae] di controllo', 'pr[uü]fzahl', 'geheimcode', 'kod kontrolny', 'kod cvv', 'kontrollkode?', 'kontrollsiffer', 'codice di (?:sicurezza|controllo)', 'codice pin', 'c[oó]digo de (?:seguridad|seguran[cç]a|control|controlo|verificaci[oó]n)', 'c[oó]digo pin', 'cryptogramme', 'd[ií]gitos de control', 'segundo (?:dato|n[uú]mero|c[oó]digo)', 'clave', 'senha', 'contrase[nñ]a', 'kraslaag', 'controle(?:getal|code|cijfers?|nummer)', 'zdrapk\\w*', 'pr[uü]fziffern?', 'rubbel\\w*', 'gratt\\w*', 'rasca\\w*', 'grattare', 'beveiligingscode', 'wachtwoord', 'parola', 'palavra-passe', 'l[oö]senord', 'adgangskode', 'pincode', 'kod pin', 'has[lł]o', 'kod zabezpieczaj\\w*', 'pinkod', 'pinkode'],
  ['密码', '密碼', '卡密', '驗證碼', '验证码', '安全码', '安全碼', '비밀번호', '핀\\s?번호', '인증번호', '인증코드', 'pin번호', '비밀\\s번호', '보안\\s?(?:코드|번호)', '提取密码', '取货密码', '刮刮?码', '校验码', '提貨密碼', '安全密碼', 'scratch(?:-off)?(?: (?:no\\.?|number))?'],
  VI_TH.PINS,
)

/** Numbers that are never the value. */
const OTHER = anyOf(
  ['(?:入館|会員|入室|来館|来場|駐車|駐輪|受診|診察|返品|返却|発送|配送|受付|ロッカー)(?:用|者|証)?の?(?:バーコード|qrコード|コード)', 'ご?注文(?:番号|id|no)?', 'ポイントカード', '会員カード', '定期券?', '利用券(?=番号)', '図書(?!カード)', '受講', '抽選', '会員証', 'スタンプカード', 'レシート', 'オークション', '[ァ-ヶー]{2,12}(?=id)', '伝言', '承諾', '研究', '審査', '通知', '申請', '申込書', 'オーダー', '受付', '管理(?=番号|no|id|コード)', '管理', '整理券?', '乗車券', '航空券', '搭乗券', '診察券', '伝票', '送り状', '追跡', 'お?問い?合わ?せ', '受注', '取引', '決済', '承認', 'お?支払い?', '払込', '第[0-9]番号', '購入', '申込み?', '申し込み', '応募', 'エントリー', 'お客(?:様|さま|さん)', '会員', '顧客', '株主', '請求', '見積(?:も)?り?', '登録番号', '法人', '口座', '支店', '店番', '予約', 'ご予約', '発注', '求人', '発券', '払込票', '引換票', '利用者', '資料', '資産', '商品(?:id|番号|no)', '型番', '型式', '品番', '部品', '製造', '機種', 'シリアルno', 'ロット', 'jan', 'asin', 'isbn', 'フレンド', '会議', 'ミーティング', '社員', '学籍', '受験', '契約', '証券', '保険', '証明書', 'ご利用カード', '議決権(?:行使)?', '投票', '端末', 'ユーザー?', 'ログイン', 'お届け(?=先|日|予定|番号|希望)', '便名', '航空券', 'eチケット番号', '座席', '控え', 'メッセージ', 'イベント', '通知', 'サポート', 'ケース', '郵便', '電話', 'tel', 'fax', '内線', 'ssid', '株式', '電気通信', '調査', '参加者', 'モニター', 'アンケート', '寄附', '寄付', '納税', '検針', '供給地点', '患者', '診察', '事件', '文書', '発行', '許可', '免許', '古物商', 'キーボックス', '進呈管理', 'チケットid', '案件', 'プロジェクト', '物件', '金券番号は', '検証', 'マイナンバー', '電気', '水道', '旅程', '返品', '車両', '列車', '号車', '取次', '加入者', '被保険者', '学生', '職員', '振込', '発送', '出荷', '配送', '集荷', '保管', 'ゆうパック', '荷物', '検体', '受診', '回答', '閲覧', '照会', '入館(?!券)', '来館', '来場', '入室', 'ロッカー'],
  ['returns?(?: bar ?codes?)?', 'exchange receipt', 'operations?', 'boarding', 'pickup', 'pick-?up', 'collection', 'locker', 'prescription', 'serial plate', 'insurance', 'passport', 'badge', 'table', 'queue', 'permit', 'penalty', 'citation', 'docket', 'inquiry', 'enquiry', 'ticket id', '(?:library|loyalty|membership|member|id|key|sim|business|debit|credit|parking|health|insurance|student|staff|wi-?fi|boarding|press|bank|discount|access|club) ?(?:cards?|pass|vouchers?|tickets?|badge)', 'rewards? (?:id|no\\.?|numbers?|#)', 'rma', 'return (?:no\\.?|numbers?|id)', 'submission', 'serial of', 'asset', 'library', 'loyalty', 'frequent', 'auction', 'orders?', 'order id', 'purchase', 'invoices?', 'bills?', 'tracking', 'transactions?', 'confirmation', 'references?', 'ref\\.?', 'refs?', 'receipts?', 'tickets?(?= (?:#|no|num|id))', 'e-?ticket(?= n)', 'case', 'accounts?', 'customer', 'client', 'member(?:ship)?', 'booking', 'reservation', 'itinerary', 'pnr', 'record locator', 'flight', 'part', 'models?', 'sku', 'upc', 'imei', 'vin', 'iban', 'swift', 'bic', 'vat', 'tax', 'phone', 'tel', 'fax', 'support', 'ext\\.?', 'meeting', 'conference', 'friend', 'pledge', 'message[- ]id', 'request', 'event', 'release', 'commit', 'fingerprint', 'version', 'build', 'batch', 'lot', 'wi-?fi', 'wireless', 'zip', 'postcode', 'postal', 'shipment', 'shipping', 'parcel', 'package', 'delivery', 'courier', 'management', 'policy', 'claim (?:no\\.?|numbers?|id|ref\\w*)', 'student', 'employee', 'patient', 'nhs', 'user ?(?:id|name)?', 'uuid', 'session', 'device', 'warranty', 'donation', 'participant', 'protocol', 'study', 'survey id', 'award no', 'licen[sc]e id', 'registration', 'company', 'charity', 'meter', 'vehicle', 'plate', 'door', 'gate', 'locker', 'room', 'seat', 'terminal', 'approval', 'payment', 'statement', 'contract', 'project', 'issue', 'donor', 'enrol\\w*', 'expense', 'cost', 'access id', 'job', 'candidate', 'applicant', 'invite id', 'serien\\w*', 'serial (?:no\\.?|numbers?)', 'document', 'discount id', 'reg\\.?', 'company reg\\w*', 'iccid', 'imsi', 'abn', 'acn', 'uen', '(?:return|entry|entrance|membership|member|loyalty|parking|locker|boarding|door) (?:bar ?code|qr ?code)', 'entry', '(?:prize )?draw', 'raffle', 'competition', 'lottery', 'entrant', 'gstin', 'txn(?: ref)?', 's\\/n'],
  ['transaktion\\w*', 'versicherung\\w*', 'ausweis\\w*', 'kennzeichen', 'fahrschein\\w*', 'fahrkarten?\\w*', 'abhol\\w*', 'modell\\w*', 'ger[aä]te\\w*', 'op[eé]ration', 'transaction', 'exp[eé]dition', 'retrait', 'mod[eè]le', 'immatriculation', 'passeport', 'assur[eé]', 'operaci[oó]n', 'transacci[oó]n', 'participaci[oó]n', 'partecipazione', 'participa[cç][aã]o', 'participation', 'teilnahme\\w*', 'los(?=numm|nr)', 'losu', 'deelname\\w*', 'zg[lł]oszeni\\w*', 'recogida', 'matr[ií]cula', 'modelo', 'albar[aá]n', 'operazione', 'ritiro', 'targa', 'modello', 'posto', 'carrozza', 'opera[cç][aã]o', 'transa[cç][aã]o', 'levantamento', 'protocolo', 'matr[ií]cula', 'recibo', 'transactie\\w*', 'reservering\\w*', 'afhaal\\w*', 'kenteken', 'polis\\w*', 'operacj\\w*', 'transakcj\\w*', 'rezerwacj\\w*', 'odbioru', 'biletu', 'paczk\\w*', 'bokning\\w*', 'kvitto\\w*', 'aktivierungs-?id', 'personal(?:nummer|-?nr)', 'matricule', 'ap[oó]lice', 'p[oó]liza', 'polizze?', 'police', 'papeleta', 'bestell\\w*', 'rechnung\\w*', 'sendung\\w*', 'kunden\\w*', 'auftrag\\w*', 'vorgang\\w*', 'vertrag\\w*', 'referenz\\w*', 'buchung\\w*', 'mitglied\\w*', 'konto\\w*', 'steuer\\w*', 'ust\\w*', 'aktenzeichen', 'beleg\\w*', 'ticketnummer', 'commande', 'facture', 'suivi', 'colis', 'dossier', 'r[eé]servation', 'r[eé]f[eé]rence', 'r[eé]f\\.?', 'client', 'contrat', 'adh[eé]rent', 'siret', 'siren', 'rcs', 'pedido', 'factura', 'env[ií]o', 'seguimiento', 'cliente', 'reserva', 'encomenda', 'expediente', 'referencia', 'contrato', 'nif', 'cif', 'ordine', 'fattura', 'spedizione', 'prenotazione', 'pratica', 'contratto', 'tessera', 'riferimento', 'transazione', 'fatura', 'envio', 'rastreio', 'rastreamento', 'refer[eê]ncia', 'nf-?e', 'cnpj', 'cpf', 'bestelling', 'ordernummer', 'bestelnummer', 'klantnummer', 'factuur\\w*', 'zam[oó]wieni\\w*', 'faktur\\w*', 'przesy[lł]k\\w*', 'klienta', 'ordrenummer', 'kundnummer', 'fakturanummer', 'gewinnspiel\\w*', 'tirage', 'concours', 'sorteo', 'concurso', 'concorso', 'estrazione', 'sorteio', 'loterij', 'handelsregister\\w*', 'registernummer', 'registro', 'kvk', 'krs', 'regon', 'orgnr', 'p\\.? ?iva', 'partita iva', 'inscri[cç][aã]o'],
  ['问卷', '問卷', '工号', '工號', '사번', '예매', '발권', '발신', '문의', '대표', '고객센터', '좌석', '차량', '계좌', '접수', '진료', '보험', '取件', '取票', '取货(?!密)', '预约', '預約', '挂号', '掛號', '工单', '快件', '保单', '保單', '会议', '會議', '车次', '座位', '流水', '参考', '參考', '账号', '帳號', '车牌', '身份', '学号', '订单', '訂單', '快递', '快遞', '运单', '單號', '单号', '会员号', '發票', '发票', '客服', '电话', '手机号', '주문', '운송장', '고객', '예약', '접수', '회원', '송장', '사업자(?:\\s?등록)?', '승인', '법인(?:\\s?등록)?', '통신판매(?:업)?(?:\\s?신고)?', '[统統]一[编編][号號]?', '統編', '统一社会信用', '税号', '稅號', '稅籍', '备案', '備案', '许可证', '許可證', '[缴繳][费費]', '应缴', '應繳', '账单', '帳單', '用户', '用戶', '客户', '客戶', '抽[奖獎]', '응모', '추첨', 'bốc thăm', 'ชิงโชค'],
  VI_TH.OTHERS,
)

/** One-time codes, licences, passwords of accounts: codes of another kind. */
const FOREIGN = anyOf(
  ['確認コード', '検証コード', 'ワンタイム(?:パスワード|コード)?', 'ログインコード', '本人確認コード', '[2二]段階(?:認証)?', 'バックアップ', 'リカバリ(?:ー)?', '復旧', 'パスフレーズ', '暗号化', 'プロダクトキー', 'ライセンス', 'アクティベーション', 'アクティベート', '認証キー', 'apiキー', 'アクセスキー', 'セットアップキー', 'wpaキー', 'ネットワークキー', '解除', 'puk', '予約番号mnp', 'mnp'],
  ['verification', 'one[- ]time(?: (?:pass)?codes?| passwords?| pins?)?', 'otp', 'login', 'sign-?in', '2fa', 'two-factor', 'authenticat\\w+', 'backup', 'recovery', 'passphrase', 'product keys?', 'licen[sc]e(?: keys?| codes?)?', 'activation keys?', 'api', 'secret keys?', 'access keys?', 'tokens?', 'encryption', 'setup', 'wpa2?', 'game keys?', 'steam keys?', 'cd keys?', 'unlock', 'confirmation codes?', 'reset'],
  ['best[aä]tigungs\\w*', 'einmal(?:code|passwort|pin|kennwort|tan)\\w*', 'verifizierungs\\w*', 'lizenz\\w*', 'v[eé]rification', 'mot de passe', 'licence', 'verifica', 'verificaci[oó]n', 'verifica[cç][aã]o', 'licencia', 'licen[cç]a', 'verificatie\\w*', 'weryfikac\\w*', '动态码', '驗證', '인증'],
  ['(?:wi-?fi|ssid|wlan|無線lan)[^\\n]{0,30}(?:pass\\w*|パス(?:ワード)?|pw|key|キー|passwort|clave|senha|密码|密碼|비밀번호)'],
  VI_TH.FOREIGN,
)

/** Codes for everyone, or for bringing in friends. */
const COUPON = anyOf(
  ['クーポン', 'プロモ(?:ーション)?', '割引', 'キャンペーン', '紹介', '招待', '優待(?=コード|番号)', 'おともだち', 'お友達'],
  ['promo\\w* credits?', 'promo(?:tion(?:al)?)?', 'coupons?', 'discount', 'referral', 'invit(?:e|ation)', 'with code', 'use code', 'with the code', 'checkout', 'friend codes?', 'offer', 'savings?'],
  ['rabatt\\w*', 'aktions\\w*', 'promo', 'r[eé]duction', 'remise', 'parrainage', 'avec le code', 'sconto', 'promozionale', 'descuento', 'promocional', 'desconto', 'cup[oó]n', 'cupom', 'mit (?:dem )?code', 'con (?:el |il )?c[oó]di\\w+', 'com o c[oó]digo', 'kortings\\w*', 'rabatow\\w*', '优惠码', '優惠碼', '优惠券', '折扣', '할인'],
  VI_TH.COUPONS,
)

/** What is to be shown or told at a counter, entered or sent in: as good as a head. */
const SHOWN = anyOf(
  ['お?見せ(?:て|くだ|になっ)', 'ご?提示', 'お?伝え', 'お申し付け', '(?:ご?入力|読み取)(?:し|くだ|いただ)', '貼り?付け', 'はりつけ', '打ち込', 'ハイフンなし'],
  ['show (?:this|it|the|them|that)', 'present (?:this|it|the|them)', 'quote', 'mention', 'enter (?:this|it|the|them)', 'type (?:this|it|in)', 'give (?:this|them)', 'scan (?:this|it|the)', 'vorzeigen', 'zeigen', 'nennen', 'eingeben', 'pr[eé]sente[zr]?', 'montre[zr]', 'saisi\\w+', 'indique[zr]?', 'muestr[ae]\\w*', 'ense[nñ]a\\w*', 'present[ae]\\w*', 'introduc\\w+', 'mostr\\w+', 'esibi\\w+', 'comunic\\w+', 'inseri\\w+', 'apresent\\w+', 'informe', 'tonen', 'toon', 'okaz\\w*', 'poka[zż]\\w*', 'podaj\\w*', 'visa upp', 'uppge', 'vis (?:denne|koden)'],
  ['出示', '告知', '보여', '제시', '입력'],
)

const ROLES: readonly (readonly [Role, RegExp])[] = [['coupon', COUPON], ['foreign', FOREIGN], ['other', OTHER], ['pin', PIN], ['gift', GIFT]]

/** Between a telling word and its head: 「ギフトの16桁の番号」, "code of the gift card". */
const LINK = /^[\s・/の「」『』()[\]≪≫<>【】*_'"-]{0,6}(?:(?:de|of|for|the|your|du|des|del|della|dei|di|do|da|la|le|el|il|der|die|das|van|til|claim|redemption|activation|e-?|用|様|さま|専用|電子|デジタル|オンライン)[\s-]{0,3}){0,3}(?:\d{1,2}\s?[桁文字ケタ]{1,2}の?)?[\s-]{0,3}$/iu

/** What must stand right at the value, or have a head, to be its label: else a sentence with 「発行」 in it would bar what follows. */
const CLOSE: ReadonlySet<Role> = new Set(['other', 'foreign', 'coupon', 'pin'])

/** 「(4桁)」, "(4 digits)": how long the value is, not what. */
export const LENGTH = /\s?[(（[](?:[^()（）[\]\d]{0,8})\d{1,2}\s?(?:桁|文字|けた|ケタ|字|digits?|characters?|-?stellig|chiffres|d[ií]gitos|cifras|cifre|cijfers|cyfr|位|자리)[^()（）[\]]{0,6}[)）\]]/iu
/** 「暗証番号（画面で入力）：」: what stands in brackets before the colon explains the label. */
const REMARK = /\s?[(（][^()（）]{2,30}[)）](?=\s{0,3}[:=→]?\s*$)/u
/** Dots that lead to the value. */
const LEADER = /[.…‥・·_]{2,}/gu

/** 「番号 #」, "number #": one head. */
const SIGN = /(?<=(?:番号|号码|號碼|编号|編號|번호|numbers?|no\.?|nr\.?|num[eé]ro|n[uú]mero|numer|nummer)\s{0,2}:?\s{0,2})#\s*$/iu

/** The role that `label` gives to what follows it; null when it says nothing of a value. */
export function roleOf(raw: string): Role | null {
  if (raw === '') return null
  const remark = REMARK.exec(raw)
  if (remark) {
    const inner = roleOf(remark[0].replace(/[()（）]/g, ''))
    const outer = inner === 'other' || inner === 'foreign' || inner === 'coupon' ? null : roleOf(`${raw.slice(0, remark.index)}:`)
    if (outer !== null) return outer
  }
  // "orderId": two words.
  const label = raw.replace(/([a-z])(?=[A-Z][a-z])/g, '$1 ').replace(LENGTH, '').replace(LEADER, ' ').replace(SIGN, '')
  const length = label.replace(/[\s:=→()[\]「」『』≪≫【】*・-]+$/u, '').length
  const head = lastMatch(HEAD, label)
  let best: { role: Role; start: number; end: number; isHeaded: boolean } | null = null
  for (const [role, pattern] of ROLES) {
    const found = lastMatch(pattern, label)
    if (!found) continue
    const isHeaded = head !== null && head.end >= found.end && (head.start <= found.end || LINK.test(label.slice(found.end, head.start)))
    if (!isHeaded && length - found.end > (CLOSE.has(role) ? 6 : 40)) continue
    if (best === null || found.end > best.end || (found.end === best.end && found.start < best.start)) best = { role, isHeaded, ...found }
  }
  const plain = best?.role === 'gift' && !best.isHeaded && !(head && head.start < best.start && best.start - head.end < 20) ? 'noun' : (best?.role ?? null)
  if (plain === null && head === null) {
    const shown = lastMatch(SHOWN, label)
    return shown && length - shown.end <= 45 ? 'code' : null
  }
  if (head && length - head.end > 40) return plain
  if (head && (best === null || (head.end > best.end && !isLinked(label, best.end, head.start)))) return unknownKind(label, head) ?? (hits(SHOWN, label) ? 'code' : null)
  return plain
}

/** The words end with a head, or with a word for PIN: "PIN 1743" needs no colon. */
export function endsAsLabel(label: string): boolean {
  const text = label.trimEnd()
  return [HEAD, PIN].some((pattern) => lastMatch(pattern, text)?.end === text.length)
}

const isLinked = (label: string, end: number, start: number) => start <= end || (start - end < 30 && LINK.test(label.slice(end, start)))

/** Words before a head that tell nothing of it. */
const OPEN_WORDS = /^(?:the|a|an|your|my|our|this|that|these|those|his|her|their|its|new|long|short|full|main|first|second|third|other|actual|following|same|entire|whole|on|in|with|of|and|is|are|to|for|from|by|enter|use|here|here's|copy|get|got|as|\d+|digit|character|product|activation|subscription|trial|long|front|dein|deine|der|die|das|den|dem|ihr|ihre|mein|unser|folgender?|le|la|les|votre|ton|mon|ce|un|une|du|des|de|el|los|las|tu|su|mi|este|il|lo|gli|i|tuo|suo|questo|do|da|del|della|dello|van|von|vom|o|os|seu|teu|meu|este|het|je|jouw|uw|mijn|tw[oó]j|ten|m[oó]j|din|ditt|koden|et|y|e|und|och|og)$/i

const ROMANCE = /^(?:codic[ei]|c[oó]digos?|code|n[uú]mero|num[eé]ro|n°|nº|n\.)$/
const OPEN_BEHIND = /^(?:qui|hier|ici|aqu[ií]|below|here|abajo|sotto|abaixo|noch|is|est|es|suivant|siguiente|seguente|seguinte|unique|[uú]nico|personal|personnel|digital)$/i

/** A head that no known word goes with: bare it is a code; with a word of its own (「献血者コード」, "expense code") some other number. */
function unknownKind(text: string, { start, end }: { start: number; end: number }): Role | null {
  const head = text.slice(start, end).toLowerCase()
  const before = text.slice(0, start)
  // "Codice avviso:": the word of its own comes behind.
  const behind = /^\s+([a-zà-ÿ]{3,})\s*[:.]?\s*$/i.exec(text.slice(end))?.[1]
  if (behind && ROMANCE.test(head) && !OPEN_BEHIND.test(behind)) return 'unsure'
  // "Su tarjeta sanitaria": whose card, or of what.
  const kind = /^\s+([a-zà-ÿ]{4,})\s*[:.]?\s*$/.exec(text.slice(end))?.[1]
  if (kind && /^(?:tarjeta|carta|carte|cart[aã]o|karta|kaart)$/.test(head) && !OPEN_BEHIND.test(kind)) return 'unsure'
  // "Vermittlungscode": of something that no list has.
  if (/^[a-zà-ÿ]{4,}(?:codes?|nummern?|nummers?)$/.test(head) && !/^(?:bar|strich|qr|zahlen|ziffern?|buchstaben|kart|kaart|kort|voucher|bon|gesamt|wert|einl)/.test(head)) return 'unsure'
  // A key opens something.
  if (/^(?:keys?|キー)$/.test(head) && !/[A-Za-zà-ÿ一-龠ァ-ヶ]\s?$/.test(before.replace(/\b(?:your|the|my|our|is)\s*$/i, ''))) return 'unsure'
  if (/^(?:id|serial[eis]{0,2})$/.test(head)) {
    const own = /([A-Za-zà-ÿ']{2,})\s*$/.exec(before)?.[1]
    return own !== undefined && (head === 'id' || !OPEN_WORDS.test(own)) ? 'other' : 'unsure'
  }
  if (/^codes?$/.test(head) && /\b(?:here(?:'s| is| are)|your|dein|ihr)\s+(?:\w{1,15}\s){0,2}$/i.test(before)) return 'code'
  if (/^(?:コード|番号|ナンバー|id|キー|no\.?)$/.test(head) && /[一-龠々]$/.test(before)) return /[用桁券版月年日円]$/.test(before) ? 'code' : head === 'コード' && !/[者員客]$/.test(before) ? 'unsure' : 'other'
  if (/シリアル\s?$/.test(before) || /\bserial\s?$/i.test(before)) return 'unsure'
  const word = /([A-Za-zà-ÿ']+)[\s-]{0,2}$/.exec(before)?.[1] ?? ''
  if (word === '' || OPEN_WORDS.test(word)) return 'code'
  if (/^(?:id|no\.?|nr\.?|numbers?|#|n°|nº|num[eé]ro|n[uú]mero|nummer)$/.test(head)) return head === 'id' ? 'other' : /^[A-Z]/.test(word) ? 'unsure' : null
  // 「EJOICA番号」: of something that has a name.
  if (head === '番号' && /^[A-Z]/.test(word)) return 'unsure'
  return head === '番号' || /^[a-zà-ÿ']/.test(word) ? null : 'code'
}
