// What an attachment is, by its first bytes where they tell, else by its name, else by its declared type: mail programs
// send anything as application/octet-stream, and name types wrongly.

export type FileKind = 'text' | 'html' | 'message' | 'pdf' | 'picture' | 'zip' | 'other'

const BY_EXTENSION: Record<string, FileKind> = {
  txt: 'text', text: 'text', csv: 'text', tsv: 'text', md: 'text', json: 'text', xml: 'text', log: 'text', ics: 'text', vcf: 'text', htm: 'html', html: 'html', xhtml: 'html', shtml: 'html',
  eml: 'message', pdf: 'pdf', zip: 'zip', png: 'picture', jpg: 'picture', jpeg: 'picture', jpe: 'picture', jfif: 'picture', gif: 'picture', bmp: 'picture', webp: 'picture', heic: 'picture', heif: 'picture', tif: 'picture', tiff: 'picture', avif: 'picture',
}
const BY_TYPE: Record<string, FileKind> = {
  'application/json': 'text', 'application/xml': 'text', 'application/csv': 'text', 'application/ics': 'text', 'application/xhtml+xml': 'html', 'text/html': 'html',
  'message/rfc822': 'message', 'message/global': 'message', 'application/pdf': 'pdf', 'application/x-pdf': 'pdf', 'application/zip': 'zip', 'application/x-zip-compressed': 'zip', 'application/x-zip': 'zip',
}
/** Files of these kinds are archives too; their texts are in formats of their own. */
const ZIPPED = /\.(?:docx|xlsx|pptx|odt|ods|odp|jar|apk|epub|pkpass|pages|numbers|key)$/i

export const extensionOf = (fileName: string | null): string => /\.([a-z0-9]{1,6})$/i.exec(fileName?.trim() ?? '')?.[1]?.toLowerCase() ?? ''

/** `start`: the first decoded bytes, a few hundred. A mail without a name of its own is known by its first header. */
export function fileKind(contentType: string, fileName: string | null, start: Buffer): FileKind {
  const magic = byMagic(start, fileName)
  if (magic) return magic
  const byType = BY_TYPE[contentType]
  if (byType === 'message') return byType
  const byName = BY_EXTENSION[extensionOf(fileName)]
  if (byName) return byName
  if (byType) return byType
  if (contentType.startsWith('text/x-amp')) return 'html'
  if (contentType.startsWith('text/') || contentType.startsWith('message/') || contentType === '' || contentType === 'image/svg+xml') return contentType === 'image/svg+xml' ? 'other' : 'text'
  if (contentType.startsWith('image/')) return 'picture'
  return contentType === 'application/octet-stream' && looksLikeMessage(start) ? 'message' : 'other'
}

function byMagic(start: Buffer, fileName: string | null): FileKind | null {
  const head = start.toString('latin1', 0, 12)
  if (head.startsWith('%PDF-')) return 'pdf'
  if (head.startsWith('PK\x03\x04')) return ZIPPED.test(fileName ?? '') ? 'other' : 'zip'
  return head.startsWith('\x89PNG\r\n') || head.startsWith('\xff\xd8\xff') || head.startsWith('GIF8') ? 'picture' : null
}

/** Whether the libraries that open pictures and PDFs could make anything of it; `start`: its first kilobyte. Some writers put noise before a PDF's mark, or leave it out. */
export function isOpenable(kind: 'picture' | 'pdf', start: Buffer): boolean {
  const head = start.toString('latin1', 0, 1024)
  return kind === 'pdf' ? head.includes('%PDF-') || / obj\b/.test(head) : /^(?:\x89PNG|\xff\xd8|GIF8|BM)/.test(head)
}

export const looksLikeMessage = (bytes: Buffer): boolean => /^(?:return-path|received|delivered-to|from|to|subject|date|message-id|mime-version|x-[a-z-]{1,40}|dkim-signature|content-type):[ \t]/i.test(bytes.toString('latin1', leadingNoise(bytes), 400))

/** An mbox separator or blank lines before the first header. */
export function leadingNoise(bytes: Buffer): number {
  let at = 0
  while (at < 64 && (bytes[at] === 10 || bytes[at] === 13)) at++
  if (bytes.toString('latin1', at, at + 5) === 'From ') {
    const end = bytes.indexOf(10, at)
    if (end > 0) at = end + 1
  }
  return at
}
