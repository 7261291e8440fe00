// Why a mail was judged as it was: every reason code of the detector with its sentence in both languages.
// `{text}` is filled with Reason.text, which never holds a gift code.
import type { Language } from './model'

export const REASON_WORDS = {
  // what makes a gift
  'code-label': { ja: '「{text}」という項目に値がある', en: 'A value stands beside “{text}”' },
  'code-shape': { ja: '{text} のコードの形に合う', en: 'It has the shape of a code of {text}' },
  'code-alone': { ja: 'コードらしい文字列が単独で書かれている', en: 'A code-like token stands on its own' },
  'bearer-link': { ja: '開いた人が使えるリンクがある（{text}）', en: 'A link that anyone who opens it can spend ({text})' },
  'gift-link-words': { ja: 'ギフトの受け取りを案内する、推測できないリンクがある（{text}）', en: 'An unguessable link is offered for receiving a gift ({text})' },
  'gift-words': { ja: 'ギフト券の話をしている', en: 'The mail speaks of a gift card' },
  'brand-named': { ja: '{text} の名前がある', en: 'It names {text}' },
  'brand-sender': { ja: '{text} の正規の送信元ドメインから', en: 'From a genuine sender domain of {text}' },
  'amount': { ja: '金額が書かれている（{text}）', en: 'An amount is given ({text})' },
  'expiry': { ja: '有効期限が書かれている（{text}）', en: 'An expiry date is given ({text})' },
  'pin': { ja: '暗証番号も書かれている', en: 'A PIN is given too' },
  'forwarded': { ja: '転送されたメールの中にある', en: 'It is inside a forwarded mail' },
  'quoted': { ja: '引用された文の中にある', en: 'It is in quoted text' },
  'in-attachment': { ja: '添付ファイルの中にある（{text}）', en: 'It is in an attachment ({text})' },
  'in-picture': { ja: '画像や添付ファイルの中にありそう。Kobanには読めない', en: 'Probably in a picture or attachment that Koban cannot read' },
  'probably-used': { ja: '登録済みと書かれている', en: 'The text says that it was redeemed' },
  // what speaks against
  'masked-code': { ja: 'コードは伏せられている', en: 'The code is masked' },
  'sample-code': { ja: '見本のコード', en: 'A sample code' },
  'lookalike-order': { ja: '注文番号や伝票番号', en: 'An order or parcel number' },
  'lookalike-key': { ja: '確認コード、パスワード、ライセンスキーなど', en: 'A one-time code, password or licence key' },
  'lookalike-coupon': { ja: '割引クーポンや紹介コード', en: 'A coupon or referral code' },
  'advert': { ja: '広告', en: 'Advertising' },
  // purchases
  'order-words': { ja: 'ギフト券の注文・購入の通知', en: 'A notice of a gift card order or purchase' },
  'gift-sent': { ja: 'ギフト券が誰かに送られたという通知', en: 'A notice that a gift card was sent to someone' },
  'gift-opened': { ja: '送ったギフト券が使われたという通知', en: 'A notice that a sent gift card was opened' },
  'order-cancelled': { ja: 'ギフト券の注文の取り消し', en: 'A gift card order was cancelled' },
  // imitations
  'auth-fail': { ja: '送信元の認証に失敗している', en: 'Sender authentication failed' },
  'auth-pass': { ja: '送信元の認証に成功している', en: 'Sender authentication passed' },
  'from-mismatch': { ja: '名乗る {text} と送信元のドメインが違う', en: 'It claims to be {text}, but the sender’s domain is another' },
  'from-disguised': { ja: '表示名に別のアドレスがある', en: 'The display name shows another address' },
  'from-lookalike': { ja: '送信元が {text} に似せてある', en: 'The sender imitates {text}' },
  'from-freemail': { ja: '会社や役職を名乗りながら、誰でも作れるメールアドレスから', en: 'A company or office writes from a free mailbox' },
  'from-generated': { ja: '送信元のドメインが機械的に作られたもの', en: 'The sender’s domain looks machine-made' },
  'mixed-scripts': { ja: '見た目の似た別の文字が混ぜてある', en: 'Look-alike letters of another script are mixed in' },
  'reply-elsewhere': { ja: '返信先が別のドメイン', en: 'Replies go to another domain' },
  'link-lookalike': { ja: 'リンク先が {text} に似せてある', en: 'A link imitates {text}' },
  'link-mismatch': { ja: 'リンクの表示と行き先が違う', en: 'A link shows one address and leads to another' },
  'link-disguised': { ja: 'リンク先がIPアドレス、転送、短縮URLなどで隠されている', en: 'A link hides where it leads (IP address, redirect, short link …)' },
  'link-suspicious-host': { ja: 'リンク先のドメインが不審（{text}）', en: 'A link leads to a dubious domain ({text})' },
  'asks-login': { ja: '受け取りにログインや認証を求めている', en: 'It wants a sign-in or verification to receive' },
  'asks-password': { ja: 'パスワードを入力させようとしている', en: 'It asks for a password' },
  'asks-secrets': { ja: '暗証番号、カード番号、個人情報などを求めている', en: 'It asks for PINs, card numbers or personal data' },
  'asks-payment': { ja: '受け取りに手数料やカード情報を求めている', en: 'It wants a fee or card details to receive' },
  'asks-documents': { ja: '身分証などの返信を求めている', en: 'It wants identity papers by reply' },
  'asks-codes': { ja: 'ギフト券を買って番号を送るよう求めている', en: 'It asks to buy gift cards and send the codes' },
  'asks-call': { ja: '心当たりがなければ電話するよう求めている', en: 'It wants a phone call about an order you may not have made' },
  'threat': { ja: '停止や差し押さえなどでおどしている', en: 'It threatens with a block or loss' },
  'extortion': { ja: 'おどして支払いを求めている', en: 'It demands payment with threats' },
  'urgency': { ja: '期限を切って急がせている', en: 'It presses for time' },
  'prize-bait': { ja: '当選や回答の見返りをうたっている', en: 'It promises a prize for answers' },
  'too-good': { ja: '無料コードの生成などをうたっている', en: 'It promises free codes' },
  // reading
  'partial': { ja: '一部を読めなかった（{text}）', en: 'Part of it could not be read ({text})' },
} as const satisfies Record<string, Record<Language, string>>

