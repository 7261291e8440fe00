// Zoho Mail. zoho.com/mail/help/imap-access.html; the server must be that of the account's own data centre.
import type { MailProvider } from '../model'

export const zohoJp: MailProvider = {
  id: 'zoho-jp',
  name: { ja: 'Zoho Mail (zoho.jp)', en: 'Zoho Mail (zoho.jp)' },
  domains: ['zoho.jp', 'zohomail.jp'],
  imap: { host: 'imap.zoho.jp', port: 993, tls: 'tls' },
  userName: ['full'],
  signIn: 'password',
  needs: { ja: 'Zohoのパスワードか、アプリ固有のパスワードを使います。', en: 'Uses your Zoho password or an application-specific one.' },
  note: { ja: '二要素認証を使っている場合は、アプリ固有のパスワードが必要です。IMAPは先に有効にします。', en: 'With two-factor sign-in an application-specific password is needed. Enable IMAP first.' },
  steps: [{ text: { ja: 'Zoho Mailの設定で、IMAPアクセスを有効にします。', en: 'Enable IMAP access in the Zoho Mail settings.' }, link: 'zoho-imap-help' }],
  tracks: [],
  history: null,
  authservId: [],
  minPollMs: 15 * 60_000,
  confidence: 'A',
  source: 'https://www.zoho.com/mail/help/imap-access.html',
  checked: '2026-11',
}
