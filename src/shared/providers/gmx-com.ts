// GMX. Server: Thunderbird's ISPDB; the IMAP switch: https://support.gmx.com/pop-imap/toggle.html
import type { MailProvider } from '../model'

export const gmxCom: MailProvider = {
  id: 'gmx-com',
  name: { ja: 'GMX (gmx.com)', en: 'GMX (gmx.com)' },
  domains: ['gmx.com', 'gmx.us', 'gmx.co.uk', 'gmx.fr'],
  imap: { host: 'imap.gmx.com', port: 993, tls: 'tls' },
  userName: ['full'],
  signIn: 'password',
  needs: { ja: 'GMXのパスワードを使います。先にIMAPを許可します。', en: 'Uses your GMX password. Allow IMAP first.' },
  note: { ja: 'IMAPの許可は、GMXの設定で一度だけ行います。', en: 'IMAP has to be allowed once in the GMX settings.' },
  steps: [{ text: { ja: 'GMXの設定で、POP3とIMAPのアクセスを有効にします。', en: 'In the GMX settings, switch on access by POP3 and IMAP.' }, link: 'gmx-com-imap-help' }],
  tracks: [],
  history: null,
  authservId: [],
  minPollMs: 15 * 60_000,
  confidence: 'A',
  source: 'https://support.gmx.com/pop-imap/toggle.html',
  checked: '2026-11',
}
