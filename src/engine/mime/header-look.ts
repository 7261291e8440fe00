// The fields of a header that looks before parsing need, read straight from a message's bytes in one pass: every message of
// a scan gets several such looks, where a full reading of the header would cost more than all the rest.

export type HeaderLook = {
  /** Where the body begins; the length of the bytes when no blank line ends the header. */
  bodyAt: number
  /** The topmost field of that name: unfolded, not decoded, a byte a character, at most 2000 of them. */
  field(name: FieldName): string | undefined
  /** All fields of that name, topmost first. */
  fields(name: FieldName): readonly string[]
}

const NAMES = ['from', 'reply-to', 'subject', 'message-id', 'in-reply-to', 'list-id', 'list-post', 'list-unsubscribe', 'content-type', 'content-transfer-encoding', 'content-disposition'] as const
export type FieldName = (typeof NAMES)[number]

const LONGEST = 2000
const MOST_OF_ONE = 20
/** Fields behind this are not read, and a header this long is not one. */
const MOST_BYTES = 64 << 10
const MOST_HEADER = 1 << 20
const NONE: readonly string[] = []

/** Names by their first letter, in small letters. */
const BY_LETTER: (readonly FieldName[] | undefined)[] = []
for (const name of NAMES) BY_LETTER[name.charCodeAt(0)] = [...(BY_LETTER[name.charCodeAt(0)] ?? []), name]

/** For the parts of a message, and messages in it. */
export const lookAtPart = (bytes: Buffer): HeaderLook => read(bytes)

/** The last message is looked at by the gate, by the scan and by the counts. */
let last: { raw: Buffer; look: HeaderLook } | null = null

export function lookAtHeader(raw: Buffer): HeaderLook {
  if (last?.raw !== raw) last = { raw, look: read(raw) }
  return last.look
}

function read(raw: Buffer): HeaderLook {
  const found = new Map<FieldName, string[]>()
  const end = Math.min(raw.length, MOST_HEADER)
  let at = 0
  let open: string[] | null = null
  while (at < end) {
    const newline = raw.indexOf(10, at)
    const stop = newline < 0 ? end : newline
    const last = stop > at && raw[stop - 1] === 13 ? stop - 1 : stop
    if (last <= at) {
      at = stop + 1
      break
    }
    const first = raw[at]!
    if (first === 32 || first === 9) {
      if (open !== null && open.at(-1)!.length < LONGEST) open.push(`${open.pop()!} ${raw.toString('latin1', at, last).trim()}`.slice(0, LONGEST))
    } else {
      const name = at > MOST_BYTES ? undefined : nameAt(raw, at, last)
      open = name === undefined ? null : listOf(found, name)
      open?.push(raw.toString('latin1', at + name!.length + 1, Math.min(last, at + LONGEST + 100)).trim().slice(0, LONGEST))
    }
    at = stop + 1
  }
  return { bodyAt: Math.min(at, raw.length), field: (name) => found.get(name)?.[0], fields: (name) => found.get(name) ?? NONE }
}

/** Null when there are so many of it that the rest says nothing. */
function listOf(found: Map<FieldName, string[]>, name: FieldName): string[] | null {
  const list = found.get(name)
  if (list) return list.length < MOST_OF_ONE ? list : null
  const made: string[] = []
  found.set(name, made)
  return made
}

/** `Name:` in any case. */
function nameAt(raw: Buffer, at: number, end: number): FieldName | undefined {
  for (const name of BY_LETTER[raw[at]! | 32] ?? NONE as readonly FieldName[]) {
    if (at + name.length >= end || raw[at + name.length] !== 58) continue
    let i = 1
    while (i < name.length && (raw[at + i]! | 32) === (name.charCodeAt(i) | 32)) i++
    if (i === name.length) return name
  }
  return undefined
}
