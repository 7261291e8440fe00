// A few fields of a header, read straight from a message's bytes: for looks that every message of a scan gets, where a
// full reading of the header would cost more than all the rest.

export type HeaderLook = {
  /** Where the body begins. */
  bodyAt: number
  /** The topmost field of that lower-case name: unfolded, not decoded, a byte a character, at most 2000 of them. */
  field(name: string): string | undefined
}

const LONGEST = 2000
const MOST_BYTES = 64 << 10

/** `names`: lower case. Reads at most 64 KB. */
export function lookAtHeader(raw: Buffer, names: readonly string[]): HeaderLook {
  const fields = new Map<string, string>()
  const end = Math.min(raw.length, MOST_BYTES)
  let at = 0
  let open: string | null = null
  while (at < end) {
    const newline = raw.indexOf(10, at)
    const stop = newline < 0 ? end : newline
    const last = raw[stop - 1] === 13 ? stop - 1 : stop
    if (last <= at) {
      at = stop + 1
      break
    }
    const first = raw[at]
    if (first === 32 || first === 9) {
      if (open !== null) {
        const known = fields.get(open) ?? ''
        if (known.length < LONGEST) fields.set(open, `${known} ${raw.toString('latin1', at, last).trim()}`.slice(0, LONGEST))
      }
    } else {
      open = names.find((name) => isNamed(raw, at, name) && !fields.has(name)) ?? null
      if (open !== null) fields.set(open, raw.toString('latin1', at + open.length + 1, last).trim().slice(0, LONGEST))
    }
    at = stop + 1
  }
  return { bodyAt: Math.min(at, raw.length), field: (name) => fields.get(name) }
}

/** `Name:` in any case. */
function isNamed(raw: Buffer, at: number, name: string): boolean {
  if (raw[at + name.length] !== 58) return false
  for (let i = 0; i < name.length; i++) {
    const byte = raw[at + i]!
    if ((byte >= 65 && byte <= 90 ? byte + 32 : byte) !== name.charCodeAt(i)) return false
  }
  return true
}
