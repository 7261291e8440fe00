// IP → autonomous system, from data/networks.bin (its layout stands in scripts/build-places.mjs). The file stays
// one buffer with number views over it: 9 MB, no objects. Every machine Koban runs on is little endian.
import { KobanError } from '../../shared/errors'
import type { Address } from './address'

export type Networks = {
  /** The autonomous system that announces the address; null where nobody does. */
  asnOf(address: Address): number | null
  nameOf(asn: number): string
}

const MAGIC = 0x574e424b // 'KBNW'

/** Throws `file-unreadable` when the bytes are not a whole networks.bin. */
export function readNetworks(file: Buffer): Networks {
  // Views need 4-byte alignment; a small file read comes out of Node's pool at any offset.
  const bytes = file.byteOffset % 4 === 0 ? file : Buffer.from(new Uint8Array(file).buffer)
  const view = (at: number, length: number) => new Uint32Array(bytes.buffer, bytes.byteOffset + at, length)
  if (bytes.length < 32) throw damaged()
  const [magic, version, n4 = 0, n6 = 0, nAsn = 0, nameBytes = 0] = view(0, 6)
  if (magic !== MAGIC || version !== 1) throw damaged()
  if (bytes.length !== 4 * (8 + 2 * n4 + 3 * n6 + 2 * nAsn + 1) + nameBytes) throw damaged()

  let at = 32
  const take = (length: number) => { const part = view(at, length); at += 4 * length; return part }
  const start4 = take(n4)
  const asn4 = take(n4)
  const high6 = take(n6)
  const low6 = take(n6)
  const asn6 = take(n6)
  const asns = take(nAsn)
  const offsets = take(nAsn + 1)
  const names = bytes.subarray(at)

  return {
    asnOf(address) {
      const asn = address.version === 4
        ? asn4[lastAtMost(start4, address.value)]
        : asn6[lastPairAtMost(high6, low6, address.words[0], address.words[1])]
      return asn ? asn : null
    },
    nameOf(asn) {
      const i = lastAtMost(asns, asn)
      return names.toString('utf8', offsets[i], offsets[i + 1])
    },
  }
}

const damaged = () => new KobanError('file-unreadable', 'networks.bin is not whole: run node scripts/build-places.mjs')

/** Index of the last element ≤ x in an ascending array; -1 when there is none. */
function lastAtMost(sorted: Uint32Array, x: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] ?? 0) <= x) low = middle + 1
    else high = middle
  }
  return low - 1
}

function lastPairAtMost(high: Uint32Array, low: Uint32Array, x: number, y: number): number {
  let from = 0
  let to = high.length
  while (from < to) {
    const middle = (from + to) >>> 1
    const h = high[middle] ?? 0
    if (h < x || (h === x && (low[middle] ?? 0) <= y)) from = middle + 1
    else to = middle
  }
  return from - 1
}
