// The text of a PDF, with its links, form fields and QR codes, by Mozilla's pdf.js. The library gets the bytes and nothing
// else: no network, no fonts of the system, no generated code.
import { getDocument, OPS, type PDFDocumentProxy, type PDFPageProxy } from 'unpdf/pdfjs'
import type { HtmlLink } from '../message'
import { nothing, type Found } from './found'
import { predefinedCMap } from './predefined-cmaps'
import { rowsOf, type Piece } from './pdf-rows'
import { codesInPixels } from './read-picture'

const MOST_PAGES = 20
const MOST_CHARS = 200_000
const MOST_PICTURES = 8
/** Looking for pictures costs more than text; a voucher is not behind the terms. */
const PAGES_WITH_CODES = 3

/** The door through which the library asks for files of its own. */
class BinaryData {
  fetch({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> {
    if (kind !== 'cMapUrl') return Promise.reject(new RangeError('not at hand'))
    return Promise.resolve().then(() => predefinedCMap(filename))
  }
}

/** A PDF that opens with an empty password is read; other encrypted ones are `encrypted`. */
export async function readPdf(bytes: Buffer): Promise<Found> {
  const task = getDocument({
    data: new Uint8Array(bytes), BinaryDataFactory: BinaryData, cMapUrl: './', cMapPacked: false, useWorkerFetch: false, isEvalSupported: false, useSystemFonts: false, disableFontFace: true, useWasm: false,
    isOffscreenCanvasSupported: false, isImageDecoderSupported: false, maxImageSize: 16_000_000, enableXfa: false, stopAtErrors: false, verbosity: 0,
  } as Parameters<typeof getDocument>[0])
  try {
    return await readPages(await task.promise)
  } catch (error) {
    // The library's errors, and those of what the file made it do.
    return nothing(error instanceof Error && error.name === 'PasswordException' ? 'encrypted' : 'damaged')
  } finally {
    await task.destroy()
  }
}

async function readPages(file: PDFDocumentProxy): Promise<Found> {
  const found: Found = { text: '', links: [], codes: [], unread: file.numPages > MOST_PAGES ? 'too-big' : null }
  for (let number = 1; number <= Math.min(file.numPages, MOST_PAGES) && found.text.length < MOST_CHARS; number++) {
    try {
      const page = await file.getPage(number)
      found.text += `${number > 1 ? '\n\n' : ''}${await textOf(page, found.links)}`
      if (number <= PAGES_WITH_CODES) found.codes.push(...(await codesOf(page)))
      page.cleanup()
    } catch {
      // One broken page must not cost the others.
      found.unread = 'damaged'
    }
  }
  if (found.text.length >= MOST_CHARS) found.unread = 'too-big'
  // Some programs write fonts that say of a glyph that it is no character: it can be seen, and not read.
  if (found.unread === null && found.text.includes('\0')) found.unread = 'pdf'
  if (found.unread === null && found.text.trim() === '' && found.codes.length === 0) found.unread = 'pdf'
  return { ...found, text: found.text.slice(0, MOST_CHARS).replaceAll('\0', '\ufffd'), codes: [...new Set(found.codes)] }
}

async function textOf(page: PDFPageProxy, links: HtmlLink[]): Promise<string> {
  const { items } = await page.getTextContent()
  const pieces = items.flatMap((item): Piece[] => ('str' in item ? [{ text: item.str, transform: item.transform as number[], width: item.width, height: item.height }] : []))
  const fields: string[] = []
  for (const note of (await page.getAnnotations()) as { subtype?: string; unsafeUrl?: string; url?: string; fieldName?: string; fieldValue?: unknown; contentsObj?: { str?: string } }[]) {
    const href = note.url ?? note.unsafeUrl
    if (href && links.length < 500) links.push({ href: href.slice(0, 8000), text: '' })
    if (typeof note.fieldValue === 'string' && note.fieldValue !== '') fields.push(`${note.fieldName ?? ''}: ${note.fieldValue}`)
    if (note.contentsObj?.str) fields.push(note.contentsObj.str)
  }
  return [rowsOf(pieces), ...fields].join('\n').slice(0, MOST_CHARS)
}

type Pixels = { width: number; height: number; data: Uint8ClampedArray; kind?: number }

async function codesOf(page: PDFPageProxy): Promise<string[]> {
  const { fnArray, argsArray } = await page.getOperatorList()
  const names = fnArray.flatMap((operator, i) => (operator === OPS.paintImageXObject ? [String((argsArray[i] as unknown[])[0])] : []))
  const inline = fnArray.flatMap((operator, i) => (operator === OPS.paintInlineImageXObject ? [(argsArray[i] as unknown[])[0] as Pixels] : []))
  const found: string[] = []
  for (const name of [...new Set(names)].slice(0, MOST_PICTURES)) {
    const picture = await new Promise<Pixels | null>((resolve) => (name.startsWith('g_') ? page.commonObjs : page.objs).get(name, resolve))
    if (picture?.data) found.push(...(await codesInPixels(rgbaOf(picture), picture)))
  }
  for (const picture of inline.slice(0, MOST_PICTURES)) if (picture?.data) found.push(...(await codesInPixels(rgbaOf(picture), picture)))
  return found
}

/** pdf.js gives one bit, three or four bytes a pixel. */
function rgbaOf({ width, height, data }: Pixels): Uint8ClampedArray<ArrayBuffer> {
  const out = new Uint8ClampedArray(width * height * 4).fill(255)
  const channels = data.length / (width * height)
  if (channels < 1) {
    const stride = (width + 7) >> 3
    for (let i = 0; i < width * height; i++) out.fill(((data[Math.floor(i / width) * stride + ((i % width) >> 3)] ?? 0) >> (7 - ((i % width) & 7))) & 1 ? 255 : 0, i * 4, i * 4 + 3)
    return out
  }
  for (let i = 0; i < width * height; i++) for (let c = 0; c < 3; c++) out[i * 4 + c] = data[i * channels + (channels < 3 ? 0 : c)] ?? 255
  return out
}
