// What a mail wants of its reader, told by stems of verbs and nouns that meet in one sentence rather than by fixed
// phrases: "confirm … bank details", 「口座番号…登録」, "introduzca … tarjeta". In ja, en, de, fr, es, it, pt, nl, pl,
// zh and ko. Sentences that deny or warn ("we never ask for …") demand nothing. Text is folded (sentences.ts).
import { hits, phrases } from '../patterns'

/** "never", "do not", 「…ことはありません」: what the sentence says is not wanted. */
const DENIAL = phrases(
  'never|will not ask|won.t ask|do(?:es)? not (?:ask|share|give|disclose|reply|send|forward|require|need)|don.t (?:ask|share|give|disclose|send|need)|not required|without (?:a |your )?(?:password|card|pin)|no (?:card|password|credit card|purchase) (?:is )?(?:needed|required|necessary)',
  'しません|しないで|ないで|ことはありません|ことはございません|ことは一切|必要(?:は|が)?(?:ありません|ございません|ない)|ません|不要|教えない|共有しない|ご注意|お気をつけ',
  'niemals|\\bnie\\b|nicht (?:weiter|per|nach|an dritte|erforderlich)|kein(?:e|en)? (?:passwort|kreditkarte|tan)|jamais|ne (?:\\S+ )?(?:demand|communiqu|partag)|nunca|no (?:\\S+ )?(?:compart|solicit|pedi|envi)|nao (?:\\S+ )?(?:compart|solicit|pedi|informe|envi)|\\bmai\\b|non (?:\\S+ )?(?:chied|comunic|condivid)|nooit|\\bniet\\b.{0,20}(?:delen|vragen)|nigdy|nie (?:podawaj|udost|prosimy)',
  '不会|不會|切勿|请勿|請勿|不要|절대|않습니다|하지 마',
)

/** What nobody should hand over because of a mail. */
const SECRET = phrases(
  'pass ?words?|passphrase|passcode|\\bpins?\\b(?! ?:)|\\bcvv|\\bcvc|security code|(?:credit|debit|bank|payment)[ -]?cards?|card (?:details|data|info|holder)|bank (?:det\\w+|accounts?|log ?in|info)|account (?:and routing )?number|routing number|social security|\\bssn\\b|(?:backup|recovery|2fa|authentication|one-time|sms) codes?|\\botp\\b|credentials|log-?in (?:details|info)|(?:copy|photo|picture|scan|image)s? of (?:your |the )?(?:id|passport|driv)|date of birth|maiden name|(?:seed|recovery|secret|wallet) phrase|payment (?:details|info|method)|mailbox password|user ?names?|e-?mail (?:and|&|/) pass|login and pass|\\bsign-?in credentials|billing (?:details|info|address)|personal (?:details|info|data)',
  'パスワード|暗証番号|クレジットカード|カード(?:番号|情報)|セキュリティコード|口座(?:番号|情報)|銀行口座|ログイン(?:id|情報)|認証コード|ワンタイム|マイナンバー|免許証|身分証|保険証|生年月日|個人情報|支払い?(?:い)?(?:情報|方法)|取引暗証|ログインパス|pinコード|(?:番号|id)と(?:パスワード|暗証)|秘密の質問|バックアップコード|お客様情報|ご?本人様?(?:情報|確認書類)',
  'bankverbindung|kontoverbindung|kontonummer|kartennummer|kreditkartennummer|passwort|kennwort|kreditkarte|bankdaten|kontodaten|zugangsdaten|kartendaten|\\biban\\b|pin-?nummer|\\btan\\b|personalausweis|geburtsdatum|zahlungs(?:daten|information|methode|mittel)|anmeldedaten|online-?banking|ec-karte|girocard|personliche[nr]? daten',
  'mot de passe|carte (?:bancaire|de credit|bleue)|coordonnees bancaires|numero de (?:la |votre )?carte|cryptogramme|identifiants|\\brib\\b|code (?:confidentiel|secret)|piece d.identite|date de naissance|donnees (?:bancaires|personnelles)|(?:informations|moyen) (?:de paiement|bancaires|personnelles)',
  'contrasena|tarjeta (?:bancaria|de credito|de debito)|datos (?:bancarios|de (?:su|tu|la) (?:tarjeta|cuenta)|personales|de acceso|de pago)|numero de (?:su |tu )?(?:tarjeta|cuenta)|clave|\\bdni\\b|cuenta bancaria|codigo sms|firma digital',
  'carta di credito|dati (?:della|di|bancari|personali)|credenziali|codice (?:pin|otp|dispositivo)|numero di (?:carta|conto)|codice fiscale|coordinate bancarie',
  'senha|cartao de credito|dados (?:bancarios|do (?:seu )?cartao|pessoais|cadastrais|da (?:sua )?conta)|numero do (?:seu )?cartao|\\bcpf\\b|codigo de seguranca|agencia e conta|conta bancaria|chave pix',
  'wachtwoord|bankpas|betaalpas|bankgegevens|pincode|inloggegevens|rekeningnummer|betaalgegevens|kaartgegevens|haslo|hasla|dane (?:karty|logowania|osobowe)|numer karty|kod blik|numer (?:karty|konta)|dane bankowe|pesel|kart[ayie]? platnicz',
  '密码|密碼|口令|卡号及|银行卡|銀行卡|信用卡|身份证|身分證|验证码|驗證碼|个人信息|個人資料|비밀번호|계좌번호|카드 ?(?:번호|정보)|보안코드|주민등록|인증번호|신분증|개인정보',
  'mat khau|ma otp|so the|so tai khoan|cccd|รหัสผ่าน|เลขบัตร|เลขบัญชี|บัตรเครดิต|\\botp\\b|парол|номер карты|данные карты|\\bсмс-код|sifre\\w*|kart (?:bilgi|numara)\\w*|kata sandi|nomor (?:kartu|rekening)|\\bktp\\b',
)

