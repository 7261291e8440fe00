// The text layer of a PDF attachment (ISO 32000-1, 7.3, 7.4, 9.4, 9.10): enough to read a voucher's code, not a
// PDF reader. It looks for streams wherever they are, so a damaged cross-reference table does not matter. Bounded
// in streams, bytes and time; what it cannot read is told by `complete`.
import { inflateSync, constants } from 'node:zlib'
import { pdfContentText, type PdfFonts } from './pdf-content'

const MAX_STREAMS = 400
const MAX_STREAM_BYTES = 1 << 20
const MAX_TOTAL_BYTES = 4 << 20

type Stream = { id: number; head: string; bytes: Buffer }

/**
 * `complete` is false when streams were left out, the file is encrypted, or its fonts have tables of their own: those are read
 * file-wide here, which is good enough to see what it is about and no proof that a code is not there. Noise is left out.
 */
export function pdfText(file: Buffer): { text: string; complete: boolean } {
  if (file.indexOf('/Encrypt', 0, 'latin1') >= 0) return { text: '', complete: false }
  const { streams, complete } = streamsOf(file)
  // Objects stand in the file itself or in object streams.
  const objects = [file.toString('latin1', 0, MAX_STREAM_BYTES), ...streams.filter(({ head }) => head.includes('/ObjStm')).map(({ bytes }) => bytes.toString('latin1'))]
  const fonts = fontsOf(objects, streams)
  const texts = streams.filter(isContent).map(({ bytes }) => pdfContentText(bytes.toString('latin1'), fonts))
  const text = texts.filter((one) => one.trim() !== '').join('\n\n')
  return { text: isReadable(text) ? text : '', complete: complete && fonts.only === null && fonts.byName.size === 0 && isReadable(text) }
}

/** Codes of glyphs taken for characters show as accents and marks. */
function isReadable(text: string): boolean {
  const odd = text.match(/[\u0000-\u0008\u000e-\u001f\u0080-\u00bf\u00c6\u00d0\u00de\ufffd]/g)?.length ?? 0
  return odd * 20 <= text.length
}

function isContent({ head, bytes }: Stream): boolean {
  if (/\/Subtype\s*\/Image|\/ObjStm|\/XRef|\/FontFile|\/Length1|\/CIDFontType|\/Metadata|\/FunctionType/.test(head)) return false
  return bytes.includes('BT', 0, 'latin1') && /T[jJ]|['"]/.test(bytes.toString('latin1', 0, 200_000))
}

function streamsOf(file: Buffer): { streams: Stream[]; complete: boolean } {
  const streams: Stream[] = []
  let complete = true
  let total = 0
  let at = file.indexOf('stream', 0, 'latin1')
  for (let count = 0; at >= 0; count++) {
    const start = file[at + 6] === 13 ? (file[at + 7] === 10 ? at + 8 : at + 7) : at + 7
    const end = file.indexOf('endstream', start, 'latin1')
    const stop = end < 0 ? file.length : end
    if (count >= MAX_STREAMS || total > MAX_TOTAL_BYTES) return { streams, complete: false }
    const head = headOf(file, at)
    if (!/\/Subtype\s*\/Image/.test(head)) {
      const bytes = unfilter(file.subarray(start, stop), head)
      if (bytes === null) complete = false
      else {
        total += bytes.length
        streams.push({ id: Number(/(\d+)\s+\d+\s+obj\b(?![\s\S]*\bobj\b)/.exec(head)?.[1] ?? -1), head, bytes })
      }
    }
    at = end < 0 ? -1 : file.indexOf('stream', end + 9, 'latin1')
  }
  return { streams, complete }
}

/** `12 0 obj << … >>` before the keyword; dictionaries of streams are short. */
function headOf(file: Buffer, at: number): string {
  const before = file.toString('latin1', Math.max(0, at - 2000), at)
  const object = before.lastIndexOf(' obj')
  return object < 0 ? before : before.slice(Math.max(0, before.lastIndexOf('\n', object), object - 16))
}

/** Undoes the filters of text streams; null for others and for damage. */
function unfilter(bytes: Buffer, head: string): Buffer | null {
  const filters = [...(/\/Filter\s*(\[[^\]]{0,200}\]|\/\w+)/.exec(head)?.[1] ?? '').matchAll(/\/(\w+)/g)].map((m) => m[1])
  let data = bytes
  for (const filter of filters) {
    if (filter === 'FlateDecode' || filter === 'Fl') {
      const inflated = inflate(data)
      if (inflated === null) return null
      data = inflated
    } else if (filter === 'ASCIIHexDecode' || filter === 'AHx') data = Buffer.from(data.toString('latin1').replace(/>[\s\S]*$/, '').replace(/[^0-9A-Fa-f]/g, ''), 'hex')
    else if (filter === 'ASCII85Decode' || filter === 'A85') data = ascii85(data)
    else return null
  }
  return data.subarray(0, MAX_STREAM_BYTES)
}

