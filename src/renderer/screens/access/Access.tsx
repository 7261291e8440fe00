// The access screen: who has been in the mailbox, when, from where. One query narrows timeline, map, networks, hours
// and list; each of them changes it.
import { useCallback, useMemo, useState } from 'react'
import { Button } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconFileImport } from '@tabler/icons-react'
import type { HeatMap as HeatMapSeries, Timeline } from '../../../shared/engine-api'
import { AccessTimeline, type TimelineZoom } from '../../charts/AccessTimeline'
import { ChartCard } from '../../charts/ChartCard'
import { timelineTable } from '../../charts/export/tables'
import { textWidth } from '../../charts/map-labels'
import { seriesCountries, shownTimeline, wholeBuckets, wholeDays } from '../../charts/timeline-series'
import { rangeWithYear, seriesName } from '../../charts/timeline-words'
import { TimelineControls } from '../../charts/TimelineControls'
import { NoticeLegend } from '../../charts/NoticeMarks'
import { TimelineLegend } from '../../charts/TimelineLegend'
import { TimelineTable } from '../../charts/TimelineTable'
import { useQuery } from '../../engine'
import { useMessages } from '../../i18n/use-messages'
import { useShell } from '../../shell/shell-context'
import { EmptyState } from '../../ui/EmptyState'
import { ErrorNote } from '../../ui/ErrorNote'
import { Loading } from '../../ui/Loading'
import { PageHeader } from '../../ui/PageHeader'
import { NoticesCard } from '../notices/NoticesCard'
import { AccessCharts } from './AccessCharts'
import { AccessList } from './AccessList'
import { FilterBar } from './FilterBar'
import { isEverything, rangeIn, toggled } from './query/access-query'
import { Questions } from './Questions'
import { useAccessSeries, type AccessSeries } from './use-access-series'
import { useHistoryKeys, useNarrowing, type Narrowing } from './use-narrowing'
import { usualHour } from './usual-hour'
import classes from './access.module.css'

export function Access() {
  const { m, f } = useMessages()
  const narrowing = useNarrowing(f.zone)
  useHistoryKeys()
  const series = useAccessSeries(narrowing.query, f.zone)
  const { timeline, error, reload } = series
  const names = useMemo(() => new Map(series.networks?.rows.map((n) => [n.key, n.name])), [series.networks])
  const networkName = useCallback((key: string) => [names.get(key), key].filter((part) => part != null).join(' '), [names])

  if (!timeline) return error ? <ErrorNote error={error} action={<Button onClick={reload}>{m.common.retry}</Button>} /> : <Loading label={m.common.loading} />
  const isEmpty = isEverything(narrowing.query) && timeline.countries.length === 0 && timeline.tracks.every((t) => t.covered.length === 0)
  if (isEmpty) return <NoHistory />
  const range = rangeIn(narrowing.query, wholeBuckets(timeline))
  const period = rangeWithYear(range ?? wholeDays(timeline), f)

  return (
    <>
      <Header timeline={timeline} />
      {error && <ErrorNote error={error} action={<Button variant="default" size="xs" onClick={reload}>{m.common.retry}</Button>} />}
      <FilterBar narrowing={narrowing} networkName={networkName} isStale={series.isStale} />
      <div className={classes['columns']}>
        <div className={classes['top']}>
          <TimelineCard timeline={timeline} series={series} narrowing={narrowing} period={period} />
          <Questions timeline={timeline} />
        </div>
        <aside className={classes['aside']}>
          <AccessCharts series={series} narrowing={narrowing} period={period} />
        </aside>
        <div className={classes['list']}>
          <NoticesCard span={series.filter.span} accountId={series.filter.accountId} />
          <AccessList filter={series.filter} places={series.places ?? []} query={narrowing.query} onQuery={narrowing.set} />
        </div>
      </div>
    </>
  )
}

/** Names of countries that the legend has room for beside the title, and what the envelope takes of it. */
const HEAD_PX = 170
const NOTICES_PX = 110

