// IP addresses as numbers, and which of them can belong to somebody on the internet. Registries: IANA IPv4 and
// IPv6 Special-Purpose Address Registries (RFC 6890 and its updates), checked 2026-06.
import { isIPv4, isIPv6 } from 'node:net'

/** Four bytes as one unsigned number, or the upper and lower 64 bits of an IPv6 address, each as two. */
export type Address = { version: 4; value: number } | { version: 6; words: readonly [number, number, number, number] }

/**
 * Reads one address; IPv4 inside IPv6 (`::ffff:`, NAT64's `64:ff9b::/96`) is read as the IPv4 address. A zone
 * (`%eth0`) is dropped. Anything else is null: the text of a log is not ours to judge here.
 */
export function parseAddress(text: string): Address | null {
  if (isIPv4(text)) return { version: 4, value: v4Value(text) }
  if (text.length > 64 || !isIPv6(text)) return null
  const words = v6Words(text.split('%', 1)[0] ?? '')
  const isMapped = words[0] === 0 && words[1] === 0 && words[2] === 0xffff
  const isNat64 = words[0] === 0x0064ff9b && words[1] === 0 && words[2] === 0
  return isMapped || isNat64 ? { version: 4, value: words[3] } : { version: 6, words }
}

function v4Value(text: string): number {
  let value = 0
  let part = 0
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c === 46) { value = value * 256 + part; part = 0 } else part = part * 10 + (c - 48)
  }
  return value * 256 + part
}

/** `text` has been checked: it is a valid IPv6 address without a zone. */
function v6Words(text: string): [number, number, number, number] {
  const dotted = text.lastIndexOf('.') < 0 ? -1 : text.lastIndexOf(':')
  const plain = dotted < 0 ? text : `${text.slice(0, dotted + 1)}${hexPair(v4Value(text.slice(dotted + 1)))}`
  const [head = '', tail] = plain.split('::')
  const left = groups(head)
  const right = tail === undefined ? [] : groups(tail)
  const all = [...left, ...new Array<number>(8 - left.length - right.length).fill(0), ...right]
  const word = (i: number) => (((all[i] ?? 0) << 16) | (all[i + 1] ?? 0)) >>> 0
  return [word(0), word(2), word(4), word(6)]
}
const hexPair = (value: number) => `${(value >>> 16).toString(16)}:${(value & 0xffff).toString(16)}`
const groups = (text: string) => (text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16)))

/** `10.0.0.0/8` and the like. */
export function inV4(value: number, base: string, bits: number): boolean {
  return value >>> (32 - bits) === v4Value(base) >>> (32 - bits)
}

/** `2603:1006::/40` and the like; at least 33 bits and at most 64. */
export function inV6(words: readonly number[], base: string, bits: number): boolean {
  const [high, low] = v6Words(base)
  return words[0] === high && (words[1] ?? 0) >>> (64 - bits) === low >>> (64 - bits)
}

const LOCAL_V4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12],
  ['192.0.0.0', 24], ['192.0.2.0', 24], ['192.88.99.0', 24], ['192.168.0.0', 16], ['198.18.0.0', 15],
  ['198.51.100.0', 24], ['203.0.113.0', 24], ['224.0.0.0', 3],
]
const LOCAL_V4_BASES = LOCAL_V4.map(([base, bits]) => ({ high: v4Value(base) >>> (32 - bits), shift: 32 - bits }))

/**
 * Whether the address names a place on the internet. Private, loopback, link-local, carrier-grade NAT,
 * documentation, multicast and reserved addresses do not; nor do 6to4 and Teredo, whose prefix tells nothing
 * about where the user is.
 */
export function isRoutable(address: Address): boolean {
  if (address.version === 4) return !LOCAL_V4_BASES.some(({ high, shift }) => address.value >>> shift === high)
  const [a, b] = address.words
  if (a >>> 29 !== 1) return false // outside 2000::/3: loopback, ULA, link-local, multicast, reserved
  if (a === 0x20010000) return false // Teredo
  if (a === 0x20010db8 || a >>> 12 === 0x3fff0) return false // documentation: 2001:db8::/32, 3fff::/20
  if (a >>> 16 === 0x2002) return false // 6to4
  if (a === 0x20010002 && b >>> 16 === 0) return false // benchmarking
  return a >>> 4 !== 0x2001001 && a >>> 4 !== 0x2001002 // ORCHID: 2001:10::/28, 2001:20::/28
}
