// What reading a picture or a PDF gives. It crosses threads, so it is plain data.
import type { HtmlLink, UnreadReason } from '../message'

export type Found = {
  /** PDF: the text of its pages, row by row. Picture: nothing. */
  text: string
  /** PDF: where its links lead. */
  links: HtmlLink[]
  /** What its QR codes and barcodes say. */
  codes: string[]
  /** Null when all of it was read; `picture`: it has no code for machines. */
  unread: UnreadReason | null
}

export const nothing = (unread: UnreadReason): Found => ({ text: '', links: [], codes: [], unread })
