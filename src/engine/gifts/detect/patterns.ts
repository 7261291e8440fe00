// Building patterns from lists of words, and asking them. Every pattern made here is linear: alternatives of fixed
// words and bounded gaps.

/** Latin words stand alone, or begin a compound where `open`; words of other scripts may stand inside a longer one. */
function bounded(word: string): string {
  const plain = word.replace(/\\[bBdDsSwW]/g, '')
  const starts = /^(?:\(\?:)?[a-zà-ÿœł]/i.test(plain) ? '(?<![a-zà-ÿœł])' : ''
  const ends = /[a-zà-ÿœł]\)?\??$/i.test(plain.replace(/\\\.\??$/, '')) ? '(?![a-zà-ÿœł])' : ''
  return starts + word + ends
}

/** A global pattern of whole words; `\\w*` at the end of one leaves it open. */
export const anyOf = (...lists: readonly (readonly string[])[]): RegExp => new RegExp(lists.flat().map(bounded).join('|'), 'giu')

const escape = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')

/** A global pattern of plain stems: a Latin one from the start of a word on. */
export const stems = (...lists: readonly (readonly string[])[]): RegExp => new RegExp(lists.flat().map((stem) => (/^[a-zà-ÿ]/.test(stem) ? `(?<![a-zà-ÿ])${escape(stem)}` : escape(stem))).join('|'), 'giu')

/** A global pattern of all alternatives, for text that is folded already (small letters, no accents). */
export const phrases = (...lists: readonly string[]): RegExp => new RegExp(`(?:${lists.join('|')})`, 'g')

/** Every match of a global pattern, in order. `matchAll` makes a copy of the pattern first, and for a list of hundreds of words that costs far more than the search. */
export function* matchesOf(pattern: RegExp, text: string): Generator<RegExpExecArray, void> {
  let at = 0
  for (;;) {
    // Whoever hears of a match may ask the same pattern in between.
    pattern.lastIndex = at
    const match = pattern.exec(text)
    if (match === null) return
    at = match[0] === '' ? match.index + ((text.codePointAt(match.index) ?? 0) > 0xffff ? 2 : 1) : pattern.lastIndex
    pattern.lastIndex = 0
    yield match
  }
}

export function hits(pattern: RegExp, text: string): boolean {
  // A global pattern remembers where it stopped.
  pattern.lastIndex = 0
  const found = pattern.test(text)
  pattern.lastIndex = 0
  return found
}

/** How many different matches there are, at most `most`. */
export function variety(pattern: RegExp, text: string, most = 5): number {
  const seen = new Set<string>()
  for (const [match] of matchesOf(pattern, text)) if (seen.add(match.toLowerCase()).size >= most) break
  return seen.size
}

export type Span = { start: number; end: number }

/** The last match in `text`; of matches that end together the longest, since matching goes on from each end. */
export function lastMatch(pattern: RegExp, text: string): Span | null {
  let last: Span | null = null
  for (const match of matchesOf(pattern, text)) last = { start: match.index, end: match.index + match[0].length }
  return last
}
