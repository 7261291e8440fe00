// OCNメール. Server from maintained catalogues; Thunderbird's ISPDB agrees on the full address.
import type { MailProvider } from '../model'

export const ocn: MailProvider = {
  id: 'ocn',
  name: { ja: 'OCNメール', en: 'OCN Mail' },
  domains: ['ocn.ne.jp', '*.ocn.ne.jp'],
  imap: { host: 'imap.ocn.ne.jp', port: 993, tls: 'tls' },
  userName: ['full'],
  signIn: 'password',
  needs: { ja: '「メールパスワード」を使います。OCN IDのパスワードではありません。', en: 'Uses the mail password, not the password of your OCN ID.' },
  note: { ja: 'ユーザー名は、メールアドレス全体です。', en: 'The user name is the whole mail address.' },
  steps: [{ text: { ja: 'OCNの会員ページで、メールパスワードを確かめます。', en: 'Look up the mail password in the OCN member pages.' } }],
  tracks: [],
  history: null,
  authservId: [],
  minPollMs: 15 * 60_000,
  confidence: 'B',
  source: 'https://autoconfig.thunderbird.net/v1.1/ocn.ne.jp',
  checked: '2026-11',
}