/** Of these, what is worth money or a name: no gift is received by it. */
const WORTH = phrases(
  '(?:credit|debit|bank)[ -]?cards?|bank (?:det\\w+|accounts?|log ?in)|\\bcvv|\\bcvc|routing number|social security|\\bssn\\b|(?:id|passport|driv\\w+ licen[cs]e) (?:photo|copy|scan)|(?:seed|recovery) phrase',
  'クレジットカード|口座(?:番号|情報)|銀行|マイナンバー|免許証|身分証|kreditkarte|bankdaten|kontodaten|bankverbindung|kontoverbindung|carte (?:bancaire|de credit|bleue)|coordonnees bancaires|tarjeta (?:bancaria|de credito)|datos (?:bancarios|de (?:su|tu|la) tarjeta)|carta di credito|dati (?:bancari|della (?:tua |sua )?carta)|dados (?:bancarios|do (?:seu )?cartao)|cartao de credito|bankgegevens|kaartgegevens|dane karty|银行卡|銀行卡|身份证|身分證|계좌번호|주민등록',
)
/** Of these, what a gift card has itself: "enter card number and PIN at the checkout". */
const GIFTS_OWN = /\bpins?\b|security code|card numbers?|暗証番号|カード番号|セキュリティコード|认证码|sicherheitscode|pincode|codice pin|핀/g

/** Handing over: typing in, sending, confirming. */
const HAND_OVER = phrases(
  '\\b(?:enter|provid|submit|confirm|verif|verf|updat|register|upload|fill|repl(?:y|ies)|respond|send|input|supply|re-?enter|validat|complet|link|require|needed|with your|using your|ready|have your|must|give|forward|unlock|ask|keep|retain|confirming|match)',
  '入力|登録(?:する|し|が|を|くだ|すると|願|ページ)|記入|返信|送付|送信|アップロード|用意|お?知らせくだ|提供|更新|必要|確認(?:して|をお|が必要|を行|くだ|させ|手続)|撮影|照合|お送り|送って|提示|必須|連携|紐付|再設定',
  'eingeb|eingab|erforderlich|benotig|necessair|necesari|obbligatori|rellen|compil|rempli|munissez|seront demand|eintrag|angeb|bestatig|aktualisier|verifizier|hinterleg|ubermittel|saisi|valide[zr]|renseign|entre[zr]|confirm|verifi|mettre a jour|mettez|fourni|envoye|introdu|ingres|actualiz|proporcion|facilit|inser|conferm|verific|aggiorn|fornisc|acced|inform[ae]|atualiz|preench|digit[ae]|invoer|invul|bevestig|bijwerk|betaal|koppel|podaj|wprowadz|potwierd|zweryfik|zaktualiz|uzupeln',
  '输入|輸入|填写|填寫|提供|验证|驗證|更新|登记|绑定|입력|확인|인증|제출|업데이트|등록|\\bnhap|xac (?:thuc|nhan|minh)|cung cap|cap nhat|กรอก|ยืนยัน|ใส่|ввод|введите|укажите|подтверд|girin|dogrula\\w*|onayla\\w*|masukkan|verifikasi|konfirmasi',
)

