// Address, secret and, where needed, user name and server; tried at once, refusals explained by their cause.
// The secret is held by this form alone and dropped when the form goes.
import { useState, type FormEvent } from 'react'
import { Button, Checkbox, NativeSelect, PasswordInput, TextInput } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import type { Account, MailProvider, TlsMode } from '../../../shared/model'
import type { AppStatus } from '../../../shared/engine-api'
import { providerForAddress } from '../../../shared/providers'
import { useAction } from '../../engine'
import { useMessages } from '../../i18n/use-messages'
import { asksServer, asksUser, emptyForm, faultsOf, halfWidth, isLoopback, newAccountOf, type ConnectionForm } from './connection'
import classes from './ConnectForm.module.css'
import { RefusedNote } from './RefusedNote'

type ConnectFormProps = {
  provider: MailProvider
  protectedBy: AppStatus['protectedBy']
  onProvider: (provider: MailProvider) => void
  /** The password is passed on once, for a first check of an account that keeps none. */
  onConnected: (account: Account, password: string) => void
}

/** The provider that the address belongs to, when the chosen one is another. */
function betterFor(provider: MailProvider, domain: string): MailProvider | undefined {
  const found = providerForAddress(`x@${domain}`)
  return found.id === 'other' || found.id === provider.id ? undefined : found
}

export function ConnectForm({ provider, protectedBy, onProvider, onConnected }: ConnectFormProps) {
  const { m, language } = useMessages()
  const [form, setForm] = useState<ConnectionForm>(() => ({ ...emptyForm(provider), remember: protectedBy !== 'nothing-kept' }))
  const [isTried, setIsTried] = useState(false)
  const add = useAction('account.add')
  const faults = isTried ? faultsOf(provider, form) : {}
  const words = { missing: m.welcome.missing, address: m.welcome.addressBad }
  const fault = (field: keyof ConnectionForm) => (faults[field] ? words[faults[field]] : undefined)
  const put = (part: Partial<ConnectionForm>) => setForm((old) => ({ ...old, ...part }))
  const domain = halfWidth(form.address).split('@')[1]?.toLowerCase()
  const better = domain ? betterFor(provider, domain) : undefined

  async function submit(event: FormEvent) {
    event.preventDefault()
    setIsTried(true)
    if (Object.keys(faultsOf(provider, form)).length > 0) return
    const account = await add.run(newAccountOf(provider, form))
    if (account) onConnected(account, newAccountOf(provider, form).password)
  }

  return (
    <form className={classes['form']} onSubmit={(event) => void submit(event)} noValidate>
      {add.error && <RefusedNote error={add.error} provider={provider} />}
      <div className={classes['row']}>
        <TextInput type="email" label={m.welcome.address} placeholder={m.welcome.addressHint} value={form.address} error={fault('address')} autoComplete="off" spellCheck={false} onChange={(event) => put({ address: event.currentTarget.value })} />
        <PasswordInput
          label={m.welcome.secretOf[provider.id] ?? m.welcome.secret[provider.signIn]}
          value={form.password}
          error={fault('password')}
          autoComplete="off"
          visibilityToggleButtonProps={{ 'aria-label': m.common.showPassword, tabIndex: 0 }}
          onChange={(event) => put({ password: event.currentTarget.value })}
        />
      </div>
      {better && (
        <p className={classes['hint']}>
          {m.welcome.domainHint(better.name[language])}{' '}
          <Button variant="subtle" size="compact-sm" onClick={() => onProvider(better)}>
            {m.welcome.switchTo(better.name[language])}
          </Button>
        </p>
      )}
      {(asksUser(provider) || asksServer(provider)) && (
        <div className={classes['row']}>
          {asksUser(provider) && <TextInput label={m.welcome.userOf[provider.id] ?? m.welcome.user} value={form.user} error={fault('user')} placeholder={provider.userName === 'ask' && provider.imap ? '' : halfWidth(form.address)} autoComplete="off" spellCheck={false} onChange={(event) => put({ user: event.currentTarget.value })} />}
          {asksServer(provider) && <TextInput label={m.welcome.host} placeholder={m.welcome.hostHint} value={form.host} error={fault('host')} autoComplete="off" spellCheck={false} onChange={(event) => put({ host: event.currentTarget.value })} />}
        </div>
      )}
      {asksServer(provider) && (
        <div className={classes['row']}>
          <NativeSelect
            label={m.welcome.encryption}
            value={form.tls}
            data={(['tls', 'starttls', ...(isLoopback(form.host) ? (['insecure-loopback'] as const) : [])] as const).map((value) => ({ value, label: m.welcome.encryptions[value] }))}
            onChange={(event) => {
              const tls = event.currentTarget.value as TlsMode
              put({ tls, port: tls === 'tls' ? '993' : '143' })
            }}
          />
          <TextInput label={m.welcome.port} inputMode="numeric" value={form.port} error={fault('port')} onChange={(event) => put({ port: event.currentTarget.value })} />
        </div>
      )}
      <div className={classes['foot']}>
        <div>
          <Checkbox label={m.welcome.remember} checked={form.remember} disabled={protectedBy === 'nothing-kept'} onChange={(event) => put({ remember: event.currentTarget.checked })} />
          <p className={classes['protected']}>
            <IconLock size={14} stroke={1.7} aria-hidden />
            {m.welcome.rememberBy[protectedBy]}
          </p>
        </div>
        <Button type="submit" size="md" loading={add.isRunning}>
          {m.welcome.submit}
        </Button>
      </div>
      <p className={classes['status']} role="status">
        {add.isRunning ? m.welcome.submitting : ''}
      </p>
    </form>
  )
}
