// A server's own words, made fit to be shown: one line, short, printable, and without what the user typed. Some
// servers repeat the user name, and at least the password must never come back in a message.

const MAX_LENGTH = 200
const HIDDEN = '…'

export function serverText(text: string, secrets: readonly string[] = []): string {
  let out = text.normalize('NFKC')
  for (const secret of secrets) {
    if (secret.length < 2) continue
    const forms = [secret, Buffer.from(secret).toString('base64')]
    // Also the part before the @: servers that want a local part say that one.
    if (secret.includes('@')) forms.push(secret.slice(0, secret.indexOf('@')))
    for (const form of forms.filter((f) => f.length >= 2)) out = out.replace(new RegExp(form.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'gi'), HIDDEN)
  }
  out = out.replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ').replace(/\s+/g, ' ').trim()
  return out.length > MAX_LENGTH ? `${out.slice(0, MAX_LENGTH - 1)}…` : out
}
