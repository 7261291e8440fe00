// Yahoo Mail outside Japan. help.yahoo.com SLN4075 (servers), SLN15241 (app passwords). It throttles for hours: one
// connection, and no haste.
import type { MailProvider } from '../model'

export const yahoo: MailProvider = {
  id: 'yahoo',
  name: { ja: 'Yahoo Mail（日本以外）', en: 'Yahoo Mail' },
  domains: ['yahoo.com', 'yahoo.co.uk', 'yahoo.de', 'yahoo.fr', 'yahoo.it', 'yahoo.es', 'yahoo.ca', 'yahoo.com.au', 'yahoo.com.br', 'yahoo.co.in', 'yahoo.in', 'ymail.com', 'rocketmail.com', 'myyahoo.com'],
  imap: { host: 'imap.mail.yahoo.com', port: 993, tls: 'tls' },
  userName: ['full'],
  signIn: 'app-password',
  needs: { ja: 'いつものパスワードではなく、アプリパスワードを使います。', en: 'Uses an app password, not your usual one.' },
  note: {
    ja: 'アプリパスワードは、本パスワードを変えても有効なままです。使い終わったら消します。',
    en: 'App passwords stay valid when you change your password. Delete it when you are done.',
  },
  steps: [
    { text: { ja: 'アカウントの「セキュリティ」を開き、アプリパスワードを作ります。', en: 'Open Security in your account and generate an app password.' }, link: 'yahoo-security' },
    { text: { ja: '知らないアプリパスワードがあれば、消します。', en: 'Delete any app password you do not know.' }, link: 'yahoo-security' },
  ],
  tracks: [],
  history: { text: { ja: 'アカウントの「最近のアクティビティ」に機器と場所が並びます。書き出しはできません。', en: 'Recent activity in your account lists devices and places. There is no export.' }, link: 'yahoo-security' },
  authservId: ['yahoo.com'],
  minPollMs: 15 * 60_000,
  confidence: 'B',
  source: 'https://help.yahoo.com/kb/SLN4075.html',
  checked: '2026-11',
}
