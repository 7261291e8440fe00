// QR codes and barcodes in a picture, by ZXing. Its program is a file of the installed package: nothing is fetched.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import { nothing, type Found } from './found'
import { pictureSize } from './picture-size'

/** A photo of a phone is 12 million; more is decoded by nobody who only wants to show a code. */
const MOST_PIXELS = 16_000_000
/** A QR code is 21 modules wide; smaller pictures are spacers and bullets. */
const LEAST_SIDE = 21
const OPTIONS = { tryHarder: true, maxNumberOfSymbols: 20 }

/** Node has no ImageData of its own; the library looks at these four only. */
type Pixels = Exclude<Parameters<typeof readBarcodes>[0], Uint8Array | ArrayBuffer | Blob>

let isReady = false

function prepare(): void {
  if (isReady) return
  const file = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'))
  const wasmBinary = file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength)
  prepareZXingModule({ overrides: { wasmBinary } })
  isReady = true
}

/** PNG, JPEG, GIF and BMP; of others nothing is read. Text that a picture shows is not read. */
export async function readPicture(bytes: Buffer): Promise<Found> {
  const size = pictureSize(bytes)
  if (size === null) return nothing('format')
  if (Math.min(size.width, size.height) < LEAST_SIDE) return nothing('picture')
  if (size.width * size.height > MOST_PIXELS) return nothing('too-big')
  prepare()
  return withCodes((await readBarcodes(bytes, OPTIONS)).filter(({ isValid }) => isValid).map(({ text }) => text))
}

/** Of pixels that are decoded already, 4 bytes each. */
export async function codesInPixels(data: Uint8ClampedArray<ArrayBuffer>, { width, height }: { width: number; height: number }): Promise<string[]> {
  if (Math.min(width, height) < LEAST_SIDE || width * height > MOST_PIXELS) return []
  prepare()
  return (await readBarcodes({ data, width, height, colorSpace: 'srgb' } as Pixels, OPTIONS)).filter(({ isValid }) => isValid).map(({ text }) => text)
}

const withCodes = (codes: string[]): Found => ({ text: '', links: [], codes: [...new Set(codes)], unread: codes.length > 0 ? null : 'picture' })
