// The text of a mail cut into sentences for judging what it demands: lower case, accents off, so that patterns
// are written once, in small letters of plain ASCII, kana, kanji and hangul.
import type { Mail } from '../context'

const MOST = 400
const LONGEST = 500
const READ = 24_000

/** `É` → `e`; kana, kanji and hangul stay whole. */
export const fold = (text: string): string => text.toLowerCase().normalize('NFD').replace(/[\u0300-\u036f]/g, '').normalize('NFC').replace(/[\u2018\u2019]/g, "'").replace(/ß/g, 'ss')

/** Subject first, then the parts in order; at most 400 sentences of 500 characters. */
export function sentencesOf(mail: Mail): string[] {
  const all: string[] = []
  let left = READ
  for (const text of [mail.subject, ...mail.views.map((view) => view.text)]) {
    if (left <= 0) break
    const read = fold(text.slice(0, left))
    left -= read.length
    // Lines of a wrapped paragraph belong together; short ones stand alone.
    const joined = read.replace(/([^\n]{52})[ \t]*\n(?=[^\n\s])/g, '$1 ').replace(/([をはにがのでとへ、,])[ \t]*\n(?=[^\n\s])/g, '$1')
    for (const sentence of joined.split(/\n+|[。！？!?]+|\.(?=\s|$)/)) {
      const trimmed = sentence.trim()
      if (trimmed !== '' && all.push(trimmed.slice(0, LONGEST)) >= MOST) return all
    }
  }
  return all
}
