// A message as the detector sees it: text found anywhere in it, already decoded, with where it stood. Made by
// parse.ts from raw bytes, or from the parts a scan fetched. Everything here came from strangers.

export type TextPart = {
  /** `text`, `html` (turned into plain text by html-text.ts), `subject`, `attachment` (text of a .txt, .csv, .html, PDF …). */
  kind: 'text' | 'html' | 'subject' | 'attachment'
  text: string
  /** Inside message/rfc822 or an .eml attachment: 1 and more. */
  depth: number
  fileName: string | null
  /** HTML only: where links lead (entities decoded) and the words that were clicked on. */
  links: readonly HtmlLink[]
  /** HTML only: alt, title, value and clipboard attributes, JSON-LD: text that a program shows or copies. */
  attributes: readonly string[]
  /** HTML only: asks for a password in a form of its own. */
  asksPassword: boolean
}

export type HtmlLink = { href: string; text: string }

export type Address = { name: string; address: string }

/** Why an attachment was not read. `picture`: nothing but its codes for machines can be; `format`: a kind of file that Koban does not read. */
export type UnreadReason = 'picture' | 'pdf' | 'format' | 'encrypted' | 'damaged' | 'too-big' | 'too-slow'

export type Unread = {
  /** `image/png` … */
  contentType: string
  fileName: string | null
  sizeBytes: number
  reason: UnreadReason
}

/** A picture or PDF, for attachments/read-attachments.ts: reading it takes a library, and longer than a scan can wait for each. */
export type ClosedPart = {
  kind: 'picture' | 'pdf'
  fileName: string | null
  depth: number
  /** As they stand in the message: a view of it, still in its transfer encoding. */
  bytes: Buffer
  encoding: string
  /** A first look at a PDF, among the message's parts. */
  firstLook: TextPart | null
  /** Its entry among what is unread; null when the first look seems to be the whole. */
  unread: Unread | null
}

export type ParsedMessage = {
  messageId: string | null
  subject: string
  from: Address | null
  replyTo: Address[]
  to: Address[]
  /** Date header, UTC ms; null when absent or unreadable. */
  date: number | null
  /** Header values by lower-case name, topmost first. Unfolded, not decoded. */
  headers: ReadonlyMap<string, readonly string[]>
  parts: TextPart[]
  /** What is there but was not read. */
  unread: Unread[]
  /** What can still be read, outside this thread. */
  closed: ClosedPart[]
  /** Why the message could not be read whole (`too-deep`, `too-many-parts`, `encrypted-file` …, see PARTIAL_WORDS); empty when it was. */
  partial: string[]
}
