// What a file is by its first bytes, so that a picture or an archive is named as such before any decoding.
// Extensions are never looked at.

export type FileKind = 'png' | 'jpeg' | 'gif' | 'pdf' | 'gzip' | 'zip' | 'ole' | 'sqlite' | '7z' | 'riff' | 'exe' | 'bplist'

const MAGIC: readonly (readonly [FileKind, string])[] = [
  ['png', '\x89PNG\r\n\x1a\n'], ['jpeg', '\xff\xd8\xff'], ['gif', 'GIF8'], ['pdf', '%PDF-'], ['gzip', '\x1f\x8b'],
  ['zip', 'PK\x03\x04'], ['zip', 'PK\x05\x06'], ['ole', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'], ['sqlite', 'SQLite format 3\0'],
  ['7z', '7z\xbc\xaf\x27\x1c'], ['exe', '\x7fELF'], ['bplist', 'bplist00'],
]

/** The kind of a known binary file, or null when the bytes may be text. */
export function fileKind(bytes: Uint8Array): FileKind | null {
  const head = String.fromCharCode(...bytes.subarray(0, 64))
  for (const [kind, magic] of MAGIC) if (head.startsWith(magic)) return kind
  // These three are also letters, so a text may begin with them: binary files go on with bytes no text has.
  if (head.startsWith('RIFF') && /[^\x20-\x7e\t\r\n]/.test(head.slice(4, 8))) return 'riff'
  if (head.startsWith('MZ') && head.includes('\0')) return 'exe'
  return null
}
