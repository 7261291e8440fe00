// Frauds that need no link: "buy gift cards and send me the codes", invoices with a telephone number, extortion.
// Judged on the whole text, since their parts stand in different sentences; every gap is bounded.

const any = (...lists: readonly string[]) => new RegExp(`(?:${lists.join('|')})`)

/** Things whose code is money. */
const PREPAID = any(
  'gift ?-?cards?|e-?gifts?|steam|itunes|google play|apple ?cards?|amazon|razer|vanilla|paysafe|neosurf|transcash|\\bpcs\\b|toneo|ebay cards?|target|walmart|sephora|nordstrom|prepaid|playstation|xbox|visa cards?|\\bvouchers?\\b',
  'ギフト|プリペイド|アップルカード|グーグルプレイ|アマギフ|アマゾン|電子マネー|ビットキャッシュ|bitcash|webmoney|ウェブマネー|vプリカ|バニラ|クオカード|quoカード|nanaco',
  'gutschein|guthabenkarte|geschenkkarte|cartes?[ -]cadeaux?|cheques?[ -]cadeaux?|recharges?|coupons? (?:pcs|transcash|neosurf)|tarjetas? (?:de )?regalo|tarjetas? prepago|buoni|carte regalo|ricarich|vales?[ -]presente|cart(?:ao|oes)[ -]presente|cadeau(?:kaart|bon)|kart\\w* podarunkow|doladowan',
  '礼品卡|购物卡|充值卡|点卡|禮品卡|點數卡|기프트|상품권|문화상품권',
)
const BUY = any(
  '\\b(?:buy|bought|get|purchas\\w*|pick up|need|grab|order|secure|obtain)\\b|買(?:って|い|う|え|っと)|(?<!ご)購入(?!(?:い|頂|あり))|調達|用意して|kauf|besorg|\\bhol(?:en|st|e)\\b|auslegen|(?:を|枚|分)発行して(?:くだ|もら|、)|achet|prendre|procur|compr|adquir|acquist|\\bprend|kopen|koop|kup(?:ic|isz|ienie|uj|ie)|zakup|购买|買|买|구매|사서|사줄|구입',
)
const CODES = any(
  '\\b(?:codes?|pins?|card numbers?|access codes?|serials?|redemption|claim codes?|(?:back|backs) of|pictures?|photos?|snapshots?|numbers)\\b|コード|番号|写真|画像|裏面|シリアル|\\bcodes?\\b|nummern|foto|\\bcodici?|codigos?|imagen|imagem|kod[yow]*\\b|zdjeci|卡密|密码|照片|卡号|號碼|번호|사진|코드|핀',
)
const SEND_TO_ME = any(
  "\\b(?:send|e-?mail|text|forward|reply|upload|share|give|provide|get|snap) (?:\\S+ ){0,4}(?:me|us|back|here|to this|to the (?:vendor|client|supplier))\\b|(?:send|upload|forward|attach|snap|take|reply with|text) (?:over )?(?:clear |the |some |a )?(?:photos?|pictures?|images?|snapshots?|pics?|codes?|numbers) (?:of|on|from|here|back|to me|as soon)|reply with (?:the |all )?(?:codes?|pins?|numbers)|scratch",
  '返信くだ|返信願|添付して|送って(?!くれれば|くれた|きた|もらった|い(?:る|ます|ただき))|送信して|送付して|送ってもら|教えて|返信して|知らせて|撮って|メールで送(?!れる|る)|に送(?:って|信)|(?:フォーム|ページ|欄)(?:へ|に|から)入力|送れ(?![るば])',
  'schick|sende[nt]?\\b|abfotograf|rubbel|\\bmailen\\b|envoye|envoi|transmet|\\bdonne[rz]?\\b|communique[rz]?\\b|\\bgib mir\\b|\\bdarme|\\bdame|\\bdarmi|\\bdammi|\\bme (?:passa|da)\\b|envi[ae]|mand(?:e|a|ar|ame|arm)\\b|inoltr|inviarmi|inviami|stuur|doorstur|przesl|wysl|przekaz',
  '发给|发送|发我|拍照|傳給|告诉|보내|알려',
)
/** "I will email you the code" hands over; it asks nothing. */
const OWN_ACT = /(?:\b(?:i|we|he|she|they|will|i'll|we'll|ich|wir|je|nous)\s+|(?:私|僕|俺)(?:が|から).{0,6})$/
/** Whoever asks cannot be asked back. */
const UNREACHABLE = any(
  "(?:can.t|cannot|can not|unable to|no) (?:talk|call|take|answer|phone|calls)|in a (?:meeting|conference|prayer|session)|meeting|reimburs\\w*|pay you back|confidential|surprise|don.t (?:mention|tell)|keep (?:this|it) between|quick (?:favou?r|task)|are you (?:free|available|there)|hospital|lost my phone",
  '会議中|打ち合わせ中|電話(?:に|は|が|でき|出)|内密|内緒|精算|立て替え|立替|必ず返|後で返|急(?:ぎ|なん|で)|壊れ|入院|困って|振り込み|振込',
  'telefonisch nicht|im termin|in einer besprechung|vertraulich|erstatt|kurzfristig|injoignable|reunion|rembours|hospitalis|confidentiel|reembols|reunion|hospital|urgente|rimbors|riunione|riservat|nao posso (?:falar|atender)|reuniao|vergadering|terugbetal|spotkani|zwroc',
  '会议|报销|急用|手机坏|고장|회의|급하|전화(?:는|가)? ?안',
)