export type ReasonCode = keyof typeof REASON_WORDS
export const REASON_CODES = Object.keys(REASON_WORDS) as readonly ReasonCode[]

/** What `partial` may tell: why a message could not be read whole. */
export const PARTIAL_WORDS = {
  'too-big': { ja: '大きすぎるメール', en: 'the mail is too large' },
  'header-too-big': { ja: '大きすぎるヘッダー', en: 'its header is too large' },
  'part-too-big': { ja: '大きすぎる本文や添付ファイル', en: 'a text or attachment is too large' },
  'too-much-text': { ja: '長すぎる文章', en: 'too much text' },
  'too-many-parts': { ja: '多すぎる部分', en: 'too many parts' },
  'too-deep': { ja: '入れ子が深すぎる', en: 'nested too deeply' },
  'encrypted-file': { ja: 'パスワードのかかった添付ファイル', en: 'an attachment has a password' },
  'damaged-file': { ja: 'こわれた添付ファイル', en: 'an attachment is damaged' },
  'big-file': { ja: '大きすぎる添付ファイル', en: 'an attachment is too large' },
  'slow-file': { ja: '時間のかかりすぎる添付ファイル', en: 'an attachment takes too long' },
} as const satisfies Record<string, Record<Language, string>>

/** The sentence of a reason; an unknown code (a newer Koban's) shows itself. */
export function reasonText(reason: { code: string; text?: string }, language: Language): string {
  const words = (REASON_WORDS as Record<string, Record<Language, string>>)[reason.code]?.[language]
  const partial = reason.code === 'partial' ? (PARTIAL_WORDS as Record<string, Record<Language, string>>)[reason.text ?? '']?.[language] : undefined
  return words ? words.replace('{text}', partial ?? reason.text ?? '…').replace('（…）', '').replace(' (…)', '') : reason.code
}
