// What every screen may need of the frame: the engine's status, the accounts, and ways to other screens.
import { createContext, use } from 'react'
import type { AppStatus } from '../../shared/engine-api'
import type { Account, AccountId } from '../../shared/model'
import type { go } from './routes'

/** What an import starts with: files that were dropped, or the account it is for. */
export type ImportRequest = { file?: File; accountId?: AccountId }

export type Shell = {
  status: AppStatus
  accounts: readonly Account[]
  go: typeof go
  /** Opens the import of a login history. */
  openImport: (request?: ImportRequest) => void
}

export const ShellContext = createContext<Shell | null>(null)

export function useShell(): Shell {
  const shell = use(ShellContext)
  if (!shell) throw new Error('ShellContext is missing')
  return shell
}
