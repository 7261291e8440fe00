import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { CLEARS_AFTER_MS, createSecretClipboard } from './secret-clipboard'

let text = ''
const clipboard = { readText: async () => text, writeText: async (next: string) => void (text = next) }
beforeEach(() => {
  vi.useFakeTimers()
  text = ''
})
afterEach(() => void vi.useRealTimers())

it('clears a copied secret after 30 s', async () => {
  await createSecretClipboard(clipboard).copy('CODE-1')
  await vi.advanceTimersByTimeAsync(CLEARS_AFTER_MS - 1)
  expect(text).toBe('CODE-1')
  await vi.advanceTimersByTimeAsync(1)
  expect(text).toBe('')
})

it('leaves what the user has copied since', async () => {
  await createSecretClipboard(clipboard).copy('CODE-1')
  text = 'a shopping list'
  await vi.advanceTimersByTimeAsync(CLEARS_AFTER_MS)
  expect(text).toBe('a shopping list')
})

it('gives a second secret its own 30 s', async () => {
  const secrets = createSecretClipboard(clipboard)
  await secrets.copy('CODE-1')
  await vi.advanceTimersByTimeAsync(20_000)
  await secrets.copy('CODE-2')
  await vi.advanceTimersByTimeAsync(20_000)
  expect(text).toBe('CODE-2')
  await vi.advanceTimersByTimeAsync(10_000)
  expect(text).toBe('')
})

it('takes the secret back at once when the app quits', async () => {
  const secrets = createSecretClipboard(clipboard)
  await secrets.copy('CODE-1')
  await secrets.clear()
  expect(text).toBe('')
})
