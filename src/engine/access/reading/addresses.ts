// Internet addresses as login histories spell them, in canonical form: with brackets, ports and zones, in full-width
// digits, as IPv4 inside IPv6, masked, several in one cell. One product's log can hold all of these.
import type { ImportWarning } from '../../../shared/model'
import { ownedText } from './owned-text'
import { plain } from './times'

export type ReadAddress = { ip: string | null; warning: Extract<ImportWarning, 'no-ip' | 'bad-ip' | 'masked-ip'> | null }

const ABSENT = new Set(['', '-', '—', 'n/a', '不明', 'unknown'])
const NO_IP: ReadAddress = { ip: null, warning: 'no-ip' }

/** Reads the first address of a cell. Private and reserved addresses are addresses. Never throws. */
export function readAddress(raw: string | null | undefined): ReadAddress {
  if (raw === null || raw === undefined) return NO_IP
  const value = ipv4(raw)
  if (value !== null) return { ip: writeIpv4(value), warning: null }
  const known = seen.get(raw)
  if (known) return known
  const answer = readOther(raw)
  if (raw.length <= LONGEST_SEEN) {
    if (seen.size >= MOST_SEEN) seen.clear()
    seen.set(ownedText(raw), answer)
  }
  return answer
}

/** Households keep an IPv6 address for a day, and logs repeat it: the long way of reading is gone once for each. */
const MOST_SEEN = 20_000
const LONGEST_SEEN = 64
const seen = new Map<string, ReadAddress>()

function readOther(raw: string): ReadAddress {
  const text = plain(raw)
  if (ABSENT.has(text.toLowerCase())) return NO_IP
  const first = firstToken(text)
  const ip = canonicalAddress(first)
  if (ip !== null) return { ip, warning: null }
  return { ip: null, warning: isMasked(first) ? 'masked-ip' : 'bad-ip' }
}

/** `203.0.113.***`, `203.0.113.xxx`: parts of an address, and stars or crosses in place of others. */
function isMasked(token: string): boolean {
  return token.split(/[.:]/).some((part) => part.includes('*') || /^x+$/i.test(part)) && /^[\da-fx*:.[\]]+$/i.test(token)
}

/** Up to a space, a separator or a remark in brackets: `60.35.9.133（現在ご利用中）`. */
function firstToken(text: string): string {
  const end = text.search(/[\s,;、|(<]/)
  return end < 0 ? text : text.slice(0, end)
}

/** IPv4 in dotted form, IPv6 as RFC 5952 writes it; null for anything else. Ports and `%zone` are dropped. */
export function canonicalAddress(token: string): string | null {
  let text = token
  if (text.startsWith('[')) {
    const close = text.indexOf(']')
    const port = text.slice(close + 1)
    if (close < 0 || (port !== '' && !/^:\d{1,5}$/.test(port))) return null
    text = text.slice(1, close)
  }
  const zone = text.indexOf('%')
  if (zone >= 0) text = text.slice(0, zone)
  const colon = text.indexOf(':')
  if (colon >= 0 && text.indexOf(':', colon + 1) < 0) {
    if (!/^\d{1,5}$/.test(text.slice(colon + 1))) return null
    text = text.slice(0, colon)
  }
  if (!text.includes(':')) {
    const value = ipv4(text)
    return value === null ? null : writeIpv4(value)
  }
  const groups = ipv6(text)
  return groups ? writeIpv6(groups) : null
}

/** The four octets as one number. Leading zeros are refused: some systems read them as octal. */
function ipv4(text: string): number | null {
  if (text.length < 7 || text.length > 15) return null
  let value = 0
  let octet = -1
  let octets = 1
  for (let i = 0; i < text.length; i++) {
    const digit = text.charCodeAt(i) - 48
    if (digit === -2) {
      if (octet < 0) return null
      value = value * 256 + octet
      octet = -1
      octets++
    } else if (digit < 0 || digit > 9 || octet === 0) return null
    else octet = octet < 0 ? digit : octet * 10 + digit
    if (octet > 255) return null
  }
  return octets === 4 && octet >= 0 ? value * 256 + octet : null
}

function ipv6(text: string): number[] | null {
  if (text.length > 45) return null
  const gap = text.indexOf('::')
  if (gap >= 0 && text.indexOf('::', gap + 1) >= 0) return null
  const left = groupsOf(gap < 0 ? text : text.slice(0, gap), gap < 0)
  const right = gap < 0 ? [] : groupsOf(text.slice(gap + 2), true)
  if (!left || !right) return null
  const count = left.length + right.length
  if (gap < 0) return count === 8 ? left : null
  return count > 7 ? null : [...left, ...new Array<number>(8 - count).fill(0), ...right]
}

function groupsOf(text: string, mayEndInIpv4: boolean): number[] | null {
  if (text === '') return []
  const parts = text.split(':')
  const groups: number[] = []
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i] ?? ''
    if (mayEndInIpv4 && i === parts.length - 1 && part.includes('.')) {
      const value = ipv4(part)
      if (value === null) return null
      groups.push(Math.floor(value / 0x10000), value % 0x10000)
    } else {
      if (!/^[\da-f]{1,4}$/i.test(part)) return null
      groups.push(parseInt(part, 16))
    }
  }
  return groups
}

const OCTETS = Array.from({ length: 256 }, (_, octet) => String(octet))
const octetText = (value: number, shift: number): string => OCTETS[(value >>> shift) & 255] ?? ''

/** A new text: one cut out of the file would keep the whole file in memory. */
function writeIpv4(value: number): string {
  return `${octetText(value, 24)}.${octetText(value, 16)}.${octetText(value, 8)}.${octetText(value, 0)}`
}

function writeIpv6(groups: number[]): string {
  if (groups[5] === 0xffff && groups.slice(0, 5).every((g) => g === 0)) {
    return writeIpv4((groups[6] ?? 0) * 0x10000 + (groups[7] ?? 0))
  }
  let bestAt = -1
  let bestLength = 1
  for (let i = 0; i < 8; i++) {
    let length = 0
    while (i + length < 8 && groups[i + length] === 0) length++
    if (length > bestLength) [bestAt, bestLength] = [i, length]
    i += length
  }
  const hex = (part: number[]): string => part.map((g) => g.toString(16)).join(':')
  return bestAt < 0 ? hex(groups) : `${hex(groups.slice(0, bestAt))}::${hex(groups.slice(bestAt + bestLength))}`
}
