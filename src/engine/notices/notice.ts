// A provider's own notice about the mailbox it lies in: a sign-in, mail software let in, a password, forwarding or recovery
// address changed. Pure: a parsed message in, facts out. Nothing is believed of another domain's mail, of an address that
// people can have, or where the authentication failed; a notice about another account is none.
import type { NoticeKind, NoticeService } from '../../shared/notices'
import { authenticityOf } from '../gifts/detect/authenticity'
import type { ParsedMessage } from '../mime/message'
import { factsOf, JAPAN, UTC } from './facts'
import { ownershipOf } from './owner'
import { isFromProvider } from './sender'
import { kindOf } from './wording'

export type Notice = {
  kind: NoticeKind
  /** UTC ms: what the notice states, else its own date. */
  time: number
  isTimeStated: boolean
  ip: string | null
  country: string | null
  /** As written: `China`, `中国 上海`. */
  place: string | null
  client: string | null
  /** What was signed in to, of a sign-in: the web unless the notice names a protocol. */
  service: NoticeService
  /** False where nobody vouched for the mail, or it is not clear that it is meant for this mailbox: shown, and never counted as certain. */
  isVerified: boolean
}

export type NoticeRules = {
  /** Id of the mailbox' provider card. */
  provider: string
  /** The provider's own authserv-ids. */
  ownAuthservIds: readonly string[]
  /** The mailbox' address, where it is known: notices about other accounts are left out by it. */
  address?: string | undefined
}

const READ_CHARS = 6000

/** Null when it is no such notice, or not to be believed at all. */
export function noticeOf(message: ParsedMessage, rules: NoticeRules): Notice | null {
  if (!isFromProvider(message.from?.address ?? '', rules.provider)) return null
  const authenticity = authenticityOf(message, rules.ownAuthservIds)
  if (authenticity === 'fail') return null
  const text = textOf(message)
  const subject = message.subject.normalize('NFKC')
  const kind = kindOf(subject, text)
  if (kind === null) return null
  const owner = ownershipOf(message, text, rules.address ?? null, kind === 'recovery-changed' || kind === 'forwarding-changed')
  if (owner === 'other') return null
  const isJapanese = /jp$|^(?:docomo|au|softbank-i|nifty|ocn|biglobe)$/.test(rules.provider) || /[ぁ-ん]/.test(text)
  const { time, ...facts } = factsOf(text, { clock: isJapanese ? JAPAN : UTC, sentAt: message.date })
  const at = time ?? message.date
  if (at === null) return null
  return { kind, ...facts, time: at, isTimeStated: time !== null, service: serviceOf(`${subject}\n${facts.client ?? ''}\n${toldIn(text.slice(0, 600))}`), isVerified: authenticity === 'pass' && owner === 'own' }
}

/** The mail's own words: what is attached or quoted as a message is somebody else's. The HTML only where there is no plain text. */
function textOf(message: ParsedMessage): string {
  const of = (kind: 'text' | 'html') => message.parts.filter((part) => part.depth === 0 && part.kind === kind).map((part) => part.text.slice(0, READ_CHARS)).join('\n')
  const plain = of('text')
  return `${plain}\n${of('html')}`.slice(0, plain.trim().length < 80 ? 2 * READ_CHARS : READ_CHARS).normalize('NFKC')
}

/** Without its advice, which names what was not used. */
const toldIn = (text: string): string => text.split(/[。\n]/).filter((sentence) => !/場合|ください|\bif\b/i.test(sentence)).join('\n')

function serviceOf(text: string): Notice['service'] {
  if (/\bIMAP\b|IMAP(?=[^a-z])|メールソフト|メールクライアント|mail (?:client|app|program)/i.test(text)) return 'imap'
  if (/(?<![a-z])POP3?(?![a-z-])/.test(text)) return 'pop'
  return /(?<![a-z])SMTP(?![a-z])/.test(text) ? 'smtp' : 'web'
}
