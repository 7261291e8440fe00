// The providers' own words for a protocol and for an outcome, to Koban's. Small answers are kept: a file repeats them.
import type { AccessResult, AccessService } from '../../../shared/model'
import { ownedText } from './owned-text'

const SERVICES: readonly (readonly [AccessService, RegExp])[] = [
  ['imap', /imap/], ['pop', /pop/], ['smtp', /smtp|送信|submission/], ['web', /web|browser|ブラウザ/], ['api', /api|activesync|mapi|ews|exchange/],
]
const FAILURE = /fail|unsuccess|not success|denied|error|invalid|incorrect|reject|refused|blocked|失敗|失败|拒否|エラー|실패|fehl|nicht erfolg/
const SUCCESS = /success|成功|succeed|성공|erfolg/
const FAILURE_WORDS = new Set(['ng', 'no', 'n', 'false', '0', '×', 'x', '✗', '✕'])
const SUCCESS_WORDS = new Set(['ok', 'yes', 'y', 'true', '1', '○', '〇', '◯', '✓', '✔', 'はい'])

/** By substring, in the order of the table; `other` when nothing fits. */
export const serviceOf = remembering((text): AccessService => {
  const folded = text.normalize('NFKC').toLowerCase()
  return SERVICES.find(([, pattern]) => pattern.test(folded))?.[0] ?? 'other'
})

/** `unknown` for words that are neither. */
export const resultOf = remembering((text): AccessResult => {
  const folded = text.normalize('NFKC').toLowerCase().trim()
  if (FAILURE_WORDS.has(folded) || FAILURE.test(folded)) return 'failure'
  return SUCCESS_WORDS.has(folded) || SUCCESS.test(folded) ? 'success' : 'unknown'
})

const SIGN_OUT = /\b(?:log(?:ged)?|sign(?:ed)?)[ -]?(?:out|off)\b|ログアウト|サインアウト/i

/** An end of a session is a record, and no access. */
export function isSignOut(event: string): boolean {
  return SIGN_OUT.test(event)
}

/** Web browsers call themselves Mozilla. */
export function isBrowser(client: string | null): boolean {
  return client !== null && client.startsWith('Mozilla/')
}

function remembering<T>(compute: (text: string) => T): (text: string) => T {
  const answers = new Map<string, T>()
  return (text) => {
    let answer = answers.get(text)
    if (answer === undefined) {
      answer = compute(text)
      if (answers.size < 2000 && text.length < 400) answers.set(ownedText(text), answer)
    }
    return answer
  }
}
