// Typing a new passphrase twice. Used at the first start and in Settings.
import { useState, type FormEvent, type ReactNode } from 'react'
import { Button, PasswordInput } from '@mantine/core'
import { useAction } from '../../engine'
import { useMessages } from '../../i18n/use-messages'
import { ErrorNote } from '../../ui/ErrorNote'
import classes from './Unlock.module.css'

const MIN_LENGTH = 8

export function PassphraseForm({ submit: submitWord, onDone, aside }: { submit: string; onDone?: () => void; aside?: ReactNode }) {
  const { m } = useMessages()
  const [first, setFirst] = useState('')
  const [again, setAgain] = useState('')
  const [isTried, setIsTried] = useState(false)
  const set = useAction('app.setPassphrase')
  const isWeak = [...first].length < MIN_LENGTH
  const toggle = { 'aria-label': m.common.showPassword, tabIndex: 0 }

  async function submit(event: FormEvent) {
    event.preventDefault()
    setIsTried(true)
    if (isWeak || first !== again) return
    if (await set.run({ passphrase: first })) onDone?.()
  }
  return (
    <form className={classes['form']} onSubmit={(event) => void submit(event)} noValidate>
      <PasswordInput label={m.unlock.passphrase} description={m.unlock.rule} value={first} autoComplete="new-password" visibilityToggleButtonProps={toggle} error={isTried && isWeak ? m.errors['passphrase-weak'].title : undefined} onChange={(event) => setFirst(event.currentTarget.value)} />
      <PasswordInput label={m.unlock.again} value={again} autoComplete="new-password" visibilityToggleButtonProps={toggle} error={isTried && !isWeak && first !== again ? m.unlock.differ : undefined} onChange={(event) => setAgain(event.currentTarget.value)} />
      {set.error && <ErrorNote error={set.error} />}
      <div className={classes['actions']}>
        <Button type="submit" loading={set.isRunning}>
          {submitWord}
        </Button>
        {aside}
      </div>
    </form>
  )
}
