// One message of a scan: bytes in, a finding or nothing out. The cheap gate comes first: parsing costs a hundred times more.
import type { Detection, GiftBrand, MessageRef } from '../../../shared/model'
import { bodyHashOf } from '../../mime/body-hash'
import { lookAtHeader } from '../../mime/header-look'
import type { ParsedMessage } from '../../mime/message'
import { parseMessage } from '../../mime/parse'
import { detect, type DetectContext } from '../detect'
import { isWorthOpening, judgeOpened, type Judged } from '../judge'
import { maskIn } from '../mask'
import { mightMatter } from '../might-matter'

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
/** Up to this size a message is looked at for its picture or archive alone, whatever its words. */
const SMALL_BYTES = 96 << 10
const SHORT_BODY_BYTES = 1800
/** Pictures and PDFs that are fetched for a mail that speaks of gifts. */
const WORTH_FETCHING_BYTES = 2 << 20

/** Throws what the parser throws; a scan reports that and goes on. */
export function look(raw: Buffer, options: ExamineOptions = {}): Look {
  const isAbout = mightMatter(raw, options.brands)
  if (!isAbout && !holdsClosed(raw) && !isShort(raw)) return ORDINARY
  const message = parseMessage(raw)
  if (options.partial) message.partial.push(...options.partial.filter((p) => !message.partial.includes(p)))
  const context: DetectContext = { ownAuthservIds: options.authservId ?? [], ...(options.brands ? { brands: options.brands } : {}) }
  const detection = detect(message, context)
  const open = isWorthOpening(message, detection) ? () => judgeOpened(message, context).then((judged) => examinedOf(judged, raw)) : null
  return { examined: examinedOf({ message, detection }, raw), open, wantsWhole: isAbout && wantsWhole(message) }
}

/** Without opening anything. */
export const examine: Examine = (raw, options) => look(raw, options).examined

/** The gate's words are not in pictures and archives: a small mail may be nothing but one. */
const holdsClosed = (raw: Buffer): boolean => raw.length <= SMALL_BYTES && (raw.includes('image/') || raw.includes('.zip') || raw.includes('/zip'))

/** Who sends a friend a number or a link in two lines needs no word of gifts; and a short mail is soon parsed. */
function isShort(raw: Buffer): boolean {
  const { bodyAt, field } = lookAtHeader(raw, ['list-unsubscribe', 'list-id'])
  return raw.length - bodyAt <= SHORT_BODY_BYTES && field('list-unsubscribe') === undefined && field('list-id') === undefined
}

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
