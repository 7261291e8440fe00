// One quick look over a text before any pattern is tried on it: which kinds of words are there at all? An automaton
// (Aho and Corasick 1975) reads each character once, however many words there are; most mail ends here.

export const ASKS = 1
export const CARDS = 2
export const CODES = 4
export const CALLS = 8
export const UNDOES = 16
export const COINS = 32
export const WORTH = 64
export const SECRETS = 128
export const PAYS = 256
/** Offices: the post, the mail's own administrator, taxes, banks. */
export const OFFICES = 512
export const FORTUNES = 1024

/** Beginnings of words, in small letters; accents are written as they are met. A word missing here hides its pattern. */
const STEMS: readonly (readonly [number, string])[] = [
  [ASKS, 'send|type|write|spell|打って|文字で|テキストで|手入力|tipp|tape|recopi|escrib|escríb|scriv|escrev|digite|przepis|打字|打出|적어|입력해|text|forward|reply|upload|share|give|provid|snap|shoot|pass |let me have|scratch|e-mail |email |take |attach|返信|返して|添付して|送って|送信|送付|教えて|知らせて|撮って|送れ|連絡|読み上げ|伝え|から入力|に入力|schick|sende|foto|rubbel|mailen|envo|transmet|donne|communiqu|gib mir|darme|dame|darmi|dammi|me passa|me da|envi|mand|inoltr|invi|stuur|doorstu|przes|prześ|wysł|wysl|przeka|发给|发送|发我|拍照|傳給|告诉|보내|알려|찍어|拍给|拍下|发来|发过来|传给|寄给|寄給|告訴'],
  [CARDS, 'gift|steam|itunes|google play|card|amazon|razer|vanilla|paysafe|neosurf|transcash|pcs|toneo|target|walmart|sephora|nordstrom|prepa|playstation|xbox|voucher|roblox|カード|ギフト|プリペイド|グーグルプレイ|アマ|電子マネー|ビットキャッシュ|bitcash|webmoney|ウェブマネー|vプリカ|バニラ|クオ|nanaco|gutschein|karte|cart|cadeau|chèque|cheque|recharge|tarjeta|buoni|buono|ricaric|vale|kart|doładow|doladow|卡|券|기프트|상품권|카드'],
  [CODES, '序號|序号|背面|拍照|code|pin|number|serial|redemption|back|picture|photo|pix|pics|image|snapshot|digit|strip|scratched|character|コード|番号|写真|画像|裏面|シリアル|ziffer|chiffre|cifr|cijfer|cyfr|英数字|数字|ひらがな|文字|nummer|foto|codic|codig|códig|imagen|imagem|kod|zdj|卡密|密码|照片|卡号|號碼|번호|사진|코드|핀|have it sent|sent to'],
  [CALLS, 'call|phone|dial|toll|help desk|helpdesk|contact us|reach us|電話|anruf|rufen|appele|llam|chiam|ligue'],
  [UNDOES, 'did not|didn|not you|authori|recogni|cancel|refund|dispute|stop th|心当たり|身に覚え|取消|取り消|キャンセル|返金|nicht|storni|annul|rembours|anular|rimbors'],
  [COINS, 'bitcoin|btc|crypto|monero|ビットコイン|仮想通貨|比特币|비트코인|webcam|recorded|camera|録画|kamera|cámara|camara|caméra|摄像|당신의'],
  [WORTH, 'credit|debit|bank|cvv|cvc|routing number|social security|ssn|passport|date of birth|maiden|生年月日|licen|seed|recovery|クレジット|口座|銀行|マイナンバー|免許証|身分証|kontodaten|carte bleu|carte de cr|coordonn|tarjeta|datos|carta di cr|dati|dados|cartão|cartao|kaartgeg|dane karty|银行卡|銀行卡|身份证|身分證|계좌번호|주민등록'],
  [SECRETS, 'otp|mật khẩu|xác thực|đăng nhập|thẻ|รหัสผ่าน|ยืนยัน|เลขบัตร|เลขบัญชี|пароль|войдите|подтверд|şifre|parola|giriş|kata sandi|verifikasi|password|pass word|passphrase|passcode|credential|username|user name|seed phrase|recovery phrase|verify|validate|mailbox|wallet|パスワード|暗証番号|ログイン|再認証|認証|検証|本人確認|メールボックス|passwort|kennwort|zugangsdaten|postfach|mot de passe|identifiant|contraseña|contrasena|clave|credenziali|senha|wachtwoord|inloggegevens|hasło|hasla|密码|密碼|邮箱|비밀번호|메일함|credit card|card details|bank details|document|invoice|voicemail|shared|共有|請求書'],
  [OFFICES, '补贴|補貼|补助|社保|银行卡|выплат|налог|пособи|карт|给付金|給付金|tài khoản|ngân hàng|bưu kiện|บัญชี|ธนาคาร|พัสดุ|счет|счёт|аккаунт|почтов|посылк|hesab|kargo|banka|rekening|akun|paket|건강보험|parcel|package|shipment|deliver|customs|colis|livr|douan|paquete|envío|entrega|aduan|pacco|spedizione|consegna|dogan|encomenda|alfând|alfand|pakket|pakje|bezorg|paczk|przesył|paket|sendung|zoll|荷物|配達|包裹|派送|택배|배송|tax|refund|steuer|finanzamt|erstattung|impôt|impot|rembours|tribut|devoluc|rimborso|restitui|belasting|terug|podat|zwrot|税|還付|退税|환급|mailbox|mail box|inbox|webmail|quota|e-mail|email|postfach|boîte|boite|messagerie|buzón|buzon|correo|casella|caixa|postvak|skrzynk|メール|邮箱|信箱|메일|bank|banque|banco|banca|konto|compte|cuenta|conto|conta|rekening|card|karte|carte|tarjeta|carta|cartão|karta|pas |銀行|口座|カード|账户|积分|은행|계좌|카드'],
  [FORTUNES, 'lotto|inherit|beneficiar|next of kin|widow|deceased|compensation|lottery|jackpot|million|consignment|donat|barrister|heir|fund|proposal|erbschaft|nachlass|millionen|spende|héritage|heritage|veuve|bénéficiaire|beneficiaire|herencia|viuda|millones|eredità|eredita|vedova|milioni|herança|heranca|viúva|milhões|erfenis|miljoen|spadek|milion|遺産|受取人|億円|遗产|受益人|万美元|상속|유산|달러'],
  [PAYS, 'gift card|gift-card|prepaid|voucher|steam|itunes|google play|paysafe|neosurf|transcash|電子マネー|プリペイド|ギフト|bitcash|webmoney|アマギフ|gutschein|guthaben|cadeau|tarjeta regalo|tarjeta de regalo|cartão-presente|cartao-presente|cartão presente|vale-presente|buoni|buono|carta regalo|礼品卡|点卡|禮品卡|購物卡|상품권|기프트'],
]

