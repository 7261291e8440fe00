// The overview: how things stand in one sentence, the one thing to do, and the proof below it.
import { Button } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import type { Overview as OverviewData } from '../../../shared/engine-api'
import { AccessTimeline } from '../../charts/AccessTimeline'
import { ChartCard } from '../../charts/ChartCard'
import { placesTable, timelineTable } from '../../charts/export/tables'
import { seriesCountries, wholeDays } from '../../charts/timeline-series'
import { rangeWithYear } from '../../charts/timeline-words'
import { NoticeLegend } from '../../charts/NoticeMarks'
import { TimelineLegend } from '../../charts/TimelineLegend'
import { TimelineTable } from '../../charts/TimelineTable'
import { PlacesTable, WorldMap } from '../../charts/WorldMap'
import { engine, toKobanError, useQuery, useRunningJobs } from '../../engine'
import { useMessages } from '../../i18n/use-messages'
import { useShell } from '../../shell/shell-context'
import { EmptyState } from '../../ui/EmptyState'
import { ErrorNote } from '../../ui/ErrorNote'
import { Loading } from '../../ui/Loading'
import { ProgressLine } from '../../ui/ProgressLine'
import { EVERYTHING } from '../access/query/access-query'
import { queryText } from '../access/query/query-text'
import { AlsoReadable } from './AlsoReadable'
import { CoverageTable } from './CoverageTable'
import { FigureStrip } from './FigureStrip'
import { Headline } from './Headline'
import { NextSteps } from './NextSteps'
import { situationOf } from './situation'
import classes from './overview.module.css'

export function Overview() {
  const { m } = useMessages()
  const shell = useShell()
  const { data, error, reload } = useQuery('overview.get', {}, ['accounts', 'access', 'gifts', 'profile'])
  const { data: vault } = useQuery('vault.list', { offset: 0, limit: 500 }, ['vault', 'gifts'])
  if (!data) return error ? <ErrorNote error={error} action={<Button onClick={reload}>{m.common.retry}</Button>} /> : <Loading label={m.common.loading} />
  const situation = situationOf(data)
  const unusedInVault = vault?.rows.filter((item) => item.state === 'unused' && item.exposure === 'exposed' && !item.inMailbox && item.codes.length > 0).length ?? 0
  if (situation.kind === 'first') {
    return (
      <EmptyState
        title={m.overview.headline.first} note={m.overview.action.connectNote}
        action={<Button onClick={() => shell.go('settings')}>{m.overview.action.connect}</Button>}
      />
    )
  }
  return (
    <>
      <Headline overview={data} situation={situation} unusedInVault={unusedInVault} />
      {error && <div className={classes['line']}><ErrorNote error={error} action={<Button variant="default" size="xs" onClick={reload}>{m.common.retry}</Button>} /></div>}
      <ScanLine />
      <FigureStrip overview={data} situation={situation} unusedInVault={unusedInVault} />
      <Proof overview={data} unusedInVault={unusedInVault} isThin={situation.kind === 'only-track' || situation.kind === 'no-history'} />
    </>
  )
}

/** What is known now, while it is still being looked for; and which mailbox could not be reached. */
function ScanLine() {
  const { m, f } = useMessages()
  const { accounts, go } = useShell()
  const job = useRunningJobs().find((j) => j.kind === 'scan')
  if (job) {
    const stop = () => void engine.call('job.cancel', { jobId: job.jobId }).catch(toKobanError)
    return <div className={classes['line']}><ProgressLine label={m.overview.scanning} progress={job.progress} onCancel={stop} /></div>
  }
  return accounts.filter((a) => a.lastError !== null || !a.hasPassword).map((a) => a.hasPassword ? (
    <p key={a.id} className={classes['offline']} role="status">
      {m.overview.offline({ address: a.address, since: a.lastScanAt === null ? null : f.ago(a.lastScanAt) })}
    </p>
  ) : (
    <p key={a.id} className={classes['offline']} role="status">
      {m.overview.locked(a.address)} <Button variant="default" size="xs" onClick={() => go('settings')}>{m.errors['auth-password-missing'].next}</Button>
    </p>
  ))
}

function Proof({ overview, unusedInVault, isThin }: { overview: OverviewData; unusedInVault: number; isThin: boolean }) {
  const { m, f } = useMessages()
  const { status, go } = useShell()
  const isNarrow = useMediaQuery('(width < 1000px)', window.innerWidth < 1000, { getInitialValueInEffect: false })
  const isTight = useMediaQuery('(width < 1280px)', window.innerWidth < 1280, { getInitialValueInEffect: false })
  const { timeline, places } = overview
  const { data: notices } = useQuery('notice.list', { span: { from: timeline.from, to: timeline.to }, offset: 0, limit: 500 }, ['access', 'profile'])
  const hasNotices = (notices?.total ?? 0) > 0
  return (
    <>
      <ChartCard
        title={m.overview.timeline} legendBelow={isTight || seriesCountries(timeline).length > 5} className={classes['timeline'] ?? ''} legend={<><TimelineLegend timeline={timeline} />{hasNotices && <NoticeLegend />}</>} save={{ csv: () => timelineTable(timeline, m, f), period: rangeWithYear(wholeDays(timeline), f) }}
        chart={<AccessTimeline timeline={timeline} notices={notices?.rows} panels="together" onPick={(span) => go('access', { q: queryText({ ...EVERYTHING, from: span.from, to: span.to }, f.zone) })} title={m.overview.timeline} hasCoverage={!isNarrow} maxLanes={isNarrow ? 4 : 6} laneRow={isNarrow ? 21 : 24} panelHeight={isNarrow ? 92 : 114} />}
        table={<TimelineTable timeline={timeline} label={m.overview.timeline} />}
      />
      <div className={classes['columns']} data-thin={isThin}>
        <div className={classes['left']}>
          {isThin ? <CoverageTable overview={overview} /> : (
            <ChartCard
              title={m.overview.map} padded={false} className={classes['map'] ?? ''} note={isTight ? m.access.placesDate(f.month(status.placesDate)) : m.overview.placesDate(f.month(status.placesDate))}
              save={{ csv: () => placesTable(places, m, f), period: rangeWithYear(wholeDays(timeline), f) }}
              chart={<WorldMap fill places={places} height={212} title={m.overview.map} onPick={(country) => go('access', { q: queryText({ ...EVERYTHING, countries: [country] }, f.zone) })} />} table={<PlacesTable places={places} label={m.overview.map} />}
            />
          )}
          <AlsoReadable overview={overview} />
        </div>
        <NextSteps overview={overview} unusedInVault={unusedInVault} />
      </div>
    </>
  )
}
