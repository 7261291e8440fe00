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

/** The gate's words are not in pictures and archives: a small mail may be nothing but one. */
const holdsClosed = (raw: Buffer): boolean => raw.length <= SMALL_BYTES && (raw.includes('image/') || raw.includes('.zip') || raw.includes('/zip'))

/** Who sends a friend a number or a link in two lines needs no word of gifts; and a short mail is soon parsed. */
function isShort(raw: Buffer): boolean {
  const { bodyAt, field } = lookAtHeader(raw)
  return raw.length - bodyAt <= SHORT_BODY_BYTES && field('list-unsubscribe') === undefined && field('list-id') === undefined
}
