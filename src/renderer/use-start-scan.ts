// "Search now" from any screen: starts the scan, or leads to where a password is entered or the cause is shown.
import { useCallback } from 'react'
import { engine } from './engine'
import { useShell } from './shell/shell-context'

export function useStartScan(): () => void {
  const { accounts, go } = useShell()
  return useCallback(() => {
    const account = accounts.find((a) => a.hasPassword)
    if (!account) {
      go('settings')
      return
    }
    engine.call('scan.start', { accountId: account.id }).catch(() => go('settings'))
  }, [accounts, go])
}
