// A large file is sent in blocks, once, and no further than the user wants.
import { describe, expect, it } from 'vitest'
import { BLOCK_BYTES, forgetUpload, upload, type Sending } from './upload'

const SIZE = BLOCK_BYTES * 2 + 5
const file = () => new File([new Uint8Array(SIZE)], 'big.csv')

describe('upload', () => {
  it('sends every byte in blocks under one name, and tells how far it is', async () => {
    const got: [string | null, number][] = []
    const told: Sending[] = []
    const id = await upload(file(), (uploadId, bytes) => (got.push([uploadId, bytes.length]), Promise.resolve({ uploadId: 'u1' })), { onSent: (sending) => void told.push(sending) })
    expect(id).toBe('u1')
    expect(got).toEqual([[null, BLOCK_BYTES], ['u1', BLOCK_BYTES], ['u1', 5]])
    expect(told.at(-1)).toEqual({ done: SIZE, total: SIZE })
  })
  it('sends a file once, and anew when the engine has dropped it', async () => {
    let blocks = 0
    const feed = () => Promise.resolve({ uploadId: `u${++blocks}` })
    const big = file()
    expect([await upload(big, feed), await upload(big, feed), blocks]).toEqual(['u3', 'u3', 3])
    forgetUpload(big)
    await upload(big, feed)
    expect(blocks).toBe(6)
  })
  it('stops between two blocks when it is cancelled, and keeps no half', async () => {
    const abort = new AbortController()
    let blocks = 0
    const feed = () => {
      if (++blocks === 1) abort.abort()
      return Promise.resolve({ uploadId: 'u' })
    }
    const big = file()
    await expect(upload(big, feed, { signal: abort.signal })).rejects.toMatchObject({ code: 'job-cancelled' })
    expect(blocks).toBe(1)
    await upload(big, feed)
    expect(blocks).toBe(4)
  })
})
