// Which office a notice pretends to come from when it gives no name that we know: the reader's own mail administrator,
// the post, the tax office, a bank. What each of them would never ask from a cheap domain of its own is asked here.
// Judged on the folded text (sentences.ts).
import { hits, phrases } from '../patterns'
import type { Demands } from './demands'

const MAILBOX = phrases(
  'mail ?box|webmail|in-?box|e-?mail (?:account|password|storage|quota|address)|(?:account|password|storage|quota) of your e-?mail|\\bquota\\b|outlook web|owa\\b|roundcube|zimbra|postfach|e-?mail-?(?:konto|passwort)|boite (?:mail|aux lettres|de reception|e-?mail)|messagerie|adresse (?:mail|e-?mail)|buzon|cuenta de correo|correo electronico|casella|posta elettronica|account e-?mail|caixa (?:de correio|postal|de entrada)|conta de e-?mail|postvak|mailaccount|e-?mailaccount|skrzynk\\w+|poczt\\w+ (?:elektroniczn|e-?mail)\\w*',
  'メールボックス|メール(?:アカウント|アドレス|サーバー|パスワード|の?容量|ボックス)|受信箱|邮箱|郵箱|信箱|메일함|메일 ?(?:계정|용량|비밀번호)|이메일',
)
const PARCEL = phrases(
  'parcels?|packages?|shipment|deliver\\w*|courier|customs|paket\\w*|sendung\\w*|zustell\\w*|zoll\\w*|colis|livr\\w+|douane\\w*|paquetes?|envio|entrega|aduana\\w*|pacco|pacchi|spedizione|consegna|dogan\\w*|encomenda\\w*|alfandeg\\w*|pakje|pakket\\w*|bezorg\\w*|invoer\\w*|paczk\\w*|przesylk\\w*|dostaw\\w*',
  '荷物|配達|お届け|宅配|関税|包裹|快递|快遞|派送|投递|택배|배송|통관',
)
const TAX = phrases(
  '\\btax(?:es|ation)?\\b|\\bhmrc\\b|\\birs\\b|revenue|refund|steuer\\w*|finanzamt|erstattung\\w*|impots?|fisc\\w*|rembours\\w*|tributari\\w*|hacienda|devolucion|agenzia (?:delle )?entrate|rimborso|receita|restituicao|imposto|belasting\\w*|teruggave|toeslag\\w*|podatk\\w*|skarbow\\w*|zwrot|subsid\\w+|benefits?|allocation\\w*|pension\\w*',
  '税|還付|給付金|国税|マイナポータル|退税|退稅|补贴|補貼|社保|выплат|налог|пособи|补助|환급|국세|지원금|건강보험|국민연금',
)
const BANK = phrases(
  '\\bbank\\w*|\\baccount\\b|online-?banking|konto|sparkasse|compte|banque|cuenta|banco|conto|banca|conta\\b|rekening|pushtan|phototan|\\btan\\b|karte|carte|tarjeta|carta|cartao|pas\\b|kart[aey]\\b|wallet|credit card|debit card',
  '銀行|口座|カード|取引|キャッシュ|账户|賬戶|银行|銀行卡|积分|積分|은행|계좌|카드|tai khoan|ngan hang|บัญชี|ธนาคาร|счет|карт[аыу]|hesab\\w*|rekening|akun\\b',
)

/** Whoever has just signed up is asked to prove his address. */
const SIGN_UP = phrases(
  'sign(?:ing|ed) up|sign-up|welcome to|thanks for (?:joining|registering)|(?:creat|open)(?:ed|ing) (?:an|your) account|registering|complete your registration|仮登録|会員登録|新規登録|ご登録ありがとう|registrier\\w+|anmeldung|inscription|inscrit|registr(?:o|arte|ado|azione|ato)\\b|cadastro|registratie|aangemeld|rejestrac\\w+|注册|註冊|가입',
)

/** Small sums for something that waits. */
export type Claims = { isTiny: boolean }

/** It speaks for an office, and wants what that office's imitators want. */
export function speaksForOffice(text: string, wants: Demands, { isTiny }: Claims): boolean {
  const enters = wants.secrets > 0 || wants.verify || wants.login
  if (hits(MAILBOX, text) && (enters || wants.open) && (wants.threat > 0 || (wants.urgent && !hits(SIGN_UP, text)))) return true
  if (hits(PARCEL, text) && ((wants.fee && (wants.threat > 0 || isTiny)) || (enters && wants.threat > 0))) return true
  if (hits(TAX, text) && (enters || (wants.prize > 0 && (wants.threat > 0 || wants.urgent) && wants.open))) return true
  return hits(BANK, text) && enters && (wants.threat > 0 || (wants.urgent && !hits(SIGN_UP, text)))
}

/** Whose mailbox it is about: nobody but the reader's own provider looks after it. */
export const isAboutMailbox = (text: string): boolean => hits(MAILBOX, text)
