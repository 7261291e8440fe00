// First start: what Koban is on the left; on the right the providers, then the steps and the form, then the first check.
import { useState } from 'react'
import { Button, SegmentedControl } from '@mantine/core'
import { IconArrowLeft, IconArrowRight, IconChevronRight, IconFileImport, IconLock, IconPlayerPlay, type Icon } from '@tabler/icons-react'
import type { AppStatus } from '../../../shared/engine-api'
import type { Account, Language, MailProvider } from '../../../shared/model'
import { useAppearance } from '../../appearance'
import { toKobanError } from '../../engine'
import { useMessages } from '../../i18n/use-messages'
import { koban } from '../../koban'
import { ErrorNote } from '../../ui/ErrorNote'
import { Mark } from '../../ui/Mark'
import { PageLink } from '../../ui/PageLink'
import { ConnectedPanel } from '../connect/ConnectedPanel'
import { ConnectForm } from '../connect/ConnectForm'
import { firstProvider, ProviderCards } from '../connect/ProviderCards'
import { ProviderSteps } from '../connect/ProviderSteps'
import classes from './Welcome.module.css'

type WelcomeProps = { status: AppStatus; onImport: () => void; onDone: () => void }
type Step = { name: 'choose' } | { name: 'sign-in' } | { name: 'connected'; account: Account; password: string }

export function Welcome({ status, onImport, onDone }: WelcomeProps) {
  const [step, setStep] = useState<Step>({ name: 'choose' })
  const [provider, setProvider] = useState<MailProvider | undefined>(firstProvider)
  return (
    <div className={classes['window']}>
      <Introduction onImport={onImport} />
      <main className={classes['main']}>
        <div className={classes['column']}>
          {step.name === 'choose' && <Choose provider={provider} onProvider={setProvider} onBegin={() => provider && setStep({ name: 'sign-in' })} />}
          {step.name === 'sign-in' && provider && (
            <SignIn
              provider={provider}
              status={status}
              onProvider={setProvider}
              onBack={() => setStep({ name: 'choose' })}
              onImport={onImport}
              onConnected={(account, password) => setStep({ name: 'connected', account, password })}
            />
          )}
          {step.name === 'connected' && provider && <ConnectedPanel account={step.account} password={step.password} provider={provider} onImport={onImport} onDone={onDone} />}
        </div>
      </main>
    </div>
  )
}

function Introduction({ onImport }: { onImport: () => void }) {
  const { m } = useMessages()
  return (
    <aside className={classes['intro']}>
      <div className={classes['brand']}>
        <Mark height={38} />
        Koban
      </div>
      <p className={classes['headline']}>{m.welcome.headline}</p>
      <p className={classes['lead']}>{m.welcome.lead}</p>
      <div className={classes['ways']}>
        <Way icon={IconFileImport} title={m.welcome.importOnly} note={m.welcome.importOnlyNote} onClick={onImport} />
        {!koban.isDemo && <Way icon={IconPlayerPlay} title={m.welcome.demo} note={m.welcome.demoNote} onClick={() => void koban.startDemo().catch(toKobanError)} />}
      </div>
      <p className={classes['privacy']}>
        <IconLock size={18} stroke={1.7} aria-hidden />
        {m.welcome.privacy}
      </p>
    </aside>
  )
}

function Way({ icon: Glyph, title, note, onClick }: { icon: Icon; title: string; note: string; onClick: () => void }) {
  return (
    <button type="button" className={classes['way']} onClick={onClick}>
      <Glyph size={20} stroke={1.6} aria-hidden />
      <span>
        <b>{title}</b>
        <small>{note}</small>
      </span>
      <IconChevronRight size={17} stroke={1.7} aria-hidden />
    </button>
  )
}

function Choose({ provider, onProvider, onBegin }: { provider: MailProvider | undefined; onProvider: (provider: MailProvider) => void; onBegin: () => void }) {
  const { m, f, language } = useMessages()
  const appearance = useAppearance()
  return (
    <>
      <header className={classes['head']}>
        <div>
          <h1 className={classes['title']}>{m.welcome.connect}</h1>
          <p className={classes['dim']}>{m.welcome.connectLead}</p>
        </div>
        <SegmentedControl
          aria-label="言語 / Language"
          value={language}
          data={[{ value: 'ja', label: '日本語' }, { value: 'en', label: 'English' }]}
          onChange={(value) => appearance.set({ language: value as Language })}
        />
      </header>
      <ProviderCards chosen={provider} onChoose={onProvider} onBegin={onBegin} />
      {provider && (
        <section className={classes['steps']} aria-live="polite">
          <div className={classes['stepsHead']}>
            <h2>{m.welcome.stepsOf(provider.name[language])}</h2>
            {provider.steps.length > 0 && <span className={classes['faint']}>{m.welcome.stepCount(f.number(provider.steps.length))}</span>}
          </div>
          <p className={classes['dim']}>{provider.note[language]}</p>
          <ProviderSteps provider={provider} current={0} />
        </section>
      )}
      <div className={classes['foot']}>
        <p className={classes['faint']}>{m.welcome.doorNote}</p>
        <Button size="md" disabled={!provider} rightSection={<IconArrowRight size={18} stroke={1.8} />} onClick={onBegin}>
          {m.welcome.begin}
        </Button>
      </div>
    </>
  )
}

type SignInProps = { provider: MailProvider; status: AppStatus; onProvider: (provider: MailProvider) => void; onBack: () => void; onImport: () => void; onConnected: (account: Account, password: string) => void }

function SignIn({ provider, status, onProvider, onBack, onImport, onConnected }: SignInProps) {
  const { m, language } = useMessages()
  const name = provider.name[language]
  return (
    <>
      <Button className={classes['back'] ?? ''} variant="quiet" size="compact-sm" leftSection={<IconArrowLeft size={16} stroke={1.8} />} onClick={onBack}>
        {m.common.back}
      </Button>
      <h1 className={classes['title']}>{provider.id === 'other' ? m.welcome.connect : m.welcome.connectTo(name)}</h1>
      {provider.signIn === 'oauth-own-client' ? (
        <div className={classes['refused']}>
          <ErrorNote
            error={{ code: 'auth-oauth-only' }}
            title={m.welcome.oauthTitle(name)}
            body={m.welcome.oauthBody}
            action={
              <>
                <Button onClick={onImport} leftSection={<IconFileImport size={17} stroke={1.7} />}>{m.welcome.importNow}</Button>
                {provider.history?.link && <PageLink id={provider.history.link} as="button">{m.welcome.openHistory}</PageLink>}
              </>
            }
          />
        </div>
      ) : (
        <>
          <section className={classes['steps']}>
            <h2>{m.welcome.stepsOf(name)}</h2>
            <ProviderSteps provider={provider} />
          </section>
          <section className={classes['steps']}>
            <h2 className={classes['formTitle']}>{m.welcome.signIn}</h2>
            <ConnectForm key={provider.id} provider={provider} protectedBy={status.protectedBy} onProvider={onProvider} onConnected={onConnected} />
          </section>
        </>
      )}
    </>
  )
}
