// One message of a scan: bytes in, a finding or nothing out.
import type { Detection, GiftBrand, MessageRef } from '../../../shared/model'
import { bodyHashOf } from '../../mime/body-hash'
import type { ReadingThread } from '../../mime/attachments/reading-thread'
import type { ParsedMessage } from '../../mime/message'
import { parseMessage } from '../../mime/parse'
import { detect, type DetectContext } from '../detect'
import { isWorthOpening, judgeOpened, type Judged } from '../judge'
import { maskIn } from '../mask'
import { gateOf, type Passed } from './gate'
import { saysNothing } from './small-talk'

/** A gift, purchase or phishing mail. The detection holds codes in full: they go into the store masked, or nowhere. */
export type Finding = {
  detection: Detection
  ref: MessageRef
  /** Without angle brackets. */
  messageId: string | null
  /** UTC ms; null when the server gave none. */
  internalDate: number | null
  /** Date header, UTC ms. */
  date: number | null
  sizeBytes: number
  /** SHA-256 of what follows the header, hex. */
  bodyHash: string
  /** Codes in it are masked. */
  subject: string
  from: string
}

export type Examined = Omit<Finding, 'ref' | 'internalDate' | 'sizeBytes'>
export type ExamineOptions = {
  /** Whose Authentication-Results count, from the account's provider. */
  authservId?: readonly string[]
  /** The user's own brands, the same array for every mail. */
  brands?: readonly GiftBrand[]
  /** What of the message was not fetched. */
  partial?: readonly string[]
}
export type Examine = (raw: Buffer, options?: ExamineOptions) => Examined | null

export type Look = {
  /** Null for an ordinary message. */
  examined: Examined | null
  /** There when a picture or PDF of it is worth opening; its answer goes before `examined`. Never rejects. */
  open: (() => Promise<Examined | null>) | null
  /** A picture or PDF was not fetched that is worth it: the message should be examined whole. */
  wantsWhole: boolean
}

const ORDINARY: Look = { examined: null, open: null, wantsWhole: false }
/** Pictures and PDFs that are fetched for a mail that speaks of gifts. */
const WORTH_FETCHING_BYTES = 2 << 20

/** Of a message that passed the gate. Throws what the parser throws; a scan reports that and goes on. `thread`: opens attachments, where it is not the process' own. */
export function lookInside(raw: Buffer, gate: Passed, options: ExamineOptions = {}, thread?: ReadingThread): Look {
  const message = parseMessage(raw)
  if (options.partial) message.partial.push(...options.partial.filter((p) => !message.partial.includes(p)))
  if (gate === 'small' && saysNothing(message)) return ORDINARY
  const context: DetectContext = { ownAuthservIds: options.authservId ?? [], ...(options.brands ? { brands: options.brands } : {}) }
  const detection = detect(message, context)
  const open = isWorthOpening(message, detection) ? () => judgeOpened(message, context, thread).then((judged) => examinedOf(judged, raw)) : null
  return { examined: examinedOf({ message, detection }, raw), open, wantsWhole: gate === 'words' && wantsWhole(message) }
}

/** Gate and look in one. Throws what the parser throws. */
export function look(raw: Buffer, options: ExamineOptions = {}): Look {
  const gate = gateOf(raw, options.brands)
  return gate === null ? ORDINARY : lookInside(raw, gate, options)
}

/** Without opening anything. */
export const examine: Examine = (raw, options) => look(raw, options).examined

/** Parts that were not fetched have a size and no bytes. Mailing lists send pictures to everyone. */
function wantsWhole({ unread, closed, headers }: ParsedMessage): boolean {
  if (headers.has('list-unsubscribe')) return false
  const fetched = new Set(closed.map((part) => part.unread))
  const bytes = unread.reduce((sum, part) => ((part.reason === 'picture' || part.reason === 'pdf') && !fetched.has(part) ? sum + part.sizeBytes : sum), 0)
  return bytes > 0 && bytes <= WORTH_FETCHING_BYTES
}

function examinedOf({ message, detection }: Judged, raw: Buffer): Examined | null {
  if (detection.class === 'ordinary') return null
  const secrets = [...detection.codes, ...detection.pins, ...detection.links]
  const from = message.from
  return {
    detection,
    messageId: message.messageId?.replace(/^<|>$/g, '') ?? null,
    date: message.date,
    bodyHash: bodyHashOf(raw),
    subject: maskIn(message.subject, secrets),
    from: from ? maskIn(from.name === '' ? from.address : `${from.name} <${from.address}>`, secrets) : '',
  }
}
