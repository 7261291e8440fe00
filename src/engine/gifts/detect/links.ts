// Links of a mail: which of them are money (known host and path, or an unknown host with a long random token
// that the words hand over), and which show that the mail is not what it says.
import type { GiftBrand } from '../../../shared/model'
import type { ParsedMessage } from '../../mime/message'
import { isFreeHosting, isIpAddress, isRiskyTld, isShortener, likeness, looksGenerated, registrable } from './domains'
import type { Book } from './book'
import type { View } from './text'
import { matchesOf } from './patterns'

export type Link = {
  /** As in the mail, entities decoded. */
  url: string
  host: string
  /** Path and query. */
  path: string
  /** The words that were clicked on; '' in plain text. */
  words: string
  /** Text before it, for the words that hand it over. */
  before: string
  bearer: { brand: GiftBrand; code: string | null } | null
  /** A long random token in the path or query. */
  hasToken: boolean
  risks: readonly LinkRisk[]
}

export type LinkRisk = 'ip' | 'user-info' | 'embedded' | 'misspelt' | 'named' | 'foreign-bearer-path' | 'text-mismatch' | 'redirect' | 'shortener' | 'free-hosting' | 'risky-tld' | 'generated' | 'punycode'

const hostFits = (host: string, bearer: Book['bearers'][number]) => host === bearer.host || (bearer.wild && host.endsWith(`.${bearer.host}`))

const SECRET = /[A-Za-z0-9_-]{16,200}/g
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i

/** Sixteen and more characters of mixed digits and letters, or 24 hex digits: not a slug of words. */
function holdsToken(path: string): boolean {
  if (path.length >= 36 && path.includes('-') && UUID.test(path)) return true
  for (const [run] of matchesOf(SECRET, path)) {
    for (const piece of run.split(/(?<=[a-z]{3})-(?=[a-z]{3})|_/)) {
      if (piece.length < 16) continue
      const digits = piece.replace(/\D/g, '').length
      if (digits >= 2 && digits < piece.length && !/^[a-z-]+-?\d{1,8}$/.test(piece)) return true
      if (digits === 0 && /[A-Z]/.test(piece) && /[a-z]/.test(piece) && (piece.match(/(?<=[a-z])[A-Z]/g)?.length ?? 0) >= 4) return true
    }
  }
  return false
}

/** Links of HTML parts and addresses in any text, each once. At most 400 are judged. */
export function linksOf(message: ParsedMessage, views: readonly View[], book: Book): Link[] {
  const links = new Map<string, Link>()
  const add = (raw: string, words: string, before: string) => {
    if (links.size >= 400 || raw.length > 6000) return
    const url = raw.replace(/&amp;/gi, '&').trim()
    const known = links.get(url)
    if (known) {
      if (!known.words && words) links.set(url, judge(url, book, words, before || known.before) ?? known)
      return
    }
    const link = judge(url, book, words, before)
    if (link) links.set(url, link)
  }
  for (const part of message.parts) for (const { href, text } of part.links) add(href, text, textBefore(part.text, text))
  for (const view of views) for (const { url, start } of view.urls) add(url, '', view.text.slice(Math.max(0, start - 160), start))
  return [...links.values()]
}

function textBefore(text: string, words: string): string {
  const at = words ? text.indexOf(words) : -1
  return at < 0 ? text.slice(0, 300) : text.slice(Math.max(0, at - 200), at)
}

function judge(url: string, book: Book, words: string, before: string): Link | null {
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return null
  const parsed = new URL(url)
  const host = parsed.hostname.toLowerCase()
  const path = pathOf(url)
  const found = book.bearers.find((bearer) => hostFits(host, bearer) && bearer.path.test(path))
  const code = found ? (found.path.exec(path)?.groups?.['code'] ?? null) : null
  return { url, host, path, words, before, bearer: found ? { brand: found.brand, code } : null, hasToken: holdsToken(path), risks: found ? [] : risksOf(parsed, book, host, path, words) }
}

/** Path and query as written: `URL` would change the letter case of nothing but encodes what the patterns expect plain. */
function pathOf(url: string): string {
  const start = url.indexOf('/', url.indexOf('//') + 2)
  return start < 0 ? '/' : url.slice(start)
}

function risksOf(url: URL, book: Book, host: string, path: string, words: string): LinkRisk[] {
  const risks: LinkRisk[] = []
  const owner = book.ownerOf(host)
  if (isIpAddress(host)) risks.push('ip')
  if (url.username !== '') risks.push('user-info')
  if (host.includes('xn--')) risks.push('punycode')
  const like = likeness(host)
  if (like) risks.push(like.kind)
  if (!owner && book.bearers.some((bearer) => bearer.specific && bearer.path.test(path) && like?.brand === bearer.brand.id)) risks.push('foreign-bearer-path')
  const shown = /^(?:https?:\/\/)?((?:[\w-]{1,63}\.){1,8}[a-z]{2,24})(?:[/?#:]|$)/i.exec(words.trim())?.[1]?.toLowerCase()
  if (shown && registrable(shown) !== registrable(host) && book.ownerOf(shown) !== null && !owner) risks.push('text-mismatch')
  if (/[?&](?:q|url|u|to|dest|redirect|target|adurl|r|next|continue)=(?:https?%3a|https?:)/i.test(path) && !owner?.startsWith('amazon')) risks.push('redirect')
  if (isShortener(host)) risks.push('shortener')
  if (isFreeHosting(host)) risks.push('free-hosting')
  if (isRiskyTld(host)) risks.push('risky-tld')
  if (!owner && looksGenerated(host)) risks.push('generated')
  return risks
}