type Automaton = { next: Uint16Array; flags: Uint16Array; classes: Uint16Array; width: number }

function build(): Automaton {
  const words = STEMS.flatMap(([flag, list]) => list.split('|').filter((word) => word !== '').map((word) => [flag, word] as const))
  const classes = new Uint16Array(65536)
  let width = 1
  for (const [, word] of words) for (const char of word) if (classes[char.charCodeAt(0)] === 0) classes[char.charCodeAt(0)] = width++
  // Capitals read as small letters, every blank as a space.
  for (let code = 65; code <= 90; code++) classes[code] = classes[code + 32] ?? 0
  for (const blank of [9, 10, 13, 0x3000]) classes[blank] = classes[32] ?? 0
  const rows: Uint16Array[] = [new Uint16Array(width)]
  const flags: number[] = [0]
  for (const [flag, word] of words) {
    let state = 0
    for (const char of word) {
      const kind = classes[char.charCodeAt(0)]!
      if (rows[state]![kind] === 0) {
        rows[state]![kind] = rows.push(new Uint16Array(width)) - 1
        flags.push(0)
      }
      state = rows[state]![kind]!
    }
    flags[state]! |= flag
  }
  return join(rows, flags, classes, width)
}

/** Breadth first: where a word breaks off, the longest ending that begins another goes on. */
function join(rows: Uint16Array[], flags: number[], classes: Uint16Array, width: number): Automaton {
  const fall = new Uint16Array(rows.length)
  const queue = [...rows[0]!].filter((state) => state !== 0)
  for (let at = 0; at < queue.length; at++) {
    const state = queue[at]!
    const below = rows[fall[state]!]!
    for (let kind = 0; kind < width; kind++) {
      const child = rows[state]![kind]!
      if (child === 0) rows[state]![kind] = below[kind]!
      else {
        fall[child] = below[kind]!
        flags[child]! |= flags[below[kind]!]!
        queue.push(child)
      }
    }
  }
  const next = new Uint16Array(rows.length * width)
  rows.forEach((row, i) => next.set(row, i * width))
  return { next, flags: Uint16Array.from(flags), classes, width }
}

let made: Automaton | null = null

/** Kinds of words in `text`, as bits. Runs of blanks count as one. */
export function stemsIn(text: string): number {
  const { next, flags, classes, width } = (made ??= build())
  let state = 0
  let seen = 0
  let wasBlank = false
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    const isBlank = code === 32 || code === 10
    if (isBlank && wasBlank) continue
    wasBlank = isBlank
    state = next[state * width + classes[code]!]!
    seen |= flags[state]!
  }
  return seen
}
