// The tokens of one IMAP answer (RFC 9051 section 9) in the shape that imapflow's parser gives them, for the answers
// that do not go through it. Bounded in depth; whatever is left unclosed is closed.
import type { Node, Token } from './wire'

const MAX_DEPTH = 60

/** `text` holds `{n}` where a literal stood; `literals` are those, in order. */
export function parseNodes(text: string, literals: readonly Buffer[]): Node[] {
  let at = 0
  let next = 0

  function list(close: string, depth: number): Node[] {
    if (depth > MAX_DEPTH) throw new Error('lists too deep')
    const nodes: Node[] = []
    while (at < text.length) {
      const char = text[at]!
      if (char === close) {
        at++
        return nodes
      }
      if (char === ' ') at++
      else if (char === '(') {
        at++
        nodes.push(list(')', depth + 1))
      } else nodes.push(item(depth))
    }
    return nodes
  }

  function item(depth: number): Node {
    const char = text[at]!
    if (char === '"') return { type: 'STRING', value: quoted() }
    if (char === '{' || (char === '~' && text[at + 1] === '{')) {
      at = text.indexOf('}', at) + 1 || text.length
      return { type: 'LITERAL', value: literals[next++] ?? Buffer.alloc(0) }
    }
    const start = at
    while (at < text.length && !' ()"[]'.includes(text[at]!)) at++
    // A stray bracket must not stop the reading.
    if (at === start) at++
    const value = text.slice(start, at)
    const token: Token = { type: 'ATOM', value }
    if (text[at] === '[') {
      at++
      token.section = list(']', depth + 1) as (Token | Token[] | null)[]
      if (text[at] === '<') at = text.indexOf('>', at) + 1 || text.length
      return token
    }
    return value === 'NIL' ? null : token
  }

  function quoted(): string {
    let end = at + 1
    while (end < text.length && text[end] !== '"') end += text[end] === '\\' ? 2 : 1
    const raw = text.slice(at + 1, end)
    at = end + 1
    const plain = raw.includes('\\') ? raw.replace(/\\(.)/g, '$1') : raw
    // The line was read byte by byte; servers write names in UTF-8.
    return /[\x80-\xff]/.test(plain) ? Buffer.from(plain, 'latin1').toString('utf8') : plain
  }

  return list('', 0)
}