function TimelineCard({ timeline, series, narrowing, period }: { timeline: Timeline; series: AccessSeries; narrowing: Narrowing; period: string }) {
  const { m, f } = useMessages()
  const { query, moving, set, setRange, text } = narrowing
  const isNarrow = useMediaQuery('(width < 1000px)', window.innerWidth < 1000, { getInitialValueInEffect: false })
  const whole = useMemo(() => wholeBuckets(timeline), [timeline])
  const asked = rangeIn(query, whole)
  // Once a long legend has moved under the head it stays there: narrowing must not shift the chart.
  const [isLong, setLong] = useState(false)
  const { data: notices } = useQuery('notice.list', { span: { from: timeline.from, to: timeline.to }, offset: 0, limit: 500 }, ['access', 'profile'])
  const hasNotices = (notices?.total ?? 0) > 0
  if (!isLong && textWidth(seriesCountries(timeline).map((series) => seriesName(series, m, f)).join('')) + (hasNotices ? NOTICES_PX : 0) > HEAD_PX) setLong(true)
  const zoom: TimelineZoom = { range: moving === undefined ? asked : moving, onChange: setRange }
  const shown = shownTimeline(whole, series.detail && wholeBuckets(series.detail), zoom.range ?? whole)
  return (
    <ChartCard
      title={m.access.chart} legendBelow={isLong} legend={<><TimelineLegend timeline={timeline} pick={{ chosen: query.countries, onPick: (country) => set({ ...query, countries: toggled(query.countries, country) }) }} />{hasNotices && <NoticeLegend />}</>}
      chart={<AccessTimeline timeline={timeline} detail={series.detail} notices={notices?.rows} panels="by-track" title={m.access.chart} laneRow={17} maxLanes={isNarrow ? 4 : 6} panelHeight={isNarrow ? 60 : 70} zoom={zoom} />}
      table={<TimelineTable timeline={shown} label={m.access.chart} />}
      footer={<TimelineControls timeline={timeline} detail={series.detail} zoom={zoom} />}
      save={{ csv: () => timelineTable(shown, m, f), period, note: text || undefined }}
    />
  )
}

function ImportButton({ isMain = false }: { isMain?: boolean }) {
  const { m } = useMessages()
  const { openImport } = useShell()
  return <Button variant={isMain ? 'filled' : 'default'} leftSection={<IconFileImport size={18} stroke={1.7} />} onClick={() => openImport()}>{m.access.import}</Button>
}

function NoHistory() {
  const { m } = useMessages()
  return (
    <>
      <PageHeader title={m.access.headline.noHistory} lead={m.access.lead.noHistory} />
      <EmptyState title={m.overview.headline.noHistory} note={m.access.importNote} action={<ImportButton isMain />} />
      <NoticesCard />
    </>
  )
}

/** Says how things stand with the whole history, whatever the screen is narrowed to. */
function Header({ timeline }: { timeline: Timeline }) {
  const { m, f } = useMessages()
  const { data } = useQuery('overview.get', {}, ['accounts', 'access', 'gifts', 'profile'])
  const { data: heatMap } = useQuery('access.heatMap', { filter: WHOLE }, ['access', 'profile'])
  const all = data?.unexplained ?? timeline.countries.reduce((sum, c) => sum + c.unexplained, 0)
  const byMail = data?.unexplainedByTrack['mail-software'] ?? 0
  const words = m.access.headline
  const title = all === 0 ? words.none : byMail === 0 ? words.allByWeb(f.number(all)) : byMail >= all ? words.allByMail(f.number(all)) : words.someByMail({ all: f.number(all), mail: f.number(byMail) })
  const lead = all === 0 ? (data?.unanswered ? m.access.lead.toCheck(f.number(data.unanswered)) : m.access.lead.gaps) : leadOf(heatMap, byMail, m) || m.access.lead.gaps
  return <PageHeader title={title} lead={lead.trim()} actions={<ImportButton />} />
}
const WHOLE = {}

function leadOf(heatMap: HeatMapSeries | undefined, byMail: number, m: ReturnType<typeof useMessages>['m']): string {
  const hour = heatMap ? usualHour(heatMap.unexplained) : null
  return `${byMail > 0 ? m.access.lead.webBlind : ''}${hour === null ? '' : m.access.lead.hour(hour)}`
}

