// Words of the providers' notices, in Japanese.
import type { NoticeKind } from '../../../shared/notices'

const kind: Record<NoticeKind, string> = {
  'sign-in': 'ログインがありました',
  'sign-in-blocked': 'ログインが止められました',
  'mail-software-on': 'メールソフトの利用が許可されました',
  'app-password': 'アプリパスワードが作られました',
  'password-changed': 'パスワードが変更されました',
  'forwarding-changed': 'メールの転送が変更されました',
  'recovery-changed': '再設定用の連絡先が変更されました',
  'two-step-off': '2段階認証が解除されました',
}
/** What closes the door that such a change opens. */
const close: Partial<Record<NoticeKind, string>> = {
  'mail-software-on': 'メールソフトの利用を止め、パスワードを変えてください。',
  'app-password': '作った覚えのないアプリパスワードを消し、パスワードを変えてください。',
  'password-changed': 'すぐにパスワードを設定し直し、すべての端末からログアウトしてください。',
  'forwarding-changed': '知らない転送先とフィルターを消し、パスワードを変えてください。',
  'recovery-changed': '連絡先をご自分のものに戻し、パスワードを変えてください。',
  'two-step-off': '2段階認証をもう一度オンにし、パスワードを変えてください。',
}

export const notices = {
  title: '提供元からの通知',
  legend: '提供元の通知',
  note: 'メールボックスに届いた通知から読み取りました。確認できたログインは、グラフと地図にも数えます。',
  kind,
  close,
  verified: '確認できた通知',
  unverified: '送信元を確かめられない通知',
  unverifiedNote: '偽の通知かもしれません。この通知だけで流出とは判断しません。メール内のリンクは開かないでください。',
  inHistory: 'ログイン履歴にもあります',
  received: (time: string) => `${time}に届きました`,
  place: '場所',
  client: '端末・ソフト',
  source: '元のメール',
  folder: 'フォルダー',
  subject: '件名',
  sender: '差出人',
  sent: '日付',
  preview: 'メールの本文',
  previewEmpty: '本文はありません。',
  open: '詳しく見る',
  all: (n: string) => `ほか${n}件の通知を表示する`,
  less: '最近の通知だけを表示する',
  question: 'この変更に心当たりはありますか?',
  mine: 'はい、私です',
  notMine: 'いいえ',
  me: '私です',
  notMe: '私ではない',
  takeBack: '回答を取り消す',
  answered: { mine: 'ご本人', 'not-mine': '心当たりなし', closed: '対処済み' },
  closed: '済ませました',
  securityPage: '提供元の設定を開く',
  more: (n: string) => `ほか${n}件の変更を見る`,
}
