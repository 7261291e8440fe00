// Settings: accounts and what was read or added in the middle; what is usual, look, key and credits beside them.
import { useQuery } from '../../engine'
import { useMessages } from '../../i18n/use-messages'
import { useShell } from '../../shell/shell-context'
import { EmptyState } from '../../ui/EmptyState'
import { PageHeader } from '../../ui/PageHeader'
import { About } from './About'
import { AccountCard } from './AccountCard'
import { AddAccount } from './AddAccount'
import { BrandsCard } from './BrandsCard'
import { CityCard } from './CityCard'
import { ImportsCard } from './ImportsCard'
import { KeyCard } from './KeyCard'
import { LookCard } from './LookCard'
import { ProfileCard } from './ProfileCard'
import classes from './Settings.module.css'

const SECTIONS = ['accounts', 'imports', 'brands', 'cities', 'profile', 'look', 'key', 'about'] as const

export function SettingsScreen() {
  const { m } = useMessages()
  const { accounts, status } = useShell()
  const profile = useQuery('profile.get', {}, ['profile'])
  // What needs the user comes first.
  const ordered = [...accounts].sort((a, b) => Number(b.lastError !== null) - Number(a.lastError !== null))
  const jump = (id: string) => {
    const target = document.getElementById(`settings-${id}`)
    target?.scrollIntoView({ block: 'start' })
    target?.focus({ preventScroll: true })
  }
  return (
    <>
      <PageHeader title={m.settings.title} lead={m.settings.lead} />
      <div className={classes['columns']}>
        <nav className={classes['sections']} aria-label={m.settings.sectionsLabel}>
          {SECTIONS.map((id) => (
            <button key={id} type="button" onClick={() => jump(id)}>
              {m.settings.sections[id]}
            </button>
          ))}
        </nav>
        <div className={classes['middle']} id="settings-accounts" tabIndex={-1}>
          {ordered.map((account) => (
            <AccountCard key={account.id} account={account} />
          ))}
          {accounts.length === 0 && <EmptyState title={m.settings.none} />}
          <AddAccount protectedBy={status.protectedBy} />
          <div id="settings-imports" tabIndex={-1}><ImportsCard /></div>
          <div id="settings-brands" tabIndex={-1}><BrandsCard /></div>
          <div id="settings-cities" tabIndex={-1}><CityCard /></div>
        </div>
        <div className={classes['aside']}>
          <div id="settings-profile" tabIndex={-1}>{profile.data && <ProfileCard profile={profile.data} />}</div>
          <div id="settings-look" tabIndex={-1}><LookCard /></div>
          <div id="settings-key" tabIndex={-1}><KeyCard protectedBy={status.protectedBy} isDemo={status.isDemo} /></div>
          <div id="settings-about" tabIndex={-1}><About status={status} /></div>
        </div>
      </div>
    </>
  )
}
