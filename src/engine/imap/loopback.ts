// Whether a host is this computer: the only place where an unencrypted connection is allowed. A name counts when
// every address it resolves to is a loopback one (RFC 1122 section 3.2.1.3, RFC 4291 section 2.5.3).
import { lookup } from 'node:dns/promises'
import { BlockList, isIP } from 'node:net'
import { KobanError } from '../../shared/errors'

const LOOPBACK = new BlockList()
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4')
LOOPBACK.addAddress('::1', 'ipv6')

export function isLoopbackAddress(address: string): boolean {
  const plain = address.replace(/^\[|\]$/g, '')
  const family = isIP(plain)
  return family !== 0 && LOOPBACK.check(plain, family === 4 ? 'ipv4' : 'ipv6')
}

/**
 * The loopback address to connect to, so that the name is not resolved a second time to something else.
 * Throws `insecure-refused` for any other host.
 */
export async function loopbackAddressOf(host: string): Promise<string> {
  const plain = host.replace(/^\[|\]$/g, '')
  if (isIP(plain) !== 0) {
    if (isLoopbackAddress(plain)) return plain
    throw new KobanError('insecure-refused')
  }
  let addresses: { address: string }[] = []
  try {
    addresses = await lookup(plain, { all: true })
  } catch (error) {
    throw new KobanError('server-name-unknown', undefined, { cause: error })
  }
  const first = addresses[0]
  if (!first || !addresses.every((a) => isLoopbackAddress(a.address))) throw new KobanError('insecure-refused')
  // A test server often listens on IPv4 alone while `localhost` names ::1 first.
  return addresses.find((a) => a.address.startsWith('127.'))?.address ?? first.address
}
