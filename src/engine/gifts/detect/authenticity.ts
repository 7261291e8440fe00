// Authentication-Results (RFC 8601), topmost first: a failure always counts; a pass counts only when the header
// is the account's own provider's, since an attacker can write one himself. No statement is no verdict.
import type { ParsedMessage } from '../../mime/message'
import { registrable } from './domains'
import { ownerOfHost } from './phishing/identity'
import { matchesOf } from './patterns'

export type Authenticity = 'pass' | 'fail' | 'none'

/** One method's verdict, and the domain it is about where the header names it. */
type Result = { verdict: string; domain: string | null }
type Results = { id: string; dmarc: string; dkim: readonly Result[]; spf: readonly Result[]; compauth: string }

const METHOD = /(?:^|[\s;])(dmarc|dkim|spf|compauth)\s*=\s*([a-z]{2,20})/gi
const SIGNER = /header\.(?:d|i)\s*=\s*(?:[^\s;@]{0,64}@)?([\w.-]{3,253})/i
const ENVELOPE = /smtp\.(?:mailfrom|helo)\s*=\s*(?:[^\s;@]{0,200}@)?([\w.-]{3,253})/i

function resultsOf(message: ParsedMessage): Results | null {
  const all = message.headers.get('authentication-results') ?? []
  if (all[0] === undefined) return null
  const id = authservId(all[0])
  // Some providers write one header a method: those at the top with one id belong together.
  const mine: string[] = []
  for (const header of all.slice(0, 12)) {
    if (authservId(header) !== id) break
    mine.push(header.slice(0, 8000))
  }
  const text = mine.join('; ').replace(/\([^()]{0,500}\)/g, ' ')
  const found = [...matchesOf(METHOD, text)].slice(0, 60)
  const of = (name: string, domain: RegExp): Result[] =>
    found.flatMap((match, i) => {
      if (match[1]?.toLowerCase() !== name) return []
      const words = text.slice(match.index, found[i + 1]?.index ?? text.length)
      return [{ verdict: (match[2] ?? '').toLowerCase(), domain: domain.exec(words)?.[1]?.toLowerCase() ?? null }]
    })
  return { id, dmarc: of('dmarc', SIGNER)[0]?.verdict ?? '', compauth: of('compauth', SIGNER)[0]?.verdict ?? '', dkim: of('dkim', SIGNER), spf: of('spf', ENVELOPE) }
}

const authservId = (header: string): string => /^\s*([^\s;]+)/.exec(header)?.[1]?.toLowerCase() ?? ''

/** Passed for the domain in From; a header that names no domain is taken at its word. */
const aligned = (results: readonly Result[], from: string) => results.some(({ verdict, domain }) => verdict === 'pass' && (domain === null || registrable(domain) === registrable(from)))

export function authenticityOf(message: ParsedMessage, ownAuthservIds: readonly string[]): Authenticity {
  const results = resultsOf(message)
  if (!results) return 'none'
  const { id, dmarc, compauth, dkim, spf } = results
  const from = message.from?.address.split('@').at(-1)?.toLowerCase() ?? ''
  if (dmarc === 'fail' || compauth === 'fail') return 'fail'
  if (dmarc !== 'pass' && !aligned(dkim, from) && !aligned(spf, from)) {
    const speaksAgainst = dkim.some(({ verdict }) => verdict === 'fail') || spf.some(({ verdict }) => verdict === 'fail')
    const isForeign = [...dkim, ...spf].some(({ verdict }) => verdict === 'pass')
    // Small companies send through others without alignment; known organisations do not.
    if ((speaksAgainst && !isForeign) || (isForeign && spf.length > 0 && dkim.length > 0 && ownerOfHost(from) !== null)) return 'fail'
  }
  const isOwn = ownAuthservIds.some((own) => id === own.toLowerCase() || id.endsWith(`.${own.toLowerCase()}`))
  return isOwn && (dmarc === 'pass' || (dmarc === '' && aligned(dkim, from))) ? 'pass' : 'none'
}

/** Results were written, and none speaks in favour: `spf=softfail dkim=none dmarc=none`. */
export function isUnsigned(message: ParsedMessage): boolean {
  const results = resultsOf(message)
  return results !== null && results.dmarc !== 'pass' && ![...results.dkim, ...results.spf].some(({ verdict }) => verdict === 'pass')
}
