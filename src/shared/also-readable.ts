// What else a reader of the mailbox could have used: mails that open or describe the user's other accounts. They are
// counted by kind and day; nothing of what they say is kept.

export const ALSO_READABLE = ['password-reset', 'one-time-code', 'card', 'bank', 'identity'] as const
export type AlsoReadable = (typeof ALSO_READABLE)[number]
