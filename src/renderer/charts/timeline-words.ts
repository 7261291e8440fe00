// What the timeline says in words: the bucket under the pointer, and the whole for screen readers.
import type { Timeline } from '../../shared/engine-api'
import type { Span, Track } from '../../shared/model'
import { wallOf } from '../../shared/zone-days'
import type { Format } from '../i18n/format'
import type { Messages } from '../i18n/messages'
import { bucketSpan, gapBands, seriesCountries, unexplainedIn } from './timeline-series'

export type BucketWords = {
  when: string
  rows: { track: Track; items: { country: string | null; colorSlot: number; name: string; count: number }[]; unexplained: number; isCovered: boolean }[]
}

/** A bucket's date or span: hours, days, weeks and months are each named as such. */
export function bucketName(timeline: Timeline, index: number, f: Format): string {
  const span = bucketSpan(timeline, index)
  switch (timeline.bucket) {
    case 'hour': return f.dateTime(span.from)
    case 'day': return f.date(span.from)
    case 'week': return f.span(span.from, span.to - 1)
    case 'month': return f.month(`${wallOf(span.from, timeline.zone).year}-${wallOf(span.from, timeline.zone).month}`)
    case 'year': return f.year(wallOf(span.from, timeline.zone).year)
  }
}

export function bucketWords(timeline: Timeline, index: number, f: Format): BucketWords {
  const span = bucketSpan(timeline, index)
  const order = seriesCountries(timeline)
  const rows = timeline.tracks.map(({ track, countries, gaps }) => ({
    track,
    items: order.flatMap(({ country, colorSlot }) => {
      const count = countries.find((c) => c.country === country)?.counts[index] ?? 0
      return count > 0 ? [{ country, colorSlot, name: f.country(country), count }] : []
    }),
    unexplained: unexplainedIn(timeline, [track], span).length,
    isCovered: gapBands([{ gaps }], span).length === 0,
  }))
  return { when: bucketName(timeline, index, f), rows }
}

/** One bucket, spoken. */
export function bucketSpoken(words: BucketWords, m: Messages, f: Format): string {
  const parts = words.rows.flatMap((row) => {
    const items = row.items.map((item) => m.charts.placeTimes(item.name, f.number(item.count)))
    if (row.unexplained > 0) items.push(`${m.charts.unexplained} ${f.number(row.unexplained)}`)
    if (items.length === 0 && row.isCovered) return []
    return [`${m.common.track[row.track]}: ${items.length > 0 ? items.join(m.charts.comma) : m.common.noRecord}`]
  })
  return `${words.when}${m.charts.colon}${parts.length > 0 ? parts.join(m.charts.semicolon) : m.charts.noAccess}`
}

/** The whole chart, spoken. */
export function timelineSpoken(timeline: Timeline, range: Span, m: Messages, f: Format): string {
  const span = f.span(range.from, range.to - 1)
  const total = timeline.countries.reduce((sum, c) => sum + c.count, 0)
  if (total === 0) return m.charts.summaryEmpty(span)
  return m.charts.summary({
    span,
    total: f.number(total),
    unexplained: f.number(timeline.countries.reduce((sum, c) => sum + c.unexplained, 0)),
    countries: seriesCountries(timeline).map((c) => m.charts.placeTimes(f.country(c.country), f.number(timeline.countries.find((x) => x.country === c.country)?.count ?? 0))).join(m.charts.comma),
    gifts: f.number(timeline.lanes.length),
  })
}
