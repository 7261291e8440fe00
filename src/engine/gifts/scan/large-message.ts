// A large message by its readable parts: what a mail with a 5 MB picture says is a few kilobytes. The parts are fetched
// by section and put together as a small message, so that the parser and the detector see the same thing as always.
import type { BodyPart } from '../../imap/body-structure'

export type WantedPart = { section: string; maxBytes?: number }
export type LargePlan = {
  /** Sections to fetch, each once; 'HEADER' is always the first. */
  wanted: WantedPart[]
  /** Equal for messages that one FETCH can serve. */
  key: string
  /** Why something readable will not be read whole. */
  partial: string[]
}

/** The mail's own text; longer ones carry pictures as text. */
const TEXT_BYTES = 2 << 20
const ATTACHED_TEXT_BYTES = 256 << 10
const ATTACHED_MESSAGE_BYTES = 1 << 20
/** A PDF that was cut cannot be read at all. */
const PDF_BYTES = 4 << 20
/** Nor can an archive. */
const ARCHIVE_BYTES = 1 << 20

const TEXT_NAME = /\.(txt|text|csv|tsv|html?|xhtml|md|json|xml|log|ics)$/i
const TEXT_TYPE = /^(text\/|message\/(?!rfc822|global$|partial|external-body)|application\/(json|xml|xhtml\+xml|csv|ics)$)/

type Kind = 'text' | 'message' | 'pdf' | 'archive' | 'unread'

