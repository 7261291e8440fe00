// Country labels and codes as a source states them, to ISO 3166-1 alpha-2. Nothing is ever looked up from an address.
import { COUNTRY_LABELS } from './country-labels'
import { ownedText } from './owned-text'

export type ReadCountry = { country: string | null; countryText: string | null }

/** Those that header labels are known in; Japanese and English have the last word. */
const LANGUAGES = ['de', 'ko', 'zh-Hans', 'zh-Hant', 'en', 'ja']
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
/** Not codes of countries, though two letters: unknown, and the user-assigned mark for it. */
const NO_COUNTRY = new Set(['ZZ', 'XX'])

let table: Map<string, string> | null = null
const seen = new Map<string, ReadCountry>()

/** The code when the label is known; the label as shown in any case. */
export function readCountry(raw: string | null | undefined): ReadCountry {
  const cell = (raw ?? '').trim()
  let answer = seen.get(cell)
  if (!answer) {
    const text = ownedText(cell)
    answer = { country: countryCode(text), countryText: text === '' ? null : text }
    if (seen.size < 5000 && text.length < 400) seen.set(text, answer)
  }
  return answer
}

/** The code for a country's name, or for a code in any case; null when unknown. */
export function countryCode(label: string): string | null {
  const key = fold(label)
  if (/^[a-z]{2}$/.test(key)) {
    const code = key.toUpperCase()
    return NO_COUNTRY.has(code) ? null : currentCode(code)
  }
  return (table ??= makeTable()).get(key) ?? null
}

/** Withdrawn and mistaken codes (SU, BU, UK …) carry the names of today's countries. */
function currentCode(code: string): string {
  return (Intl.getCanonicalLocales(`und-${code}`)[0] ?? '').slice(4) || code
}

function fold(label: string): string {
  return label.normalize('NFKC').trim().toLowerCase()
}

function makeTable(): Map<string, string> {
  const labels = new Map<string, string>()
  for (const language of LANGUAGES) {
    const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' })
    for (const a of LETTERS) {
      for (const b of LETTERS) {
        const name = NO_COUNTRY.has(a + b) ? undefined : names.of(a + b)
        if (name) labels.set(fold(name), currentCode(a + b))
      }
    }
  }
  for (const [code, known] of Object.entries(COUNTRY_LABELS)) for (const name of known) labels.set(fold(name), code)
  return labels
}
