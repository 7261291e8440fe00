// BIGLOBEメール. support.biglobe.ne.jp/settei/mailer/imap.html; FAQ 12413 (user name, password), FAQ 20845 (TLS 1.2 and up).
import type { MailProvider } from '../model'

export const biglobe: MailProvider = {
  id: 'biglobe',
  name: { ja: 'BIGLOBEメール', en: 'BIGLOBE Mail' },
  domains: ['biglobe.ne.jp', '*.biglobe.ne.jp'],
  imap: { host: 'mail.biglobe.ne.jp', port: 993, tls: 'tls' },
  userName: ['full'],
  signIn: 'password',
  needs: { ja: 'BIGLOBEパスワード（ウェブメールと同じ）を使います。', en: 'Uses your BIGLOBE password, the same as for webmail.' },
  note: { ja: 'ユーザー名は、メールアドレス全体です。', en: 'The user name is the whole mail address.' },
  steps: [{ text: { ja: 'BIGLOBEの案内で、IMAPの設定を確かめます。', en: 'Check the IMAP settings in the BIGLOBE guide.' }, link: 'biglobe-imap-help' }],
  tracks: [],
  history: null,
  authservId: [],
  minPollMs: 15 * 60_000,
  confidence: 'B',
  source: 'https://support.biglobe.ne.jp/settei/mailer/imap.html',
  checked: '2026-11',
}
