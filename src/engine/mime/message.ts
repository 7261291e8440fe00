// A message as the detector sees it: text found anywhere in it, already decoded, with where it stood. Made by
// parse.ts from raw bytes, or from the parts a scan fetched. Everything here came from strangers.

export type TextPart = {
  /** `text`, `html` (raw HTML, never rendered), `subject`, `attachment` (text of a .txt, .csv, .html, .eml, PDF …). */
  kind: 'text' | 'html' | 'subject' | 'attachment'
  text: string
  /** Inside message/rfc822 or an .eml attachment: 1 and more. */
  depth: number
  fileName: string | null
}

export type Address = { name: string; address: string }

export type ParsedMessage = {
  messageId: string | null
  subject: string
  from: Address | null
  replyTo: Address[]
  to: Address[]
  /** Date header, UTC ms; null when absent or unreadable. */
  date: number | null
  /** Header values by lower-case name, topmost first. */
  headers: ReadonlyMap<string, readonly string[]>
  parts: TextPart[]
  /** `image/png` …: what is there but was not read. */
  unread: { contentType: string; fileName: string | null; sizeBytes: number }[]
  /** Why the message could not be read whole; empty when it was. */
  partial: string[]
}
