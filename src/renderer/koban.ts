// What the preload exposes, typed once. Nothing else reads `window.koban`.
import type { ShellApi } from '../shared/shell-api'

declare global {
  interface Window {
    readonly koban: ShellApi
  }
}

export const koban: ShellApi = window.koban
