// ドコモメール. The IMAP password's existence: nttdocomo.co.jp security page (read); server from maintained catalogues.
import type { MailProvider } from '../model'

export const docomo: MailProvider = {
  id: 'docomo',
  name: { ja: 'ドコモメール', en: 'docomo Mail' },
  domains: ['docomo.ne.jp'],
  imap: { host: 'imap.spmode.ne.jp', port: 993, tls: 'tls' },
  userName: 'ask',
  signIn: 'app-password',
  needs: { ja: 'dアカウントIDと「IMAP専用パスワード」を使います。', en: 'Uses your d ACCOUNT ID and the "IMAP専用パスワード".' },
  note: { ja: 'ユーザー名はメールアドレスではなく、dアカウントIDです。', en: 'The user name is your d ACCOUNT ID, not the mail address.' },
  steps: [
    {
      text: {
        ja: 'ドコモメールの設定で「IMAP専用パスワード」を発行します。ドコモ回線での操作が必要なので、Wi-Fiを切って開きます。',
        en: 'Issue an IMAP専用パスワード in the docomo Mail settings. This works on the docomo line only: turn Wi-Fi off first.',
      },
      link: 'docomo-security',
    },
    { text: { ja: 'ユーザー名にdアカウントID、パスワードに発行された文字列を入れます。', en: 'Enter your d ACCOUNT ID as the user name and the issued password.' } },
  ],
  tracks: [],
  history: {
    text: {
      ja: 'メールソフトからのアクセスを示す履歴は、確認できていません。dアカウントのログイン履歴は、ウェブのサインインだけの記録です。',
      en: 'We know of no history that shows access by mail software. The d ACCOUNT login history covers web sign-ins only.',
    },
  },
  authservId: [],
  minPollMs: 15 * 60_000,
  confidence: 'B',
  source: 'https://www.nttdocomo.co.jp/service/docomo_mail/security/index.html',
  checked: '2026-11',
}