const BY_REPLY = phrases('repl(?:y|ying) (?:\\S+ ){0,4}with|(?:send|e-?mail) (?:me|us|back) (?:\\S+ ){0,3}(?:your|copy)', '返信して|ご返信', 'antworten sie mit|en repondant|respond(?:a|iendo) con|rispondendo con', '回复')

/** Proving or renewing an account, delivery or payment. */
const VERIFY = phrases(
  '(?:verif\\w*|verf\\w*|confirm|validat\\w*|updat\\w*|restor\\w*|re-?activat\\w*|unlock|review|authenticat\\w*|secure) (?:\\S+ ){0,4}(?:accounts?|identity|informations?|details|det\\w{2,5}|profile|device|cards?|number|passwords?|credentials|subscription|registration|domain|mailbox|membership|billing|payment|address|wallet|shipping|clubcard|ownership|records?)(?! ?e-?mail)',
  '(?:本人|お客様情報|アカウント|会員情報|個人情報|支払い?方法|お支払い情報|カード|取引|口座|お届け先|住所|登録情報).{0,14}(?:を|の|ご)?(?:確認|認証|更新|再登録|検証|変更|再設定)(?:して|をお|が必要|を行|手続|くだ|をして|のうえ|の上|する|願|ない|はこちら|後)|再認証|認証手続|更新手続|本人確認(?!書類)|(?:以下|下記|こちら|リンク|ボタン).{0,10}(?:で|から|より|にて)?(?:検証|認証|確認手続|照合)|検証してくだ|(?:利用|取引|明細|請求|内容)(?:の)?確認にご?協力|ウォレット.{0,4}(?:接続|連携|同期)',
  '(?:konto|identitat|daten|angaben|adresse|gerat|zugang|karte|pushtan|rufnummer|zahlung\\w*|verfahren).{0,30}(?:bestatig|verifizier|aktualisier|uberpruf|erneuer|freischalt|reaktivier|synchronisier)|(?:bestatig|verifizier|aktualisier|erneuer|reaktivier)\\w* .{0,30}(?:konto|identitat|daten|angaben|gerat|zugang|karte|pushtan|zahlung)',
  '(?:verifi|confirm|mett\\w+ a jour|actualis|valid)\\w* .{0,24}(?:identite|compte|informations|coordonnees|adresse|paiement|carte|dossier|espace|appareil|situation|abonnement)|(?:verific|confirm|actualiz|valid)\\w* .{0,24}(?:identidad|cuenta|datos|direccion|pago|tarjeta|dispositivo|acceso|informacion)|(?:verific|conferm|aggiorn|convalid)\\w* .{0,24}(?:identita|conto|dati|account|profilo|indirizzo|carta|dispositivo|utenza|accesso)|(?:verifi|confirm|atualiz|valid|regulariz)\\w* .{0,24}(?:identidade|conta|dados|cadastro|endereco|cartao|dispositivo|acesso|pendencia|situacao)',
  '(?:bevestig|verifieer|controleer|bijwerk)\\w* .{0,24}(?:identiteit|account|gegevens|bankpas|betaalpas|apparaat|rekening|betaling)|(?:account|gegevens|identiteit|bankpas|betaling).{0,24}(?:bevestig|verifie|controle|bijwerk|bij te werken)|(?:potwierdz|zweryfik|zaktualiz)\\w* .{0,24}(?:tozsamosc|konto|dane|karte|urzadzenie|platnosc)|(?:验证|驗證|核实|核實|更新|确认|確認|填写).{0,8}(?:地址|收货|身份|账户|帳戶|帐户|信息|资料|资格|資料|邮箱)|(?:실명|身份)(?:认证|激活)|实名|(?:본인|계정|신원|정보).{0,6}(?:확인|인증|업데이트)|조회 ?(?:및|후|하고) ?신청|xac (?:thuc|nhan|minh) (?:\\S+ ){0,2}(?:tai khoan|thong tin|danh tinh)|ยืนยันตัวตน|ยืนยันบัญชี|подтверд.{0,24}(?:личность|аккаунт|счет|данные|карту)|hesab\\w* .{0,12}(?:dogrula|onayla)\\w*|(?:verifikasi|konfirmasi) .{0,10}(?:akun|data|rekening)',
)

