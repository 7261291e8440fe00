// A message judged with what its pictures and PDFs say. Opening them takes a thread and milliseconds, so it is done only where
// it may change the verdict: a mail that is about gifts, or a small one that is little more than its picture or PDF.
import type { Detection } from '../../shared/model'
import { readAttachments } from '../mime/attachments/read-attachments'
import type { ReadingThread } from '../mime/attachments/reading-thread'
import type { ClosedPart, ParsedMessage } from '../mime/message'
import { detect, type DetectContext } from './detect'

/** Of an ordinary mail's pictures: a code for machines is drawn small, a photo is not. */
const SMALL_PICTURES_BYTES = 96 << 10
const FEW_PICTURES = 4
/** Vouchers rather than catalogues. */
const SMALL_PDF_BYTES = 600 << 10

export type Judged = { message: ParsedMessage; detection: Detection }

export function isWorthOpening({ closed }: ParsedMessage, { class: kind }: Detection): boolean {
  if (closed.length === 0) return false
  if (kind !== 'ordinary') return true
  const pictures = closed.filter((part) => part.kind === 'picture')
  const drawn = pictures.reduce((sum, { bytes }) => sum + bytes.length, 0)
  return (pictures.length > 0 && pictures.length <= FEW_PICTURES && drawn <= SMALL_PICTURES_BYTES) || closed.some(isUnreadVoucher)
}

/** A PDF that the first look took nothing from; the text of others has been judged already. */
const isUnreadVoucher = ({ kind, unread, bytes }: ClosedPart) => kind === 'pdf' && unread !== null && bytes.length <= SMALL_PDF_BYTES

/** Never rejects: what could not be opened is named in the message and among the detection's reasons. */
export async function judge(message: ParsedMessage, context: DetectContext = {}): Promise<Judged> {
  const detection = detect(message, context)
  return isWorthOpening(message, detection) ? judgeOpened(message, context) : { message, detection }
}

/** All that can be opened is; by `thread`, where it is not the process' own. */
export async function judgeOpened(message: ParsedMessage, context: DetectContext = {}, thread?: ReadingThread): Promise<Judged> {
  const opened = await readAttachments(message, thread ? { thread } : {})
  return { message: opened, detection: detect(opened, context) }
}