function kindOf(part: BodyPart): Kind {
  const name = part.fileName ?? ''
  if (part.contentType === 'message/rfc822' || part.contentType === 'message/global' || /\.eml$/i.test(name)) return 'message'
  if (part.contentType === 'application/pdf' || /\.pdf$/i.test(name)) return 'pdf'
  if (/^application\/(x-)?zip(-compressed)?$/.test(part.contentType) || /\.zip$/i.test(name)) return 'archive'
  if (/^(image|audio|video|font)\//.test(part.contentType)) return 'unread'
  return TEXT_TYPE.test(part.contentType) || TEXT_NAME.test(name) ? 'text' : 'unread'
}

function limitOf(part: BodyPart): number {
  switch (kindOf(part)) {
    case 'text':
      return part.disposition === 'attachment' || part.fileName !== null ? ATTACHED_TEXT_BYTES : TEXT_BYTES
    case 'message':
      return ATTACHED_MESSAGE_BYTES
    case 'pdf':
      return PDF_BYTES
    case 'archive':
      return ARCHIVE_BYTES
    case 'unread':
      return 0
  }
}

/** An embedded message is read by its own parts when it is too large to be taken whole. */
const isOpened = (part: BodyPart) => part.children.length > 0 && part.contentType.startsWith('message/') && part.sizeBytes > ATTACHED_MESSAGE_BYTES
const isClosed = (part: BodyPart) => kindOf(part) === 'pdf' || kindOf(part) === 'archive'
const isSkipped = (part: BodyPart) => limitOf(part) === 0 || (isClosed(part) && part.sizeBytes > limitOf(part))

export function planLarge(root: BodyPart): LargePlan {
  const wanted: WantedPart[] = [{ section: 'HEADER' }]
  const partial = new Set<string>()
  const walk = (part: BodyPart): void => {
    if (part.contentType.startsWith('multipart/')) return part.children.forEach(walk)
    if (isOpened(part)) {
      wanted.push({ section: `${part.section}.HEADER` })
      return part.children.forEach(walk)
    }
    if (isSkipped(part)) {
      if (isClosed(part)) partial.add('part-too-big')
      return
    }
    const limit = limitOf(part)
    if (part.sizeBytes > limit) partial.add('part-too-big')
    wanted.push({ section: part.section, ...(part.sizeBytes > limit ? { maxBytes: limit } : {}) })
  }
  walk(root)
  return { wanted, key: wanted.map((w) => `${w.section}<${w.maxBytes ?? ''}`).join(' '), partial: [...partial] }
}

/** The small message. Parts that were not fetched stand there empty, with their type, name and size. */
export function assembleLarge(root: BodyPart, sections: ReadonlyMap<string, Buffer>): Buffer {
  return Buffer.concat(message(root, sections.get('HEADER') ?? Buffer.alloc(0), sections))
}

function message(root: BodyPart, header: Buffer, sections: ReadonlyMap<string, Buffer>): Buffer[] {
  // A single part keeps the header that it came with.
  if (!root.contentType.startsWith('multipart/')) return [endOfHeader(header), sections.get(root.section) ?? Buffer.alloc(0)]
  return [withoutMime(header), ...multipart(root, sections)]
}

function multipart(part: BodyPart, sections: ReadonlyMap<string, Buffer>): Buffer[] {
  const boundary = `koban-part-${part.section === '' ? '0' : part.section}-7d1f9c`
  const out: Buffer[] = [Buffer.from(`Content-Type: ${safeType(part.contentType)}; boundary="${boundary}"\r\n\r\n`)]
  for (const child of part.children) {
    out.push(Buffer.from(`\r\n--${boundary}\r\n`))
    if (child.contentType.startsWith('multipart/')) out.push(...multipart(child, sections))
    else out.push(...leaf(child, sections))
  }
  out.push(Buffer.from(`\r\n--${boundary}--\r\n`))
  return out
}

function leaf(part: BodyPart, sections: ReadonlyMap<string, Buffer>): Buffer[] {
  const opened = sections.get(`${part.section}.HEADER`)
  const inner = part.children[0]
  // Put together anew, so no transfer encoding is left on it.
  if (opened && inner) return [partHeader(part, '8bit'), ...message(inner, opened, sections)]
  const bytes = sections.get(part.section)
  return bytes ? [partHeader(part, part.encoding), bytes] : [partHeader(part, part.encoding, part.sizeBytes)]
}

const safeType = (type: string) => (/^[a-z0-9.+-]+\/[a-z0-9.+-]+$/.test(type) ? type : 'application/octet-stream')

/** `leftOut`: the size of a part whose bytes are not there (RFC 2183, section 2.7). */
function partHeader(part: BodyPart, encoding: string, leftOut?: number): Buffer {
  const params = [...part.params].map(([name, value]) => parameter(name, value)).join('')
  const size = leftOut === undefined ? '' : `; size=${leftOut}`
  const name = part.fileName === null ? '' : parameter('filename', part.fileName)
  const disposition = part.disposition === '' && size === '' ? '' : `Content-Disposition: ${part.disposition || 'inline'}${name}${size}\r\n`
  const transfer = /^[a-z0-9-]+$/.test(encoding) ? `Content-Transfer-Encoding: ${encoding}\r\n` : ''
  return Buffer.from(`Content-Type: ${safeType(part.contentType)}${params}\r\n${transfer}${disposition}\r\n`)
}

function parameter(name: string, value: string): string {
  if (!/^[a-z0-9*_.-]+$/i.test(name)) return ''
  const line = value.replace(/[\r\n\0]+/g, ' ')
  // An encoded value (RFC 2231) is only read as one without quotes.
  return name.endsWith('*') && /^[^\s";]+$/.test(line) ? `; ${name}=${line}` : `; ${name}="${line.replace(/["\\]/g, '\\$&')}"`
}

function endOfHeader(header: Buffer): Buffer {
  return header.toString('latin1', Math.max(0, header.length - 4)).endsWith('\n\r\n') || header.subarray(-2).toString('latin1') === '\n\n' ? header : Buffer.concat([header, Buffer.from('\r\n')])
}

/** The header without what says how the body is built, and without its last, empty line. */
function withoutMime(header: Buffer): Buffer {
  const kept: string[] = []
  let isDropped = false
  for (const line of header.toString('latin1').split(/\r?\n/)) {
    if (line === '') continue
    if (!/^[ \t]/.test(line)) isDropped = /^(content-type|content-transfer-encoding):/i.test(line)
    if (!isDropped) kept.push(line)
  }
  return Buffer.from(`${kept.join('\r\n')}\r\n`, 'latin1')
}
