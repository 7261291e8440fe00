// The members of a ZIP archive, inflated in memory one after another. Nothing is ever written, so names such as `../../x`
// are names and no more. Sizes and counts are bounded by what is really inflated, not by what the archive says of itself.
import { Inflate } from 'fflate'
import { KobanError } from '../../shared/errors'

export type ZipMember = { name: string; bytes: Uint8Array } | { name: string; bytes: null; why: 'encrypted' | 'damaged' | 'too-big'; packedSize: number }
export type ZipLimits = { members: number; memberBytes: number; totalBytes: number }

/** What a provider's export may hold. */
export const EXPORT_LIMITS: ZipLimits = { members: 2000, memberBytes: 128 << 20, totalBytes: 400 << 20 }
const END_RECORD = 0x06054b50
const CENTRAL_RECORD = 0x02014b50
const LOCAL_RECORD = 0x04034b50

/** Goes through the files of the archive in its own order. Throws `not-a-log` when the archive's list is damaged. */
export function* zipMembers(bytes: Uint8Array, limits: ZipLimits = EXPORT_LIMITS): Generator<ZipMember> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let left = limits.totalBytes
  let count = 0
  for (const entry of centralDirectory(view, bytes)) {
    if (entry.name.endsWith('/')) continue
    const { name } = entry
    const data = ++count <= limits.members ? inflateEntry(view, bytes, entry, Math.min(limits.memberBytes, left)) : 'too-big'
    if (data === 'too-big') left = Math.floor(left / 2)
    if (typeof data === 'string') yield { name, bytes: null, why: data, packedSize: entry.packedSize }
    else {
      left -= data.length
      yield { name, bytes: data }
    }
  }
}

type Entry = { name: string; isEncrypted: boolean; method: number; packedSize: number; /** As the archive says. */ size: number; offset: number }

function* centralDirectory(view: DataView, bytes: Uint8Array): Generator<Entry> {
  let at = centralStart(view)
  while (at + 46 <= view.byteLength && view.getUint32(at, true) === CENTRAL_RECORD) {
    const flags = view.getUint16(at + 8, true)
    const nameLength = view.getUint16(at + 28, true)
    yield {
      // Bit 11 means UTF-8; older tools write their own code page, which only blurs the name.
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      isEncrypted: (flags & 1) !== 0,
      method: view.getUint16(at + 10, true),
      packedSize: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    }
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
}

/** The end record stands last, before a comment of at most 64 KiB. */
function centralStart(view: DataView): number {
  for (let at = view.byteLength - 22; at >= 0 && at >= view.byteLength - 22 - 0xffff; at--) {
    if (view.getUint32(at, true) === END_RECORD) return view.getUint32(at + 16, true)
  }
  throw new KobanError('not-a-log', undefined, { details: { kind: 'zip' } })
}

type Unread = 'encrypted' | 'damaged' | 'too-big'

function inflateEntry(view: DataView, bytes: Uint8Array, entry: Entry, limit: number): Uint8Array | Unread {
  const at = entry.offset
  if (entry.isEncrypted) return 'encrypted'
  if (entry.size > limit) return 'too-big'
  if (at + 30 > view.byteLength || view.getUint32(at, true) !== LOCAL_RECORD) return 'damaged'
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
  const packed = bytes.subarray(start, start + entry.packedSize)
  if (entry.method === 0) return packed.length <= limit ? packed : 'too-big'
  return entry.method === 8 ? inflateBounded(packed, limit) : 'damaged'
}

/** Inflates piece by piece and stops at the limit: a bomb costs the limit, not its full size. */
function inflateBounded(packed: Uint8Array, limit: number): Uint8Array | Unread {
  const pieces: Uint8Array[] = []
  let size = 0
  const inflate = new Inflate((piece) => {
    pieces.push(piece)
    size += piece.length
  })
  try {
    // Small bites: one of them may inflate a thousandfold.
    for (let at = 0; at < packed.length && size <= limit; at += 4096) inflate.push(packed.subarray(at, at + 4096), at + 4096 >= packed.length)
  } catch (error) {
    // fflate throws plain errors with a code for damaged data; the member is reported as skipped.
    if (error instanceof Error) return 'damaged'
    throw error
  }
  if (size > limit) return 'too-big'
  const whole = new Uint8Array(size)
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}
