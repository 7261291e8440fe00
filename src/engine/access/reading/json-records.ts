// JSON as login histories come in it: an array, an object that holds one, one object per line, several documents one after
// another, and files cut off in the middle. Every record keeps where it stood: a JSON pointer, `#2/0` in the second of
// several documents, or `L12` for a line.
import type { MalformedReason } from '../../../shared/model'

export type JsonObject = Record<string, unknown>
export type JsonRecord = { ref: string; value: unknown; problem: MalformedReason | null }

const CONTAINERS = ['value', 'items', 'results', 'records', 'data', 'events', 'activities']

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/**
 * The records of a JSON text, or null when it is none.
 * @param isRecord tells a record that itself holds a list (of sub-events) from a page of records.
 */
export function jsonRecords(text: string, isRecord: (value: unknown) => boolean): JsonRecord[] | null {
  const trimmed = text.trimStart()
  if (!trimmed.startsWith('{') && !trimmed.startsWith('[')) return null
  const whole = parseJson(text)
  if (whole !== undefined) {
    const line = `L${1 + breaksIn(text, text.length - trimmed.length)}`
    return isRecord(whole) ? [{ ref: line, value: whole, problem: null }] : expand(whole, '', line)
  }
  return (trimmed.startsWith('{') ? jsonLines(text, isRecord) : null) ?? jsonDocuments(text)
}

/** The value, or undefined for text that is no JSON or is nested deeper than the machine can follow. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return undefined
    throw error
  }
}

function breaksIn(text: string, end: number): number {
  return text.slice(0, end).split(/\r\n|\n|\r/).length - 1
}

/** An array's elements, or those of the array that a page object holds; the object itself, as `own`, when it holds none. */
function expand(root: unknown, pointer: string, own = pointer): JsonRecord[] {
  if (Array.isArray(root)) return root.map((value: unknown, i) => ({ ref: `${pointer}/${i}`, value, problem: null }))
  if (!isObject(root)) return []
  for (const key of CONTAINERS) if (Array.isArray(root[key])) return expand(root[key], `${pointer}/${key}`)
  for (const key of CONTAINERS) {
    const inner = root[key]
    if (isObject(inner) && CONTAINERS.some((name) => Array.isArray(inner[name]))) return expand(inner, `${pointer}/${key}`)
  }
  return [{ ref: own, value: root, problem: null }]
}

/** Each line is judged alone. Null when the text is not written this way. */
function jsonLines(text: string, isRecord: (value: unknown) => boolean): JsonRecord[] | null {
  const records: JsonRecord[] = []
  let number = 0
  let tried = 0
  let isProven = false
  for (const line of text.split(/\r\n|\n|\r/)) {
    number++
    if (line.trim() === '') continue
    const read = lineRecord(line, number, isRecord)
    // Pages one after another are documents, not records.
    if (read.isPage) return null
    if (isObject(read.records[0]?.value)) isProven = true
    if (!isProven && ++tried > 20) return null
    records.push(...read.records)
  }
  return isProven ? records : null
}

/** What one line holds: nothing when it is blank, the records of a page, else one record. */
export function lineRecord(line: string, number: number, isRecord: (value: unknown) => boolean): { records: JsonRecord[]; isPage: boolean } {
  if (line.trim() === '') return { records: [], isPage: false }
  const ref = `L${number}`
  const value = parseJson(line)
  if (value === undefined) return { records: [{ ref, value: null, problem: 'bad-json' }], isPage: false }
  if (isObject(value) && !isRecord(value) && CONTAINERS.some((key) => Array.isArray(value[key]) && isObject((value[key] as unknown[])[0]))) return { records: expand(value, ref), isPage: true }
  return { records: [{ ref, value, problem: null }], isPage: false }
}

/**
 * The records at the beginning of a text with one object per line; null when it is not written this way. `isWhole`: the text is all
 * there is, else its last line is cut off and left out.
 */
export function firstJsonLines(text: string, isWhole: boolean, isRecord: (value: unknown) => boolean): JsonRecord[] | null {
  if (!text.trimStart().startsWith('{') || (isWhole && parseJson(text) !== undefined)) return null
  return jsonLines(isWhole ? text : text.slice(0, Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1), isRecord)
}

type Document = { text: string; isWhole: boolean; /** Complete elements of the list in a document that was cut off. */ elements: { pointer: string; text: string }[]; list: string }

function jsonDocuments(text: string): JsonRecord[] | null {
  const documents = splitDocuments(text)
  const records: JsonRecord[] = []
  documents.forEach((document, i) => {
    const prefix = documents.length > 1 ? `#${i + 1}` : ''
    if (document.isWhole) {
      const value = parseJson(document.text)
      if (value === undefined) records.push({ ref: prefix || '/', value: null, problem: 'bad-json' })
      else records.push(...expand(value, prefix))
      return
    }
    for (const element of document.elements) {
      const value = parseJson(element.text)
      records.push({ ref: prefix + element.pointer, value: value ?? null, problem: value === undefined ? 'bad-json' : null })
    }
    records.push({ ref: `${prefix}${document.list}/${document.elements.length}`, value: null, problem: 'truncated' })
  })
  return records.some((record) => record.problem === null) ? records : null
}

/** One pass over the text: where documents end, and which elements of a list that never ends are complete. */
function splitDocuments(text: string): Document[] {
  const documents: Document[] = []
  const stack: string[] = []
  let start = 0
  let elementStart = 0
  let list = ''
  let key = ''
  let elements: Document['elements'] = []
  for (let i = 0; i < text.length; i++) {
    const char = text[i] ?? ''
    if (char === '"') {
      const end = endOfString(text, i)
      if (stack.length === 1 && stack[0] === '{') key = text.slice(i + 1, end)
      i = end
    } else if (char === '{' || char === '[') {
      if (stack.length === 0) [start, list, elements] = [i, '', []]
      if (char === '[' && stack.length === 1 && stack[0] === '{') [list, elements] = [`/${key}`, []]
      if (isListLevel(stack)) elementStart = i
      stack.push(char)
    } else if (char === '}' || char === ']') {
      stack.pop()
      if (isListLevel(stack)) elements.push({ pointer: `${list}/${elements.length}`, text: text.slice(elementStart, i + 1) })
      if (stack.length === 0) documents.push({ text: text.slice(start, i + 1), isWhole: true, elements: [], list })
    }
  }
  if (stack.length > 0) documents.push({ text: '', isWhole: false, elements, list })
  return documents
}

/** Inside the root array, or inside an array that the root object holds. */
function isListLevel(stack: readonly string[]): boolean {
  return (stack.length === 1 && stack[0] === '[') || (stack.length === 2 && stack[0] === '{' && stack[1] === '[')
}

function endOfString(text: string, open: number): number {
  for (let i = open + 1; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 92) i++
    else if (code === 34) return i
  }
  return text.length
}

/** A value as text: strings as they are, numbers written out; null for anything else and for empty strings. */
export function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value.trim() === '' ? null : value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null
}
