// The members of a ZIP archive, inflated in memory one after another. Nothing is ever written, so names such as `../../x`
// are names and no more. Sizes and counts are bounded by what is really inflated, not by what the archive says of itself.
import { Inflate } from 'fflate'
import { KobanError } from '../../../shared/errors'

export type ZipMember = { name: string; /** Null: encrypted, damaged, too big, or past the limits. */ bytes: Uint8Array | null }

const MAX_MEMBERS = 2000
const MAX_MEMBER_BYTES = 128 * 1024 * 1024
const MAX_TOTAL_BYTES = 400 * 1024 * 1024
const END_RECORD = 0x06054b50
const CENTRAL_RECORD = 0x02014b50
const LOCAL_RECORD = 0x04034b50

/** Goes through the files of the archive in its own order. Throws `not-a-log` when the archive's list is damaged. */
export function* zipMembers(bytes: Uint8Array): Generator<ZipMember> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let left = MAX_TOTAL_BYTES
  let count = 0
  for (const entry of centralDirectory(view, bytes)) {
    if (entry.name.endsWith('/')) continue
    const data = ++count <= MAX_MEMBERS ? inflateEntry(view, bytes, entry, Math.min(MAX_MEMBER_BYTES, left)) : null
    left -= data?.length ?? 0
    yield { name: entry.name, bytes: data }
  }
}

type Entry = { name: string; isEncrypted: boolean; method: number; packedSize: number; offset: number }

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

function inflateEntry(view: DataView, bytes: Uint8Array, entry: Entry, limit: number): Uint8Array | null {
  const at = entry.offset
  if (entry.isEncrypted || at + 30 > view.byteLength || view.getUint32(at, true) !== LOCAL_RECORD) return null
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
  const packed = bytes.subarray(start, start + entry.packedSize)
  if (entry.method === 0) return packed.length <= limit ? packed : null
  return entry.method === 8 ? inflateBounded(packed, limit) : null
}

/** Inflates piece by piece and stops at the limit: a bomb costs the limit, not its full size. */
function inflateBounded(packed: Uint8Array, limit: number): Uint8Array | null {
  const pieces: Uint8Array[] = []
  let size = 0
  const inflate = new Inflate((piece) => {
    pieces.push(piece)
    size += piece.length
  })
  try {
    for (let at = 0; at < packed.length && size <= limit; at += 65_536) inflate.push(packed.subarray(at, at + 65_536), at + 65_536 >= packed.length)
  } catch (error) {
    // fflate throws plain errors with a code for damaged data; the member is reported as skipped.
    if (error instanceof Error) return null
    throw error
  }
  if (size > limit) return null
  const whole = new Uint8Array(size)
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}
