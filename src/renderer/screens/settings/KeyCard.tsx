// What opens the vault, and a passphrase beside the keychain.
import { useState } from 'react'
import { Button } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import type { AppStatus } from '../../../shared/engine-api'
import { useMessages } from '../../i18n/use-messages'
import { Card } from '../../ui/Card'
import { PassphraseForm } from '../unlock/PassphraseForm'
import classes from './Settings.module.css'

export function KeyCard({ protectedBy, isDemo }: { protectedBy: AppStatus['protectedBy']; isDemo: boolean }) {
  const { m } = useMessages()
  const [state, setState] = useState<'closed' | 'open' | 'done'>('closed')
  const hasPassphrase = protectedBy === 'passphrase' || protectedBy === 'both'
  const word = hasPassphrase ? m.settings.changePassphrase : m.settings.setPassphrase
  return (
    <Card title={m.settings.keyTitle}>
      <p className={classes['line']}>
        <IconLock size={16} stroke={1.7} aria-hidden />
        {m.settings.protectedBy[protectedBy]}
      </p>
      {!hasPassphrase && !isDemo && <p className={classes['note']}>{m.settings.keyWhy}</p>}
      <p role="status" className={classes['note']}>{state === 'done' ? m.settings.passphraseSet : ''}</p>
      {state === 'open' ? (
        <PassphraseForm submit={word} onDone={() => setState('done')} aside={<Button variant="quiet" onClick={() => setState('closed')}>{m.common.cancel}</Button>} />
      ) : (
        !isDemo && <Button variant="default" onClick={() => setState('open')}>{word}</Button>
      )}
    </Card>
  )
}
