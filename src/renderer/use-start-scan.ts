// "Search now" from any screen: starts the scan, or leads to where a password is entered.
import { useAction } from './engine'
import type { KobanError } from '../shared/errors'
import { useShell } from './shell/shell-context'

export function useStartScan(): { start: () => void; isStarting: boolean; error: KobanError | null } {
  const { accounts, go } = useShell()
  const { run, isRunning, error } = useAction('scan.start')
  const account = accounts.find((a) => a.hasPassword)
  return { start: () => (account ? void run({ accountId: account.id }) : go('settings')), isStarting: isRunning, error }
}
