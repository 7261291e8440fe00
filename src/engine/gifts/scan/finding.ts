// One message of a scan: bytes in, a finding or nothing out. The cheap gate comes first: parsing costs a hundred times more.
import type { Detection, MessageRef } from '../../../shared/model'
import { bodyHashOf } from '../../mime/body-hash'
import { parseMessage } from '../../mime/parse'
import { detect } from '../detect'
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
  /** What of the message was not fetched. */
  partial?: readonly string[]
}
/** Options and result can be sent to another thread. */
export type Examine = (raw: Buffer, options?: ExamineOptions) => Examined | null

/** Null for an ordinary message. Throws what the parser throws; a scan reports that and goes on. */
export const examine: Examine = (raw, options = {}) => {
  if (!mightMatter(raw)) return null
  const parsed = parseMessage(raw)
  if (options.partial) parsed.partial.push(...options.partial.filter((p) => !parsed.partial.includes(p)))
  const detection = detect(parsed, { ownAuthservIds: options.authservId ?? [] })
  if (detection.class === 'ordinary') return null
  const secrets = [...detection.codes, ...detection.pins, ...detection.links]
  const from = parsed.from
  return {
    detection,
    messageId: parsed.messageId?.replace(/^<|>$/g, '') ?? null,
    date: parsed.date,
    bodyHash: bodyHashOf(raw),
    subject: maskIn(parsed.subject, secrets),
    from: from ? maskIn(from.name === '' ? from.address : `${from.name} <${from.address}>`, secrets) : '',
  }
}
