// ソフトバンク Eメール(i). Host: Thunderbird's ISPDB; the rest from users' reports. S!メール (softbank.ne.jp) is MMS, no IMAP.
import type { MailProvider } from '../model'

export const softbankI: MailProvider = {
  id: 'softbank-i',
  name: { ja: 'ソフトバンク Eメール(i)', en: 'SoftBank E-mail (i)' },
  domains: ['i.softbank.jp'],
  imap: { host: 'imap.softbank.jp', port: 993, tls: 'tls' },
  userName: ['local', 'full'],
  signIn: 'app-password',
  needs: { ja: 'My SoftBankの「メールパスワード」を使います。', en: 'Uses the mail password shown in My SoftBank.' },
  note: {
    ja: '@i.softbank.jp だけが対象です。@softbank.ne.jp（S!メール）は、つなげません。',
    en: 'For @i.softbank.jp only. @softbank.ne.jp (S!メール) cannot be connected.',
  },
  steps: [
    { text: { ja: 'My SoftBankの「メール管理」で、Eメール(i)のメールパスワードを確かめます。', en: 'Look up the mail password of E-mail (i) under メール管理 in My SoftBank.' }, link: 'my-softbank' },
    { text: { ja: '古い暗号方式のために接続できないことがあります。その場合、Kobanは検証を切らずに止まります。', en: 'The connection may fail because of old encryption. Koban then stops; it never switches checking off.' } },
  ],
  tracks: [],
  history: null,
  authservId: [],
  minPollMs: 15 * 60_000,
  confidence: 'C',
  source: 'https://autoconfig.thunderbird.net/v1.1/i.softbank.jp',
  checked: '2026-11',
}
