// The sentence on top, the line under it, and the one filled button.
import { Button } from '@mantine/core'
import { IconArrowRight, IconFileImport, IconGift, IconSearch } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Overview } from '../../../shared/engine-api'
import { useRunningJobs } from '../../engine'
import { useMessages } from '../../i18n/use-messages'
import { useShell } from '../../shell/shell-context'
import { PageHeader } from '../../ui/PageHeader'
import { useStartScan } from '../../use-start-scan'
import type { Situation } from './situation'
import classes from './overview.module.css'

type Props = { overview: Overview; situation: Situation; unusedInVault: number }

export function Headline(props: Props) {
  return <PageHeader size="overview" title={<Title {...props} />} lead={<Lead {...props} />} actions={<Actions {...props} />} />
}

function Title({ overview: o, situation: s }: Props): string {
  const { m, f } = useMessages()
  const words = m.overview.headline
  switch (s.kind) {
    case 'first': return words.first
    case 'robbed': return words.robbed({ times: f.number(o.unexplainedDuring), gifts: f.number(o.exposed.count), sums: f.sums(o.exposed.sums) })
    case 'no-codes': return words.noCodes(f.number(o.unexplained))
    case 'not-scanned': return words.notScanned(f.number(o.unexplained))
    case 'unanswered': return words.unanswered(f.number(o.unanswered))
    case 'no-history': return words.noHistory
    case 'only-track': return words.onlyTrack({ track: m.common.track[s.track], days: f.number(s.days) })
    case 'only-days': return words.onlyDays({ days: f.number(o.coverage.days), ofDays: f.number(o.coverage.ofDays) })
    case 'undecided': return words.undecided({ days: f.number(o.coverage.days), gifts: f.number(o.undecided) })
    case 'clear': return words.clear(f.number(o.coverage.days))
  }
}

function Lead({ overview: o, situation: s, unusedInVault }: Props): ReactNode {
  const { m, f } = useMessages()
  const words = m.overview.lead
  switch (s.kind) {
    case 'first': return words.first
    case 'robbed': {
      const used = o.usedByAnother.count > 0 ? words.used(f.number(o.usedByAnother.count)) : ''
      if (o.savable.count === 0) return used + (unusedInVault > 0 ? words.inVault(f.number(unusedInVault)) : words.nothingLeft)
      const [before, sums, after] = words.savable({ n: f.number(o.savable.count), sums: f.sums(o.savable.sums), hasUsed: used !== '' })
      return <>{used}{before}<b className="k-nowrap">{sums}</b>{after}</>
    }
    case 'no-codes': return words.noCodes
    case 'not-scanned': return o.accounts > 0 ? words.notSearched : words.notScanned
    case 'unanswered': return words.unanswered
    case 'no-history': return o.lastScanAt === null ? words.noHistoryYet : words.noHistory(f.number(o.gifts))
    case 'only-track': return o.missesMailSoftwareLog && s.track === 'web' ? words.missesMailSoftware : words.gaps
    case 'only-days': return o.missesMailSoftwareLog ? words.missesMailSoftware : words.gaps
    case 'undecided': return words.gaps
    case 'clear': return words.clear
  }
}

function Actions({ overview: o, situation: s, unusedInVault }: Props): ReactNode {
  const { m, f } = useMessages()
  const { go, openImport } = useShell()
  const scan = useStartScan()
  const isScanning = useRunningJobs().some((job) => job.kind === 'scan')
  const words = m.overview.action
  const importing = (label: string) => (
    <>
      <Button size="md" leftSection={<IconFileImport size={18} stroke={1.7} />} onClick={() => openImport()}>{label}</Button>
      <p className={classes['actionNote']}>{words.importNote}</p>
    </>
  )
  switch (s.kind) {
    case 'robbed': {
      const used = o.usedByAnother.count
      const seeStolen = () => go('gifts', { show: 'recorded' })
      if (o.savable.count === 0 && unusedInVault > 0) {
        return (
          <>
            <Button size="md" rightSection={<IconArrowRight size={18} stroke={1.7} />} onClick={() => go('vault')}>{words.redeemVault(f.number(unusedInVault))}</Button>
            {used > 0 && <Button variant="default" leftSection={<IconGift size={17} stroke={1.7} />} onClick={seeStolen}>{words.report(f.number(used))}</Button>}
          </>
        )
      }
      if (o.savable.count === 0 && used > 0) return <Button size="md" onClick={seeStolen}>{words.report(f.number(used))}</Button>
      if (o.savable.count === 0) return <Button size="md" onClick={() => go('access', { show: 'unexplained' })}>{words.look}</Button>
      return (
        <>
          <Button size="md" rightSection={<IconArrowRight size={18} stroke={1.7} />} onClick={() => go('gifts', { show: 'savable' })}>{words.save({ n: f.number(o.savable.count), hasUsed: used > 0 })}</Button>
          {used > 0 && <Button variant="default" leftSection={<IconGift size={17} stroke={1.7} />} onClick={seeStolen}>{words.report(f.number(used))}</Button>}
        </>
      )
    }
    case 'no-codes': return <Button size="md" rightSection={<IconArrowRight size={18} stroke={1.7} />} onClick={() => go('access', { show: 'unexplained' })}>{words.look}</Button>
    case 'not-scanned':
      if (o.accounts > 0) {
        return isScanning ? null : (
          <>
            <Button size="md" loading={scan.isStarting} leftSection={<IconSearch size={18} stroke={1.7} />} onClick={scan.start}>{m.gifts.scan}</Button>
            {scan.error && <p className={classes['actionNote']} role="alert">{m.errors[scan.error.code].title}</p>}
          </>
        )
      }
      return (
        <>
          <Button size="md" onClick={() => go('settings')}>{words.connect}</Button>
          <p className={classes['actionNote']}>{words.connectNote}</p>
        </>
      )
    case 'first':
      return (
        <>
          <Button size="md" onClick={() => go('settings')}>{words.connect}</Button>
          <p className={classes['actionNote']}>{words.connectNote}</p>
        </>
      )
    case 'unanswered': return <Button size="md" rightSection={<IconArrowRight size={18} stroke={1.7} />} onClick={() => go('access', { show: 'to-check' })}>{words.answer}</Button>
    case 'only-track':
    case 'only-days':
    case 'undecided':
      return importing(o.missesMailSoftwareLog ? words.importMailSoftware : words.import)
    case 'no-history': return importing(words.import)
    case 'clear': return <Button variant="default" leftSection={<IconFileImport size={18} stroke={1.7} />} onClick={() => openImport()}>{words.import}</Button>
  }
}
