// Yahoo!メール. Server and settings page: help.yahoo "メールソフトで送受信するには" (H000007321) as cited by several sources; the
// user-name form differs between sources, so both are tried. Capabilities of the server are not documented anywhere.
import type { MailProvider } from '../model'

export const yahoojp: MailProvider = {
  id: 'yahoojp',
  name: { ja: 'Yahoo!メール', en: 'Yahoo! JAPAN Mail' },
  domains: ['yahoo.co.jp', 'ymail.ne.jp'],
  imap: { host: 'imap.mail.yahoo.co.jp', port: 993, tls: 'tls' },
  userName: ['local', 'full'],
  signIn: 'password',
  needs: { ja: 'Yahoo! JAPAN IDのパスワードを使います。先にIMAPを有効にします。', en: 'Uses your Yahoo! JAPAN ID password. Switch IMAP on first.' },
  note: {
    ja: '覚えがなくてもIMAPが無効になっていることがあります。調べ終わったら、また無効に戻せます。',
    en: 'IMAP may be off although you never changed it. You can switch it off again when you are done.',
  },
  steps: [
    {
      text: {
        ja: 'Yahoo!メールの歯車（設定）→「メールの設定」→「IMAP/POP/SMTPアクセスとメール転送」を開きます。',
        en: 'In Yahoo! JAPAN Mail open the gear → メールの設定 → IMAP/POP/SMTPアクセスとメール転送.',
      },
      link: 'yahoo-jp-mail',
    },
    {
      text: {
        ja: '「Yahoo! JAPAN公式サービス以外からのアクセスも有効にする」を選び、IMAPだけを有効にして保存します。POPとSMTPは無効のままにします。',
        en: 'Choose Yahoo! JAPAN公式サービス以外からのアクセスも有効にする, enable IMAP only, and save. Leave POP and SMTP off.',
      },
    },
    {
      text: {
        ja: '同じ画面で「メール転送」も見ます。知らない転送先があれば、消す前に画面を保存します。',
        en: 'On the same page look at メール転送. If it names an address you do not know, keep a picture of it before you remove it.',
      },
    },
    {
      text: {
        ja: 'パスワードを「無効」にしている場合は、パスワードを設定してからサインインします。',
        en: 'If you have switched the password off for your ID, set one before signing in.',
      },
      link: 'yahoo-jp-mail-help',
    },
    {
      text: {
        ja: '「海外からのアクセス制限」が有効なら、VPNを切ってからつなぎます。',
        en: 'If access from abroad is blocked (海外からのアクセス制限), disconnect your VPN first.',
      },
    },
  ],
  tracks: ['web', 'mail-software'],
  history: {
    text: {
      ja: '「ログイン履歴」を開き、ページの上にある「メールソフト」の履歴も開きます。書き出しはできないので、表をコピーして貼り付けるか、ページを保存して読み込みます。表示されるのは最近の分だけです。',
      en: 'Open the login history, and from the top of that page the mail-software history too. There is no export: copy the table and paste it, or save the page and import it. Only recent rows are shown.',
    },
    link: 'yahoo-jp-history',
  },
  authservId: ['yahoo.co.jp'],
  minPollMs: 15 * 60_000,
  confidence: 'B',
  source: 'https://support.yahoo-net.jp/PccMail/s/',
  checked: '2026-11',
}
