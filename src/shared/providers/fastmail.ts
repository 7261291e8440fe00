// Fastmail. fastmail.help 1500000278342 (servers), 360058752854 (app passwords).
import type { MailProvider } from '../model'

export const fastmail: MailProvider = {
  id: 'fastmail',
  name: { ja: 'Fastmail', en: 'Fastmail' },
  domains: ['fastmail.com', 'fastmail.jp', 'fastmail.fm', 'sent.com'],
  imap: { host: 'imap.fastmail.com', port: 993, tls: 'tls' },
  userName: ['full'],
  signIn: 'app-password',
  needs: { ja: 'いつものパスワードではなく、アプリパスワードを使います。', en: 'Uses an app password, not your usual one.' },
  note: { ja: 'ユーザー名は、Fastmailにログインするアドレスです。', en: 'The user name is the address you log in to Fastmail with.' },
  steps: [{ text: { ja: 'Settings → Privacy & Security で、IMAPに使えるアプリパスワードを作ります。', en: 'In Settings → Privacy & Security create an app password with access to IMAP.' }, link: 'fastmail-app-password-help' }],
  tracks: [],
  history: { text: { ja: 'Settings → Privacy & Security にサインインの記録があります。書き出せるかは確認できていません。', en: 'Settings → Privacy & Security keeps a log of sign-ins. We do not know of an export.' } },
  authservId: ['messagingengine.com'],
  minPollMs: 15 * 60_000,
  confidence: 'B',
  source: 'https://www.fastmail.help/hc/en-us/articles/1500000278342',
  checked: '2026-11',
}
