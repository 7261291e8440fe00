// Any other server: the user names it. Nothing is looked up over the network; imap.<domain> is only a suggestion.
import type { MailProvider } from '../model'

export const other: MailProvider = {
  id: 'other',
  name: { ja: 'その他のメール', en: 'Another provider' },
  domains: [],
  imap: null,
  userName: ['full', 'local'],
  signIn: 'password',
  needs: { ja: 'IMAPのサーバー名と、メールのパスワードを使います。', en: 'Uses the IMAP server and your mail password.' },
  note: { ja: 'サーバー名は、メール会社の「メールソフトの設定」の案内にあります。', en: 'Your provider\u2019s guide for mail software names the server.' },
  steps: [
    { text: { ja: 'メール会社の案内で、IMAPサーバー名（例: imap.example.jp）とポート（多くは993）を確かめます。', en: 'Look up the IMAP server (such as imap.example.com) and port (mostly 993) in your provider\u2019s guide.' } },
    { text: { ja: 'IMAPやメールソフトの利用を、設定で有効にする必要があるかを見ます。', en: 'See whether IMAP or mail software has to be switched on in the settings.' } },
  ],
  tracks: [],
  history: { text: { ja: 'メール会社にログイン履歴のページがあれば、表をコピーして貼り付けるか、ファイルを読み込みます。', en: 'If your provider has a login history page, copy the table and paste it, or import a file.' } },
  authservId: [],
  minPollMs: 15 * 60_000,
  confidence: 'A',
  source: 'the user',
  checked: '2026-11',
}
