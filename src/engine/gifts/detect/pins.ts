// The second factor beside a code or a bearer link: a short value after a word for PIN in its line, its column, or
// the line below; or the short code that follows a card's number.
import type { FoundCode } from './codes'
import type { View } from './text'
import { labelOf } from './labels'
import { roleOf } from './roles'

const VALUE = /(?<![A-Za-z0-9-])[A-Za-z0-9]{3,10}(?:-[A-Za-z0-9]{3,6}){0,4}(?![A-Za-z0-9-]|[.:/]\d|円|ポイント|%|日|年|月|桁|文字|分)/g
const MAX_TRIED = 1500
const NEAR = 500

/** PINs of `view`, near one of `codes` or, without any, anywhere in it. Values that are codes themselves are left out. */
export function pinsIn(view: View, codes: readonly FoundCode[]): string[] {
  const pins = new Set<string>()
  const known = codes.map(({ bare }) => bare.toUpperCase())
  const places = codes.filter(({ token }) => token.view === view).map(({ token }) => token)
  let tries = 0
  for (const match of view.bare.matchAll(VALUE)) {
    const value = match[0]
    const [start, end] = [match.index, match.index + value.length]
    if (/^[a-z]+$/.test(value) || /^(?:19|20)\d\d$/.test(value)) continue
    if (!/\d/.test(value) && !(/^[A-Z]{4,8}$/.test(value))) continue
    const bare = value.replace(/-/g, '').toUpperCase()
    if (known.some((code) => (bare.length >= 6 ? code.includes(bare) : code === bare))) continue
    if (places.some((token) => start >= token.start && end <= token.end)) continue
    if (codes.length > 0 && !places.some((token) => Math.abs(token.start - start) < NEAR)) continue
    if (++tries > MAX_TRIED) break
    if (isPin({ view, start, end }, value, places)) pins.add(value)
  }
  return [...pins]
}

function isPin(place: { view: View; start: number; end: number }, value: string, codes: readonly FoundCode['token'][]): boolean {
  const label = labelOf(place)
  if (!label.tied) return false
  if (label.role === 'pin') return /\d/.test(value) || label.ends
  // "the card is 6035 1234 5678 9012 and the code is 4821": a short code close behind a long one.
  if (label.role !== 'code' && label.role !== 'gift' && label.role !== 'noun') return false
  const before = codes.find((token) => place.start > token.end && place.start - token.end < 80)
  return before !== undefined && value.length >= 3 && value.length <= 8 && before.bare.length >= 8 && before.bare.length >= value.length + 2 && /\d/.test(value) && roleOf(label.text) === 'code'
}
