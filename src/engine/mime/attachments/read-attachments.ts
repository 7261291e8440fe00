// What pictures and PDFs say, added to a parsed message: text and links of PDFs, QR codes and barcodes of both. Done beside
// the detector, which stays a plain function, and only for messages where it may matter.
import { createHash } from 'node:crypto'
import type { ClosedPart, ParsedMessage, TextPart, Unread } from '../message'
import { decodeTransfer } from '../transfer'
import { nothing, type Found } from './found'
import { createReadingThread, type ReadingLimits, type ReadingThread } from './reading-thread'

export const READING_LIMITS: ReadingLimits = { messageMs: 600, growthBytes: 72 << 20 }
const KNOWN_PICTURES = 2000

/** One for the process; it ends by itself when it is idle. */
export const sharedReading = createReadingThread()
/** Pictures without a code, by hash: the same logo is in a thousand mails. */
const bare = new Set<string>()

export type ReadingOptions = { limits?: Partial<ReadingLimits>; /** Tests. */ thread?: ReadingThread }

/** A new message with nothing `closed`; what could not be read is in `unread` and, where that is news, in `partial`. Never rejects. */
export async function readAttachments(message: ParsedMessage, { limits = {}, thread = sharedReading }: ReadingOptions = {}): Promise<ParsedMessage> {
  if (message.closed.length === 0) return message
  const found = await readAll(message.closed, thread, { ...READING_LIMITS, ...limits })
  const dropped = new Set<TextPart | Unread>()
  const added: TextPart[] = []
  const reasons = new Map<Unread, Unread>()
  const partial = new Set(message.partial)
  message.closed.forEach((closed, i) => {
    const { text, links, codes, unread } = found[i] ?? nothing('too-slow')
    if (text.trim() !== '' || links.length > 0) {
      // The library's reading goes before the first look.
      if (closed.firstLook && text.trim() !== '') dropped.add(closed.firstLook)
      added.push(partOf(closed, text, links))
    }
    if (codes.length > 0) added.push(partOf(closed, codes.join('\n'), []))
    if (unread === null && closed.unread) dropped.add(closed.unread)
    else if (unread !== null && closed.unread) reasons.set(closed.unread, { ...closed.unread, reason: unread })
    const note = unread === null ? undefined : NOTES[unread]
    if (note && (closed.unread || unread !== 'damaged')) partial.add(note)
  })
  return {
    ...message, closed: [], partial: [...partial],
    parts: [...message.parts.filter((part) => !dropped.has(part)), ...added],
    unread: message.unread.filter((one) => !dropped.has(one)).map((one) => reasons.get(one) ?? one),
  }
}

/** A picture without a code is nothing to tell of, and neither is a file of a kind that is not read. */
const NOTES: Partial<Record<Unread['reason'], string>> = { encrypted: 'encrypted-file', damaged: 'damaged-file', 'too-big': 'big-file', 'too-slow': 'slow-file' }

const partOf = ({ fileName, depth }: ClosedPart, text: string, links: TextPart['links']): TextPart => ({ kind: 'attachment', text, depth, fileName, links, attributes: [], asksPassword: false })

async function readAll(closed: readonly ClosedPart[], thread: ReadingThread, limits: ReadingLimits): Promise<Found[]> {
  const items = closed.map((part) => {
    const bytes = decodeTransfer(part.bytes, part.encoding)
    return { kind: part.kind, bytes, key: part.kind === 'picture' ? createHash('sha256').update(bytes).digest('base64') : '' }
  })
  const asked = items.filter(({ key }) => !bare.has(key))
  const answers = asked.length > 0 ? await thread.read(asked, limits) : []
  asked.forEach(({ key }, i) => {
    if (answers[i]?.unread !== 'picture' || key === '') return
    if (bare.size >= KNOWN_PICTURES) bare.clear()
    bare.add(key)
  })
  const byItem = new Map(asked.map((item, i) => [item, answers[i]]))
  return items.map((item) => byItem.get(item) ?? nothing('picture'))
}