const LOGIN = phrases(
  '(?:sign|log)[ -]?in (?:to|and|with|at|now|below|here|&|using)|(?:sign|log)[ -]?in (?:\\S+ ){0,5}to (?:claim|view|receive|redeem|collect|accept|confirm|unlock|restore|secure)',
  'ログイン(?:して|する|の上|のうえ|が必要|し、|後)|サインイン(?:して|する|し、|が必要|はこちら)|ログインはこちら|ログイン(?:画面|ページ)(?:から|より|へ)',
  'melden sie sich|einloggen|anmelden,? um|connectez-vous|inici[ae] sesion|accedi |acceda|acesse (?:sua|a sua)|faca login|log in op|zaloguj|登录(?:后)?(?:领取|查看|激活)|로그인|đang nhap|เข้าสู่ระบบ|войдите|giris yap\\w*|silakan masuk',
)

/** It is held back until the reader does as told. */
const CONDITION = phrases(
  'đe nhan|เพื่อรับ|чтобы получить|almak icin|untuk (?:menerima|mengklaim)',
  '\\bto (?:claim|receive|redeem|unlock|activate|release|load|accept|collect|restore|avoid|prevent|continue|reactivate|keep|get)\\b|\\bso we can\\b|\\bbefore (?:it|your|we|midnight)\\b|only verification|verification only|or (?:it|your \\S+) will be|\\bcan load|refund|pour la livraison|para el envio|per la spedizione|fur (?:den versand|die lieferung)',
  '(?:受け?取(?:る|り)?|受領|表示|有効化|利用|使う|使用(?:する)?|発行|解除|再開|ご覧|反映|継続(?:する)?|続ける|回避する|出金(?:する)?).{0,6}(?:には|ため|すると|場合|されます|前に|に必要)|(?:登録|入力|確認|認証)(?:する|し|頂く|いただく)?と.{0,24}(?:表示|発行|受け?取|付与|届)|(?:されない|されなければ|いただけない|ない)場合|(?:入力|登録|確認|認証)して(?:お)?受け?取|後に表示|返金|還付',
  '\\bum .{0,40} zu (?:erhalten|aktivier|entsperr|sichern)|pour (?:la |le |l.|votre )?(?:debloqu|activ|recev|recuper|eviter|obten)|para (?:activ|recib|reclam|canje|desbloque|liber|receb|resgat|ativ|evit|obten)|reclama tu|(?:per|attiv)\\w* (?:attiv|ricev|sblocc|riscatt|evitare)|per attivar|om .{0,30} te (?:ontvangen|activeren|voorkomen)|aby (?:odebrac|aktywowac|uniknac)',
  '激活|领取|領取|解锁|解鎖|수령|활성화|받으',
)

/** Paying a little to get a lot, or a debt. */
const FEE = phrases(
  '(?:shipping|processing|handling|delivery|customs|redelivery|release|activation|admin\\w*|transfer|clearance) (?:fee|charge|cost|dut)s?|small fee|penalt(?:y|ies)|\\bfines?\\b|outstanding (?:balance|amount|toll|invoice)|unpaid|overdue|postage|import dut|customs dut|unpaid (?:fee|balance|toll|tax)|\\bfee of\\b|\\bfee\\b',
  '送料|手数料|関税|再配達料|保管料|発送料|滞納金|未払い?(?:い)?(?:料金|税|金)|追徴|税金|未納|和解金|違約金|解約料|利用料金|反則金|通行料|延滞|事務手数|認証料|預り金|保証金',
  'versand(?:kosten)?|bussgeld|offene[rn]? (?:betrag|rechnung|forderung)|ruckstand|amende|impaye|peage|contravention|multa|pendiente de pago|deuda|pendencia|debito|pedagio|boete|openstaand|achterstand|zaleglos|mandat|gebuhr|zollgebuhr|porto|frais (?:de|d)|\\bfrais\\b|gastos de|tasas?|aduanas?|spese di|spedizione|dogan|taxa|frete|alfandeg|verzendkosten|invoerrechten|oplat|dopla|手续费|运费|郵資|邮费|운송료|수수료|배송비|관세',
)
const PAY = phrases(
  '\\bpa(?:y|id|ying)\\b|payment|\\bcover\\b|\\bonly [$€£]|activate with|settle|with \\$|支払|負担|払(?:う|って|い込)|お?振(?:込|り込)|納付|決済|zahlen|bezahl|begleich|\\bpaye|payer|seront demand|regl(?:e[zr]|ement)|abon(?:e|ar)|pag(?:ue|ar|a|o|ando|amento)\\b|betaal|betal|zapla|oplac|支付|缴纳|付款|결제|납부|입금',
)

