// Connecting one more mailbox: the kind of mail, its steps, the form.
import { useState } from 'react'
import { Button, NativeSelect } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import type { AppStatus } from '../../../shared/engine-api'
import { PROVIDERS } from '../../../shared/providers'
import { engine, toKobanError } from '../../engine'
import { useMessages } from '../../i18n/use-messages'
import { useShell } from '../../shell/shell-context'
import { Card } from '../../ui/Card'
import { ErrorNote } from '../../ui/ErrorNote'
import { ConnectForm } from '../connect/ConnectForm'
import { firstProvider } from '../connect/ProviderCards'
import { ProviderSteps } from '../connect/ProviderSteps'
import classes from './Settings.module.css'

export function AddAccount({ protectedBy }: { protectedBy: AppStatus['protectedBy'] }) {
  const { m, language } = useMessages()
  const { accounts, openImport } = useShell()
  const [isOpen, setIsOpen] = useState(accounts.length === 0)
  const [provider, setProvider] = useState(firstProvider)
  if (!provider) return null
  if (!isOpen) {
    return (
      <Button className={classes['add'] ?? ''} variant="default" leftSection={<IconPlus size={17} stroke={1.8} />} onClick={() => setIsOpen(true)}>
        {m.settings.add}
      </Button>
    )
  }
  return (
    <Card title={m.settings.add}>
      <div className={classes['stack']}>
        <NativeSelect
          label={m.settings.addProvider}
          description={m.settings.addLead}
          value={provider.id}
          data={PROVIDERS.map((one) => ({ value: one.id, label: one.name[language] }))}
          onChange={(event) => setProvider(PROVIDERS.find((one) => one.id === event.currentTarget.value))}
        />
        {provider.signIn === 'oauth-own-client' ? (
          <ErrorNote error={{ code: 'auth-oauth-only' }} title={m.welcome.oauthTitle(provider.name[language])} body={m.welcome.oauthBody} action={<Button onClick={() => openImport()}>{m.welcome.importNow}</Button>} />
        ) : (
          <>
            <ProviderSteps provider={provider} />
            <ConnectForm
              key={provider.id}
              provider={provider}
              protectedBy={protectedBy}
              onProvider={setProvider}
              onConnected={(account, password) => {
                setIsOpen(false)
                // Its card shows how the first check goes, and why it may not.
                engine.call('scan.start', { accountId: account.id, ...(account.hasPassword ? {} : { password }) }).catch(toKobanError)
              }}
            />
          </>
        )}
      </div>
    </Card>
  )
}
