// Authentication-Results (RFC 8601), topmost first: a failure always counts; a pass counts only when the header
// is the account's own provider's, since an attacker can write one himself.
import type { ParsedMessage } from '../../mime/message'

export type Authenticity = 'pass' | 'fail' | 'none'

const method = (text: string, name: string): string => new RegExp(`\\b${name}\\s*=\\s*([a-z]+)`, 'i').exec(text)?.[1]?.toLowerCase() ?? ''

export function authenticityOf(message: ParsedMessage, ownAuthservIds: readonly string[]): Authenticity {
  const all = message.headers.get('authentication-results') ?? []
  const first = all[0]
  if (first === undefined) return 'none'
  const id = authservId(first)
  // Some providers write one header a method: those at the top with one id belong together.
  const mine: string[] = []
  for (const header of all) {
    if (authservId(header) !== id) break
    mine.push(header.slice(0, 8000))
  }
  const text = mine.join('; ').replace(/\([^()]{0,500}\)/g, ' ')
  const [dmarc, dkim, spf, comp] = ['dmarc', 'dkim', 'spf', 'compauth'].map((name) => method(text, name)) as [string, string, string, string]
  if (dmarc === 'fail' || comp === 'fail') return 'fail'
  if (dmarc !== 'pass' && dkim === 'fail' && spf !== 'pass') return 'fail'
  const isOwn = ownAuthservIds.some((own) => id === own.toLowerCase() || id.endsWith(`.${own.toLowerCase()}`))
  return isOwn && (dmarc === 'pass' || (dmarc === '' && dkim === 'pass')) ? 'pass' : 'none'
}

const authservId = (header: string): string => /^\s*([^\s;]+)/.exec(header)?.[1]?.toLowerCase() ?? ''

/** No statement in favour at all: `spf=softfail dkim=none dmarc=none`. */
export function isUnsigned(message: ParsedMessage): boolean {
  const first = (message.headers.get('authentication-results')?.[0] ?? '').slice(0, 8000)
  return first !== '' && method(first, 'dkim') !== 'pass' && method(first, 'dmarc') !== 'pass' && method(first, 'spf') !== 'pass'
}
