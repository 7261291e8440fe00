// The thread that opens pictures and PDFs, built as it ships: what hostile files do to it ends with it.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createReadingThread, type ReadingThread } from '../src/engine/mime/attachments/reading-thread'
import { READING_LIMITS } from '../src/engine/mime/attachments/read-attachments'
import { testCode, testPdf } from '../src/engine/mime/attachments/test-files'

const root = join(import.meta.dirname, '..')
const outDir = join(root, 'node_modules/.cache/koban', `attachment-thread-${process.pid}`)
let thread: ReadingThread
beforeAll(async () => {
  await build({ configFile: false, logLevel: 'error', root, build: { ssr: 'src/engine/mime/attachments/attachment-thread.ts', outDir, rollupOptions: { output: { entryFileNames: 'attachment-thread.js' } } } })
  thread = createReadingThread(join(outDir, 'attachment-thread.js'))
})
afterAll(async () => {
  await thread.close()
  rmSync(outDir, { recursive: true, force: true })
})

const voucher = testPdf({ content: 'BT /F1 12 Tf 72 700 Td (Code AB12-CDEF34-GH56) Tj ET' })

/** Inflates to `megabytes` of text operators. */
const bomb = (megabytes: number) => testPdf({ content: Buffer.alloc(megabytes << 20, 'BT (x) Tj ET ') })
/** A page of forms that draw one another many times over. */
const fanOut = () => {
  const forms = Array.from({ length: 9 }, (_, i) => {
    const body = i === 8 ? 'BT /F1 9 Tf (x) Tj ET' : `/X${i + 1} Do `.repeat(10)
    return `${10 + i} 0 obj\n<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /Font << /F1 5 0 R >> /XObject << /X${i + 1} ${11 + i} 0 R >> >> /Length ${body.length} >>\nstream\n${body}\nendstream\nendobj\n`
  }).join('')
  return Buffer.from(
    `%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Resources << /XObject << /X0 10 0 R >> >> >>\nendobj\n` +
      `4 0 obj\n<< /Length 6 >>\nstream\n/X0 Do\nendstream\nendobj\n5 0 obj\n<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>\nendobj\n${forms}trailer << /Root 1 0 R /Size 20 >>\n`,
  )
}
/** Gray noise, of which every corner could be a code. */
function noise(side: number): Buffer {
  const rows = Buffer.alloc(side * (side + 1))
  for (let i = 0, seed = 1; i < rows.length; i++) rows[i] = i % (side + 1) === 0 ? 0 : (seed = (seed * 1103515245 + 12345) & 0x7fffffff) & 0x4000 ? 255 : 0
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const out = Buffer.alloc(8)
    out.writeUInt32BE(data.length, 0)
    out.writeUInt32BE(crc(body), 4)
    return Buffer.concat([out.subarray(0, 4), body, out.subarray(4)])
  }
  const size = Buffer.alloc(8)
  size.writeUInt32BE(side, 0)
  size.writeUInt32BE(side, 4)
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', Buffer.concat([size, Buffer.from([8, 0, 0, 0, 0])])), chunk('IDAT', deflateSync(rows, { level: 1 })), chunk('IEND', Buffer.alloc(0))])
}
function crc(bytes: Buffer): number {
  let value = -1
  for (const byte of bytes) {
    value ^= byte
    for (let k = 0; k < 8; k++) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0)
  }
  return (value ^ -1) >>> 0
}

describe('the thread of attachments', () => {
  it('reads PDFs and pictures', async () => {
    const { png } = await testCode('https://gift.example/c/17MuDbHHfB1gLkRx5F')
    expect(await thread.read([{ kind: 'pdf', bytes: voucher }, { kind: 'picture', bytes: png }], { ...READING_LIMITS, messageMs: 5000 })).toMatchObject([{ text: 'Code AB12-CDEF34-GH56' }, { codes: ['https://gift.example/c/17MuDbHHfB1gLkRx5F'] }])
  })

  const hostile: [string, 'pdf' | 'picture', () => Buffer][] = [
    ['a PDF that inflates to 400 MB', 'pdf', () => bomb(400)],
    ['a PDF whose forms draw one another a hundred million times', 'pdf', fanOut],
    ['noise of 16 million pixels', 'picture', () => noise(3999)],
  ]
  it.each(hostile)('ends with %s, keeps what came before, and reads the next', async (_, kind, make) => {
    const bytes = make()
    const before = process.memoryUsage.rss()
    let most = 0
    const watch = setInterval(() => (most = Math.max(most, process.memoryUsage.rss() - before)), 10)
    const startedAt = performance.now()
    const [first, second] = await thread.read([{ kind: 'pdf', bytes: voucher }, { kind, bytes }], READING_LIMITS)
    clearInterval(watch)
    if (process.env['KOBAN_FIGURES']) console.info(kind, Math.round(performance.now() - startedAt), 'ms', Math.round(most / (1 << 20)), 'MB', second?.unread)
    expect(first).toMatchObject({ text: 'Code AB12-CDEF34-GH56' })
    expect(['too-slow', 'too-big', 'picture']).toContain(second?.unread)
    expect(await thread.read([{ kind: 'pdf', bytes: voucher }], { ...READING_LIMITS, messageMs: 5000 })).toMatchObject([{ text: 'Code AB12-CDEF34-GH56' }])
  })

  it('cuts off at the time it was given, and says so', async () => {
    expect(await thread.read([{ kind: 'pdf', bytes: fanOut() }], { ...READING_LIMITS, messageMs: 100 })).toMatchObject([{ unread: 'too-slow' }])
  })

  it('answers calls that overlap each with its own', async () => {
    const many = await Promise.all(Array.from({ length: 5 }, (_, i) => thread.read([{ kind: 'pdf', bytes: testPdf({ content: `BT /F1 12 Tf (No ${i}) Tj ET` }) }], { ...READING_LIMITS, messageMs: 5000 })))
    expect(many.map(([found]) => found?.text)).toEqual(['No 0', 'No 1', 'No 2', 'No 3', 'No 4'])
  })

  it('does without a thread that cannot be started', async () => {
    expect(await createReadingThread(join(outDir, 'none.js')).read([{ kind: 'pdf', bytes: voucher }], READING_LIMITS)).toMatchObject([{ unread: 'too-slow' }])
  })
})
