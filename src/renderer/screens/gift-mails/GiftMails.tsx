// The gift-mails screen.
export function GiftMails() {
  return null
}
