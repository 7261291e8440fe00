// What only the main process can do for the window. The preload exposes exactly this as `window.koban`.
import type { Language } from './model'
import type { LinkId } from './links'

export type OpenTarget =
  | { kind: 'link'; id: LinkId }
  /** The brand's own page from the brand table; never a link from a mail. */
  | { kind: 'brand'; brandId: string; page: 'redeem' | 'report' }

export type ShellApi = {
  /** Opens a page of the tables in the user's browser. Rejects with `link-refused`. */
  openLink(target: OpenTarget): Promise<void>
  /** Copies a secret; the clipboard is cleared after 30 s if it still holds it. */
  copySecret(text: string): Promise<{ clearsAfterMs: number }>
  /** Asks where to save; false when the user cancelled. At most 100 MB. */
  saveFile(file: { name: string; bytes: Uint8Array }): Promise<boolean>
  /** Remembers what the window looks like at the next start, before the store is open. */
  setAppearance(appearance: { language: Language; colorScheme: 'light' | 'dark' | 'auto' }): Promise<void>
  /** Starts the demo in a window of its own profile. */
  startDemo(): Promise<void>
  restartEngine(): Promise<void>
  readonly appearance: { language: Language; colorScheme: 'light' | 'dark' | 'auto' }
  readonly isDemo: boolean
  readonly platform: string
}

/** The IPC channels, once. */
export const SHELL_CHANNELS = {
  openLink: 'shell.openLink',
  copySecret: 'shell.copySecret',
  saveFile: 'shell.saveFile',
  setAppearance: 'shell.setAppearance',
  startDemo: 'shell.startDemo',
  restartEngine: 'shell.restartEngine',
  appearance: 'shell.appearance',
} as const

/** Posted to the page with the engine's port: `{ type: ENGINE_PORT }`, ports [port]. */
export const ENGINE_PORT = 'koban.engine-port'
/** Posted when the engine is gone for good: `{ type: ENGINE_GONE }`. */
export const ENGINE_GONE = 'koban.engine-gone'
