// What every screen may need of the frame: the engine's status, the accounts, and ways to other screens.
import { createContext, use } from 'react'
import type { AppStatus } from '../../shared/engine-api'
import type { Account } from '../../shared/model'
import type { ImportRequest } from './import-request'
import type { go } from './routes'

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
