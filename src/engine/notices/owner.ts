// Whose account a notice is about. Providers send copies to the recovery address, people forward their second mailbox here,
// and families share: such a notice tells of another mailbox.
import type { ParsedMessage } from '../mime/message'
import { isPeoples } from './sender'

export type Ownership = 'own' | 'other' | 'in-doubt'

const COPY = /(?:セキュリティ|アカウント)?(?:通知|アラート|メール)のコピー|再設定用(?:の)?メール ?アドレスとして(?:登録|設定|指定)|this is a copy of|is (?:the|a) recovery (?:e-?mail|address)|listed as (?:the|a) recovery|代理として|your (?:child|family member)'s|お子様の(?:アカウント|ID)|ファミリーリンク/i
/** Names an account rather than a new address that was set. */
const NAMED = /(?:アカウント|account|ユーザー(?:名|ID)?|user(?: ?name)?|ログインID|メールアカウント|ID)(?: ?\([^()\n]{0,12}\))?(?:は|:|\t|\n| for| of)?[\s:「]{0,3}([\w.+*•…-]{1,64}@[\w.*•-]{3,80})/gi
const ANY = /[\w.+*•…-]{1,64}@[\w.*•-]{3,80}/g

/** `own`: the mailbox' own address; unknown (null) leaves everything to it. `namesOthers`: the kind of change names other addresses by nature. */
export function ownershipOf(message: ParsedMessage, text: string, own: string | null, namesOthers: boolean): Ownership {
  if (COPY.test(text)) return 'other'
  if (own === null) return 'own'
  const named = namesOthers ? [...text.matchAll(NAMED)].map((match) => match[1] ?? '') : [...text.matchAll(ANY)].map(([address]) => address).filter((address) => mayBePerson(address))
  if (named.length > 0 && !named.slice(0, 50).some((address) => isSame(address, own))) return 'other'
  if (named.length > 0) return 'own'
  const forwarded = ['x-forwarded-for', 'x-forwarded-to', 'resent-from', 'resent-to'].some((name) => message.headers.has(name))
  const isToUs = message.to.length === 0 || message.to.some(({ address }) => isSame(address, own))
  if (isToUs) return 'own'
  // An alias of the owner's, or somebody else's: the header alone does not tell.
  return forwarded ? 'other' : 'in-doubt'
}

const mayBePerson = (address: string): boolean => /[*•…]/.test(address) || isPeoples(address.slice(address.lastIndexOf('@') + 1).toLowerCase().replace(/[.]$/, ''))

/** Masked letters match any; Gmail's dots and what follows a plus make no other address. */
function isSame(shown: string, own: string): boolean {
  const [a, b] = [parts(shown), parts(own)]
  return fits(a.local, b.local) && fits(a.host, b.host)
}

function parts(address: string): { local: string; host: string } {
  const at = address.lastIndexOf('@')
  const host = address.slice(at + 1).toLowerCase().replace(/[.]+$/, '').replace(/^googlemail\.com$/, 'gmail.com')
  const local = address.slice(0, at).toLowerCase().replace(/^[.]+/, '').replace(/\+.*$/, '')
  return { host, local: host === 'gmail.com' ? local.replaceAll('.', '') : local }
}

function fits(shown: string, own: string): boolean {
  if (!/[*•…]/.test(shown)) return shown === own
  const [head = '', ...rest] = shown.split(/[*•…]+/)
  return own.startsWith(head) && own.endsWith(rest.at(-1) ?? '')
}
