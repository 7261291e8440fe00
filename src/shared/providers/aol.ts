// AOL Mail, run by Yahoo. help.aol.com "Create and manage app password"; server: Thunderbird's ISPDB.
import type { MailProvider } from '../model'

export const aol: MailProvider = {
  id: 'aol',
  name: { ja: 'AOL Mail', en: 'AOL Mail' },
  domains: ['aol.com', 'aim.com'],
  imap: { host: 'imap.aol.com', port: 993, tls: 'tls' },
  userName: ['full'],
  signIn: 'app-password',
  needs: { ja: 'いつものパスワードではなく、アプリパスワードを使います。', en: 'Uses an app password, not your usual one.' },
  note: { ja: '使い終わったら、アプリパスワードを消します。', en: 'Delete the app password when you are done.' },
  steps: [{ text: { ja: 'アカウントの「セキュリティ」を開き、アプリパスワードを作ります。', en: 'Open Security in your account and generate an app password.' }, link: 'aol-security' }],
  tracks: [],
  history: null,
  authservId: [],
  minPollMs: 15 * 60_000,
  confidence: 'B',
  source: 'https://help.aol.com/articles/Create-and-manage-app-password',
  checked: '2026-11',
}
