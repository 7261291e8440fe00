// Who sends notices about a mailbox: registrable domains (or exact hosts) of the providers' own security mails, by the id of
// the provider card. Wordings change often and are read leniently; domains are exact. Checked 2026-11; general knowledge (C)
// unless said: forged copies of all of these are common, so a notice counts as verified only with the provider's own result.

/** What happened to the mailbox. */
export const NOTICE_KINDS = ['sign-in', 'sign-in-blocked', 'mail-software-on', 'app-password', 'password-changed', 'forwarding-changed', 'recovery-changed', 'two-step-off'] as const
export type NoticeKind = (typeof NOTICE_KINDS)[number]

/** A domain with all that is below it, or one exact address where a domain also sends what users write (shared files, forms). */
export const NOTICE_SENDERS: Record<string, readonly string[]> = {
  yahoojp: ['yahoo.co.jp', 'lycorp.co.jp'],
  gmail: ['accounts.google.com', 'gmail-noreply@google.com', 'mail-noreply@google.com', 'no-reply@google.com', 'security-noreply@google.com'],
  outlook: ['accountprotection.microsoft.com', 'account.microsoft.com', 'accounts.microsoft.com', 'account-security-noreply@microsoft.com'],
  icloud: ['apple.com'],
  docomo: ['docomo.ne.jp', 'nttdocomo.com', 'nttdocomo.co.jp', 'spmode.ne.jp'],
  au: ['au.com', 'auone.jp', 'kddi.com', 'ezweb.ne.jp'],
  'softbank-i': ['softbank.jp', 'softbank.ne.jp', 'softbank.co.jp'],
  yahoo: ['cc.yahoo-inc.com', 'yahooinc.com', 'yahoo.com', 'yahoo-inc.com'],
  aol: ['cc.yahoo-inc.com', 'yahooinc.com', 'aol.com'],
  fastmail: ['fastmail.com', 'fastmailteam.com', 'fastmail.help'],
  nifty: ['nifty.com', 'nifty.co.jp'],
  ocn: ['ocn.ad.jp', 'ocn.ne.jp', 'ntt.com'],
  biglobe: ['biglobe.co.jp', 'biglobe.ne.jp'],
  'gmx-net': ['gmx.net', 'gmxnet.de', 'gmx.de'],
  'gmx-com': ['gmx.com', 'gmx.net'],
  zoho: ['zohoaccounts.com', 'zohocorp.com', 'zoho.com'],
  'zoho-jp': ['zohoaccounts.com', 'zohocorp.com', 'zoho.jp', 'zoho.com'],
}

/** Where people have addresses beside the domains of the provider cards: a mail from there is a person's, whatever it says. */
export const PEOPLES_DOMAINS: readonly string[] = ['softbank.ne.jp', 'vodafone.ne.jp', 'ymobile.ne.jp', 'yahoo.ne.jp', 'gmx.de', 'fastmail.fm', 'zohomail.com', 'zohomail.jp']

/** Names that no provider gives to a person. */
export const RESERVED_NAMES = /^(?:no[-_.]?reply|do[-_.]?not[-_.]?reply|postmaster|mailer-daemon|accounts?|security|abuse|alerts?|notices?|notifications?|login|admin|administrator|support|info)$/

/** What was signed in to, of a sign-in: the web unless the notice names a protocol. */
export type NoticeService = 'imap' | 'pop' | 'smtp' | 'web'

/** Each opens a door or hides one: asked about one by one. */
export const STRONG_KINDS: readonly NoticeKind[] = ['mail-software-on', 'app-password', 'forwarding-changed', 'recovery-changed', 'password-changed', 'two-step-off']

/** `closed`: it was not the user, and what it opened has been closed since. */
export type NoticeAnswer = 'mine' | 'not-mine' | 'closed'
