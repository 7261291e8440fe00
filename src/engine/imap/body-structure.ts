// BODYSTRUCTURE (RFC 9051 section 7.5.2) as a small tree: what the parts of a message are, before they are fetched.
// It is written by the server about a stranger's message: depth and count are bounded, and nothing in it is trusted.
import type { Node } from './wire'

export type BodyPart = {
  /** IMAP section: '1', '2.1'. Empty for the message itself when it is a multipart. */
  section: string
  /** Lower case, 'text/plain'. */
  contentType: string
  params: ReadonlyMap<string, string>
  encoding: string
  sizeBytes: number
  /** 'attachment', 'inline' or ''. */
  disposition: string
  fileName: string | null
  children: BodyPart[]
}

const MAX_DEPTH = 20
const MAX_PARTS = 300

const stringOf = (node: Node | undefined): string => (node && !Array.isArray(node) ? String(node.value) : '')

function paramsOf(node: Node | undefined): Map<string, string> {
  const params = new Map<string, string>()
  if (!Array.isArray(node)) return params
  for (let i = 0; i + 1 < node.length; i += 2) {
    const name = stringOf(node[i]).toLowerCase()
    if (name !== '' && !params.has(name)) params.set(name, stringOf(node[i + 1]))
  }
  return params
}

/** Null when the server gave none. */
export function readBodyStructure(structure: Node): BodyPart | null {
  if (!Array.isArray(structure)) return null
  const counter = { left: MAX_PARTS }
  return Array.isArray(structure[0]) ? multipart(structure, '', 0, counter) : leaf(structure, '1', 0, counter)
}

type Counter = { left: number }

function multipart(list: Node[], section: string, depth: number, counter: Counter): BodyPart {
  const children: BodyPart[] = []
  let at = 0
  for (; at < list.length; at++) {
    const child = list[at]
    if (!Array.isArray(child)) break
    if (depth >= MAX_DEPTH || counter.left-- <= 0) continue
    const name = section === '' ? String(at + 1) : `${section}.${at + 1}`
    children.push(Array.isArray(child[0]) ? multipart(child, name, depth + 1, counter) : leaf(child, name, depth + 1, counter))
  }
  const subtype = stringOf(list[at]).toLowerCase()
  return { section, contentType: `multipart/${subtype}`, params: paramsOf(list[at + 1]), encoding: '', sizeBytes: 0, disposition: '', fileName: null, children }
}

function leaf(list: Node[], section: string, depth: number, counter: Counter): BodyPart {
  const contentType = `${stringOf(list[0])}/${stringOf(list[1])}`.toLowerCase()
  const params = paramsOf(list[2])
  const isMessage = contentType === 'message/rfc822' || contentType === 'message/global'
  const inner = list[8]
  const children: BodyPart[] = []
  if (isMessage && Array.isArray(inner) && depth < MAX_DEPTH && counter.left-- > 0) {
    // The parts of an embedded multipart are numbered under the message's own number; a single part is its `.1`.
    children.push(Array.isArray(inner[0]) ? multipart(inner, section, depth + 1, counter) : leaf(inner, `${section}.1`, depth + 1, counter))
  }
  // After the size: text has its lines, a message an envelope, a body and lines; then MD5 and the disposition.
  const extension = contentType.startsWith('text/') ? 8 : isMessage && Array.isArray(list[7]) ? 10 : 7
  const after = list.slice(extension)
  const dispositionNode = after.find((node): node is Node[] => Array.isArray(node) && /^(attachment|inline)$/i.test(stringOf(node[0])))
  const dispositionParams = paramsOf(dispositionNode?.[1])
  return {
    section, contentType, params,
    encoding: stringOf(list[5]).toLowerCase(),
    sizeBytes: Number(/^\d{1,12}$/.exec(stringOf(list[6]))?.[0] ?? 0),
    disposition: stringOf(dispositionNode?.[0]).toLowerCase(),
    fileName: fileNameOf(dispositionParams, 'filename') ?? fileNameOf(params, 'name'),
    children,
  }
}

/** Also the forms of RFC 2231, of which only the extension matters here. */
function fileNameOf(params: ReadonlyMap<string, string>, key: string): string | null {
  const plain = params.get(key)
  if (plain) return plain
  const pieces = [...params].filter(([name]) => name.startsWith(`${key}*`)).sort(([a], [b]) => (a < b ? -1 : 1))
  return pieces.length === 0 ? null : pieces.map(([, value]) => value).join('')
}
