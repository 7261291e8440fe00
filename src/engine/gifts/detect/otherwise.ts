// Mails that are about something else that is fetched, opened or shown: journeys, entrances that were booked, parcels,
// files, photographs, software, points that lapse. They have words of gifts too ("download code", 「受取コード」, "show
// the barcode"), and links that nobody can guess; a gift in one of them is called so where it stands.
import type { Label } from './labels'
import type { Mail } from './context'
import { anyOf, hits } from './patterns'

const ABOUT = anyOf(
  ['きっぷ', '指定席', '新幹線', '搭乗', '便名', '列車', '伝票番号', '送り状', 'お届け予定', 'お?荷物', '宅配', '再配達', 'お?申し?込み完了', '前売\\s?\\d', '開場', '開演', '受付コード', 'ファイル(?:便|送信|転送|共有|が届)', '保存期限', '(?:写真|データ|画像|動画|音源|楽譜|資料|明細|ファイル)(?:を|の)?\\s?(?:データ)?(?:を|の)?ダウンロード', 'ダウンロード版', 'シリアルナンバー', 'キーボックス', 'スマートロック', 'ポイント(?:が|の)?[^\\n]{0,24}失効', '失効(?:予定)?ポイント', '検査結果', '図書館', 'メディアガイド', 'オンラインチェックイン', '駐輪', 'コインロッカー', '忘れ物', 'クリーニング', '処方', '予約(?:内容|の?(?:確認|完了|確定))', 'ご予約(?:ありがとう|番号|内容)', '乗車(?:日|券)', '回答用', '閲覧用', '匿名配送', '落札'],
  ['itinerary', 'boarding', 'e-?tickets?', 'your (?:trip|flight|train|parcel|package|shipment|prescription|photos?|files?|licen[sc]e)', 'tracking (?:number|no)', 'out for delivery', 'ready for (?:pick-?up|collection)', 'shared (?:a |the )?(?:file|folder|document)', 'file transfer', 'photo (?:download|gallery|order)', 'lost property', 'dry cleaning', 'booking confirm\\w*', 'your (?:booking|reservation)', 'reservation (?:confirmed|confirmation)', 'points (?:will |are about to )?(?:expir\\w+|lapse)', 'software'],
  ['(?:ihre|deine) (?:buchung|reservierung)', 'buchungsbest[aä]tigung', 'votre r[eé]servation', '(?:su|tu) reserva', 'la (?:tua|sua) prenotazione', 'a sua reserva', '(?:je|uw) (?:boeking|reservering)', 'twoja rezerwacja', 'fahrkarte\\w*', 'bordkarte\\w*', 'paket', 'sendungsnummer', 'dateien? (?:geteilt|freigegeben|bereit)', 'fotos? (?:herunter|zum download)', 'punkte verfallen', 'reinigung', 'rezept', 'carte d.embarquement', 'votre (?:train|vol|colis|voyage)', 'fichiers?', 'vos photos', 'points (?:expirent|arrivent)', 'pressing', 'ordonnance', 'tarjeta de embarque', 'su (?:tren|vuelo|paquete|viaje)', 'tu (?:tren|vuelo|paquete|viaje)', 'archivos? compartid\\w+', 'tus fotos', 'puntos (?:caducan|vencen)', 'carta d.imbarco', 'il tuo (?:treno|volo|pacco|viaggio)', 'file condivis\\w+', 'le tue foto', 'punti (?:scadono|in scadenza)', 'cart[aã]o de embarque', 'o seu (?:comboio|voo|trem)', 'ficheiros? partilhad\\w+', 'as suas fotos', 'pontos (?:expiram|vencem)', 'instapkaart', 'je (?:trein|vlucht|pakket)', 'gedeelde? bestand\\w*', 'punten (?:verlopen|vervallen)', 'karta pok[lł]adowa', 'paczk\\w+', 'udost[eę]pni\\w+ plik\\w*', 'punkty wygasaj\\w+'],
  ['(?:预订|預訂|购票|購票|出票)成功', '订座', '訂位', '예매', '예약 ?(?:완료|확정|확인)', 'đặt (?:chỗ|vé|phòng)', 'การจอง', '车次', '车票', '車票', '航班', '登机', '快递', '快遞', '包裹', '取件', '运单', '文件(?:传输|分享|共享)', '照片下载', '积分(?:将|即将)?(?:过期|到期)', '點數(?:將|即將)?到期', '승차권', '탑승', '택배', '송장', '파일 (?:공유|전송)', '사진 다운로드', '포인트 소멸', 'vé (?:tàu|máy bay|xem)', 'chuyến bay', 'bưu kiện', 'vận đơn', 'chia sẻ tệp', 'ตั๋ว(?:รถไฟ|เครื่องบิน)', 'เที่ยวบิน', 'พัสดุ', 'แชร์ไฟล์'],
)
/** Said of gifts as of everything that is fetched, shown or opened. */
const OF_ANYTHING = anyOf(
  ['お?受け?取り?', '引換え?', 'ダウンロード', 'バーコード', 'qrコード', 'チケット', 'パス', 'シリアル\\S{0,4}', 'オンライン', '入力', '利用', 'ご利用', '入場', 'プロダクト', 'あなたの', 'コンテンツ', '交換', 'カード', '登録'],
  ['pick-?up', 'collection', 'download', 'barcode', 'pass', 'tickets?', 'serial', 'unique', 'personal', 'digital', 'activation', 'exchange', 'cards?', 'redeem\\w*', 'redemption'],
  ['abhol\\w*', 'download\\w*', 'karten?', 'tickets?', 'aktivierungs\\w*', 'freischalt\\w*', 'einl[oö]se\\w*', 'retrait', 't[eé]l[eé]chargement', 'billets?', 'titre', 'carte', 'recogida', 'descarga', 'entradas?', 'tarjeta', 'ritiro', 'scaricamento', 'bigliett[oi]', 'ingresso', 'carta', 'levantamento', 'transfer[eê]ncia', 'bilhetes?', 'cart[aã]o', 'afhaal\\w*', 'kaart\\w*', 'odbioru', 'pobrania', 'biletu?', 'kart[ay]'],
  ['取件', '取票', '提取', '下载', '下載', '兑换', '兌換', '激活', '티켓', '다운로드', '교환', '등록', '입장', 'mã', 'vé', 'thẻ', 'รหัส', 'บัตร', 'ตั๋ว'],
)
/** A word of stored value that says no other thing. */
const OF_GIFTS = anyOf(['ギフト', '商品券', 'プリペイド', 'ポイント', 'チャージ', 'バウチャー', 'クーポン', '円分', '謝礼', '特典', '景品', '賞品', '金券'], ['e?-?gifts?\\w*', 'gift \\w+', 'e?-?vouchers?', 'prepaid', 'top-?up', 'credit', 'rewards?', 'certificates?', 'claim'], ['\\w*gutschein\\w*', 'geschenk\\w*', 'guthaben\\w*', 'cadeaux?\\w*', 'ch[eè]ques?', 'regalo', 'vales?', 'bonos?', 'buon[oi]', 'presente', 'oferta', 'waardebon\\w*', 'tegoed\\w*', 'podarunk\\w*', 'prezent\\w*'], ['[礼禮][品券金]', '充值', '储值', '儲值', '卡密', '상품권', '기프트', '선물', '쿠폰', '충전', 'quà', 'nạp', 'ของขวัญ', 'เติมเงิน'])

const HEAD = 700
const known = new WeakMap<Mail, boolean>()

/** Its subject or first lines tell of another thing, and none of its first lines hands a gift over. */
export function isAboutElse(mail: Mail): boolean {
  const made = known.get(mail)
  if (made !== undefined) return made
  const answer = hits(ABOUT, mail.gist.slice(0, HEAD)) && !hits(OF_GIFTS, mail.subject)
  known.set(mail, answer)
  return answer
}

const TICKETS = anyOf(['チケット', '交換', 'tickets?', 'billets?', 'billetes?', 'entradas', 'bigliett[oi]', 'bilhetes?', 'karten', 'bilety?', '[车車门門]?票', '兑换', '兌換', '티켓', '교환', 'vé', 'ตั๋ว'])

/** Words under a link that are said of tickets and points too. */
export const namesTicket = (words: string): boolean => hits(TICKETS, words) && !hits(OF_GIFTS, words)

/** A label that fits the other thing as well as a gift. */
export const fitsAnything = ({ text }: Label): boolean => hits(OF_ANYTHING, text) && !hits(OF_GIFTS, text)
