// A cell cut out of a file keeps the whole file in memory for as long as the cell lives: engines share the characters.
// What outlives a reading is therefore copied, and equal texts of many rows are one.

const SHARED_MOST = 5000
const SHARED_LONGEST = 400

const shared = new Map<string, string>()

/** The same text with characters of its own. */
export function ownedText(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le')
}

/** One string for all equal texts, as far as they are short and few; others are given back as they are. */
export function sharedText(text: string): string {
  if (text.length > SHARED_LONGEST) return text
  const known = shared.get(text)
  if (known !== undefined) return known
  if (shared.size >= SHARED_MOST) return text
  const own = ownedText(text)
  shared.set(own, own)
  return own
}