const near = (text: string, at: number, before: number, after: number) => text.slice(Math.max(0, at - before), at + after)

/** Weight of "buy cards and send me the codes": 0 without, 5 with all its parts. */
export function codeRequest(text: string): number {
  if (!PREPAID.test(text) || !CODES.test(text)) return 0
  const send = new RegExp(SEND_TO_ME.source, 'g')
  let best = 0
  let looked = 0
  for (const match of text.matchAll(send)) {
    if (++looked > 60) break
    if (OWN_ACT.test(near(text, match.index, 14, 0))) continue
    const ask = near(text, match.index, 60, 90)
    // Numbers of orders and receipts are asked for by every accounts department.
    const wanted = ask.replace(/(?:注文|電話|管理|受付|会員|お客様|口座|携帯)番号/g, '')
    if (!CODES.test(wanted) || (/receipt|領収|レシート|スクリーンショット|screenshot/.test(wanted) && !/codes?\b|\bpins?\b|コード|裏/.test(wanted))) continue
    const wide = near(text, match.index, 420, 260)
    if (!PREPAID.test(wide)) continue
    const points = (BUY.test(wide) ? 4 : 1.5) + (UNREACHABLE.test(text) ? 1 : 0)
    best = Math.max(best, points)
  }
  return best
}

const CHARGED = any('\\b(?:charged|debited|renew\\w*|subscription|invoice|order|purchase|payment|transaction|auto-?pay|receipt)\\b|注文|購入|決済|請求|rechnung|abbuchung|bestellung|facture|commande|factura|pedido|fattura|ordine')
const PHONE = /(?:\+?\d{1,3}[ .-]?)?\(?\b[\doli]{2,4}\)?[ .-][\doli]{2,4}[ .-][\doli]{3,5}\b|\b0\d{1,3}-\d{2,4}-\d{3,4}\b/
const CALL = any('\\bcall\\b|\\bphone\\b|\\bdial\\b|toll[ -]?free|help ?desk|contact us at|reach us at|お?電話|anruf|rufen sie|appele[zr]|llam[ae]|chiam[ai]|ligue')
const UNDO = any("did not|didn.t|not (?:you|authori[sz]ed|recogni[sz]e)|un-?authori[sz]ed|cancel|refund|dispute|stop (?:this|the)|心当たり|身に覚え|取り?消|キャンセル|返金|nicht (?:bestellt|getatigt|autorisiert)|stornier|annul|rembours|cancel|anular|annullare|rimbors")

/** An invoice for nothing, and a number to call. */
export function isCallback(text: string): boolean {
  if (!CHARGED.test(text)) return false
  let looked = 0
  for (const match of text.matchAll(new RegExp(CALL.source, 'g'))) {
    if (++looked > 40) break
    const around = near(text, match.index, 140, 160)
    if (PHONE.test(around) && UNDO.test(around)) return true
  }
  return false
}

const SPIED = any('recorded (?:you|a video)|(?:video|footage) of you|your (?:\\S+ ){0,2}(?:camera|webcam|device|computer|operating system|browsing)|i (?:have |.ve )?(?:hacked|infected|installed)|あなたの(?:デバイス|カメラ|端末|パソコン|スマ|アカウント|動画)|録画しました|ihre (?:kamera|webcam)|sie gefilmt|votre (?:webcam|camera|appareil)|je vous ai (?:filme|enregistre)|tu (?:camara|dispositivo)|su dispositivo|la tua (?:webcam|fotocamera)|tuo dispositivo|sua (?:camera|webcam)|seu dispositivo|你的(?:摄像头|设备|电脑)|당신의')
const RANSOM = any('bitcoin|\\bbtc\\b|cryptocurrency|monero|ビットコイン|仮想通貨|比特币|비트코인')
const OR_ELSE = any('(?:send|publish|share|release|forward) (?:\\S+ ){0,4}(?:video|footage|recording|contacts|friends)|\\d+ (?:hours|days)|時間以内|連絡先|家族|ばら|公開|kontakte|stunden|contacts|heures|contactos|horas|contatti|ore')

/** "I filmed you": pay in coins or codes. */
export const isExtortion = (text: string): boolean => SPIED.test(text) && OR_ELSE.test(text) && (RANSOM.test(text) || codeRequest(text) > 0)
