// Services that open mailboxes for their owners, or stand between an owner and the web. A hit is a question to
// the user ("do you read this box in Gmail?"), never an acquittal: a thief can use Gmail too. Checked 2026-06.
// Sources: Google's published mail networks (TXT of _netblocks.google.com, A); reports of Gmail fetching Yahoo!
// JAPAN boxes from 209.85.x.x and of Outlook's cloud signing in from Malaysia and Singapore (B); Exchange Online's
// addresses in Microsoft's list of Microsoft 365 endpoints (B); Apple's list of relay exits names these three operators
// (B); VPN operators by the name of their own network (C).
import type { KnownService } from '../../shared/model'
import { inV4, inV6, type Address } from './address'

const SERVICES = {
  'gmail-fetch': { id: 'gmail-fetch', name: 'Gmail', kind: 'mail-fetcher' },
  'outlook-cloud': { id: 'outlook-cloud', name: 'Outlook (Microsoft cloud)', kind: 'app-cloud' },
  'private-relay': { id: 'private-relay', name: 'iCloud Private Relay', kind: 'relay' },
  'cloudflare-relay': { id: 'cloudflare-relay', name: 'iCloud Private Relay / Cloudflare WARP', kind: 'relay' },
  'proton-vpn': { id: 'proton-vpn', name: 'Proton VPN', kind: 'vpn' },
  'nord-vpn': { id: 'nord-vpn', name: 'NordVPN (PacketHub)', kind: 'vpn' },
  'mullvad-vpn': { id: 'mullvad-vpn', name: 'Mullvad (31173)', kind: 'vpn' },
  'vpn-host': { id: 'vpn-host', name: 'VPN host', kind: 'vpn' },
} as const satisfies Record<string, KnownService>

const BY_ASN: ReadonlyMap<number, KnownService> = new Map<number, KnownService>([
  [36183, SERVICES['private-relay']],
  [54113, SERVICES['private-relay']],
  [13335, SERVICES['cloudflare-relay']],
  [208172, SERVICES['proton-vpn']], [209103, SERVICES['proton-vpn']], [199218, SERVICES['proton-vpn']],
  [136787, SERVICES['nord-vpn']], [147049, SERVICES['nord-vpn']], [207137, SERVICES['nord-vpn']], [141039, SERVICES['nord-vpn']],
  [39351, SERVICES['mullvad-vpn']], [216025, SERVICES['mullvad-vpn']],
  // Hosts whose addresses end most commercial VPNs; other customers share them.
  [9009, SERVICES['vpn-host']], [60068, SERVICES['vpn-host']], [212238, SERVICES['vpn-host']],
  [137409, SERVICES['vpn-host']], [203020, SERVICES['vpn-host']], [201665, SERVICES['vpn-host']],
])

// Networks of Microsoft. Anybody can rent a computer in them: only what Exchange Online has for itself is Outlook.
const MICROSOFT: readonly number[] = [8068, 8069, 8075]
const EXCHANGE_V4: readonly (readonly [string, number])[] = [
  ['13.107.6.152', 31], ['13.107.18.10', 31], ['13.107.128.0', 22], ['23.103.160.0', 20], ['40.92.0.0', 15], ['40.96.0.0', 13],
  ['40.104.0.0', 15], ['40.107.0.0', 16], ['52.96.0.0', 14], ['52.100.0.0', 14], ['104.47.0.0', 17], ['131.253.33.215', 32],
  ['132.245.0.0', 16], ['150.171.32.0', 22], ['204.79.197.215', 32],
]
const EXCHANGE_V6: readonly (readonly [string, number])[] = [
  ['2603:1006::', 40], ['2603:1016::', 36], ['2603:1026::', 36], ['2603:1036::', 36], ['2603:1046::', 36], ['2603:1056::', 36],
]
const isExchange = (address: Address): boolean =>
  address.version === 4 ? EXCHANGE_V4.some(([base, bits]) => inV4(address.value, base, bits)) : EXCHANGE_V6.some(([base, bits]) => inV6(address.words, base, bits))

const GOOGLE = 15169
const GMAIL_HOST = /^mail-[a-z0-9-]+\.google\.com\.?$/i

/**
 * The service behind an address, or null. `asn` is the looked-up network: a reverse name alone proves nothing,
 * since whoever owns the address writes it. `host` is the reverse name that the log itself states, if any.
 */
export function knownService(address: Address, asn: number | null, host: string | null): KnownService | null {
  if (asn === null) return null
  if (asn === GOOGLE) {
    const isMailNetwork = address.version === 4 && inV4(address.value, '209.85.128.0', 17)
    return isMailNetwork || (host !== null && GMAIL_HOST.test(host)) ? SERVICES['gmail-fetch'] : null
  }
  if (MICROSOFT.includes(asn)) return isExchange(address) ? SERVICES['outlook-cloud'] : null
  return BY_ASN.get(asn) ?? null
}
