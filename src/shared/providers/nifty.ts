// @niftyメール. Host as used by many clients; the user-name form is not confirmed, so both are tried.
import type { MailProvider } from '../model'

export const nifty: MailProvider = {
  id: 'nifty',
  name: { ja: '@niftyメール', en: '@nifty Mail' },
  domains: ['nifty.com', 'nifty.ne.jp'],
  imap: { host: 'imap.nifty.com', port: 993, tls: 'tls' },
  userName: ['full', 'local'],
  signIn: 'password',
  needs: { ja: '「メールパスワード」を使います。', en: 'Uses the "メールパスワード" (mail password).' },
  note: { ja: 'ユーザー名の形は未確認です。アドレスと、@より前の名前を順に試します。', en: 'The form of the user name is unconfirmed: the address and the part before @ are tried in turn.' },
  steps: [{ text: { ja: '会員ページで、メールパスワードを確かめます。@nifty IDのパスワードとは別のことがあります。', en: 'Look up the mail password in the member pages. It can differ from the password of your @nifty ID.' } }],
  tracks: [],
  history: null,
  authservId: [],
  minPollMs: 15 * 60_000,
  confidence: 'C',
  source: 'settings of mail clients in use (secondary sources)',
  checked: '2026-11',
}
