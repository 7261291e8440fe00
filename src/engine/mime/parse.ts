// Raw message to ParsedMessage (RFC 5322, 2045-2047, 2231, 3676). Own reader rather than a library: it is
// synchronous, reads the text of forwarded messages, of .eml attachments whatever their content type and of archives, leaves
// pictures alone, and its limits become `partial` entries instead of an exception.
import type { ClosedPart, ParsedMessage, TextPart, UnreadReason } from './message'
import type { Headers, Parameterised } from './headers'
import { decodeText } from './charset'
import { extensionOf, fileKind, leadingNoise, type FileKind, isOpenable } from './file-kind'
import { unflow } from './flowed'
import { decodeHeader, readAddresses, readDate, readHeaders, readParameters, splitHead } from './headers'
import { htmlText } from './html-text'
import { guessBoundary, partHead, splitParts } from './multipart'
import { pdfText } from './pdf-text'
import { decodeTransfer } from './transfer'
import { zipMembers, type ZipMember } from './zip-members'

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
  /** Of all archives together, inflated; what comes after is `big-file`. */
  archiveBytes: number
  archiveMembers: number
}

export const PARSE_LIMITS: ParseLimits = {
  messageBytes: 64 << 20, partBytes: 2 << 20, textChars: 6 << 20, messageDepth: 5, multipartDepth: 25, parts: 300, headBytes: 512 << 10, archiveBytes: 4 << 20, archiveMembers: 60,
}
/** Larger ones are catalogues, and photos. */
const MOST_CLOSED_BYTES = 12 << 20
const MOST_CLOSED = 20
/** What is looked at of PDFs at once; of more and larger ones nothing is known before they are opened. */
const FIRST_LOOKS = 3
const FIRST_LOOK_BYTES = 1 << 20
/** One archive is a present, ten are a trap. */
const MOST_ARCHIVES = 10

type Entity = { headers: Headers; type: Parameterised; body: Buffer; depth: number; level: number; fileName: string | null; isAttachment: boolean; encoding: string; isMember: boolean }

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
    closed: walk.closed,
    partial: [...walk.partial],
  }
}

class Walk {
  readonly parts: TextPart[] = []
  readonly unread: ParsedMessage['unread'] = []
  readonly closed: ClosedPart[] = []
  readonly partial = new Set<string>()
  private readonly limits: ParseLimits
  private entities = 0
  private chars = 0
  private archiveBytesLeft: number
  private archives = 0
  private firstLooks = 0

  constructor(limits: ParseLimits) {
    this.limits = limits
    this.archiveBytesLeft = limits.archiveBytes
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
    const entity: Entity = { headers, type, body, depth, level, fileName, isAttachment, encoding, isMember: false }
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
    switch (this.kindOf(entity)) {
      case 'message':
        return this.nested(entity)
      case 'pdf':
        return this.pdf(entity)
      case 'picture':
        return this.picture(entity)
      case 'zip':
        return this.archive(entity)
      case 'html':
      case 'text':
        return this.text(entity, textKindOf(entity), null)
      case 'other':
        this.skip(entity, 'format')
    }
  }