/** A cut stream gives what it has; more than the limit is a bomb and gives nothing. */
function inflate(data: Buffer): Buffer | null {
  try {
    return inflateSync(data, { maxOutputLength: MAX_STREAM_BYTES, finishFlush: constants.Z_SYNC_FLUSH })
  } catch {
    return null // Not deflate, or too big: the caller says that the file was not read whole.
  }
}

function ascii85(data: Buffer): Buffer {
  const out: number[] = []
  let group: number[] = []
  const flush = (count: number) => {
    const value = group.reduce((sum, digit) => sum * 85 + digit, 0)
    for (let i = 0; i < count; i++) out.push(Math.floor(value / 2 ** (24 - 8 * i)) & 0xff)
    group = []
  }
  for (const byte of data.subarray(0, MAX_STREAM_BYTES)) {
    if (byte === 126) break
    if (byte === 122 && group.length === 0) out.push(0, 0, 0, 0)
    else if (byte >= 33 && byte <= 117 && group.push(byte - 33) === 5) flush(4)
  }
  if (group.length > 1) {
    const count = group.length - 1
    while (group.length < 5) group.push(84)
    flush(count)
  }
  return Buffer.from(out)
}

/** Font resource names to their ToUnicode tables. Names are taken file-wide: pages of one file seldom disagree. */
function fontsOf(objects: readonly string[], streams: readonly Stream[]): PdfFonts {
  const tables = new Map(streams.filter(({ bytes }) => bytes.includes('beginbf', 0, 'latin1')).map(({ id, bytes }) => [id, readCMap(bytes.toString('latin1'))]))
  if (tables.size === 0) return { byName: new Map(), only: null }
  const byObject = new Map<number, Map<string, string>>()
  const byName = new Map<string, Map<string, string>>()
  for (const text of objects) {
    for (const match of text.matchAll(/(\d+)\s+\d+\s+obj\b([^]{0,600}?)\/ToUnicode\s+(\d+)\s/g)) {
      const table = tables.get(Number(match[3]))
      if (table && !match[2]?.includes('endobj')) byObject.set(Number(match[1]), table)
    }
  }
  for (const text of objects) {
    for (const match of text.matchAll(/\/([A-Za-z][\w.+-]{0,30})\s+(\d+)\s+0\s+R/g)) {
      const table = byObject.get(Number(match[2]))
      if (table) byName.set(match[1] ?? '', table)
    }
  }
  return { byName, only: byName.size === 0 && tables.size === 1 ? [...tables.values()][0]! : null }
}

const MAX_ENTRIES = 70_000

function readCMap(text: string): Map<string, string> {
  const table = new Map<string, string>()
  for (const block of text.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const match of (block[1] ?? '').matchAll(/<([0-9A-Fa-f\s]{1,12})>\s*<([0-9A-Fa-f\s]{1,60})>/g)) if (table.size < MAX_ENTRIES) table.set(hex(match[1]), utf16(hex(match[2])))
  }
  for (const block of text.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const match of (block[1] ?? '').matchAll(/<([0-9A-Fa-f]{2,8})>\s*<([0-9A-Fa-f]{2,8})>\s*(?:<([0-9A-Fa-f]{2,40})>|\[([^\]]{0,20000})\])/g)) addRange(table, match)
  }
  return table
}

function addRange(table: Map<string, string>, [, low = '', high = '', first, list]: RegExpMatchArray): void {
  const items = list === undefined ? null : [...list.matchAll(/<([0-9A-Fa-f]{2,40})>/g)].map((m) => m[1] ?? '')
  const from = parseInt(low, 16)
  for (let code = from; code <= parseInt(high, 16) && table.size < MAX_ENTRIES; code++) {
    const key = code.toString(16).padStart(low.length, '0')
    const target = items ? items[code - from] : first ? (parseInt(first, 16) + code - from).toString(16).padStart(first.length, '0') : undefined
    if (target) table.set(key, utf16(target.toLowerCase()))
  }
}

const hex = (text = '') => text.replace(/\s+/g, '').toLowerCase()
const utf16 = (text: string) => Buffer.from(text.padStart(4, '0'), 'hex').swap16().toString('utf16le')
