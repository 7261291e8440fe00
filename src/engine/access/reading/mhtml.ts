// A page saved as a single file (`.mhtml`, `.mht`): MIME multipart/related, RFC 2557. Its first HTML part holds the tables.
import { KobanError } from '../../../shared/errors'

const HEAD_BYTES = 8192

/** The bytes of the first HTML part, or null when this is no such file. Throws `no-login-table` when it holds no page. */
export function mhtmlPage(bytes: Uint8Array): Uint8Array | null {
  const head = latin1(bytes.subarray(0, HEAD_BYTES))
  if (!/^\s*[A-Za-z][A-Za-z-]{1,40}:/.test(head)) return null
  const headers = unfold(head.slice(0, endOfHeaders(head)))
  const related = /^content-type:\s*multipart\/related[^\n]*?\bboundary="?([^"\n;]{1,100})"?/im.exec(headers)
  if (!related) return null
  const page = firstHtmlPart(latin1(bytes), `--${(related[1] ?? '').trim()}`)
  if (!page) throw new KobanError('no-login-table')
  return page
}

function firstHtmlPart(message: string, boundary: string): Uint8Array | null {
  for (let at = message.indexOf(boundary); at >= 0; ) {
    const start = at + boundary.length
    const next = message.indexOf(`\n${boundary}`, start)
    const part = message.slice(start, next < 0 ? undefined : next)
    const bodyAt = endOfHeaders(part)
    const headers = unfold(part.slice(0, Math.min(bodyAt, HEAD_BYTES)))
    if (/^content-type:\s*text\/html\b/im.test(headers)) return decodeBody(part.slice(bodyAt), /^content-transfer-encoding:\s*([\w-]{1,30})/im.exec(headers)?.[1])
    at = next < 0 ? -1 : next + 1
  }
  return null
}

/** Where the blank line after the headers ends. */
function endOfHeaders(text: string): number {
  const blank = /\r?\n\r?\n/.exec(text)
  return blank ? blank.index + blank[0].length : text.length
}

function unfold(headers: string): string {
  return headers.replace(/\r?\n[ \t]+/g, ' ')
}

function decodeBody(body: string, encoding: string | undefined): Uint8Array {
  const name = encoding?.toLowerCase()
  if (name === 'base64') return Uint8Array.from(Buffer.from(body, 'base64'))
  if (name !== 'quoted-printable') return fromLatin1(body)
  return fromLatin1(body.replace(/=[ \t]*\r?\n/g, '').replace(/=([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))))
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
}

function fromLatin1(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, 'latin1'))
}
