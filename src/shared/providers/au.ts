// auメール. One source only for server and user name (a running client; imap.au.com does not answer), hence "unconfirmed".
import type { MailProvider } from '../model'

export const au: MailProvider = {
  id: 'au',
  name: { ja: 'auメール', en: 'au Mail' },
  domains: ['au.com', 'ezweb.ne.jp'],
  imap: { host: 'imap.ezweb.ne.jp', port: 993, tls: 'tls' },
  userName: 'ask',
  signIn: 'app-password',
  needs: { ja: 'auメールのアカウントIDと、メール接続用のパスワードを使います。', en: 'Uses the au Mail account ID and the mail connection password.' },
  note: { ja: 'サーバーの設定は未確認です。つながらないときは、手動で直してください。', en: 'The server settings are unconfirmed. If it does not connect, edit them by hand.' },
  steps: [
    {
      text: {
        ja: 'auのメール設定で、メールアカウントのIDとパスワードを確かめます。画面の名前は変わっていることがあります。',
        en: 'Look up the mail account ID and password in the au mail settings. The names of the pages may have changed.',
      },
      link: 'au-id',
    },
    { text: { ja: 'ユーザー名に、メールアドレスではなくそのIDを入れます。', en: 'Enter that ID as the user name, not the mail address.' } },
  ],
  tracks: [],
  history: {
    text: {
      ja: 'メールソフトからのアクセスを示す履歴は、確認できていません。au IDの履歴があれば、それはウェブのサインインの記録です。',
      en: 'We know of no history that shows access by mail software. A history of the au ID, where there is one, covers web sign-ins.',
    },
    link: 'au-id',
  },
  authservId: [],
  minPollMs: 15 * 60_000,
  confidence: 'C',
  source: 'a mail client in use (secondary source)',
  checked: '2026-11',
}
