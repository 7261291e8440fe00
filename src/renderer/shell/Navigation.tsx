// The navigation: a column of 212 px, a rail of 60 px in narrow windows. Diamond and oval carry the two counts.
import { Tooltip } from '@mantine/core'
import { IconArchive, IconGift, IconHome, IconLock, IconLogin2, IconSettings, type Icon } from '@tabler/icons-react'
import { useMediaQuery } from '@mantine/hooks'
import type { ReactNode } from 'react'
import { useQuery, useRunningJobs } from '../engine'
import { useMessages } from '../i18n/use-messages'
import { Mark } from '../ui/Mark'
import { DiamondMark, OvalMark } from '../ui/marks'
import classes from './Navigation.module.css'
import { go, ROUTES, type RouteName } from './routes'
import { useShell } from './shell-context'
import { useNow } from './use-now'
import { useReady } from './use-ready'

const ICONS: Record<RouteName, Icon> = { overview: IconHome, access: IconLogin2, gifts: IconGift, vault: IconArchive, settings: IconSettings }

export function Navigation({ current, hasScreen }: { current: RouteName; /** The screen beside it is there. */ hasScreen: boolean }) {
  const { m, f } = useMessages()
  const isRail = useMediaQuery('(width < 1000px)', window.innerWidth < 1000, { getInitialValueInEffect: false })
  const { data } = useQuery('overview.get', {}, ['accounts', 'access', 'gifts', 'profile'])
  useReady(hasScreen && data !== undefined)
  const unexplained = data?.unexplained ?? 0
  const savable = data?.savable.count ?? 0
  const badges: Partial<Record<RouteName, { label: string; node: ReactNode }>> = {
    ...(unexplained > 0 ? { access: { label: m.shell.unexplainedBadge(f.number(unexplained)), node: <Count shape={<DiamondMark />} n={f.number(unexplained)} /> } } : {}),
    ...(savable > 0 ? { gifts: { label: m.shell.savableBadge(f.number(savable)), node: <Count shape={<OvalMark kind="exposed" size={13} />} n={f.number(savable)} /> } } : {}),
  }
  return (
    <nav className={classes['nav']} aria-label={m.shell.navigation}>
      <div className={classes['brand']}>
        <Mark height={30} />
        <div className={classes['wide']}>
          <p className={classes['name']}>Koban</p>
          <p className={classes['tagline']}>{m.shell.tagline}</p>
        </div>
      </div>
      <ul className={classes['list']}>
        {ROUTES.map((name, index) => {
          const Glyph = ICONS[name]
          const badge = badges[name]
          const label = [m.shell.nav[name], badge?.label].filter(Boolean).join(m.common.joiner)
          return (
            <li key={name}>
              <Tooltip label={label} position="right" disabled={!isRail}>
                <button type="button" className={classes['entry']} aria-current={current === name ? 'page' : undefined} aria-label={label} aria-keyshortcuts={`Control+${index + 1}`} onClick={() => go(name)}>
                  <Glyph size={18} stroke={1.7} aria-hidden />
                  <span className={classes['wide']}>{m.shell.nav[name]}</span>
                  {badge?.node}
                </button>
              </Tooltip>
            </li>
          )
        })}
      </ul>
      <div className={`${classes['foot']} ${classes['wide']}`}>
        <AccountBlock />
        <p className={classes['privacy']}>
          <IconLock size={15} stroke={1.7} aria-hidden />
          <span>{m.shell.privacy}</span>
        </p>
      </div>
    </nav>
  )
}

function Count({ shape, n }: { shape: ReactNode; n: string }) {
  return (
    <span className={classes['badge']} aria-hidden>
      {shape}
      <span className={classes['wide']}>{n}</span>
    </span>
  )
}

function AccountBlock() {
  const { m, f } = useMessages()
  const { accounts } = useShell()
  const isScanning = useRunningJobs().some((job) => job.kind === 'scan')
  const now = useNow()
  const [first, ...others] = accounts
  if (!first) return <p className={classes['account']}>{m.shell.noAccount}</p>
  const checkedAt = Math.max(...accounts.map((account) => account.lastScanAt ?? 0))
  return (
    <div className={classes['account']}>
      <p className={classes['address']} title={first.address}>
        {first.address}
      </p>
      {others.length > 0 && <p>{m.shell.moreAccounts(f.number(others.length))}</p>}
      <p>{isScanning ? m.shell.scanning : checkedAt > 0 ? m.shell.checked(f.ago(checkedAt, now)) : m.shell.neverChecked}</p>
    </div>
  )
}
