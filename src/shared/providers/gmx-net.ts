// GMX. Server: Thunderbird's ISPDB; the IMAP switch: https://hilfe.gmx.net/pop-imap/einschalten.html
import type { MailProvider } from '../model'

export const gmxNet: MailProvider = {
  id: 'gmx-net',
  name: { ja: 'GMX (gmx.net, gmx.de)', en: 'GMX (gmx.net, gmx.de)' },
  domains: ['gmx.net', 'gmx.de', 'gmx.at', 'gmx.ch'],
  imap: { host: 'imap.gmx.net', port: 993, tls: 'tls' },
  userName: ['full'],
  signIn: 'password',
  needs: { ja: 'GMXのパスワードを使います。先にIMAPを許可します。', en: 'Uses your GMX password. Allow IMAP first.' },
  note: { ja: 'IMAPの許可は、GMXの設定で一度だけ行います。', en: 'IMAP has to be allowed once in the GMX settings.' },
  steps: [{ text: { ja: 'GMXの設定で、POP3とIMAPのアクセスを有効にします。', en: 'In the GMX settings, switch on access by POP3 and IMAP.' }, link: 'gmx-net-imap-help' }],
  tracks: [],
  history: null,
  authservId: [],
  minPollMs: 15 * 60_000,
  confidence: 'A',
  source: 'https://hilfe.gmx.net/pop-imap/einschalten.html',
  checked: '2026-11',
}
