// One account: its state, a refused sign-in explained, a new password, check now, remove.
import { useState, type FormEvent } from 'react'
import { Button, NativeSelect, PasswordInput } from '@mantine/core'
import { IconCheck, IconClock, IconKey, IconMailbox, IconPlugConnectedX, IconRefresh, IconTrash, IconX } from '@tabler/icons-react'
import { fromErrorData, KobanError } from '../../../shared/errors'
import type { Account, JobId, MailProvider } from '../../../shared/model'
import { PROVIDERS } from '../../../shared/providers'
import { engine, toKobanError, useAction, useJob, useQuery, useRunningJobs } from '../../engine'
import { useMessages } from '../../i18n/use-messages'
import { useNow } from '../../shell/use-now'
import { Badge } from '../../ui/Badge'
import { ErrorNote } from '../../ui/ErrorNote'
import { PageLink } from '../../ui/PageLink'
import { ProgressLine } from '../../ui/ProgressLine'
import { ProviderSteps } from '../connect/ProviderSteps'
import classes from './AccountCard.module.css'

const WANTS_PASSWORD = ['auth-refused', 'auth-app-password-needed', 'auth-password-missing']
const WANTS_STEPS = ['auth-refused', 'auth-app-password-needed', 'auth-imap-disabled']

export function AccountCard({ account }: { account: Account }) {
  const { m, f, language } = useMessages()
  const now = useNow()
  const provider = PROVIDERS.find((one) => one.id === account.provider)
  const [panel, setPanel] = useState<'none' | 'edit' | 'password' | 'trash' | 'remove'>('none')
  const scan = useScan(account)
  const isLocked = !account.hasPassword
  // A password that was not to be stored is asked for after each start: no fault, and not "does not connect".
  const error = isLocked ? new KobanError('auth-password-missing') : scan.error ?? (account.lastError ? fromErrorData(account.lastError) : null)
  const isRefused = error !== null && error.code !== 'job-cancelled'
  const serverLine = m.settings.server(account.host, String(account.port), m.settings.tls[account.tls])
  return (
    <section className={classes['card']} aria-label={account.address}>
      <header className={classes['head']}>
        {isLocked ? <IconKey size={22} stroke={1.6} aria-hidden /> : isRefused ? <IconPlugConnectedX size={22} stroke={1.6} aria-hidden className={classes['bad'] ?? ''} /> : <IconMailbox size={22} stroke={1.6} aria-hidden className={classes['good'] ?? ''} />}
        <div className={classes['names']}>
          <h2>{account.address}</h2>
          <p>{(isRefused && !isLocked) || account.lastScanAt === null ? [provider?.name[language], serverLine].filter(Boolean).join(m.common.joiner) : m.settings.seen(f.number(account.messagesSeen), f.ago(account.lastScanAt, now))}</p>
        </div>
        <State account={account} isRefused={isRefused} />
        <Button variant="default" size="compact-sm" aria-expanded={panel !== 'none'} onClick={() => setPanel(panel === 'none' ? 'edit' : 'none')}>
          {m.common.edit}
        </Button>
      </header>
      {scan.isRunning && (
        <div className={classes['body']}>
          <ProgressLine progress={scan.progress} label={m.settings.checking} onCancel={scan.cancel} />
        </div>
      )}
      {isRefused && !scan.isRunning && (
        <div className={classes['body']}>
          <ErrorNote error={error} plain>
            {provider && WANTS_STEPS.includes(error.code) && <div className={classes['gap']}><ProviderSteps provider={provider} /></div>}
          </ErrorNote>
          <div className={classes['actions']}>
            {provider && <SettingsLink provider={provider} isMain={error.code === 'auth-imap-disabled' || error.code === 'auth-app-password-needed'} />}
            {WANTS_PASSWORD.includes(error.code) && panel !== 'password' && (
              <Button variant="default" leftSection={<IconKey size={16} stroke={1.7} />} onClick={() => setPanel('password')}>
                {m.settings.newPassword}
              </Button>
            )}
            {error.code !== 'auth-password-missing' && (
              <Button variant="default" leftSection={<IconRefresh size={16} stroke={1.7} />} onClick={() => scan.start()}>
                {m.settings.tryAgain}
              </Button>
            )}
            {!isLocked && <span className={classes['note']}>{m.settings.tryNote}</span>}
          </div>
        </div>
      )}
      {panel === 'edit' && (
        <div className={`${classes['body']} ${classes['actions']}`}>
          <Button variant="default" leftSection={<IconRefresh size={16} stroke={1.7} />} disabled={scan.isRunning} onClick={() => (account.hasPassword ? (setPanel('none'), scan.start()) : setPanel('password'))}>
            {m.settings.checkNow}
          </Button>
          <Button variant="default" leftSection={<IconKey size={16} stroke={1.7} />} onClick={() => setPanel('password')}>
            {m.settings.newPassword}
          </Button>
          <Button variant="default" leftSection={<IconTrash size={16} stroke={1.7} />} onClick={() => setPanel('trash')}>
            {m.settings.trash}
          </Button>
          <Button variant="danger" onClick={() => setPanel('remove')}>
            {m.settings.remove}
          </Button>
        </div>
      )}
      {panel === 'password' && <PasswordPanel account={account} provider={provider} onDone={(password) => (setPanel('none'), scan.start(password))} onClose={() => setPanel('none')} />}
      {panel === 'trash' && <TrashPanel account={account} onClose={() => setPanel('none')} />}
      {panel === 'remove' && <RemovePanel account={account} onClose={() => setPanel('none')} />}
    </section>
  )
}

