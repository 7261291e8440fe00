// What a message tells beside gifts. Asked of every message of a scan, so it begins with a look at From and Subject as they
// stand in the raw header; only the few that pass are parsed. It goes to the store with the findings of the same portion.
import type { MessageRef } from '../../../shared/model'
import { NOTICE_SENDERS } from '../../../shared/notices'
import { bodyHashOf } from '../../mime/body-hash'
import { lookAtHeader } from '../../mime/header-look'
import { decodeHeader } from '../../mime/headers'
import { parseMessage } from '../../mime/parse'
import { noticeOf, type Notice, type NoticeRules } from '../../notices/notice'
import { NOTICE_SUBJECT } from '../../notices/wording'
import { detect } from '../detect'

export type SeenNotice = Notice & {
  /** Without angle brackets. */
  messageId: string | null
  bodyHash: string
  subject: string
  sender: string
  /** Date header, UTC ms. */
  sentAt: number | null
}
export type Beside = { notice: SeenNotice }
export type FoundBeside = Beside & { ref: MessageRef; internalDate: number | null }

/** `isJunk`: it lies where suspected mail goes. Null for nearly every message. Throws what the parser throws. */
export type LookBeside = (raw: Buffer, isJunk: boolean) => Beside | null

/** Null when nothing could be told of such a mailbox at all. */
export function lookBeside(rules: NoticeRules): LookBeside | null {
  const senders = (NOTICE_SENDERS[rules.provider] ?? []).map((sender) => sender.toLowerCase())
  if (senders.length === 0) return null
  const mayBeNotice = (raw: Buffer): boolean => {
    const { field } = lookAtHeader(raw)
    const from = (field('from') ?? '').toLowerCase()
    return senders.some((sender) => from.includes(sender)) && NOTICE_SUBJECT.test(decodeHeader(field('subject') ?? '').normalize('NFKC'))
  }
  return (raw, isJunk) => {
    if (!mayBeNotice(raw)) return null
    const notice = seenNotice(raw, rules)
    // What nobody vouches for and the provider sorted out is most likely a forgery.
    return notice === null || (isJunk && !notice.isVerified) ? null : { notice }
  }
}

function seenNotice(raw: Buffer, rules: NoticeRules): SeenNotice | null {
  const message = parseMessage(raw)
  const notice = noticeOf(message, rules)
  if (notice === null) return null
  if (!notice.isVerified && detect(message, { ownAuthservIds: rules.ownAuthservIds }).class === 'phishing') return null
  return {
    ...notice, messageId: message.messageId?.replace(/^<|>$/g, '') ?? null, bodyHash: bodyHashOf(raw), sentAt: message.date,
    // Some name a one-time code in the subject.
    subject: message.subject.slice(0, 300).replace(/\d{4,}(?![\d/年.-])/g, '••••'),
    sender: message.from?.address ?? '',
  }
}
