// The text of a mail cut into sentences for judging what it demands: lower case, accents off, so that patterns
// are written once, in small letters of plain ASCII, kana, kanji and hangul.
import type { Mail } from '../context'
import { normalise, withoutTwins } from '../text'
import type { View } from '../text'

const MOST = 400
const LONGEST = 500
/** Of each text: what a mail wants of its reader does not stand on its fifth page. */
const READ = 8000
const READ_IN_ALL = 24_000

/** `É` → `e`; kana, kanji and hangul stay whole. */
export function fold(text: string): string {
  const lower = text.toLowerCase()
  if (!/[^\x00-\x7f]/.test(lower)) return lower
  return lower.replace(/[\u00aa-\u02af\u1e00-\u1eff]/g, (letter) => (letter === 'ß' ? 'ss' : (letter.normalize('NFD')[0] ?? letter))).replace(/[\u0300-\u036f]/g, '').replace(/[\u2018\u2019]/g, "'")
}

/** Subject first, then each text of the mail, an HTML part and its plain twin only once. */
export function textsOf(mail: Mail): string[] {
  const texts = [mail.subject]
  let left = READ_IN_ALL
  for (const { part, text } of withoutTwins(mail.views)) {
    if (part.kind === 'subject') continue
    if (left <= 0) break
    const read = ownWords(part, text).slice(0, Math.min(READ, left))
    left -= read.length
    texts.push(read)
  }
  return texts
}

/** Fewer than these letters of one's own, and the quotation is what the mail is there to say. */
const OWN = 12

/** Without the lines quoted from others, which an answer discusses and does not say. A forwarded mail that is nothing else is read whole. */
function ownWords(part: View['part'], text: string): string {
  if (part.kind !== 'text' || !/^[ \t]*>/m.test(part.text)) return text
  const own = part.text.slice(0, 4 * READ).split('\n').filter((line) => !/^[ \t]*>/.test(line)).join('\n')
  return own.replace(/\s/g, '').length < OWN ? text : normalise(own)
}

/** At most 400 sentences of 500 characters. */
export function sentencesOf(texts: readonly string[]): string[] {
  const all: string[] = []
  for (const text of texts) {
    for (const sentence of joined(fold(text)).split(/\n+|[。！？!?]+|\.(?=\s|$)/)) {
      const trimmed = sentence.trim()
      if (trimmed !== '' && all.push(trimmed.slice(0, LONGEST)) >= MOST) return all
    }
  }
  return all
}

/** A line this long goes on in the next: it was wrapped. */
const WRAPPED = 52

/** Lines of a wrapped paragraph belong together; short ones stand alone. */
function joined(text: string): string {
  const lines = text.split('\n')
  let out = ''
  for (const [i, line] of lines.entries()) {
    const bare = line.trimEnd()
    const next = lines[i + 1] ?? ''
    const goesOn = next !== '' && !/^\s/.test(next)
    out += goesOn && /[をはにがのでとへ、,]$/.test(bare) ? bare : goesOn && bare.length >= WRAPPED ? `${bare} ` : `${line}\n`
  }
  return out
}