const THREAT = phrases(
  'suspend\\w*|\\blocked|(?:account|access|been|is|temporarily) (?:\\S+ )?(?:limited|blocked)|de-?activat\\w*|restrict\\w*|terminat\\w*|will be (?:closed|deleted|lost|cancel\\w*|removed|disabled|forfeited)|(?:unusual|suspicious|unauthori[sz]ed|abnormal) (?:\\S+ ){0,2}(?:activit\\w+|sign-?in|log-?in|transaction|access|attempt)|legal action|on hold|could not (?:be deliver|deliver|verify|process|apply)|failed (?:delivery|payment)|past due|may be infected|(?:has|have|is|will) expired?|(?:scheduled|marked) for (?:deletion|removal)|permanently (?:removed|deleted|disabled)|copyright (?:complaint|infringement|violation)|final (?:notice|warning|reminder)|(?:mailbox|storage|inbox|quota) (?:\\S+ ){0,3}(?:full|limit|exceeded)|(?:pending|undelivered|held|quarantined) (?:\\S+ ){0,2}(?:messages?|e-?mails?)|avoid (?:\\S+ ){0,3}(?:suspension|interruption|penalt\\w+|late fees?|disconnection)|last (?:reminder|warning)',
  '(?:利用|供給|電気|送電|アカウント|口座|カード|サービス|残高|取引|入出金).{0,12}(?:停止|制限|凍結|ロック|無効|解約)|(?:メール|受信)(?:ボックス|箱).{0,12}(?:容量|上限|満杯|%)|容量.{0,8}(?:上限|超え|不足)|(?:ドメイン|サーバー).{0,16}(?:失効|停止)|凍結|不正(?:な)?(?:アクセス|利用|ログイン|検知|取引)|第三者(?:による|が)|異常な|強制解約|差し?押|滞納|未納|法的(?:措置|手続)|一時保留|無効(?:に|と)なり|失効(?:し|いた|と)|最終(?:通知|警告|案内|確認)|お届けできません|持ち帰り|配達(?:でき|不能)',
  'speicher.{0,14}voll|postfach.{0,20}(?:voll|gesperrt|geloscht)|boite .{0,20}(?:pleine|saturee)|buzon .{0,14}llen|casella .{0,16}piena|mailbox .{0,12}\\bvol\\b|skrzynk\\w+ .{0,20}peln|caixa .{0,16}cheia|nicht zugestellt|pas pu etre livre|no (?:se )?(?:ha |hemos )?pod\\w+ entregar|nao (?:pode|foi) (?:ser )?entreg|reten?id[oa]|retid[oa]|trattenut|wstrzyman|quota|depass|excedid|superat[oa]|uberschritten|gesperrt|sperrung|eingeschrankt|verfall|deaktiviert|ungewohnlich|mahnung|pfandung|suspendu|bloque|limite|desactive|inhabituel|expirer|derniere? (?:rappel|avis)|suspendid|bloquead|desactivad|inusual|ultimo aviso|sospes|bloccat|limitat|insolit|ultimo avviso|suspens|cancelad|irregular|ultimo aviso|geblokkeerd|opgeschort|beperkt|zablokowa|zawiesz|wstrzyman|wygas',
  '无法派送|無法派送|无法投递|被退回|滞留|邮箱.{0,10}(?:已满|容量|升级|停)|메일함.{0,10}(?:가득|용량)|冻结|凍結|停用|限制|异常|異常|逾期|정지|제한|차단|만료|비정상|소멸|tam khoa|bi khoa|đinh chi|ระงับ|ล็อก|заблокирован|приостановлен|askiya|bloke|diblokir|dibekukan|ditangguhkan',
)

