// The only links that Koban ever opens, by name. A link from a mail is never opened; a brand's redeem and
// report pages come from the brand table. Sources and confidence are kept with the providers and brands.

export const LINKS = {
  'yahoo-jp-history': 'https://lh.login.yahoo.co.jp/',
  'yahoo-jp-mail-help': 'https://support.yahoo-net.jp/PccMail/s/',
  'yahoo-jp-mail': 'https://mail.yahoo.co.jp/',
  'yahoo-jp-security': 'https://security.yahoo.co.jp/guide/0013.html',
  'google-app-passwords': 'https://myaccount.google.com/apppasswords',
  'google-app-passwords-help': 'https://support.google.com/accounts/answer/185833',
  'google-activity-help': 'https://support.google.com/mail/answer/45938',
  'google-takeout': 'https://takeout.google.com/',
  'google-security': 'https://myaccount.google.com/security-checkup',
  'apple-account': 'https://account.apple.com/',
  'apple-app-passwords-help': 'https://support.apple.com/102654',
  'microsoft-modern-auth': 'https://support.microsoft.com/en-us/office/modern-authentication-methods-now-needed-to-continue-syncing-outlook-email-in-non-microsoft-email-apps-c5d65390-9676-4763-b41f-d7986499a90d',
  'microsoft-activity': 'https://account.live.com/Activity',
  'yahoo-security': 'https://login.yahoo.com/account/security',
  'yahoo-imap-help': 'https://help.yahoo.com/kb/SLN4075.html',
  'aol-security': 'https://login.aol.com/account/security',
  'fastmail-app-password-help': 'https://www.fastmail.help/hc/en-us/articles/360058752854',
  'gmx-net-imap-help': 'https://hilfe.gmx.net/pop-imap/einschalten.html',
  'gmx-com-imap-help': 'https://support.gmx.com/pop-imap/toggle.html',
  'zoho-imap-help': 'https://www.zoho.com/mail/help/imap-access.html',
  'biglobe-imap-help': 'https://support.biglobe.ne.jp/settei/mailer/imap.html',
  'my-softbank': 'https://my.softbank.jp/',
  'docomo-security': 'https://www.nttdocomo.co.jp/service/docomo_mail/security/index.html',
  'au-id': 'https://id.auone.jp/',
  'police-cyber': 'https://www.npa.go.jp/bureau/cyber/soudan.html',
  'ipa-anshin': 'https://www.ipa.go.jp/security/anshin/',
} as const

export type LinkId = keyof typeof LINKS
