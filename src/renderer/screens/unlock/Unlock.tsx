// While the store is closed: set a passphrase, enter it, or choose what to do with a key that no longer opens.
// Nothing is ever wiped here.
import { useState, type FormEvent, type KeyboardEvent, type ReactNode } from 'react'
import { Button, PasswordInput } from '@mantine/core'
import type { AppStatus } from '../../../shared/engine-api'
import { useAction } from '../../engine'
import { useMessages } from '../../i18n/use-messages'
import { ErrorNote } from '../../ui/ErrorNote'
import { Mark } from '../../ui/Mark'
import { PassphraseForm } from './PassphraseForm'
import classes from './Unlock.module.css'

/** Faults of the file itself: a passphrase would not help. */
const FAULTS = ['store-in-use', 'store-damaged', 'store-newer', 'disk-full', 'internal']
/** Faults that pass: the other Koban is closed, there is room again. */
const PASSING = ['store-in-use', 'disk-full', 'internal']

export function Unlock({ status }: { status: AppStatus }) {
  const { m } = useMessages()
  if (status.error && FAULTS.includes(status.error.code)) {
    const canStartOver = status.error.code === 'store-damaged'
    return (
      <Frame title={m.errors[status.error.code].title} lead={m.errors[status.error.code].body}>
        {PASSING.includes(status.error.code) && <Retry isMain />}
        {canStartOver && <StartOver />}
      </Frame>
    )
  }
  if (status.store === 'needs-passphrase') {
    return (
      <Frame title={m.unlock.setTitle} lead={m.unlock.setLead}>
        <PassphraseForm submit={m.unlock.set} />
        <p className={classes['note']}>{m.unlock.setNote}</p>
      </Frame>
    )
  }
  const isLost = status.store === 'key-lost'
  return (
    <Frame title={isLost ? m.unlock.lostTitle : m.unlock.unlockTitle} lead={isLost ? m.unlock.lostLead : m.unlock.unlockLead}>
      {status.error && (
        <>
          <p>{m.unlock.lostRetry}</p>
          <Retry />
        </>
      )}
      {isLost && <p>{m.unlock.lostPassphrase}</p>}
      <UnlockForm />
      {isLost && <StartOver />}
    </Frame>
  )
}

function Frame({ title, lead, children }: { title: string; lead?: string | undefined; children: ReactNode }) {
  return (
    <main className={classes['page']}>
      <div className={classes['box']}>
        <div className={classes['brand']}>
          <Mark height={34} />
          Koban
        </div>
        <h1 className={classes['title']}>{title}</h1>
        {lead && <p className={classes['lead']}>{lead}</p>}
        {children}
      </div>
    </main>
  )
}

function UnlockForm() {
  const { m } = useMessages()
  const [passphrase, setPassphrase] = useState('')
  const [hasCapsLock, setHasCapsLock] = useState(false)
  const unlock = useAction('app.unlock')
  const isWrong = unlock.error?.code === 'passphrase-wrong'
  const watchCapsLock = (event: KeyboardEvent) => setHasCapsLock(event.getModifierState('CapsLock'))

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (passphrase !== '') await unlock.run({ passphrase })
  }
  return (
    <form className={classes['form']} onSubmit={(event) => void submit(event)} noValidate>
      <PasswordInput
        label={m.unlock.passphrase}
        value={passphrase}
        autoFocus
        autoComplete="current-password"
        visibilityToggleButtonProps={{ 'aria-label': m.common.showPassword, tabIndex: 0 }}
        error={isWrong ? `${m.errors['passphrase-wrong'].title} ${m.errors['passphrase-wrong'].body ?? ''}` : undefined}
        description={hasCapsLock ? m.unlock.capsLock : undefined}
        onKeyUp={watchCapsLock}
        onChange={(event) => setPassphrase(event.currentTarget.value)}
      />
      {unlock.error && !isWrong && <ErrorNote error={unlock.error} />}
      <div className={classes['actions']}>
        <Button type="submit" loading={unlock.isRunning}>
          {m.unlock.open}
        </Button>
      </div>
    </form>
  )
}

function Retry({ isMain = false }: { isMain?: boolean }) {
  const { m } = useMessages()
  const retry = useAction('app.retry')
  return (
    <div className={classes['actions']}>
      <Button variant={isMain ? 'filled' : 'default'} loading={retry.isRunning} onClick={() => void retry.run({})}>
        {m.unlock.retry}
      </Button>
      {retry.error && <ErrorNote error={retry.error} />}
    </div>
  )
}

function StartOver() {
  const { m } = useMessages()
  const [isAsked, setIsAsked] = useState(false)
  const start = useAction('app.startOver')
  return (
    <section className={classes['over']}>
      {isAsked ? (
        <>
          <p>{m.unlock.startOverSure}</p>
          <div className={classes['actions']}>
            <Button variant="default" loading={start.isRunning} onClick={() => void start.run({})}>
              {m.unlock.startOver}
            </Button>
            <Button variant="quiet" onClick={() => setIsAsked(false)}>
              {m.common.cancel}
            </Button>
          </div>
        </>
      ) : (
        <>
          <Button variant="default" onClick={() => setIsAsked(true)}>
            {m.unlock.startOver}
          </Button>
          <p className={classes['note']}>{m.unlock.startOverNote}</p>
        </>
      )}
      {start.error && <ErrorNote error={start.error} />}
    </section>
  )
}
