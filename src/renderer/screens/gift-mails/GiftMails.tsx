// The gift mails screen: what can still be saved, in the order that saves most; delete at once, undo at any time.
import { useEffect, useState } from 'react'
import { Button, Drawer } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconTrash } from '@tabler/icons-react'
import type { Overview } from '../../../shared/engine-api'
import type { GiftId, GiftMail } from '../../../shared/model'
import { engine, toKobanError, useQuery, useRunningJobs } from '../../engine'
import { useMessages } from '../../i18n/use-messages'
import { removeGifts, useRemovalState } from '../../removal-store'
import { useRoute } from '../../shell/routes'
import { useShell } from '../../shell/shell-context'
import { Card } from '../../ui/Card'
import { EmptyState } from '../../ui/EmptyState'
import { ErrorNote } from '../../ui/ErrorNote'
import { Loading } from '../../ui/Loading'
import { PageHeader } from '../../ui/PageHeader'
import { ProgressLine } from '../../ui/ProgressLine'
import { RemovalBar } from '../../ui/RemovalBar'
import { useStartScan } from '../../use-start-scan'
import { GiftDetailPane } from './GiftDetailPane'
import { GiftList } from './GiftList'
import classes from './gift-mails.module.css'

export function GiftMails() {
  const { m } = useMessages()
  const { data, error, reload } = useQuery('overview.get', {}, ['accounts', 'access', 'gifts', 'profile'])
  const all = useQuery('gift.list', { filter: {}, offset: 0, limit: 1 }, ['gifts', 'access', 'profile'])
  if (!data || !all.data) return error ? <ErrorNote error={error} action={<Button onClick={reload}>{m.common.retry}</Button>} /> : <Loading label={m.common.loading} />
  return all.data.total === 0 ? <Nothing overview={data} /> : <Filled overview={data} groups={all.data.groups} total={all.data.total} />
}

type Groups = { exposure: string; count: number }[]

function Filled({ overview, groups, total }: { overview: Overview; groups: Groups; total: number }) {
  const { m, f } = useMessages()
  const asked = Number(useRoute().params['gift'])
  const [selected, setSelected] = useState<GiftId | null>(Number.isInteger(asked) && asked > 0 ? (asked as GiftId) : null)
  const isWide = useMediaQuery('(width >= 1280px)', window.innerWidth >= 1280, { getInitialValueInEffect: false })
  const [isOpen, setOpen] = useState(false)
  const removal = useRemovalState()
  const { savable } = overview
  const pick = (gift: GiftMail | null, byUser: boolean) => {
    setSelected(gift?.id ?? null)
    if (byUser && !isWide) setOpen(true)
  }
  // The drawer has nothing to show once its mail is gone from the list.
  useEffect(() => {
    if (selected === null) setOpen(false)
  }, [selected])
  return (
    <div className={classes['screen']}>
      <PageHeader
        title={<Title overview={overview} groups={groups} />} lead={<Lead overview={overview} groups={groups} />}
        actions={savable.count > 0 && (
          <Button variant="default" leftSection={<IconTrash size={17} stroke={1.7} />} loading={removal.phase === 'removing'} onClick={() => void removeGifts(savable.giftIds, true)}>
            {m.gifts.deleteAll(f.number(savable.count))}
          </Button>
        )}
      />
      <ScanLine />
      <div className={classes['columns']}>
        <div className={classes['list']}>
          <GiftList groups={groups} total={total} selected={selected} picksFirst={isWide} onPick={pick} />
          <RemovalBar />
        </div>
        {isWide
          ? <Card className={classes['pane'] ?? ''} padded={false} label={m.gifts.detail.title}>{selected === null ? <p className={classes['pick']}>{m.gifts.detail.pick}</p> : <GiftDetailPane key={selected} giftId={selected} />}</Card>
          : (
            <Drawer opened={isOpen && selected !== null} onClose={() => setOpen(false)} position="right" size={420} title={m.gifts.detail.title} padding={0} overlayProps={{ backgroundOpacity: 0.35 }} classNames={{ header: classes['drawerHead'] ?? '', content: classes['drawer'] ?? '', body: classes['drawerBody'] ?? '' }} closeButtonProps={{ 'aria-label': m.common.close }}>
              {selected !== null && <GiftDetailPane key={selected} giftId={selected} />}
            </Drawer>
          )}
      </div>
    </div>
  )
}

const countOf = (groups: Groups, ...names: string[]) => groups.filter((g) => names.includes(g.exposure)).reduce((sum, g) => sum + g.count, 0)

function Title({ overview, groups }: { overview: Overview; groups: Groups }): string {
  const { m, f } = useMessages()
  const w = m.gifts.headline
  if (overview.savable.count > 0) return w.savable({ n: f.number(overview.savable.count), sums: f.sums(overview.savable.sums) })
  if (overview.exposed.count > 0) return w.recorded
  const open = countOf(groups, 'possibly-exposed', 'unknown')
  if (open > 0) return w.undecided(f.number(open))
  const clear = countOf(groups, 'not-exposed')
  return clear > 0 ? w.clear(f.number(clear)) : w.recorded
}

function Lead({ overview, groups }: { overview: Overview; groups: Groups }): string {
  const { m, f } = useMessages()
  const w = m.gifts.lead
  if (overview.savable.count > 0) return w.savable
  const open = countOf(groups, 'possibly-exposed', 'unknown')
  if (overview.exposed.count > 0) return open > 0 ? w.alsoOpen(f.number(open)) : w.recorded
  if (countOf(groups, 'unknown') > 0) return w.undecided
  if (open > 0) return w.possible
  return countOf(groups, 'not-exposed') > 0 ? w.clear : w.recorded
}

function ScanLine() {
  const { m } = useMessages()
  const job = useRunningJobs().find((j) => j.kind === 'scan')
  if (!job) return null
  const stop = () => void engine.call('job.cancel', { jobId: job.jobId }).catch(toKobanError)
  return <div className={classes['scan']}><ProgressLine label={m.gifts.scanning} progress={job.progress} onCancel={stop} /></div>
}

/** No gift mail on record: not connected, not searched, or searched and none there. */
function Nothing({ overview }: { overview: Overview }) {
  const { m, f } = useMessages()
  const { accounts, go } = useShell()
  const w = m.gifts
  const isScanning = useRunningJobs().some((j) => j.kind === 'scan')
  const account = accounts[0]
  const scan = useStartScan()
  const note = scan.error && <ErrorNote error={scan.error} />
  if (isScanning) return <><PageHeader title={w.scanning} lead={w.lead.notScanned} /><ScanLine /></>
  if (!account) return <><PageHeader title={w.headline.noAccount} /><EmptyState title={w.lead.notScanned} note={w.minutes} action={<Button onClick={() => go('settings')}>{w.connect}</Button>} /></>
  if (overview.lastScanAt === null) return <><PageHeader title={w.headline.notScanned} /><EmptyState title={w.lead.notScanned} note={w.minutes} action={<Button loading={scan.isStarting} onClick={scan.start}>{w.scan}</Button>} />{note}</>
  return <><PageHeader title={w.headline.none} lead={w.lead.none(f.ago(overview.lastScanAt))} /><EmptyState title={w.lead.notScanned} action={<Button variant="default" loading={scan.isStarting} onClick={scan.start}>{w.scan}</Button>} />{note}</>
}
