// Frauds that need no link: "buy gift cards and send me the codes", invoices with a telephone number, extortion.
// Judged on the whole text, since their parts stand in different sentences; every gap is bounded.
import { hits, matchesOf, phrases } from '../patterns'

/** Things whose code is money. */
const PREPAID = phrases(
  'gift ?-?cards?|e-?gifts?|steam|itunes|google play|apple ?cards?|amazon|razer|vanilla|paysafe|neosurf|transcash|\\bpcs\\b|toneo|ebay cards?|target|walmart|sephora|nordstrom|prepaid|playstation|xbox|visa cards?|\\bvouchers?\\b|razer|roblox|(?:apple|google|ebay|steam|itunes|store|play)[ -]?(?:cards?|kart\\w+|cartes?|tarjetas?|cartoes|kaart\\w*|gift)',
  'ギフト|プリペイド|アップル(?:の)?カード|ウェブマネー|(?:の|な)カードを.{0,12}(?:円|枚)|グーグルプレイ|アマギフ|アマゾン|電子マネー|ビットキャッシュ|bitcash|webmoney|ウェブマネー|vプリカ|バニラ|クオカード|quoカード|nanaco',
  'gutschein|guthabenkarte|geschenkkarte|cartes?[ -]cadeaux?|cheques?[ -]cadeaux?|recharges?|coupons? (?:pcs|transcash|neosurf)|tarjetas? (?:de )?regalo|tarjetas? prepago|buoni|carte regalo|ricarich|vales?[ -]presente|cart(?:ao|oes)[ -]presente|cadeau(?:kaart|bon)|kart\\w* podarunkow|doladowan',
  'e卡|京东卡|苹果卡|加油卡|储值卡|話費卡|话费卡|遊戲點數|mycard|超市卡|礼品卡|购物卡|購物卡|充值卡|点卡|禮品卡|點數卡|구글 ?카드|기프트|상품권|문화상품권',
)
const BUY = phrases(
  '\\b(?:buy|bought|get|purchas\\w*|pick up|need|grab|order|secure|obtain|fetch|assist|what amount can you get|cards? to (?:get|buy))\\b|\\d+ ?x ?[$€£]|買(?:って|い(?!取)|う|え|っと)|立て?替え|(?<!ご)購入(?!(?:い|頂|あり))|調達|用意(?:して|でき|をお願い)|何枚か|ご購入(?:の(?:うえ|上)|くだ|下さ|願|をお願)|kauf|brauch\\w*|besorg|\\bhol(?:en|st|e)\\b|auslegen|(?:を|枚|分)発行して(?:くだ|もら|、)|achet|prendre|procur|compr|adquir|acquist|\\bprend|kopen|koop|kup(?:ic|isz|ienie|uj|ie)?\\b|kup(?:isz|ienie|uj|ie)|potrzebuj\\w*|j.ai besoin|besoin de|necesit[oa]|mi servono|ho bisogno|preciso|nodig|zakup|购买|需要|필요|买(?!取)|買(?![取いうえっわ])|구매|사서|사줄|구입',
)
const CODES = phrases(
  '\\b(?:codes?|pins?|card numbers?|access codes?|serials?|redemption|claim codes?|(?:back|backs) of|pictures?|photos?|snapshots?|numbers)\\b|コード|番号|写真|画像|裏面|シリアル|\\bcodes?\\b|nummern|foto|\\bcodici?|codigos?|imagen|imagem|kod[yow]*\\b|zdjeci|卡密|密码|照片|卡号|號碼|序號|序号|번호|사진|코드|핀',
)
/** What one person calls them to another. */
const LOOSE_CODES = phrases('\\b(?:pix|pics?|images?|digits|strip|backs?|scratched|characters)\\b|ziffern|chiffres|cifras|cifre|cijfers|cyfr|英数字|数字|(?:ひらがな|カタカナ)(?:の)?id|文字')
const SEND_TO_ME = phrases(
  "\\b(?:send|e-?mail|text|forward|reply|upload|share|give|provide|get|snap|shoot|pass|let me have|read) (?:\\S+ ){0,4}(?:me|us|back|here|to this|to the (?:vendor|client|supplier))\\b|(?:send|upload|forward|attach|snap|take|reply with|text) (?:over )?(?:clear |the |some |a )?(?:photos?|pictures?|images?|snapshots?|pics?|codes?|numbers) (?:of|on|from|here|back|to me|as soon)|reply with (?:\\S+ ){0,2}(?:codes?|pins?|numbers|pictures|photos|pics|images)|(?:type|write|spell) (?:\\S+ ){0,3}(?:codes?|numbers|digits)|(?:codes?|numbers|digits) typed|scratch|let me have",
  '(?:文字|テキスト|手入力)で(?:打|入力|送)|打って(?:くれ|くだ|下さ|もら|送|ほし)|返信(?:にて|で|の上)(?:お送り|送|お知らせ|ご連絡)|(?:番号|コード|数字).{0,16}(?:連絡|伝え|読み上げ|お電話)|返して(?:くれ|くだ|ほし)|送って(?:くれ(?:ます|ません|ない|る\\?|$)|もらえ|ほし|頂け|いただけ)|返信願|添付して|送って(?!くれ|くれた|きた|もらった|い(?:る|ます|ただき))|送信して|送付して|送ってもら|教えて|返信して|知らせて|撮って|メールで送(?!れる|る)|に送(?:って|信)|(?:本メール|このメール|こちら)(?:へ|に|宛て?に?)(?:ご)?(?:返信|送信|連絡|送)|ご返信(?:くだ|下さ|願|をお願)|(?:フォーム|ページ|欄)(?:へ|に|から)入力|送れ(?![るば])',
  'schick|sende[nt]?\\b|\\btipp\\w* .{0,20}(?:ab|ein)\\b|\\btape[zr]?\\b|recopie\\w*|escrib\\w*|scriv\\w*|escrev\\w*|digite\\b|overtyp\\w*|\\btyp de\\b|przepis\\w*|abfotograf|rubbel|\\bmailen\\b|envoye|envoi|transmet|\\bdonne[rz]?\\b|communique[rz]?\\b|\\bgib mir\\b|\\bdarme|\\bdame|\\bdarmi|\\bdammi|\\bme (?:passa|da)\\b|envi[ae]|\\bmanda(?!t)\\w*|\\bmand[ei]\\w*|\\binvia\\w*|inoltr|inviarmi|inviami|stuur|doorstur|przesl|wysl|przekaz',
  '打字|打出来|输入给|적어|입력해서|发给|发送|发我|发来|发过来|拍照|回傳|拍给|拍下|寄给|寄給|傳給|传给|告诉|告訴|보내|알려|찍어',
)
/** "I will email you the code" hands over; it asks nothing. */
/** "We will never ask you to …". */
const NEVER = /(?:never|will not|won.t|do(?:es)? not|don.t) (?:\S+ ){0,2}(?:ask|request|contact|send|require)|nie (?:\S+ ){0,3}(?:bitten|fragen|auffordern)|(?:jamais|nunca|mai|nooit|nigdy) |(?:こと(?:は|も)|お願い)(?:は)?(?:一切)?(?:ありません|ございません|いたしません)|不会(?:要求|索要)|절대/
const OWN_ACT = /(?:\b(?:i|we|he|she|they|will|i'll|we'll|ich|wir|je|nous|ik|wij)\s+|\b(?:je (?:te |t'|vous |lui )|te |ti |os |lhe )|(?:私|僕|俺)(?:が|から).{0,6})$/
/** What the writer will send. */
const GIVEN = /(?:番号|コード|写真)(?:を|は)(?:送り|送る|伝え|渡し|渡す|転送)(?:ます|する|から|ね|よ|し)?|(?:mandar|enviar|inviar|spedir)(?:le|te|les|lhe|gli|ti|vi)\s+(?:(?:el|il|o|lo|los|os|i)\s)?\w+|(?:给|給)你(?:发|發)/g
const OWN_PLAN = /\b(?:i|we)(?:'ll| will| am| are|'m|'ve| have)\b(?!.{0,90}\b(?:you|please|pls|kindly)\b).{0,80}\b(?:and|then) $/
/** Whoever asks cannot be asked back. */
const UNREACHABLE = phrases(
  "(?:can.t|cannot|can not|unable to|no) (?:talk|call|take|answer|phone|calls)|in a (?:meeting|conference|prayer|session)|meeting|reimburs\\w*|pay you back|confidential|surprise|don.t (?:mention|tell)|keep (?:this|it) between|quick (?:favou?r|task)|are you (?:free|available|there)|hospital|hospice|clinic|cancer|lost my (?:phone|voice)|no signal|tied up|cannot get out|can.t get out|settle (?:up )?with you|repay|refund you|venmo|pay you|do(?:n.t| not) (?:ring|call|phone)|not ring",
  '会議中|打ち合わせ中|電話(?:に|は|が|でき|出)|内密|内緒|精算|立て替え|立替|必ず返|後で返|急(?:ぎ|なん|で)|壊れ|入院|困って|誰にも|言わない|返すから|振り込み|振込',
  'diskret|beleg|bekommst .{0,12}zuruck|zuruckzahl|telefonisch nicht|im termin|in einer besprechung|vertraulich|erstatt|kurzfristig|injoignable|reunion|rembours|hospitalis|confidentiel|reembols|reunion|hospital|urgente|rimbors|riunione|riservat|nao posso (?:falar|atender)|reuniao|vergadering|terugbetal|spotkani|zwroc',
  '会议|报销|急用|手机坏|고장|회의|급하|전화(?:는|가)? ?안',
)

/** What is sold to somebody stands with its value: 「3,000円分」, "a $100 card". */
const VALUE = /\d[\d,]*円分|[$€£]\s?\d{2,4}\b|\d{2,4}\s?(?:[$€£]|euros?|dollars?|usd|zl)|\d+(?:元|만 ?원|천 ?원)/
/** A card that is said to be faulty, to be exchanged by whoever has its number. */
const EXCHANGE = phrases(
  'replace\\w*|exchange|reissu\\w*|new (?:one|card|code)|defect\\w*|not (?:been )?activated|faulty|misprint\\w*|交換|再発行|不備|不具合|印字|無効',
  'umtausch\\w*|ersatz\\w*|fehlerhaft\\w*|nicht (?:korrekt )?aktiviert|remplac\\w*|echange\\w*|defectueu\\w*|reemplaz\\w*|cambi\\w*|defectuos\\w*|sostitu\\w*|difettos\\w*|substitu\\w*|troca\\w*|vervang\\w*|omruil\\w*|wymian\\w*|wadliw\\w*|更换|更換|補發|补发|换发|교환|재발급|불량',
)

const near = (text: string, at: number, before: number, after: number) => text.slice(Math.max(0, at - before), at + after)

/** Payment of anything by the numbers of prepaid cards, which no office and no shop wants. */
const DEBT = phrases('\\b(?:pay|paid|payment|settle|fees?|fines?|taxes|tax|debt|bail|customs|penalty|dues|invoice)\\b|支払|未納|料金|和解金|税|罰金|滞納|手数料|保証金|zahl\\w*|gebuhr|bussgeld|rechnung|payer|paiement|reglement|amende|frais|pag(?:o|ar|amento|ue)\\b|multa|tasa|taxa|imposto|tributad\\w*|pagamento|spese|betal\\w*|boete|oplat\\w*|zaplac\\w*|缴费|付款|罚款|결제|벌금|납부')
const BY_CARD = phrases(
  '(?:pa(?:y|id|yment)|settled?|bail|fees?) (?:\\S+ ){0,8}(?:with|by|in|using|via|only) (?:\\S+ ){0,3}(?:gift ?-?cards?|steam|itunes|apple cards?|google play|prepaid|vouchers?|paysafe\\w*|neosurf|razer)',
  '(?:電子マネー|ギフト(?:券|カード)|プリペイド(?:カード|番号)?|bitcash|webmoney|ビットキャッシュ|アマギフ|google play).{0,14}(?:で|による|にて)の?お?(?:支払|払|納付|決済|清算)|(?:支払|納付|決済).{0,12}(?:は|を).{0,6}(?:電子マネー|プリペイド|ギフト(?:券|カード)|bitcash)',
  '(?:zahl\\w*|bezahl\\w*) .{0,30}(?:per|mit|durch|in form von) .{0,20}(?:gutschein|guthabenkarte|geschenkkarte|paysafe)|(?:pay(?:er|ez|able)|regl\\w+|paiement) .{0,40}(?:par|avec|en|via) .{0,16}(?:cartes?[ -]cadeau|pcs|transcash|neosurf|recharges?)|pag(?:ue|ar|o|amento)\\b.{0,40}(?:con|com|mediante|por) .{0,16}(?:tarjetas? (?:de )?regalo|carta[ -]regalo|cart(?:ao|oes)[ -]presente|vales?[ -]presente|paysafe\\w*|neosurf)|paga(?:re|mento)? .{0,40}(?:con|tramite) .{0,16}(?:buon[oi]|carta? regalo|paysafe)|(?:用|以)(?:礼品卡|点卡|禮品卡|購物卡).{0,6}(?:支付|缴|付款)|(?:상품권|기프트 ?카드|문화상품권)(?:으로|로) .{0,8}(?:결제|납부|입금)',
)
/** A telephone, messenger or answer is where the numbers go. */
const ANSWER = /\breply|respond|\bcall\b|\bcontact\b|send|text|whatsapp|telegram|連絡|返信|電話|送|respon|repond|antwort|contatt|contact|envi[ae]|odpow|回复|联系|연락|회신/

/** The writer pays, or the reader has paid. */
const PAID = /(?:い?たしま|致しま|しました|しまし|され|済み|できます|いただけます)/
const PAYS_US = /(?:\b(?:we|i|we'll|i'll|will be|was|were|been|wir|werden|nous|vous sera|le|les)\s+)$/

function isToPayByCards(text: string): boolean {
  for (const match of matchesOf(BY_CARD, text)) {
    const rest = near(text, match.index + match[0].length, 0, 6)
    if (!PAID.test(rest) && !PAYS_US.test(near(text, match.index, 14, 0))) return true
  }
  return false
}

/** Pays a debt, fee or fine with card numbers. */
export const isPaidByCards = (text: string): boolean => text.length < 4000 && isToPayByCards(text) && hits(DEBT, text) && ANSWER.test(text) && /code|コード|番号|nummer|codigo|codice|numero|pins?\b|scratch|raspad|裏|写真|photo|卡密|번호|本日|today|hoje|heute|至急|\d+ ?(?:時間|hours)|法的/.test(text)

/** Cards for an absent friend: bought by the reader, sent on to somebody's mailbox, paid back later. */
const TO_OTHERS = /(?:her|his|their|the) e-?mail(?: address)?(?: is|:)? {0,2}[\w.+-]+@[\w.-]+|(?:straight|directly) to (?:her|him|them)[^@]{0,120}[\w.+-]+@[\w.-]+|(?:sent|send|e-?mail(?:ed)?|deliver(?:ed)?|forward(?:ed)?) (?:it |them |the cards? )?(?:\S+ ){0,3}(?:to|at) (?:\S+ ){0,3}[\w.+-]+@[\w.-]+/
const FAVOUR = /favou?r|pay you back|reimburs|repay|refund you|bank card is|declin\w*|my bank|pay(?:ing)? you back|card (?:is|was|got) (?:refused|declined|not working)|do(?:n.t| not) (?:ring|call)|can.t (?:call|talk)|\bniece|\bnephew|birthday/g

/** The sentence that `at` stands in, as far as it is near. */
function sentenceAt(text: string, at: number): string {
  const before = near(text, at, 90, 0)
  const after = near(text, at, 0, 40)
  return (before.split(/[\n.。!?！？]/).at(-1) ?? '') + (after.split(/[\n.。!?！？]/)[0] ?? '')
}

/** Weight of "buy cards and send me the codes": 0 without, 5 with all its parts. `isPersonal`: one person writes to another, so the parts may stand anywhere. `isFree`: from a mailbox that anybody can have. `isShady`: with an issuer's name, but not from its domain. */
export function codeRequest(text: string, isPersonal: boolean, { isFree, isShady } = { isFree: false, isShady: false }): number {
  if (!hits(PREPAID, text)) return 0
  if (isPersonal && text.length < 2500 && hits(BUY, text) && TO_OTHERS.test(text) && new Set(text.match(FAVOUR)).size >= 2) return 4.5
  const isShort = isPersonal && text.length < 1200
  const namesCodes = (words: string) => hits(CODES, words) || (isShort && hits(LOOSE_CODES, words))
  if (!namesCodes(text)) return 0
  let best = 0
  let looked = 0
  for (const match of matchesOf(SEND_TO_ME, text)) {
    if (++looked > 60) break
    const lead = near(text, match.index, 14, 0)
    // "I'll buy one and send a picture", "ich schicke dir".
    if (OWN_PLAN.test(near(text, match.index, 90, 0).split(/[\n.。!?！？]/).at(-1) ?? '') || /^\w{0,3} (?:dir|euch|ihnen)\b/.test(near(text, match.index + match[0].length, 0, 14))) continue
    // "… i wyślij": and, not I.
    const isAnd = / i $/.test(lead) && /^(?:wysl|przesl|przekaz|invi|mand|inoltr)/.test(match[0])
    if ((OWN_ACT.test(lead) && !isAnd) || NEVER.test(sentenceAt(text, match.index))) continue
    const ask = near(text, match.index, 60, 90)
    // Numbers of orders and receipts are asked for by every accounts department, and one that the mail itself gives is no card's.
    const wanted = ask.replace(GIVEN, '').replace(/(?:注文|電話|管理|受付|会員|お客様|口座|携帯|承諾|予約|問い?合わせ|承認|登録)番号/g, '').replace(/(?:番号|コード|code|number|nr\.?|no\.?)[\s:：#]{0,3}[\da-z-]*\d{3,}/g, '')
    if (!namesCodes(wanted) || (/receipt|領収|レシート|スクリーンショット|screenshot|\bbeleg\b/.test(wanted) && !/codes?\b|\bpins?\b|コード|裏|ひらがな|ziffern|nummern/.test(wanted))) continue
    const wide = isShort ? text : near(text, match.index, 420, 260)
    if (!hits(PREPAID, wide)) continue
    const buys = hits(BUY, wide) || (isFree && isShort && VALUE.test(wide)) || (isShady && hits(EXCHANGE, wide))
    const points = (buys ? 4 : 1.5) + (hits(UNREACHABLE, text) ? 1 : 0)
    best = Math.max(best, points)
  }
  return best
}

const CHARGED = phrases('\\b(?:charged|debited|renew\\w*|subscription|invoice|order|purchase|payment|transaction|auto-?pay|receipt|money request|requests? \\$\\d[\\d.,]*|withdraw\\w*)\\b|注文|購入|決済|請求|rechnung|abbuchung|bestellung|facture|commande|factura|pedido|fattura|ordine')
const PHONES = /(?:\+?\d{1,3}[ .-]?)?\(?\b[\doli]{2,5}\)?[ .-]{1,2}[\doli]{2,4}[ .-]{1,2}[\doli]{3,5}\b|\b0\d{1,3}-\d{2,4}-\d{3,4}\b|\b[01]\d{9,10}\b/g
const CALL = phrases('\\bcall\\b|\\bphone\\b|\\bdial\\b|hotline|24 ?[x/] ?7|(?:fraud|billing|refund|support|dispute) (?:team|department|desk|line)|toll[ -]?free|help ?desk|contact us at|reach us at|お?電話|anruf|rufen sie|appele[zr]|llam[ae]|chiam[ai]|ligue')
const UNDO = phrases("did not|didn.t|not (?:you|authori[sz]ed|recogni[sz]e)|un-?authori[sz]ed|cancel|refund|dispute|stop (?:this|the)|心当たり|身に覚え|取り?消|キャンセル|返金|nicht (?:bestellt|getatigt|autorisiert)|stornier|annul|rembours|cancel|anular|annullare|rimbors")
/** A charge that was never agreed to, not an order that can still be changed: every receipt says that a card was charged. */
const IMPOSED = phrases("did not|didn.t|not (?:you|authori[sz]ed|recogni[sz]e)|un-?authori[sz]ed|dispute|auto-?(?:renew|pay|debit)|help ?desk|(?:billing|fraud|refund) (?:team|department|dept|desk)|renew(?:ed|al)|心当たり|身に覚え|自動(?:更新|引き?落)|nicht (?:bestellt|getatigt|autorisiert)|verlangert|pas (?:autorise|effectue|commande)|no (?:reconoc|autoriz|realiz)|non (?:autorizz|riconosc)")
/** Many bills have a toll-free number; one of three lines, for what such bills are always made out for, wants the call. */
const BRIEF = 400
const BAIT = phrases('gift ?-?cards?|norton|mcafee|geek|defender|anti-?virus|security (?:plan|suite)|bitcoin|\\bbtc\\b|crypto|paypal|iphone|macbook|subscription|protection plan')
/** A person's own number among colleagues: no office that calls itself a help desk says "me". */
const CALLS_ME = /\b(?:call|phone|ring|reach|contact) me\b|give me a (?:call|ring)|(?:私|当方)(?:の携帯|まで(?:お)?電話)|ruf(?:en sie)? mich|appele[zr][ -]moi|llam[ae]me|chiamami|me ligue|bel me|zadzwon do mnie/

/** For what a household is billed, not a company: the amount or the goods say so. */
export const isConsumersBill = (text: string): boolean => hits(BAIT, text) || (/(?<![\d,.])(?:[$€£]|usd|eur) ?\d{1,3}(?:[.,]\d\d)?(?![\d,])|(?<![\d,.])\d{1,3}[.,]\d\d ?(?:[$€£]|usd|eur)/.test(text) && text.length < 1500)

/** An invoice for nothing, and a number to call: 1 for any bill with a way to cancel it by telephone, 2 for a charge that comes as a surprise. */
export function callback(text: string): 0 | 1 | 2 {
  if (!/\d[\doli)]?[ .)-]/.test(text) || !hits(CHARGED, text) || CALLS_ME.test(text)) return 0
  let looked = 0
  for (const match of matchesOf(PHONES, text)) {
    if (++looked > 40) break
    const around = near(text, match.index, 170, 170)
    if (hits(CALL, around) && hits(UNDO, around)) return hits(IMPOSED, text) || (text.length < BRIEF && /toll[ -]?free/.test(around) && hits(BAIT, text)) ? 2 : 1
  }
  return 0
}

/** Words that whoever asks for money through a payment service puts in: an invoice, request or note of a stranger's. */
export const isStrangersInvoice = (text: string): boolean => /(?:sent you an?|new|received an?) (?:\S+ ){0,2}(?:invoice|estimate|money request|payment request)|invoice from|(?:seller|note|message) (?:\S+ ){0,2}(?:to|from) (?:customer|seller|you|recipient)|requests? (?:\S+ ){0,3}(?:usd|\$|€|£)|hat ihnen eine rechnung|vous a envoye une facture|te ha enviado una factura|請求書を(?:お送り|送信|受け取)|(?:added|invited|shared) (?:\S+ ){0,4}(?:calendar|document|file|board)/.test(text)

const SPIED = phrases('recorded (?:you|a video)|(?:video|footage) of you|your (?:\\S+ ){0,2}(?:camera|webcam|device|computer|operating system|browsing)|i (?:have |.ve )?(?:hacked|infected|installed)|あなたの(?:デバイス|カメラ|端末|パソコン|スマ|アカウント|動画)|録画しました|ihre (?:kamera|webcam)|sie gefilmt|votre (?:webcam|camera|appareil)|je vous ai (?:filme|enregistre)|tu (?:camara|dispositivo)|su dispositivo|la tua (?:webcam|fotocamera)|tuo dispositivo|sua (?:camera|webcam)|seu dispositivo|你的(?:摄像头|设备|电脑)|당신의')
const RANSOM = phrases('bitcoin|\\bbtc\\b|cryptocurrency|monero|ビットコイン|仮想通貨|比特币|비트코인')
const OR_ELSE = phrases('(?:send|publish|share|release|forward) (?:\\S+ ){0,4}(?:video|footage|recording|contacts|friends)|\\d+ (?:hours|days)|時間以内|連絡先|家族|ばら|公開|kontakte|stunden|contacts|heures|contactos|horas|contatti|ore')

/** "I filmed you": pay in coins or codes. */
export const isExtortion = (text: string): boolean => hits(SPIED, text) && hits(OR_ELSE, text) && (hits(RANSOM, text) || codeRequest(text, false) > 0)
