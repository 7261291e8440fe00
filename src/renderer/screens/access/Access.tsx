// The access screen: who has been in the mailbox, when, from where; one range for chart, list, map and hours.
import { useEffect, useState } from 'react'
import { Button } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconFileImport } from '@tabler/icons-react'
import type { AccessFilter, HeatMap as HeatMapSeries, Timeline } from '../../../shared/engine-api'
import type { Span } from '../../../shared/model'
import { AccessTimeline } from '../../charts/AccessTimeline'
import { ChartCard } from '../../charts/ChartCard'
import { HeatMap, HeatMapTable } from '../../charts/HeatMap'
import { TimelineLegend } from '../../charts/TimelineLegend'
import { TimelineTable } from '../../charts/TimelineTable'
import { PlacesTable, WorldMap } from '../../charts/WorldMap'
import { useQuery } from '../../engine'
import { useMessages } from '../../i18n/use-messages'
import { useShell } from '../../shell/shell-context'
import { EmptyState } from '../../ui/EmptyState'
import { ErrorNote } from '../../ui/ErrorNote'
import { Loading } from '../../ui/Loading'
import { PageHeader } from '../../ui/PageHeader'
import { AccessList } from './AccessList'
import { CoverageCard } from './CoverageCard'
import { Questions } from './Questions'
import { usualHour } from './usual-hour'
import classes from './access.module.css'

const TOPICS = ['access', 'profile', 'gifts'] as const
const SETTLE_MS = 250

export function Access() {
  const { m, f } = useMessages()
  const { status } = useShell()
  const [range, setRange] = useState<Span | null>(null)
  const settled = useSettled(range)
  const filter: AccessFilter = settled ? { span: { from: settled.from, to: settled.to - 1 } } : {}
  const { data: timeline, error, reload } = useQuery('access.timeline', { filter: {} }, TOPICS)
  // Countries, places and hours of the range; the whole while it is not known.
  const { data: part } = useQuery('access.timeline', { filter, ...(timeline ? { bucket: timeline.bucket } : {}) }, TOPICS, { skip: settled === null })
  const { data: heatMap } = useQuery('access.heatMap', { filter }, ['access', 'profile'])
  const isNarrow = useMediaQuery('(width < 1000px)', window.innerWidth < 1000, { getInitialValueInEffect: false })

  if (!timeline) return error ? <ErrorNote error={error} action={<Button onClick={reload}>{m.common.retry}</Button>} /> : <Loading label={m.common.loading} />
  const isEmpty = timeline.countries.length === 0 && timeline.tracks.every((t) => t.covered.length === 0)
  if (isEmpty) return <NoHistory />
  const places = (settled && part ? part : timeline).countries

  return (
    <>
      <Header timeline={timeline} heatMap={heatMap} />
      {error && <ErrorNote error={error} action={<Button variant="default" size="xs" onClick={reload}>{m.common.retry}</Button>} />}
      <div className={classes['columns']}>
        <div className={classes['top']}>
          <ChartCard
            title={m.access.chart} legend={<TimelineLegend timeline={timeline} />}
            chart={<AccessTimeline timeline={timeline} panels="by-track" title={m.access.chart} laneRow={17} maxLanes={isNarrow ? 4 : 6} panelHeight={isNarrow ? 60 : 70} brush={{ range, onChange: setRange }} />}
            table={<TimelineTable timeline={timeline} label={m.access.chart} />}
          />
          <Questions timeline={timeline} />
        </div>
        <aside className={classes['aside']}>
          <ChartCard
            title={m.access.places} padded={false} note={m.access.placesDate(f.month(status.placesDate))}
            chart={<WorldMap places={places} height={200} />} table={<PlacesTable places={places} label={m.access.places} />}
          />
          {heatMap && <ChartCard title={m.access.heat} chart={<HeatMap heatMap={heatMap} title={m.access.heat} />} table={<HeatMapTable heatMap={heatMap} label={m.access.heat} />} />}
          <CoverageCard />
        </aside>
        <div className={classes['list']}>
          <AccessList filter={filter} countries={timeline.countries} range={settled} onWhole={() => setRange(null)} />
        </div>
      </div>
    </>
  )
}

/** The range once it has rested, so that a drag does not ask at every pixel. */
function useSettled(range: Span | null): Span | null {
  const [settled, setSettled] = useState(range)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(range), SETTLE_MS)
    return () => clearTimeout(timer)
  }, [range])
  return settled
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
    </>
  )
}

function Header({ timeline, heatMap }: { timeline: Timeline; heatMap: HeatMapSeries | undefined }) {
  const { m, f } = useMessages()
  const { data } = useQuery('overview.get', {}, ['accounts', 'access', 'gifts', 'profile'])
  const all = timeline.countries.reduce((sum, c) => sum + c.unexplained, 0)
  const byMail = data?.unexplainedByTrack['mail-software'] ?? timeline.unexplained.filter((u) => u.track === 'mail-software').length
  const words = m.access.headline
  const title = all === 0 ? words.none : byMail === 0 ? words.allByWeb(f.number(all)) : byMail >= all ? words.allByMail(f.number(all)) : words.someByMail({ all: f.number(all), mail: f.number(byMail) })
  const hour = heatMap ? usualHour(heatMap.unexplained) : null
  const lead = all === 0
    ? (data?.unanswered ? m.access.lead.toCheck(f.number(data.unanswered)) : m.access.lead.gaps)
    : `${byMail > 0 ? m.access.lead.webBlind : ''}${hour === null ? '' : m.access.lead.hour(hour)}` || m.access.lead.gaps
  return <PageHeader title={title} lead={lead.trim()} actions={<ImportButton />} />
}
