// Made-up PDFs and pictures for tests, written out here byte by byte.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { deflateSync } from 'node:zlib'
import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer'

export type TestPdf = {
  /** Content stream of the one page. */
  content: string | Buffer
  /** Of a two-byte font that is not embedded: `90ms-RKSJ-H` …; without it a Latin one. */
  encoding?: string
  ordering?: string
  /** `{ width, height, gray }`: drawn as /Im1. */
  image?: { width: number; height: number; gray: Buffer }
  link?: string
  /** Encrypts with the 40-bit RC4 of PDF 1.4; the empty password opens it where it is ''. */
  password?: string
  pages?: number
  /** A ToUnicode table for the Latin font. */
  toUnicode?: string
}

export function testPdf({ content, encoding, ordering = 'Japan1', image, link, password, pages = 1, toUnicode }: TestPdf): Buffer {
  const id = Buffer.alloc(16, 7)
  const key = password === undefined ? null : encryptionKey(password, id)
  const sealed = (number: number, data: Buffer) => (key ? rc4(createHash('md5').update(Buffer.concat([key.file, Buffer.of(number, 0, 0, 0, 0)])).digest().subarray(0, 10), data) : data)
  const stream = (number: number, head: string, data: Buffer) => Buffer.concat([Buffer.from(`<< ${head} /Length ${data.length} >>\nstream\n`), sealed(number, data), Buffer.from('\nendstream')])
  const annotation = link ? ` /Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI <${sealed(3, Buffer.from(link)).toString('hex')}> >> >>]` : ''
  const resources = `/Resources << /Font << /F1 5 0 R >>${image ? ' /XObject << /Im1 8 0 R >>' : ''} >>`
  const page = `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R ${resources}${annotation} >>`
  const more = Array.from({ length: pages - 1 }, () => page)
  const bodyCount = 10 + more.length
  const bodies: (string | Buffer)[] = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [3 0 R ${more.map((_, i) => `${10 + i} 0 R`).join(' ')}] /Count ${pages} >>`,
    page,
    stream(4, '/Filter /FlateDecode', deflateSync(content)),
    encoding ? `<< /Type /Font /Subtype /Type0 /BaseFont /MS-Gothic /Encoding /${encoding} /DescendantFonts [6 0 R] >>` : `<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica${toUnicode ? ` /ToUnicode ${bodyCount} 0 R` : ''} >>`,
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /MS-Gothic /CIDSystemInfo << /Registry ${text(sealed(6, Buffer.from('Adobe')))} /Ordering ${text(sealed(6, Buffer.from(ordering)))} /Supplement 2 >> /FontDescriptor 7 0 R /DW 1000 >>`,
    '<< /Type /FontDescriptor /FontName /MS-Gothic /Flags 4 /FontBBox [0 -136 1000 859] /ItalicAngle 0 /Ascent 859 /Descent -140 /CapHeight 700 /StemV 80 >>',
    image ? stream(8, `/Type /XObject /Subtype /Image /Width ${image.width} /Height ${image.height} /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode`, deflateSync(image.gray)) : 'null',
    key ? `<< /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <${key.owner.toString('hex')}> /U <${key.user.toString('hex')}> >>` : 'null',
    ...more,
    ...(toUnicode ? [stream(bodyCount, '', Buffer.from(toUnicode))] : []),
  ]
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n')]
  bodies.forEach((body, i) => parts.push(Buffer.from(`${i + 1} 0 obj\n`), Buffer.from(body), Buffer.from('\nendobj\n')))
  parts.push(Buffer.from(`trailer << /Root 1 0 R /Size ${bodies.length + 1} /ID [<${id.toString('hex')}> <${id.toString('hex')}>]${key ? ' /Encrypt 9 0 R' : ''} >>\n%%EOF\n`))
  return Buffer.concat(parts)
}

const text = (bytes: Buffer) => `<${bytes.toString('hex')}>`
const PADDING = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex')

/** ISO 32000-1, algorithms 2 to 4. */
function encryptionKey(password: string, id: Buffer) {
  const padded = Buffer.concat([Buffer.from(password), PADDING]).subarray(0, 32)
  const owner = rc4(createHash('md5').update(padded).digest().subarray(0, 5), padded)
  const file = createHash('md5').update(Buffer.concat([padded, owner, Buffer.from('fcffffff', 'hex'), id])).digest().subarray(0, 5)
  return { file, owner, user: rc4(file, PADDING) }
}

function rc4(key: Buffer, data: Buffer): Buffer {
  const state = Uint8Array.from({ length: 256 }, (_, i) => i)
  for (let i = 0, j = 0; i < 256; i++) {
    j = (j + state[i]! + key[i % key.length]!) & 255
    ;[state[i], state[j]] = [state[j]!, state[i]!]
  }
  let i = 0
  let j = 0
  return data.map((byte) => {
    i = (i + 1) & 255
    j = (j + state[i]!) & 255
    ;[state[i], state[j]] = [state[j]!, state[i]!]
    return byte ^ state[(state[i]! + state[j]!) & 255]!
  }) as Buffer
}

let isReady = false

/** A barcode or QR code, as PNG and as gray pixels. */
export async function testCode(content: string, format: 'QRCode' | 'Code128' | 'ITF' = 'QRCode'): Promise<{ png: Buffer; width: number; height: number; gray: Buffer }> {
  const file = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/writer/zxing_writer.wasm'))
  if (!isReady) prepareZXingModule({ overrides: { wasmBinary: file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength) } })
  isReady = true
  const { image, symbol } = await writeBarcode(content, { format, scale: 4 })
  const [width, height] = [symbol.width * 4 + 40, Math.max(80, symbol.height * 4 + 40)]
  const gray = Buffer.alloc(width * height, 255)
  for (let y = 20; y < height - 20; y++) for (let x = 20; x < width - 20; x++) gray[y * width + x] = symbol.data[Math.min(symbol.height - 1, (y - 20) >> 2) * symbol.width + ((x - 20) >> 2)] ?? 255
  return { png: Buffer.from(await image!.arrayBuffer()), width, height, gray }
}