const URGENT = phrases(
  'within (?:the next )?\\d{1,2} ?(?:hours?|hrs?|h\\b|minutes?)|(?:expires?|ends?|valid|before|until|by) (?:\\S+ )?(?:today|tonight|midnight|in \\d{1,2} (?:hours|minutes))|immediately|act now|urgent|asap|as soon as possible|last chance|only \\d{1,3} (?:left|\\S+ left)|hurry',
  '\\d{1,2}時間以内|本日(?:中|限り|\\d|が|まで)|今すぐ|至急|急ぎ|直ちに|速やかに|期限を過ぎ|最終(?:通知|案内|警告)|【重要】|【緊急】|【至急】|期限(?:：|:)?本日|残り(?:わずか|\\d)',
  'sofort|umgehend|dringend|innerhalb von \\d+|in \\d+ (?:minuten|stunden)|dans les \\d+ ?h|sous \\d+ ?h|immediatement|urgent|\\ben \\d+ horas|de inmediato|urgente|hoy mismo|entro \\d+ ore|subito|immediatamente|em ate \\d+|imediatamente|expira hoje|onmiddellijk|dringend|binnen \\d+ uur|natychmiast|pilne|w ciagu \\d+',
  '立即|尽快|盡快|\\d+小时内|即将(?:过期|失效)|즉시|긴급|금일|\\d+시간 ?(?:이내|내)|trong (?:vong )?\\d+ ?(?:gio|h\\b)|ภายใน ?\\d+ ?ชั่วโมง|в течение \\d+|срочно|\\d+ saat icinde|dalam \\d+ jam|segera',
)

const PRIZE = phrases(
  'you(?:.ve| have)? (?:been )?(?:won|win|selected|chosen)|has won|award notification|congratulations|\\bwinner\\b|lucky|short (?:questions|survey)|answer (?:\\S+ ){0,2}questions|\\bsurvey\\b.{0,40}(?:gift|reward|voucher)|(?:gift|reward|voucher|prize|card|balance) (?:is |are )?(?:still )?(?:waiting|pending|reserved|unclaimed)|unclaimed|giveaway|claim (?:now|your)|free (?:gift|codes?)|has been reserved|airdrop|(?:tax |your )refund|refund (?:of|is|has)',
  '当選(?:しました|者|のお知らせ|され)|選ばれました|獲得しました|アンケートに答える|だけで[\\d,]+円|おめでとうございます|抽選の結果|当たりました|(?:回答|アンケート|クイズ).{0,30}(?:全員|もれなく|必ず).{0,16}(?:円|券|ポイント|お送り|差し上げ|進呈|贈呈)|全員に.{0,16}プレゼント|受け?取り(?:が)?(?:未完了|期限が迫)|未受取|還付|返金(?:が|の|手続|のお)',
  'ruckerstattung|steuererstattung|remboursement (?:de|est|en)|reembolso|rimborso|devolucion|terugbetaling|zwrot|restituicao|gewonnen|jetzt sichern|jetzt abholen|gluckwunsch|ausgewahlt|beantworten sie|repondez a|responde|rispondi|vous avez gagne|felicitations|tirage|ha(?:s|n) (?:ganado|sido seleccionad)|enhorabuena|felicidades|codigo ganador|hai vinto|congratulazioni|selezionat|voce (?:ganhou|foi)|parabens|gefeliciteerd|gewonnen|gratulacje|wygra(?:l|n)',
  '恭喜|中奖|中獎|待领取|待領取|당첨|축하|退税|退稅|환급|미수령|지원금|trung thuong|đuoc tang|chuc mung|ยินดีด้วย|ได้รับรางวัล|ผู้โชคดี|вы выиграли|поздравляем|kazandiniz|tebrikler|selamat|hadiah',
)

