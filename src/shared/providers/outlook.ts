// Outlook.com. Passwords and app passwords are refused; OAuth alone works, and a client of one's own needs an Entra
// directory. Microsoft: "Modern authentication methods now needed …".
import type { MailProvider } from '../model'

export const outlook: MailProvider = {
  id: 'outlook',
  name: { ja: 'Outlook.com / Hotmail', en: 'Outlook.com / Hotmail' },
  domains: ['outlook.com', 'outlook.jp', 'hotmail.com', 'hotmail.co.jp', 'live.com', 'live.jp', 'live.co.jp', 'msn.com'],
  imap: { host: 'outlook.office365.com', port: 993, tls: 'tls' },
  userName: ['full'],
  signIn: 'oauth-own-client',
  needs: { ja: 'Microsoftは、パスワードでの接続を受け付けません。', en: 'Microsoft accepts no password here, not even an app password.' },
  note: {
    ja: 'Kobanからはまだ直接つなげません。履歴の取り込みは使えます。メールの削除はOutlook.comで行います。',
    en: 'Koban cannot connect to it yet. Importing the history works; delete the mails in Outlook.com itself.',
  },
  steps: [
    { text: { ja: 'Microsoftの説明を見ます。接続には、自分で登録したOAuthクライアントが必要です。', en: 'See Microsoft\u2019s explanation: a connection needs an OAuth client that you register yourself.' }, link: 'microsoft-modern-auth' },
    { text: { ja: 'サインインの履歴は「最近のアクティビティ」で見られます。取り込んで調べられます。', en: 'Your sign-ins are listed under Recent activity. You can import them.' }, link: 'microsoft-activity' },
  ],
  tracks: ['web', 'mail-software'],
  history: {
    text: {
      ja: '「最近のアクティビティ」を開き、各行を広げてからコピーして貼り付けます。同期（IMAPなど）の成功と失敗も並びます。書き出しはできません。',
      en: 'Open Recent activity, expand the rows, copy and paste them. Syncs (IMAP and the like) are listed with their outcome. There is no export.',
    },
    link: 'microsoft-activity',
  },
  authservId: [],
  minPollMs: 15 * 60_000,
  confidence: 'A',
  source: 'https://support.microsoft.com/en-us/office/modern-authentication-methods-now-needed-to-continue-syncing-outlook-email-in-non-microsoft-email-apps-c5d65390-9676-4763-b41f-d7986499a90d',
  checked: '2026-11',
}
