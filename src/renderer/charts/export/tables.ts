// The numbers behind each chart as tables, the way they are saved: one head row, then plain rows. Times are written in
// the zone that the chart counts in; nothing is lumped together.
import type { HeatMap, NetworkFigures, PlaceFigures, Timeline } from '../../../shared/engine-api'
import { wallOf } from '../../../shared/zone-days'
import type { Format } from '../../i18n/format'
import type { Messages } from '../../i18n/messages'
import { bucketSpan, gapBands } from '../timeline-series'
import type { CsvCell } from './csv'

const two = (n: number) => String(n).padStart(2, '0')
/** `2026-05-12 03:00`: what every spreadsheet takes for a date. */
function stamp(time: number, zone: string): string {
  const w = wallOf(time, zone)
  return `${w.year}-${two(w.month)}-${two(w.day)} ${two(w.hour)}:${two(w.minute)}`
}

/** One row per bucket, log and country; and one, with no country, for a bucket of a log that is wholly without a record. */
export function timelineTable(timeline: Timeline, m: Messages, f: Format): CsvCell[][] {
  const w = m.charts.table
  const rows = timeline.starts.flatMap((_, index) => {
    const span = bucketSpan(timeline, index)
    return timeline.tracks.flatMap((track): CsvCell[][] => {
      const head = [stamp(span.from, timeline.zone), stamp(span.to, timeline.zone), m.common.track[track.track]]
      const [gap] = gapBands([track], span)
      const record = gap === undefined ? w.covered : gap.from === span.from && gap.to === span.to ? m.common.noRecord : m.charts.partlyNoRecord
      const counted = track.countries.flatMap(({ country, counts, unexplained }): CsvCell[][] => {
        const count = counts[index] ?? 0
        return count === 0 ? [] : [[...head, f.country(country), country ?? '', count, unexplained[index] ?? 0, record]]
      })
      return counted.length > 0 || gap === undefined ? counted : [[...head, '', '', '', '', record]]
    })
  })
  return [[w.from, w.to, w.track, w.place, w.code, w.count, m.charts.unexplained, w.coverage], ...rows]
}

export function heatMapTable(heatMap: HeatMap, m: Messages): CsvCell[][] {
  const w = m.charts.table
  return [
    [w.weekday, w.hour, w.count, m.charts.unexplained],
    ...heatMap.counts.flatMap((row, day) => row.map((count, hour): CsvCell[] => [m.charts.heat.weekdays[day] ?? '', hour, count, heatMap.unexplained[day]?.[hour] ?? 0])),
  ]
}

export function placesTable(places: readonly PlaceFigures[], m: Messages, f: Format): CsvCell[][] {
  const w = m.charts.table
  return [[w.place, w.code, w.count, m.charts.unexplained], ...places.map((p): CsvCell[] => [f.country(p.country), p.country ?? '', p.count, p.unexplained])]
}

export function networksTable(networks: readonly NetworkFigures[], m: Messages, f: Format): CsvCell[][] {
  const w = m.charts.table
  const verdicts = ['yours', 'own-service', 'relay', 'unknown'] as const
  return [
    [w.network, w.asn, w.place, w.code, w.kind, w.count, m.charts.unexplained, ...verdicts.map((v) => m.common.verdict[v])],
    ...networks.map((n): CsvCell[] => [
      n.name ?? m.charts.networks.unknown, n.asn === null ? '' : `AS${n.asn}`, f.country(n.country), n.country ?? '', n.isHosting ? m.charts.networks.hosting : '', n.count, n.unexplained,
      ...verdicts.map((v) => n.verdicts[v]),
    ]),
  ]
}
