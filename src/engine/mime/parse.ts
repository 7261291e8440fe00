// Raw message to ParsedMessage (RFC 5322, 2045-2047, 2231, 3676). Own reader rather than a library: it is
// synchronous, reads the text of forwarded messages and of .eml attachments whatever their content type, skips
// pictures without decoding them, and its limits become `partial` entries instead of an exception.
import type { ParsedMessage, TextPart } from './message'
import type { Headers, Parameterised } from './headers'
import { decodeText } from './charset'
import { decodeHeader, readAddresses, readDate, readHeaders, readParameters, splitHead } from './headers'
import { htmlText } from './html-text'
import { pdfText } from './pdf-text'
import { decodeTransfer } from './transfer'

export type ParseLimits = {
  /** Bytes read of one message; the rest is `too-big`. */
  messageBytes: number
  /** Bytes of one decoded text part; the rest is `part-too-big`. */
  partBytes: number
  /** Characters of all texts together; what comes after is `too-much-text`. */
  textChars: number
  /** Messages within messages. */
  messageDepth: number
  multipartDepth: number
  parts: number
  headBytes: number
}

export const PARSE_LIMITS: ParseLimits = {
  messageBytes: 64 << 20, partBytes: 2 << 20, textChars: 6 << 20, messageDepth: 5, multipartDepth: 25, parts: 300, headBytes: 512 << 10,
}

type Entity = { headers: Headers; type: Parameterised; body: Buffer; depth: number; level: number; fileName: string | null; isAttachment: boolean; encoding: string }

/** Never throws: what cannot be read is named in `partial`. At most `limits` is read; texts are plain (HTML already reduced to words). */
export function parseMessage(raw: Uint8Array, limits: Partial<ParseLimits> = {}): ParsedMessage {
  const bounds = { ...PARSE_LIMITS, ...limits }
  const walk = new Walk(bounds)
  const all = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength)
  if (all.length > bounds.messageBytes) walk.note('too-big')
  const headers = walk.message(all.subarray(0, bounds.messageBytes), 0)
  const first = (name: string) => headers.get(name)?.[0] ?? ''
  return {
    messageId: first('message-id') || null,
    subject: decodeHeader(first('subject')),
    from: readAddresses(first('from'))[0] ?? null,
    replyTo: readAddresses(first('reply-to')),
    to: readAddresses(first('to')),
    date: readDate(first('date')),
    headers,
    parts: walk.parts,
    unread: walk.unread,
    partial: [...walk.partial],
  }
}

class Walk {
  readonly parts: TextPart[] = []
  readonly unread: ParsedMessage['unread'] = []
  readonly partial = new Set<string>()
  private readonly limits: ParseLimits
  private entities = 0
  private chars = 0

  constructor(limits: ParseLimits) {
    this.limits = limits
  }

  note(reason: string): void {
    this.partial.add(reason)
  }

  message(bytes: Buffer, depth: number): Headers {
    const start = leadingNoise(bytes)
    const { head, body } = splitHead(bytes.subarray(start))
    if (head.length > this.limits.headBytes) this.note('header-too-big')
    const headers = readHeaders(head.subarray(0, this.limits.headBytes))
    const subject = decodeHeader((headers.get('subject')?.[0] ?? '').slice(0, 10_000))
    if (subject) this.add({ kind: 'subject', text: subject, depth, fileName: null })
    this.entity(headers, body, depth, 0)
    return headers
  }

