// One normal form for all that a mail says: NFKC, one kind of dash, no invisible characters, quote marks gone;
// and the stretches where no code can be (addresses, long hex or base64 runs) blotted out.
import type { ParsedMessage, TextPart } from '../../mime/message'
import type { Book } from './book'
import { Near } from './near'
import { matchesOf } from './patterns'

export type View = {
  part: TextPart
  /** Normalised; line feeds only. */
  text: string
  /** `text` with URLs, addresses, UUIDs and long runs replaced by BLOT, same length. */
  bare: string
  urls: readonly { url: string; start: number; end: number }[]
  near: Near
  /** Attribute texts of an HTML part: they stand beside the mail's words, not among them. */
  isAttribute: boolean
}

export const BLOT = '\u0001'

const INVISIBLE = /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff]/g
const DASH = /[\u2010-\u2015\u2043\u2212\ufe58\ufe63\uff0d\u2500\u2501]/g

/** Bytes of windows-1252 that were called ISO 8859-1. */
const CP1252: Record<string, string> = { '\x80': '€', '\x85': '…', '\x91': "'", '\x92': "'", '\x93': '"', '\x94': '"', '\x96': '-', '\x97': '-', '\xa0': ' ' }
const fixed = (text: string): string => (/[\x80-\x9f]/.test(text) ? text.replace(/[\x80-\x9f]/g, (c) => CP1252[c] ?? ' ') : text)

export function normalise(text: string): string {
  let out = fixed(text).replace(/\r\n?/g, '\n')
  if (/[^\x00-\x7f]/.test(out)) {
    out = out.replace(/[\u2460-\u24ff\u2776-\u2793\u3251-\u325f\u32b1-\u32bf\u2122\u2120\u00a9\u00ae]/g, ' ').replace(INVISIBLE, '').normalize('NFKC').replace(INVISIBLE, '').replace(DASH, '-').replace(/[\u2018\u2019\u02bc\u2032]/g, "'")
    // A long-vowel mark between Latin letters or digits was meant as a dash.
    out = out.replace(/(?<=[A-Za-z0-9])\u30fc(?=[A-Za-z0-9])/g, '-')
  }
  return out.replace(/^[ \t]*(?:[>|][ \t]?)+/gm, '')
}

const URL_RUN = /\b(?:https?|ftp):\/\/[^\s<>"'\u0001、。「」『』【】()（）]{1,4000}/gi
const NOT_CODES = /\b(?:cid|mailto|tel|data|mid):[^\s<>"']{1,4000}|\bwww\.[^\s<>"'、。]{1,2000}|(?<![A-Za-z0-9])[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![A-Za-z0-9])|[A-Za-z0-9+/_=]{36,}|(?<![A-Za-z0-9])(?=[0-9a-f]{0,60}[a-f])[0-9a-f]{20,64}(?![A-Za-z0-9])|[#&][a-z]{1,12}=[^\s]{1,400}/gi

const blot = (text: string, pattern: RegExp) => text.replace(pattern, (run) => BLOT.repeat(run.length))

/** Mail addresses, found from their `@` outwards: a pattern would try every word. */
function blotAddresses(text: string): string {
  let at = text.indexOf('@')
  if (at < 0) return text
  const out: string[] = []
  let done = 0
  for (; at >= 0; at = text.indexOf('@', at + 1)) {
    if (at < done) continue
    const local = /[\w.+-]*$/.exec(text.slice(Math.max(done, at - 64), at))?.[0].length ?? 0
    const domain = /^[\w.-]*/.exec(text.slice(at + 1, at + 200))?.[0].length ?? 0
    if (local === 0 || domain === 0) continue
    out.push(text.slice(done, at - local), BLOT.repeat(local + 1 + domain))
    done = at + 1 + domain
  }
  return out.join('') + text.slice(done)
}

function viewOf(part: TextPart, raw: string, book: Book, isAttribute = false): View {
  const text = normalise(raw)
  const urls = text.includes('://') ? [...matchesOf(URL_RUN, text)].map((m) => ({ url: trimUrl(m[0]), start: m.index, end: m.index + m[0].length })) : []
  return { part, text, urls, bare: blot(blotAddresses(blot(text, URL_RUN)), NOT_CODES), near: new Near(text, book), isAttribute }
}

/** Sentence ends stuck to an address are not part of it. */
const trimUrl = (url: string): string => url.replace(/[.,;:!?*_~|\]}>]+$/, '')

/** Every text of the message, attribute texts of HTML included, CSV rows spelt out as `heading: value` lines. */
export function viewsOf(message: ParsedMessage, book: Book): View[] {
  const views: View[] = []
  for (const part of message.parts) {
    const isTable = /\.[ct]sv$/i.test(part.fileName ?? '')
    views.push(viewOf(part, isTable ? spellOut(part.text) : part.text, book))
    if (part.attributes.length > 0) views.push(viewOf(part, part.attributes.join('\n'), book, true))
  }
  return views
}

/** `a,b\n1,2` → `a: 1\nb: 2`: then a table reads like any other block of labels. At most 2000 rows. */
function spellOut(text: string): string {
  const rows = text.split(/\r\n?|\n/).filter((row) => row.trim() !== '').slice(0, 2000)
  const separator = (rows[0] ?? '').includes('\t') ? '\t' : (rows[0] ?? '').includes(';') ? ';' : ','
  const cells = rows.map((row) => row.split(separator).map((cell) => cell.trim().replace(/^"|"$/g, '')))
  const head = cells[0] ?? []
  if (cells.length < 2 || head.some((cell) => /^[\d\s.,-]+$/.test(cell))) return text
  return cells.slice(1).map((row) => row.map((cell, i) => (head[i] ? `${head[i]}: ${cell}` : cell)).join('\n')).join('\n\n')
}

const PROBES = 8
const PROBED = 8000
const PROBE = /[^\s\u0001]{5,16}/

/** Every eighth part of the shorter one has a word that the longer one has too. */
function saysTheSame(short: string, long: string): boolean {
  if (short.length < 200 || short.length < long.length * 0.5) return false
  const text = short.slice(0, PROBED)
  for (let i = 0; i < PROBES; i++) {
    const from = Math.floor((text.length * i) / PROBES)
    const word = PROBE.exec(text.slice(from, from + 80))?.[0]
    if (word === undefined || !long.includes(word)) return false
  }
  return true
}

/** Each text of the mail once: of an HTML part and its plain twin the longer one. */
export function withoutTwins(views: readonly View[]): View[] {
  const twins = views.length <= 6 ? views.filter(({ part, isAttribute }) => !isAttribute && (part.kind === 'text' || part.kind === 'html')) : []
  return views.filter((view) => view.isAttribute || !twins.some((other) => other !== view && other.part.kind !== view.part.kind && twins.includes(view) && view.text.length <= other.text.length && saysTheSame(view.bare, other.bare)))
}
