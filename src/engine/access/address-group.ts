// The group an address belongs to: IPv4 by /24, IPv6 by /64, since one household or attacker moves inside it.
import { parseAddress } from '../places/address'

/** `203.0.113.0/24`, `2001:db8:0:1::/64`; text that is no address is its own group. */
export function networkOf(ip: string): string {
  const v4 = /^(\d{1,3}\.\d{1,3}\.\d{1,3})\.\d{1,3}$/.exec(ip)
  if (v4) return `${v4[1]}.0/24`
  if (!ip.includes(':')) return ip
  const [head = '', tail = ''] = ip.split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail === '' ? [] : tail.split(':')
  const groups = ip.includes('::') ? [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right] : left
  return `${groups.slice(0, 4).map((g) => parseInt(g || '0', 16).toString(16)).join(':')}::/64`
}

const V6_FIRST = 2 ** 24

/**
 * The same group as one number. A /64 has more bits than a number: the first twelve of its prefix are folded into the next
 * twenty, which only addresses of different registries could tell apart.
 */
export function networkNumber(ip: string): number {
  const address = parseAddress(ip)
  if (address === null) return 0
  if (address.version === 4) return address.value >>> 8
  const [high, low] = address.words
  return V6_FIRST + ((high ^ (high >>> 20)) & 0xfffff) * 2 ** 32 + low
}
