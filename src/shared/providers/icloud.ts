// iCloud Mail. support.apple.com/102525 (servers), support.apple.com/102654 (app-specific passwords). Sources differ on the
// user name, so both forms are tried. There is no log of addresses to import.
import type { MailProvider } from '../model'

export const icloud: MailProvider = {
  id: 'icloud',
  name: { ja: 'iCloudメール', en: 'iCloud Mail' },
  domains: ['icloud.com', 'me.com', 'mac.com'],
  imap: { host: 'imap.mail.me.com', port: 993, tls: 'tls' },
  userName: ['local', 'full'],
  signIn: 'app-password',
  needs: { ja: 'Apple Accountのパスワードではなく、アプリ用パスワードを使います。', en: 'Uses an app-specific password, not the one of your Apple Account.' },
  note: {
    ja: '独自ドメインの場合は、@icloud.comなどAppleのアドレスでサインインします。',
    en: 'With a custom domain, sign in with your Apple address (@icloud.com and the like).',
  },
  steps: [
    { text: { ja: 'Apple Accountのページで「サインインとセキュリティ」→「アプリ用パスワード」を開きます。', en: 'On the Apple Account page open Sign-In and Security → App-Specific Passwords.' }, link: 'apple-account' },
    { text: { ja: '名前を「Koban」にして作成し、表示されたパスワードを入れます。', en: 'Create one named "Koban" and enter the password shown.' }, link: 'apple-app-passwords-help' },
  ],
  tracks: [],
  history: {
    text: {
      ja: 'Appleには、IPアドレスのある履歴がありません。Apple Accountのページの「デバイス」に、知らない機器がないかを見ます。',
      en: 'Apple shows no history with IP addresses. Look for unknown devices under Devices on the Apple Account page.',
    },
    link: 'apple-account',
  },
  authservId: ['icloud.com'],
  minPollMs: 15 * 60_000,
  confidence: 'B',
  source: 'https://support.apple.com/102525',
  checked: '2026-11',
}
