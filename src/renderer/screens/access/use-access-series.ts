// All that the charts of the access screen show of one query: each is narrowed by everything but what it narrows by
// itself, so that its other values stay in view.
import { useEffect, useMemo, useState } from 'react'
import type { AccessFilter, HeatMap, NetworkFigures, PlaceFigures, Timeline } from '../../../shared/engine-api'
import type { KobanError } from '../../../shared/errors'
import { wholeBuckets } from '../../charts/timeline-series'
import { engine, useQuery } from '../../engine'
import { allNetworks } from './all-networks'
import { filterOf, rangeIn, type AccessQuery } from './query/access-query'

const TOPICS = ['access', 'profile', 'gifts'] as const
const COUNTED = ['access', 'profile'] as const
const MOST_NETWORKS = 300

export type AccessSeries = {
  timeline: Timeline | undefined
  detail: Timeline | undefined
  heatMap: HeatMap | undefined
  places: PlaceFigures[] | undefined
  networks: { total: number; rows: NetworkFigures[] } | undefined
  /** All networks, beyond those shown. */
  allNetworks: () => Promise<NetworkFigures[]>
  /** What the list asks for: the query as far as it has been asked. */
  filter: AccessFilter
  error: KobanError | null
  /** Answers to the newest query are on their way. */
  isStale: boolean
  reload: () => void
}

export function useAccessSeries(query: AccessQuery, zone: string): AccessSeries {
  // The newest query, but never a second while the answers to the first are out: what came in between is not asked at all.
  const [asked, setAsked] = useState(query)
  const filter = useMemo(() => filterOf(asked, zone), [asked, zone])
  const timeline = useQuery('access.timeline', { filter: filterOf(asked, zone, 'span') }, TOPICS)
  const range = timeline.data ? rangeIn(asked, wholeBuckets(timeline.data)) : null
  const detail = useQuery('access.timeline', { filter: { ...filter, span: range ? { from: range.from, to: range.to - 1 } : { from: 0, to: 0 } } }, TOPICS, { skip: range === null })
  const heatMap = useQuery('access.heatMap', { filter: filterOf(asked, zone, 'hours') }, COUNTED)
  const places = useQuery('access.places', { filter: filterOf(asked, zone, 'countries') }, COUNTED)
  const networks = useQuery('access.networks', { filter: filterOf(asked, zone, 'networks'), limit: MOST_NETWORKS }, COUNTED)
  const all = [timeline, detail, heatMap, places, networks]
  const isBusy = all.some((one) => one.isLoading)
  useEffect(() => {
    if (!isBusy) setAsked(query)
  }, [isBusy, query])

  return {
    timeline: timeline.data, detail: range === null || detail.isStale ? undefined : detail.data, heatMap: heatMap.data, places: places.data?.places, networks: networks.data, filter,
    allNetworks: () => allNetworks((at) => engine.call('access.networks', { filter: filterOf(asked, zone, 'networks'), ...at })),
    error: all.find((one) => one.error !== null)?.error ?? null,
    isStale: isBusy || asked !== query,
    reload: () => all.forEach((one) => one.reload()),
  }
}
