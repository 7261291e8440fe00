// Places in one cell, `City, State, Country`: split from the right, since the left parts may be missing.
import { countryCode } from './countries'

export type ReadLocation = { country: string | null; countryText: string; region: string | null; city: string | null }

/** `countryText` is the whole label as shown; a part that is no known country names none. */
export function readLocation(raw: string): ReadLocation {
  const text = raw.trim()
  const parts = text.split(/[,、，]/).map((part) => part.trim()).filter((part) => part !== '')
  const country = countryCode(parts.at(-1) ?? '')
  if (country === null) return { country, countryText: text, region: null, city: null }
  return { country, countryText: text, region: parts.at(-2) ?? null, city: parts.at(-3) ?? null }
}