/** Sums that nobody would miss. */
export const TINY = /(?:[$€£]|\beur|\busd|r\$) ?\d[.,]\d\d(?!\d)|[$€£] ?[1-9](?![\d.,])|(?<![\d.,])\d[.,]\d\d ?(?:[$€£]|eur|usd|zl|chf|reais|\)|$)|(?<!\d|,)[1-9]\d{0,2}円/
const RELEASE = phrases('re-?schedul|re-?deliver|re-?livr|neu zustell|reentrega|riconsegna|ponown|opnieuw bezorg|再配達|proceed|answer|handling|unlock|release|activat|\\bclaim|verif|confirm|freischalt|sichern|debloq|debloqu|deblok|liber[ae]|odblok|sblocc|ativ[ae]|aktywuj|受け?取|解除|認証|確認|激活|领取')
/** What waits behind a sign-in: a document, a message, the old password. */
const OPEN = phrases(
  '(?:view|open|review|access|download|listen to|read) (?:\\S+ ){0,3}(?:documents?|files?|messages?|voice ?mails?|invoices?|fax|statements?|pdf|activity|sign-?in|transactions?|details)|release (?:\\S+ ){0,3}(?:messages?|e-?mails?|mails?)|keep (?:\\S+ ){0,3}password|(?:upgrade|increase|extend) (?:\\S+ ){0,3}(?:storage|quota|mailbox)',
  '(?:文書|書類|ファイル|メッセージ|明細|請求書|共有).{0,8}(?:を)?(?:表示|開く|閲覧|ダウンロード|確認する)|(?:詳細|内容|状況).{0,4}(?:を)?(?:ご)?確認(?:する|くだ|はこちら|して|の上)',
  'dokument .{0,10}(?:ansehen|offnen|anzeigen)|(?:consulter|ouvrir|voir) .{0,20}(?:document|message|fichier|facture)|ver (?:el |la |o |a )?(?:documento|mensaje|factura|fatura|boleto)|visualizza .{0,14}(?:documento|messaggio|fattura)|bekijk .{0,14}(?:document|bericht|factuur)|zobacz .{0,10}(?:dokument|faktur)|查看(?:文件|文档|详情|邮件)|문서 ?(?:보기|확인)',
)

const GENERATOR = phrases('generator', 'unlimited codes', 'free codes', 'コード生成', '無料コード', 'ジェネレーター')

export type Demands = {
  /** Sentences that want a secret handed over. */
  secrets: number
  /** Wanted in an answer by mail, where no honest office wants it. */
  isByReply: boolean
  /** Bank, card or identity papers, for something that is held back until then. */
  wantsWorth: boolean
  /** What was promised or is held back comes only then. */
  isConditional: boolean
  verify: boolean
  login: boolean
  fee: boolean
  /** A document, message or bill is to be opened. */
  open: boolean
  threat: number
  urgent: boolean
  prize: number
  generator: boolean
}

/** All that the sentences want; each kind is judged sentence by sentence. `exposesValue`: a gift's own PIN and number may be asked for. */
export function demandsIn(sentences: readonly string[], exposesValue: boolean): Demands {
  const found: Demands = { secrets: 0, isByReply: false, wantsWorth: false, isConditional: false, verify: false, login: false, fee: false, open: false, threat: 0, urgent: false, prize: 0, generator: false }
  let hasTinyFee = false
  sentences.forEach((sentence, i) => {
    // The condition may stand in the sentence before or after, as a heading or a line under a button.
    const isConditional = () => hits(CONDITION, sentence) || hits(CONDITION, sentences[i - 1] ?? '') || hits(CONDITION, sentences[i + 1] ?? '')
    if (hits(THREAT, sentence)) found.threat++
    if (!found.urgent) found.urgent = hits(URGENT, sentence)
    if (hits(PRIZE, sentence)) found.prize++
    if (!found.generator) found.generator = hits(GENERATOR, sentence)
    if (hits(DENIAL, sentence) && !hits(CONDITION, sentence)) return
    if (hits(SECRET, exposesValue ? sentence.replace(GIFTS_OWN, ' ') : sentence) && hits(HAND_OVER, sentence)) {
      found.secrets++
      if (hits(BY_REPLY, sentence)) found.isByReply = true
      if (isConditional()) {
        found.isConditional = true
        if (hits(WORTH, sentence)) found.wantsWorth = true
      }
    }
    if (!found.verify) found.verify = hits(VERIFY, sentence)
    if (!found.login) found.login = hits(LOGIN, sentence)
    if (!found.fee) found.fee = asksFee(sentence) || (sentence.length < BRIEF && hits(PAY, sentence) && hits(FEE, sentences[i - 1] ?? ''))
    if (!found.open) found.open = hits(OPEN, sentence)
    if (TINY.test(sentence) && hits(FEE, sentence)) hasTinyFee = true
  })
  // A prize, and a small price beside it.
  if (hasTinyFee && found.prize > 0) found.fee = true
  return found
}

/** "You have an unpaid fine. Settle it today": the debt may stand in the sentence before. */
const BRIEF = 100
const asksFee = (sentence: string): boolean => {
  const pays = hits(PAY, sentence)
  return (pays && hits(FEE, sentence)) || (TINY.test(sentence) && hits(RELEASE, sentence) && (pays || hits(FEE, sentence)))
}
