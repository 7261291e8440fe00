// A cell cut out of a file keeps the whole file in memory for as long as the cell lives: engines share the characters.
// What outlives a reading is therefore copied, and equal texts of many rows are one.

const SHARED_MOST = 5000
const SHARED_LONGEST = 400

const shared = new Map<string, string>()
const FRONT = 512
const front = new Array<string>(FRONT).fill('')

/** The same text with characters of its own. */
export function ownedText(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le')
}

/** One string for all equal texts, as far as they are short and few; others are given back as they are. */
export function sharedText(text: string): string {
  if (text.length > SHARED_LONGEST) return text
  // A column has few texts: comparing with one of the same looks is quicker than working out where the map keeps it.
  const place = (text.length + 31 * text.charCodeAt(0) + 17 * text.charCodeAt(text.length >> 1) + 7 * text.charCodeAt(text.length - 1)) & (FRONT - 1)
  const near = front[place]
  if (near === text) return near
  let own = shared.get(text)
  if (own === undefined) {
    if (shared.size >= SHARED_MOST) return text
    own = ownedText(text)
    shared.set(own, own)
  }
  front[place] = own
  return own
}
