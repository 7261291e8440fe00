// What the window shows: unlock while the store is closed, Welcome while there is nothing yet, else the screens.
import { lazy, Suspense, useEffect, type ReactNode } from 'react'
import { Button } from '@mantine/core'
import { koban } from './koban'
import { engine, toKobanError, useEngineState, useQuery } from './engine'
import { useMessages } from './i18n/use-messages'
import { Shell } from './shell/Shell'
import type { Route } from './shell/routes'
import type { ImportRequest } from './shell/shell-context'
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
    case 'import': return request.file?.name ?? null
  }
}

export function App() {
  const status = useQuery('app.status', {})
  const { reload } = status
  useEffect(() => engine.on('app.statusChanged', reload), [reload])
  const isOpen = status.data?.store === 'ready'
  const accounts = useQuery('account.list', {}, ['accounts'], { skip: !isOpen })
  useReady(accounts.data !== undefined)
  const state = useEngineState()

  if (state === 'gone' && !status.data) return <EngineGone />
  if (!status.data) return null
  if (!accounts.data) return null
  return (
    <Shell
      status={status.data}
      accounts={accounts.data}
      render={(name, request) => <Suspense fallback={null}>{renderScreen(name, request)}</Suspense>}
    />
  )
}

/** The engine never came up: nothing else can be shown. */
function EngineGone() {
  const { m } = useMessages()
  return <ErrorNote error={{ code: 'engine-stopped' }} title={m.shell.goneTitle} body={m.shell.goneBody} action={<Button onClick={() => void koban.restartEngine().catch(toKobanError)}>{m.shell.restart}</Button>} />
}
