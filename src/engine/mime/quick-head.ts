// One field of a raw message's header, found by a search for its name: a scan asks this of every message, where reading the
// whole header would cost a hundred times more. Names are looked for as nearly all programs write them.

/** Where a header reasonably ends. */
const HEAD_BYTES = 32 << 10
const VALUE_BYTES = 1000

const SPELLINGS = { from: ['\nFrom:', '\nfrom:', '\nFROM:'], subject: ['\nSubject:', '\nsubject:', '\nSUBJECT:'] } as const

/**
 * The raw value, unfolded and not decoded, at most 1000 characters; empty when there is none. What looks like a header inside
 * a body may be taken for it, so this is for a first look only.
 */
export function quickField(raw: Buffer, name: keyof typeof SPELLINGS): string {
  const head = raw.length > HEAD_BYTES ? raw.subarray(0, HEAD_BYTES) : raw
  for (const spelling of SPELLINGS[name]) {
    const bare = spelling.length - 1
    if (head.length > bare && head.toString('latin1', 0, bare) === spelling.slice(1)) return valueAt(head, bare)
    const at = head.indexOf(spelling, 0, 'latin1')
    if (at >= 0) return valueAt(head, at + spelling.length)
  }
  return ''
}

function valueAt(head: Buffer, start: number): string {
  const most = Math.min(head.length, start + VALUE_BYTES)
  let end = start
  for (;;) {
    end = head.indexOf(10, end)
    if (end < 0 || end >= most) return unfolded(head.toString('latin1', start, most))
    if (head[end + 1] !== 32 && head[end + 1] !== 9) return unfolded(head.toString('latin1', start, end))
    end++
  }
}

const unfolded = (value: string): string => value.replace(/\r?\n/g, ' ').trim()
