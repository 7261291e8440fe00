// Gmail. support.google.com/accounts/answer/185833 (app passwords), support.google.com/mail/answer/7126229 (servers).
// The OAuth scope for IMAP is restricted, so the app password is the way in.
import type { MailProvider } from '../model'

export const gmail: MailProvider = {
  id: 'gmail',
  name: { ja: 'Gmail', en: 'Gmail' },
  domains: ['gmail.com', 'googlemail.com'],
  imap: { host: 'imap.gmail.com', port: 993, tls: 'tls' },
  userName: ['full'],
  signIn: 'app-password',
  needs: { ja: 'いつものパスワードではなく、16文字のアプリ パスワードを使います。', en: 'Uses a 16-letter app password, not your usual one.' },
  note: { ja: 'アプリ パスワードには、2段階認証プロセスが必要です。使い終わったら取り消せます。', en: 'App passwords need 2-Step Verification. You can revoke it when you are done.' },
  steps: [
    { text: { ja: 'Googleアカウントで2段階認証プロセスを有効にします。', en: 'Switch on 2-Step Verification for your Google account.' }, link: 'google-security' },
    { text: { ja: '「アプリ パスワード」を開き、名前を「Koban」にして作成します。', en: 'Open App passwords and create one named "Koban".' }, link: 'google-app-passwords' },
    { text: { ja: '表示された16文字を、パスワードの欄に入れます。空白はあってもかまいません。', en: 'Put the 16 letters into the password field. Spaces do not matter.' }, link: 'google-app-passwords-help' },
  ],
  tracks: ['web', 'mail-software'],
  history: {
    text: {
      ja: 'Googleデータエクスポート（Takeout）で「アクセスログ アクティビティ」だけを選び、届いたCSVを読み込みます。最近の10件は、パソコン版Gmailの右下「詳細」からコピーできます。',
      en: 'In Google Takeout choose only "Access Log Activity" and import the CSV. The last ten accesses can be copied from "Details" at the bottom right of Gmail on a computer.',
    },
    link: 'google-takeout',
  },
  authservId: ['mx.google.com'],
  minPollMs: 15 * 60_000,
  confidence: 'A',
  source: 'https://support.google.com/mail/answer/7126229',
  checked: '2026-11',
}
