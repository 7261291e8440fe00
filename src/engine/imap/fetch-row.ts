// One FETCH answer (RFC 9051 section 7.5.2) as plain values. Rows come by the thousand during a scan, so only what was
// asked for is read, and bodies stay the buffers they came in.
import { numberOf, type Answer, type Node } from './wire'

export type FetchRow = {
  uid: number | null
  sizeBytes: number | null
  flags: string[] | null
  /** UTC ms. */
  internalDate: number | null
  /** By upper-case section name: '' is the whole message, 'HEADER', '1.2', '1.2.MIME' …; absent when the server had none. */
  sections: Map<string, Buffer>
  /** The raw BODYSTRUCTURE list. */
  structure: Node
  labels: string[]
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** RFC 9051 date-time, "17-Jul-1996 02:44:25 -0700", as UTC ms; null for anything else. */
export function parseInternalDate(text: string): number | null {
  const m = /^\s?(\d{1,2})-([A-Za-z]{3})-(\d{4}) (\d{2}):(\d{2}):(\d{2}) ([+-])(\d{2})(\d{2})$/.exec(text)
  const month = MONTHS.indexOf(m?.[2]?.toLowerCase() ?? '')
  if (!m || month < 0) return null
  const offset = (Number(m[8]) * 60 + Number(m[9])) * (m[7] === '-' ? -1 : 1)
  return Date.UTC(Number(m[3]), month, Number(m[1]), Number(m[4]), Number(m[5]), Number(m[6])) - offset * 60_000
}

function stringOf(node: Node | undefined): string {
  return node && !Array.isArray(node) ? String(node.value) : ''
}

function sectionName(key: Node): string | null {
  if (!key || Array.isArray(key) || !key.section) return null
  return key.section
    .filter((node) => node !== null && !Array.isArray(node))
    .map((node) => stringOf(node))
    .join(' ')
    .toUpperCase()
}

export function readFetchRow(answer: Answer): FetchRow {
  const row: FetchRow = { uid: null, sizeBytes: null, flags: null, internalDate: null, sections: new Map(), structure: null, labels: [] }
  const list = answer.attributes?.[1]
  if (!Array.isArray(list)) return row
  for (let i = 0; i + 1 < list.length; i += 2) {
    const key = list[i]!
    const value = list[i + 1] ?? null
    const section = sectionName(key)
    if (section !== null) {
      // A small part may come as a quoted string instead of a literal.
      if (value && !Array.isArray(value)) row.sections.set(section, Buffer.isBuffer(value.value) ? value.value : Buffer.from(value.value))
      continue
    }
    switch (stringOf(key).toUpperCase()) {
      case 'UID':
        row.uid = numberOf(value)
        break
      case 'RFC822.SIZE':
        row.sizeBytes = numberOf(value)
        break
      case 'INTERNALDATE':
        row.internalDate = parseInternalDate(stringOf(value))
        break
      case 'FLAGS':
        row.flags = Array.isArray(value) ? value.map(stringOf).filter((f) => f !== '') : []
        break
      case 'BODYSTRUCTURE':
        row.structure = value
        break
      case 'X-GM-LABELS':
        row.labels = Array.isArray(value) ? value.map(stringOf).filter((l) => l !== '') : []
        break
    }
  }
  return row
}
