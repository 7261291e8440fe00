// Width and height from the first bytes of a picture: a file of a few kilobytes can unfold into gigabytes, so its size is
// known before it is decoded. PNG (RFC 2083), JPEG (T.81), GIF 89a, BMP.

export type PictureSize = { width: number; height: number }

/** Null for other formats and for damage. */
export function pictureSize(bytes: Buffer): PictureSize | null {
  if (bytes.length < 26) return null
  const head = bytes.toString('latin1', 0, 8)
  if (head === '\x89PNG\r\n\x1a\n') return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
  if (head.startsWith('GIF8')) return { width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) }
  if (head.startsWith('BM')) return { width: Math.abs(bytes.readInt32LE(18)), height: Math.abs(bytes.readInt32LE(22)) }
  return head.startsWith('\xff\xd8') ? jpegSize(bytes) : null
}

/** The frame header stands after tables and metadata, each with its length. */
function jpegSize(bytes: Buffer): PictureSize | null {
  let at = 2
  while (at + 9 < bytes.length) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1]!
    if (marker === 0xff) at++
    else if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) return { width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) }
    else at += 2 + bytes.readUInt16BE(at + 2)
  }
  return null
}
