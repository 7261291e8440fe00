// What an import begins with. It outlives the change from Welcome to the screens, where there is no common parent.
import { useSyncExternalStore } from 'react'
import type { AccountId } from '../../shared/model'

/** Files that were dropped or chosen, or the account that the history is for. */
export type ImportRequest = { files?: readonly File[]; accountId?: AccountId }

let current: ImportRequest & { id: number } = { id: 0 }
const listeners = new Set<() => void>()

/** A new request begins the import anew. */
export function offer(request: ImportRequest): void {
  current = { ...request, id: current.id + 1 }
  for (const listener of listeners) listener()
}

export function useImportRequest(): ImportRequest & { id: number } {
  return useSyncExternalStore((listener) => (listeners.add(listener), () => listeners.delete(listener)), () => current)
}
