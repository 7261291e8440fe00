// What the window shows: unlock while the store is closed, Welcome while there is nothing yet, else the screens.
import { lazy, useEffect, useState, type ReactNode } from 'react'
import { Button } from '@mantine/core'
import type { AppStatus } from '../shared/engine-api'
import { koban } from './koban'
import { engine, toKobanError, useEngineState, useQuery } from './engine'
import { useMessages } from './i18n/use-messages'
import { Import } from './screens/import/Import'
import { Unlock } from './screens/unlock/Unlock'
import { Welcome } from './screens/welcome/Welcome'
import { DropTarget } from './shell/DropTarget'
import { offer, type ImportRequest } from './shell/import-request'
import { go, type Route } from './shell/routes'
import { Shell } from './shell/Shell'
import { useReady } from './shell/use-ready'
import { ErrorNote } from './ui/ErrorNote'

// Charts are most of the code: a window that only asks for a passphrase does not wait for them.
const screens = {
  overview: () => import('./screens/overview/Overview').then((s) => ({ default: s.Overview })),
  access: () => import('./screens/access/Access').then((s) => ({ default: s.Access })),
  gifts: () => import('./screens/gift-mails/GiftMails').then((s) => ({ default: s.GiftMails })),
  vault: () => import('./screens/vault/Vault').then((s) => ({ default: s.Vault })),
  settings: () => import('./screens/settings/SettingsScreen').then((s) => ({ default: s.SettingsScreen })),
}
const Overview = lazy(screens.overview)
const Access = lazy(screens.access)
const GiftMails = lazy(screens.gifts)
const Vault = lazy(screens.vault)
const SettingsScreen = lazy(screens.settings)

function renderScreen(name: Route['name'], request: ImportRequest): ReactNode {
  switch (name) {
    case 'overview': return <Overview />
    case 'access': return <Access />
    case 'gifts': return <GiftMails />
    case 'vault': return <Vault />
    case 'settings': return <SettingsScreen />
    case 'import': return <Import request={request} />
  }
}

export function App() {
  const status = useQuery('app.status', {})
  const { reload } = status
  useEffect(() => engine.on('app.statusChanged', reload), [reload])
  const state = useEngineState()

  if (!status.data) return state === 'gone' || status.error ? <EngineGone /> : null
  if (status.data.store !== 'ready') return <Closed status={status.data} />
  return <Open status={status.data} />
}

function Closed({ status }: { status: AppStatus }) {
  useReady(true)
  return <Unlock status={status} />
}

/** Welcome as long as there is neither an account nor a history, and until the user leaves it. */
function Open({ status }: { status: AppStatus }) {
  const accounts = useQuery('account.list', {}, ['accounts'])
  const coverage = useQuery('access.coverage', {}, ['access'])
  const [hasLeft, setHasLeft] = useState<boolean | null>(null)
  const isKnown = accounts.data !== undefined && coverage.data !== undefined
  const isEmpty = isKnown && accounts.data?.length === 0 && coverage.data?.spans.length === 0
  // Decided once: connecting an account must not close Welcome in the middle of its first check.
  if (isKnown && hasLeft === null) setHasLeft(!isEmpty)
  useReady(isEmpty === true)
  useEffect(() => {
    if (!isKnown) return
    const idle = requestIdleCallback(() => Object.values(screens).forEach((load) => void load()))
    return () => cancelIdleCallback(idle)
  }, [isKnown])

  if (!accounts.data || hasLeft === null) return accounts.error ? <ErrorNote error={accounts.error} /> : null
  if (!hasLeft) {
    const leave = (name: Route['name']) => {
      go(name)
      setHasLeft(true)
    }
    return (
      <>
        <Welcome status={status} onImport={() => leave('import')} onDone={() => leave('overview')} />
        <DropTarget onFiles={(files) => (offer({ files }), leave('import'))} />
      </>
    )
  }
  return (
    <Shell
      status={status}
      accounts={accounts.data}
      render={renderScreen}
    />
  )
}

/** The engine never came up: nothing else can be shown. */
function EngineGone() {
  const { m } = useMessages()
  return <ErrorNote error={{ code: 'engine-stopped' }} title={m.shell.goneTitle} body={m.shell.goneBody} action={<Button onClick={() => void koban.restartEngine().catch(toKobanError)}>{m.shell.restart}</Button>} />
}
