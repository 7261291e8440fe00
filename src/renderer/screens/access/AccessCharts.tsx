// The charts beside the timeline: places, hours of the week, networks. Each narrows the others. Between them, what the
// record does not tell.
import { ChartCard } from '../../charts/ChartCard'
import { heatMapTable, networksTable, placesTable } from '../../charts/export/tables'
import { HeatMap, HeatMapTable } from '../../charts/HeatMap'
import { Networks, NetworksTable } from '../../charts/Networks'
import { PlacesTable, WorldMap } from '../../charts/WorldMap'
import { useMessages } from '../../i18n/use-messages'
import { useShell } from '../../shell/shell-context'
import { CoverageCard } from './CoverageCard'
import { toggled } from './query/access-query'
import type { AccessSeries } from './use-access-series'
import type { Narrowing } from './use-narrowing'

const MOST_NETWORKS = 5

export function AccessCharts({ series, narrowing: { query, set, text }, period }: { series: AccessSeries; narrowing: Narrowing; period: string }) {
  const { m, f } = useMessages()
  const { status } = useShell()
  const { places, networks, heatMap } = series
  const saved = { period, note: text || undefined }
  return (
    <>
      {places && (
        <ChartCard
          title={m.access.places} padded={false} note={m.access.placesDate(f.month(status.placesDate))} save={{ ...saved, csv: () => placesTable(places, m, f) }}
          chart={<WorldMap places={places} height={200} title={m.access.places} chosen={query.countries} onPick={(country) => set({ ...query, countries: toggled(query.countries, country) })} />}
          table={<PlacesTable places={places} label={m.access.places} />}
        />
      )}
      {heatMap && (
        <ChartCard
          title={m.access.heat} save={{ ...saved, csv: () => heatMapTable(heatMap, m) }}
          chart={<HeatMap heatMap={heatMap} title={m.access.heat} chosen={query.hours} onPick={([day, hour]) => set({ ...query, hours: toggled(query.hours, [day, hour]) })} />}
          table={<HeatMapTable heatMap={heatMap} label={m.access.heat} />}
        />
      )}
      <CoverageCard />
      {networks && (
        <ChartCard
          title={m.access.networks} save={{ ...saved, csv: async () => networksTable(await series.allNetworks(), m, f) }} {...(networks.total > MOST_NETWORKS ? { legend: <span>{m.access.networksMost({ shown: f.number(MOST_NETWORKS), all: f.number(networks.total) })}</span> } : {})}
          chart={<Networks networks={networks.rows} title={m.access.networks} most={MOST_NETWORKS} chosen={query.networks} onPick={(network) => set({ ...query, networks: toggled(query.networks, network) })} />}
          table={<NetworksTable networks={networks.rows} total={networks.total} label={m.access.networks} />}
        />
      )}
    </>
  )
}
