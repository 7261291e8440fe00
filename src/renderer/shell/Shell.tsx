// The frame around every screen: navigation, banners, the drop target for login histories, and keyboard ways.
import { Suspense, useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { Button } from '@mantine/core'
import { IconFlask } from '@tabler/icons-react'
import type { AppStatus, RecoveryReport } from '../../shared/engine-api'
import type { Account } from '../../shared/model'
import { engine, toKobanError, useEngineState } from '../engine'
import { useMessages } from '../i18n/use-messages'
import { koban } from '../koban'
import { ErrorNote } from '../ui/ErrorNote'
import { cityDatabaseAmong, offerCityDatabase } from './city-offer'
import { DropTarget } from './DropTarget'
import { offer, useImportRequest, type ImportRequest } from './import-request'
import { Navigation } from './Navigation'
import { go, ROUTES, useRoute, type RouteName } from './routes'
import classes from './Shell.module.css'
import { ShellContext, type Shell as ShellValue } from './shell-context'

type ShellProps = { status: AppStatus; accounts: readonly Account[]; render: (name: RouteName | 'import', request: ImportRequest) => ReactNode }

export function Shell({ status, accounts, render }: ShellProps) {
  const { m } = useMessages()
  const route = useRoute()
  const main = useRef<HTMLElement>(null)
  const request = useImportRequest()
  const shell = useMemo<ShellValue>(() => ({
    status,
    accounts,
    go,
    openImport(next = {}) {
      offer(next)
      go('import')
    },
  }), [status, accounts])
  const [hasScreen, setHasScreen] = useState(false)
  useNumberKeys()
  useEffect(() => {
    main.current?.scrollTo(0, 0)
  }, [route.name])

  return (
    <ShellContext value={shell}>
      <div className={classes['window']}>
        {(status.isDemo || koban.isDemo) && (
          <aside className={classes['demo']} aria-label={m.shell.demo}>
            <b>
              <IconFlask size={15} stroke={1.8} aria-hidden />
              {m.shell.demo}
            </b>
            {m.shell.demoBanner}
          </aside>
        )}
        <EngineLine />
        <div className={classes['columns']}>
          <a className={classes['skip']} href="#main" onClick={(event) => (event.preventDefault(), main.current?.focus())}>
            {m.shell.skip}
          </a>
          <Navigation current={route.name === 'import' ? 'access' : route.name} hasScreen={hasScreen} />
          <main ref={main} id="main" tabIndex={-1} className={classes['main']}>
            <div className={classes['content']} key={route.name === 'import' ? `import-${request.id}` : route.name}>
              <Suspense fallback={null}>
                {render(route.name, request)}
                <Arrival onArrive={setHasScreen} />
              </Suspense>
            </div>
          </main>
        </div>
        <DropTarget onFiles={(files) => dropped(files, shell)} />
      </div>
    </ShellContext>
  )
}

function dropped(files: File[], shell: ShellValue): void {
  const database = cityDatabaseAmong(files)
  if (!database) return shell.openImport({ files })
  offerCityDatabase(database)
  shell.go('settings')
}

/** Beside a screen whose code is still loading, this waits with it. */
function Arrival({ onArrive }: { onArrive: (hasArrived: boolean) => void }) {
  useEffect(() => onArrive(true), [onArrive])
  return null
}

/** Ctrl/⌘ + 1…5. */
function useNumberKeys(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(koban.platform === 'darwin' ? event.metaKey : event.ctrlKey) || event.altKey || event.shiftKey || event.isComposing) return
      const name = ROUTES[Number(event.key) - 1]
      if (!name) return
      event.preventDefault()
      go(name)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}

/** Says that the engine is away, and what was tidied up when it came back. */
function EngineLine() {
  const { m, f } = useMessages()
  const state = useEngineState()
  const [isSlow, setIsSlow] = useState(false)
  const [recovery, setRecovery] = useState<RecoveryReport | null>(null)
  useEffect(() => engine.on('removal.recovered', (report) => setRecovery(report.finished + report.rolledBack + report.open > 0 ? report : null)), [])
  useEffect(() => {
    if (state !== 'restarting') return
    const timer = setTimeout(() => setIsSlow(true), 800)
    return () => {
      clearTimeout(timer)
      setIsSlow(false)
    }
  }, [state])

  if (state === 'gone') {
    return (
      <div className={classes['line']}>
        <ErrorNote error={{ code: 'engine-stopped' }} title={m.shell.goneTitle} body={m.shell.goneBody} action={<Button size="xs" onClick={() => void koban.restartEngine().catch(toKobanError)}>{m.shell.restart}</Button>} />
      </div>
    )
  }
  if (state === 'restarting' && isSlow) return <p className={classes['quiet']} role="status">{m.shell.restarting}</p>
  if (recovery) {
    return (
      <p className={classes['quiet']} role="status">
        {recovery.finished + recovery.rolledBack > 0 && m.shell.recovered(f.number(recovery.finished), f.number(recovery.rolledBack))} {recovery.open > 0 && m.shell.recoveredOpen(f.number(recovery.open))}
        <Button variant="subtle" size="compact-sm" onClick={() => setRecovery(null)}>{m.common.close}</Button>
      </p>
    )
  }
  return null
}