function State({ account, isRefused }: { account: Account; isRefused: boolean }) {
  const { m } = useMessages()
  if (!account.hasPassword) return <Badge tone="warning" icon={<IconKey size={14} stroke={1.8} aria-hidden />}>{m.settings.statePassword}</Badge>
  if (isRefused) return <Badge tone="danger" icon={<IconX size={14} stroke={2} aria-hidden />}>{m.settings.stateRefused}</Badge>
  if (account.lastScanAt === null) return <Badge tone="outline" icon={<IconClock size={14} stroke={1.8} aria-hidden />}>{m.settings.stateNever}</Badge>
  return <Badge tone="accent" icon={<IconCheck size={14} stroke={2} aria-hidden />}>{m.settings.stateOk}</Badge>
}

function SettingsLink({ provider, isMain }: { provider: MailProvider; isMain: boolean }) {
  const { m } = useMessages()
  const link = provider.steps.find((step) => step.link)?.link
  return link ? <PageLink id={link} as={isMain ? 'filled' : 'button'}>{m.welcome.openSettings}</PageLink> : null
}

/** A check of this account: its own start, or one that runs already. */
function useScan(account: Account) {
  const [jobId, setJobId] = useState<JobId | null>(null)
  const [startError, setStartError] = useState<ReturnType<typeof toKobanError> | null>(null)
  const other = useRunningJobs().find((job) => job.kind === 'scan' && job.accountId === account.id)
  const { job, cancel } = useJob(other?.jobId ?? jobId)
  const start = (password?: string) => {
    setStartError(null)
    engine.call('scan.start', { accountId: account.id, ...(password === undefined ? {} : { password }) }).then((answer) => setJobId(answer.jobId), (thrown: unknown) => setStartError(toKobanError(thrown)))
  }
  return { start, cancel, isRunning: job?.phase === 'running', progress: job?.progress ?? null, error: startError ?? (job?.phase === 'failed' ? job.error : null) }
}

function PasswordPanel({ account, provider, onDone, onClose }: { account: Account; provider: MailProvider | undefined; onDone: (password: string | undefined) => void; onClose: () => void }) {
  const { m } = useMessages()
  const [password, setPassword] = useState('')
  const set = useAction('account.setPassword')
  const isRemembered = account.keepsPassword
  async function submit(event: FormEvent) {
    event.preventDefault()
    if (password.length === 0) return
    const secret = provider?.signIn === 'app-password' ? password.replace(/\s/g, '') : password
    if (await set.run({ accountId: account.id, password: secret, rememberPassword: isRemembered })) onDone(isRemembered ? undefined : secret)
  }
  return (
    <form className={classes['body']} onSubmit={(event) => void submit(event)} noValidate>
      <PasswordInput label={(provider && (m.welcome.secretOf[provider.id] ?? m.welcome.secret[provider.signIn])) ?? m.welcome.secret.password} value={password} autoFocus autoComplete="off" visibilityToggleButtonProps={{ 'aria-label': m.common.showPassword, tabIndex: 0 }} onChange={(event) => setPassword(event.currentTarget.value)} />
      {set.error && <div className={classes['gap']}><ErrorNote error={set.error} /></div>}
      <div className={classes['actions']}>
        <Button type="submit" loading={set.isRunning}>{m.welcome.submit}</Button>
        <Button variant="quiet" onClick={onClose}>{m.common.cancel}</Button>
      </div>
    </form>
  )
}

/** Which folder is the Trash, for servers that do not say: asked, never guessed. */
function TrashPanel({ account, onClose }: { account: Account; onClose: () => void }) {
  const { m } = useMessages()
  const folders = useQuery('account.folders', { accountId: account.id })
  const set = useAction('account.setTrash')
  const [path, setPath] = useState(account.trashPath ?? '')
  async function submit(event: FormEvent) {
    event.preventDefault()
    if (await set.run({ accountId: account.id, path: path === '' ? null : path })) onClose()
  }
  return (
    <form className={classes['body']} onSubmit={(event) => void submit(event)}>
      <NativeSelect
        label={m.settings.trashLabel} description={m.settings.trashNote} value={path} disabled={!folders.data}
        data={[{ value: '', label: m.settings.trashAuto }, ...(folders.data?.folders ?? []).map((folder) => ({ value: folder, label: folder }))]}
        onChange={(event) => setPath(event.currentTarget.value)}
      />
      {(folders.error ?? set.error) && <div className={classes['gap']}><ErrorNote error={(folders.error ?? set.error)!} /></div>}
      <div className={classes['actions']}>
        <Button type="submit" loading={set.isRunning} disabled={!folders.data}>{m.settings.trashSet}</Button>
        <Button variant="quiet" onClick={onClose}>{m.common.cancel}</Button>
      </div>
    </form>
  )
}

function RemovePanel({ account, onClose }: { account: Account; onClose: () => void }) {
  const { m } = useMessages()
  const remove = useAction('account.remove')
  const isOpen = remove.error?.code === 'removal-open'
  return (
    <div className={classes['body']}>
      <p>{m.settings.removeSure(account.address)}</p>
      {remove.error && <ErrorNote error={remove.error} />}
      {isOpen && <p>{m.settings.removeAbandon}</p>}
      <div className={classes['actions']}>
        <Button variant="danger" loading={remove.isRunning} onClick={() => void remove.run({ accountId: account.id, abandonsOpen: isOpen })}>{isOpen ? m.settings.removeAbandonYes : m.settings.removeYes}</Button>
        <Button variant="default" onClick={onClose}>{m.common.cancel}</Button>
      </div>
    </div>
  )
}