  private kindOf({ type, fileName, body, encoding }: Entity): FileKind {
    // The mail's own text: no look at its bytes is needed.
    if (fileName === null && (type.value === 'text/plain' || type.value === '')) return 'text'
    if (/^(?:audio|video|font)\//.test(type.value)) return 'other'
    return fileKind(type.value, fileName, decodeTransfer(body.subarray(0, 800), encoding))
  }

  private nested(entity: Entity): void {
    if (entity.depth >= this.limits.messageDepth) return this.note('too-deep')
    this.message(decodeTransfer(entity.body, entity.encoding), entity.depth + 1)
  }

  private picture(entity: Entity): void {
    this.close(entity, 'picture', null, this.skip(entity, isBlank(entity.body) || canOpen('picture', entity) ? 'picture' : 'format'))
  }

  private pdf(entity: Entity): void {
    if (!isBlank(entity.body) && !canOpen('pdf', entity)) return void this.skip(entity, 'damaged')
    const isLookedAt = entity.body.length <= FIRST_LOOK_BYTES && ++this.firstLooks <= FIRST_LOOKS
    const { text, complete } = isLookedAt ? pdfText(decodeTransfer(entity.body, entity.encoding)) : { text: '', complete: false }
    const part = text ? this.add({ kind: 'attachment', text, depth: entity.depth, fileName: entity.fileName }) : null
    this.close(entity, 'pdf', part, complete && text ? null : this.skip(entity, 'pdf'))
  }

  private archive(entity: Entity): void {
    // An archive within an archive is either a mistake or a trap.
    if (entity.isMember || entity.body.length > MOST_CLOSED_BYTES || ++this.archives > MOST_ARCHIVES) return void this.skip(entity, entity.isMember ? 'format' : 'too-big')
    const limits = { members: this.limits.archiveMembers, memberBytes: this.archiveBytesLeft, totalBytes: this.archiveBytesLeft }
    try {
      for (const member of zipMembers(decodeTransfer(entity.body, entity.encoding), limits)) this.member(entity, member)
    } catch {
      // Its list is damaged: nothing in it has a name or a place.
      this.skip(entity, 'damaged')
    }
  }

  private member({ depth, level }: Entity, member: ZipMember): void {
    if (this.entities > this.limits.parts) return
    if (++this.entities > this.limits.parts) return this.note('too-many-parts')
    const bytes = Buffer.from(member.bytes ?? [])
    const fileName = member.name.replace(/^.*[\\/]/, '')
    const entity: Entity = { headers: new Map(), type: readParameters('application/octet-stream'), body: bytes, depth, level, fileName, isAttachment: true, encoding: '', isMember: true }
    if (member.bytes === null) {
      // What a bomb costs is taken off too.
      if (member.why === 'too-big') this.archiveBytesLeft >>= 1
      return void this.skip(entity, member.why, member.packedSize)
    }
    this.archiveBytesLeft -= bytes.length
    this.leaf(entity)
  }

  private skip({ type, fileName, body, headers }: Entity, reason: UnreadReason, packedSize?: number): ParsedMessage['unread'][number] {
    // A part that a scan did not fetch stands there empty, its size beside it.
    const told = packedSize ?? Number(readParameters(headers.get('content-disposition')?.[0] ?? '').params.get('size') ?? 0)
    const unread = { contentType: type.value, fileName, sizeBytes: isBlank(body) && Number.isSafeInteger(told) ? told : body.length, reason }
    this.unread.push(unread)
    if (reason === 'encrypted' || reason === 'damaged') this.note(`${reason}-file`)
    else if (reason === 'too-big') this.note('big-file')
    return unread
  }

  private close({ body, encoding, fileName, depth }: Entity, kind: ClosedPart['kind'], firstLook: TextPart | null, unread: ParsedMessage['unread'][number] | null): void {
    if (unread?.reason !== 'format' && this.closed.length < MOST_CLOSED && !isBlank(body) && body.length <= MOST_CLOSED_BYTES) this.closed.push({ kind, fileName, depth, bytes: body, encoding, firstLook, unread })
  }

  private text(entity: Entity, kind: TextPart['kind'], ready: Buffer | null): void {
    const { type, body, encoding, depth, fileName } = entity
    if (this.chars >= this.limits.textChars) return this.note('too-much-text')
    let bytes = ready ?? decodeTransfer(body.subarray(0, this.limits.partBytes * 3), encoding)
    if (bytes.length > this.limits.partBytes) {
      this.note('part-too-big')
      bytes = bytes.subarray(0, this.limits.partBytes)
    }
    const isHtml = ready === null && isHtmlText(entity)
    const charset = type.params.get('charset') ?? (isHtml ? metaCharset(bytes) : '')
    const text = decodeText(bytes, charset)
    if (!isHtml) return void this.add({ kind, depth, fileName, text: type.params.get('format') === 'flowed' ? unflow(text, type.params.get('delsp') === 'yes') : text })
    const { pictures, ...html } = htmlText(text)
    this.add({ kind, depth, fileName, ...html })
    for (const { contentType, base64 } of pictures) this.drawn(entity, contentType, Buffer.from(base64, 'latin1'))
  }

  /** A picture that stands in the HTML itself, as a data: URI. */
  private drawn(entity: Entity, contentType: string, body: Buffer): void {
    const picture: Entity = { ...entity, headers: new Map(), type: readParameters(contentType), body, encoding: 'base64', fileName: null }
    this.picture(picture)
  }

  private add(part: Pick<TextPart, 'kind' | 'text' | 'depth' | 'fileName'> & Partial<TextPart>): TextPart {
    const room = this.limits.textChars - this.chars
    if (part.text.length > room) this.note('too-much-text')
    const text = part.text.slice(0, Math.max(0, room))
    this.chars += text.length
    const added = { links: [], attributes: [], asksPassword: false, ...part, text }
    this.parts.push(added)
    return added
  }
}

const canOpen = (kind: 'picture' | 'pdf', { body, encoding }: Entity): boolean => isOpenable(kind, decodeTransfer(body.subarray(0, 1600), encoding))

/** Nothing but the line end before the next delimiter. */
const isBlank = (body: Buffer) => body.length <= 4 && body.every((byte) => byte === 10 || byte === 13)

const isHtmlText = ({ type, fileName }: Entity) => type.value === 'text/html' || type.value === 'application/xhtml+xml' || type.value.startsWith('text/x-amp') || /^[sx]?html?$/.test(extensionOf(fileName))

function textKindOf({ type, isAttachment, fileName }: Entity): TextPart['kind'] {
  if (isAttachment && extensionOf(fileName) !== '') return 'attachment'
  if (type.value === 'text/html' || type.value.startsWith('text/x-amp')) return 'html'
  return type.value === 'text/plain' || type.value === '' ? 'text' : 'attachment'
}

const metaCharset = (bytes: Buffer) => /<meta[^>]{0,200}?charset\s*=\s*["']?([\w-]{2,40})/i.exec(bytes.toString('latin1', 0, 2048))?.[1] ?? ''
