// Who sends notices about a mailbox: registrable domains (or exact hosts) of the providers' own security mails, by the id of
// the provider card. Wordings change often and are read leniently; domains are exact. Checked 2026-11; general knowledge (C)
// unless said: forged copies of all of these are common, so a notice counts as verified only with the provider's own result.

/** What happened to the mailbox. */
export const NOTICE_KINDS = ['sign-in', 'sign-in-blocked', 'mail-software-on', 'app-password', 'password-changed', 'forwarding-changed', 'recovery-changed', 'two-step-off'] as const
export type NoticeKind = (typeof NOTICE_KINDS)[number]

export const NOTICE_SENDERS: Record<string, readonly string[]> = {
  yahoojp: ['yahoo.co.jp', 'lycorp.co.jp'],
  gmail: ['accounts.google.com', 'google.com'],
  outlook: ['accountprotection.microsoft.com', 'account.microsoft.com'],
  icloud: ['apple.com', 'email.apple.com', 'id.apple.com'],
  docomo: ['docomo.ne.jp', 'nttdocomo.com', 'spmode.ne.jp'],
  au: ['au.com', 'auone.jp', 'kddi.com', 'ezweb.ne.jp'],
  'softbank-i': ['softbank.jp', 'softbank.ne.jp'],
  yahoo: ['cc.yahoo-inc.com', 'yahooinc.com', 'yahoo.com', 'yahoo-inc.com'],
  aol: ['cc.yahoo-inc.com', 'aol.com', 'yahooinc.com'],
  fastmail: ['fastmail.com', 'fastmailteam.com'],
  nifty: ['nifty.com', 'niftyne.jp'],
  ocn: ['ocn.ad.jp', 'ocn.ne.jp'],
  biglobe: ['biglobe.ne.jp', 'biglobe.co.jp'],
  'gmx-net': ['gmx.net', 'gmxnet.de'],
  'gmx-com': ['gmx.com', 'gmx.net'],
  zoho: ['zoho.com', 'zohoaccounts.com'],
  'zoho-jp': ['zoho.jp', 'zoho.com'],
}
