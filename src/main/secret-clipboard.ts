// A copied code leaves the clipboard after 30 s, unless something else was copied since. The clipboard became
// asynchronous in Electron 44: every call is awaited, which does no harm before.

export const CLEARS_AFTER_MS = 30_000

type Clipboard = { readText(): string | Promise<string>; writeText(text: string): void | Promise<void> }

export type SecretClipboard = {
  copy(text: string): Promise<{ clearsAfterMs: number }>
  /** Takes the secret back now; leaves what the user has copied since. */
  clear(): Promise<void>
}

export function createSecretClipboard(clipboard: Clipboard): SecretClipboard {
  let held: string | undefined
  let timer: NodeJS.Timeout | undefined
  async function clear(): Promise<void> {
    clearTimeout(timer)
    const secret = held
    held = undefined
    if (secret !== undefined && (await clipboard.readText()) === secret) await clipboard.writeText('')
  }
  return {
    async copy(text) {
      await clipboard.writeText(text)
      held = text
      clearTimeout(timer)
      timer = setTimeout(() => void clear(), CLEARS_AFTER_MS)
      return { clearsAfterMs: CLEARS_AFTER_MS }
    },
    clear,
  }
}