  private entity(headers: Headers, body: Buffer, depth: number, level: number): void {
    if (++this.entities > this.limits.parts) return this.note('too-many-parts')
    const type = readParameters(headers.get('content-type')?.[0] ?? 'text/plain')
    const disposition = readParameters(headers.get('content-disposition')?.[0] ?? '')
    const fileName = disposition.params.get('filename') ?? type.params.get('name') ?? null
    const encoding = (headers.get('content-transfer-encoding')?.[0] ?? '').replace(/[\s";].*$|"/g, '').toLowerCase()
    const isAttachment = disposition.value === 'attachment' || (fileName !== null && disposition.value !== 'inline')
    const entity: Entity = { headers, type, body, depth, level, fileName, isAttachment, encoding }
    if (type.value.startsWith('multipart/')) this.multipart(entity)
    else this.leaf(entity)
  }

  private multipart(entity: Entity): void {
    const { type, body, depth, level } = entity
    if (level >= this.limits.multipartDepth) return this.note('too-deep')
    const boundary = type.params.get('boundary') || guessBoundary(body)
    const pieces = boundary ? splitParts(body, boundary, this.limits.parts) : []
    // A multipart without its boundary is shown as text by mail programs, and read as text by thieves.
    if (pieces.length === 0) return this.text(entity, 'text', body)
    for (const piece of pieces) {
      const { head, rest } = partHead(piece)
      this.entity(readHeaders(head.subarray(0, this.limits.headBytes)), rest, depth, level + 1)
      if (this.entities > this.limits.parts) return
    }
  }

  private leaf(entity: Entity): void {
    const { type, fileName, body, depth } = entity
    const extension = /\.([a-z0-9]{1,6})$/i.exec(fileName ?? '')?.[1]?.toLowerCase() ?? ''
    if (isPicture(type.value)) return this.skip(entity, body.length)
    const isText = type.value.startsWith('text/') || type.value === ''
    if (type.value === 'message/rfc822' || type.value === 'message/global' || extension === 'eml') return this.nested(entity)
    if (type.value === 'application/pdf' || extension === 'pdf') return this.pdf(entity)
    if (isText || TEXT_EXTENSIONS.has(extension) || TEXT_TYPES.has(type.value)) return this.text(entity, kindOf(entity, extension), null)
    if (type.value.startsWith('message/')) return this.text(entity, 'attachment', null)
    if (type.value === 'application/octet-stream' && depth < this.limits.messageDepth && body.length < 4 << 20) {
      if (looksLikeMessage(decodeTransfer(body.subarray(0, 4096), entity.encoding))) return this.nested(entity)
    }
    this.skip(entity, body.length)
  }

  private nested(entity: Entity): void {
    if (entity.depth >= this.limits.messageDepth) return this.note('too-deep')
    this.message(decodeTransfer(entity.body, entity.encoding), entity.depth + 1)
  }

  private pdf(entity: Entity): void {
    const { text, complete } = pdfText(decodeTransfer(entity.body.subarray(0, 12 << 20), entity.encoding))
    if (text) this.add({ kind: 'attachment', text, depth: entity.depth, fileName: entity.fileName })
    // Its pictures stay unread in any case.
    if (!complete || !text) this.skip(entity, entity.body.length)
  }

  private skip({ type, fileName }: Entity, sizeBytes: number): void {
    this.unread.push({ contentType: type.value, fileName, sizeBytes })
  }

  private text(entity: Entity, kind: TextPart['kind'], ready: Buffer | null): void {
    const { type, body, encoding, depth, fileName } = entity
    if (this.chars >= this.limits.textChars) return this.note('too-much-text')
    let bytes = ready ?? decodeTransfer(body.subarray(0, this.limits.partBytes * 3), encoding)
    if (bytes.length > this.limits.partBytes) {
      this.note('part-too-big')
      bytes = bytes.subarray(0, this.limits.partBytes)
    }
    const isHtml = type.value === 'text/html' || type.value === 'application/xhtml+xml' || type.value.startsWith('text/x-amp') || /\.x?html?$/i.test(fileName ?? '')
    const charset = type.params.get('charset') ?? (isHtml ? metaCharset(bytes) : '')
    const text = decodeText(bytes, charset)
    if (isHtml) this.add({ kind, depth, fileName, ...htmlText(text) })
    else this.add({ kind, depth, fileName, text: type.params.get('format') === 'flowed' ? unflow(text, type.params.get('delsp') === 'yes') : text })
  }

  private add(part: Pick<TextPart, 'kind' | 'text' | 'depth' | 'fileName'> & Partial<TextPart>): void {
    const room = this.limits.textChars - this.chars
    if (part.text.length > room) this.note('too-much-text')
    const text = part.text.slice(0, Math.max(0, room))
    this.chars += text.length
    this.parts.push({ links: [], attributes: [], asksPassword: false, ...part, text })
  }
}

const TEXT_EXTENSIONS = new Set(['txt', 'text', 'csv', 'tsv', 'htm', 'html', 'xhtml', 'md', 'json', 'xml', 'log', 'ics'])
const TEXT_TYPES = new Set(['application/json', 'application/xml', 'application/xhtml+xml', 'application/csv', 'application/ics'])

const isPicture = (type: string) => /^(?:image|audio|video|font)\//.test(type) && type !== 'image/svg+xml'

function kindOf({ type, isAttachment }: Entity, extension: string): TextPart['kind'] {
  if (isAttachment && extension !== '') return 'attachment'
  if (type.value === 'text/html' || type.value.startsWith('text/x-amp')) return 'html'
  return type.value === 'text/plain' || type.value === '' ? 'text' : 'attachment'
}

/** An mbox separator or blank lines before the first header. */
function leadingNoise(bytes: Buffer): number {
  let at = 0
  while (at < 64 && (bytes[at] === 10 || bytes[at] === 13)) at++
  if (bytes.subarray(at, at + 5).toString('latin1') === 'From ') {
    const end = bytes.indexOf(10, at)
    if (end > 0) at = end + 1
  }
  return at
}

const looksLikeMessage = (bytes: Buffer) => /^(?:return-path|received|delivered-to|from|to|subject|date|message-id|mime-version|x-[a-z-]{1,40}|dkim-signature|content-type):[ \t]/i.test(bytes.toString('latin1', leadingNoise(bytes), 400))

const guessBoundary = (body: Buffer) => /^--([^\r\n]{4,200}?)[ \t]*\r?$/m.exec(body.toString('latin1', 0, 4096))?.[1] ?? ''

/** The parts between delimiter lines. A missing last delimiter ends the last part with the data. */
function splitParts(body: Buffer, boundary: string, limit: number): Buffer[] {
  const delimiter = Buffer.from(`--${boundary}`, 'latin1')
  const parts: Buffer[] = []
  let start = -1
  let at = body.indexOf(delimiter)
  while (at >= 0 && parts.length <= limit) {
    const after = at + delimiter.length
    const next = body[after]
    const isLine = (at === 0 || body[at - 1] === 10 || body[at - 1] === 13) && (next === undefined || next === 10 || next === 13 || next === 32 || next === 9 || next === 45)
    if (isLine) {
      if (start >= 0) parts.push(body.subarray(start, at))
      start = -1
      if (next === 45 && body[after + 1] === 45) return parts
      const lineEnd = body.indexOf(10, after)
      start = lineEnd < 0 ? body.length : lineEnd + 1
    }
    at = body.indexOf(delimiter, after)
  }
  if (start >= 0 && start < body.length) parts.push(body.subarray(start))
  return parts
}

/** A part may have no header at all: then it begins with its blank line. */
function partHead(piece: Buffer): { head: Buffer; rest: Buffer } {
  if (piece[0] === 10) return { head: piece.subarray(0, 0), rest: piece.subarray(1) }
  if (piece[0] === 13 && piece[1] === 10) return { head: piece.subarray(0, 0), rest: piece.subarray(2) }
  const { head, body } = splitHead(piece)
  return { head, rest: body }
}

const metaCharset = (bytes: Buffer) => /<meta[^>]{0,200}?charset\s*=\s*["']?([\w-]{2,40})/i.exec(bytes.toString('latin1', 0, 2048))?.[1] ?? ''

/** format=flowed (RFC 3676): a line that ends in a space goes on in the next; with DelSp the space goes too. */
function unflow(text: string, dropSpace: boolean): string {
  const out: string[] = []
  let open = false
  for (const raw of text.split(/\r?\n/)) {
    const isSignature = raw === '-- '
    const quote = /^>*/.exec(raw)?.[0] ?? ''
    const line = raw.slice(quote.length).replace(/^ /, '')
    const flows = line.endsWith(' ') && !isSignature
    const content = flows && dropSpace ? line.slice(0, -1) : line
    if (open && out.length > 0) out[out.length - 1] += content
    else out.push(quote + content)
    open = flows
  }
  return out.join('\n')
}
