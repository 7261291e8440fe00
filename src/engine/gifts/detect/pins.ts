// The second factor beside a code or a bearer link: a short value after a word for PIN in the lines around it.
import type { FoundCode } from './codes'
import type { View } from './text'
import { kindOf } from './labels'
import { PIN_LABEL } from './words'

const VALUE = /^\s*(?:[:：=#-]|は|is|-)?\s*(?:は\s*)?([A-Za-z0-9]{3,10})(?![A-Za-z0-9-])/

/** PINs of `view`, near one of `codes` or anywhere in it when `anywhere`. Values that are codes themselves are left out. */
export function pinsIn(view: View, codes: readonly FoundCode[], anywhere: boolean): string[] {
  const pins = new Set<string>()
  const known = new Set(codes.map(({ bare }) => bare.toUpperCase()))
  const places = codes.filter(({ token }) => token.view === view).map(({ token }) => token.start)
  let tries = 0
  for (const match of view.bare.matchAll(PIN_LABEL)) {
    if (++tries > 200) break
    const end = match.index + match[0].length
    if (kindOf(view.bare.slice(Math.max(0, match.index - 24), end).split('\n').at(-1) ?? '') !== 'pin') continue
    const value = VALUE.exec(view.bare.slice(end, end + 40).replace(/^\s*[(（][^)）\n]{0,20}[)）]/, ''))?.[1]
    if (value === undefined || !/\d/.test(value) || known.has(value.toUpperCase())) continue
    if (anywhere || places.some((place) => Math.abs(place - match.index) < 500)) pins.add(value)
  }
  return [...pins]
}
