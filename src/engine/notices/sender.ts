// Whether a mail can be a provider's own notice, by its sender: the providers' domains, less the addresses that people have
// there. Anyone can write "your password was changed" from a mailbox of his own at the same provider, and pass every check.
import { NOTICE_SENDERS, PEOPLES_DOMAINS, RESERVED_NAMES } from '../../shared/notices'
import { PROVIDERS } from '../../shared/providers/index'

const PEOPLES = [...PROVIDERS.flatMap(({ domains }) => domains), ...PEOPLES_DOMAINS]
const isBelow = (host: string, domain: string): boolean => host === domain || host.endsWith(`.${domain}`)

/** `*.biglobe.ne.jp` in a provider card: people have addresses below it. */
export function isPeoples(host: string): boolean {
  return PEOPLES.some((domain) => (domain.startsWith('*.') ? isBelow(host, domain.slice(2)) : host === domain))
}

/** Whether mails of this sender can be notices about a mailbox of `provider`. */
export function isFromProvider(address: string, provider: string): boolean {
  const whole = address.toLowerCase()
  const at = whole.lastIndexOf('@')
  const host = whole.slice(at + 1)
  const isTheirs = (NOTICE_SENDERS[provider] ?? []).some((own) => (own.includes('@') ? own === whole : isBelow(host, own)))
  return isTheirs && (!isPeoples(host) || RESERVED_NAMES.test(whole.slice(0, at)))
}
