// The gate before parsing, which costs a hundred times more: what of a message's bytes makes it worth that. Apart from the rest
// of the judging, since it is all that the thread that reads the connection needs.
import type { GiftBrand } from '../../../shared/model'
import { lookAtHeader } from '../../mime/header-look'
import { mightMatter } from '../might-matter'

/** Its words are there; or it is small or short enough to be read for itself. */
export type Passed = 'words' | 'small'

/** Up to this size a message is looked at for its picture or archive alone, whatever its words. */
const SMALL_BYTES = 96 << 10
const SHORT_BODY_BYTES = 1800

/** Null when nothing of it can matter. */
export function gateOf(raw: Buffer, brands?: readonly GiftBrand[]): Passed | null {
  if (mightMatter(raw, brands)) return 'words'
  return holdsClosed(raw) || isShort(raw) ? 'small' : null
}

/** How pictures and archives begin, in base64 and as they are; in HTML they stand behind `base64,`. */
const CLOSED = ['iVBORw0K', '/9j/', 'R0lGOD', 'UEsDB', '\x89PNG', '\xff\xd8\xff', 'GIF8', 'PK\x03\x04', 'image/bmp', 'image/x-ms-bmp']

/** The gate's words are not in pictures and archives: a small mail may be nothing but one. */
function holdsClosed(raw: Buffer): boolean {
  if (raw.length > SMALL_BYTES || /^text\/plain/i.test(lookAtHeader(raw).field('content-type') ?? 'text/plain')) return false
  return (raw.includes('image/') || raw.includes('zip')) && CLOSED.some((start) => raw.includes(start, 0, 'latin1'))
}

/** Who sends a friend a number or a link in two lines needs no word of gifts; and a short mail is soon parsed. */
function isShort(raw: Buffer): boolean {
  const { bodyAt, field } = lookAtHeader(raw)
  return raw.length - bodyAt <= SHORT_BODY_BYTES && field('list-unsubscribe') === undefined && field('list-id') === undefined
}
