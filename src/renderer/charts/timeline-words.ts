// What the timeline says in words: the bucket under the pointer, and the whole for screen readers.
import type { Timeline } from '../../shared/engine-api'
import type { Span, Track } from '../../shared/model'
import { wallOf } from '../../shared/zone-days'
import type { Format } from '../i18n/format'
import type { Messages } from '../i18n/messages'
import { bucketSpan, gapBands, OTHER, seriesCountries, unexplainedAt, type SeriesCountry } from './timeline-series'

export type BucketWords = {
  when: string
  rows: { track: Track; items: { key: string; colorSlot: number; name: string; count: number }[]; unexplained: number; isCovered: boolean }[]
}

/** A country's name; what several share. */
export function seriesName(series: SeriesCountry, m: Messages, f: Format): string {
  const [only] = series.countries
  if (series.key === OTHER) return m.charts.otherCountries
  return only === null || only === undefined ? m.charts.unknownPlace : f.country(only)
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

export function bucketWords(timeline: Timeline, index: number, m: Messages, f: Format): BucketWords {
  const span = bucketSpan(timeline, index)
  const order = seriesCountries(timeline)
  const rows = timeline.tracks.map(({ track, countries, gaps }) => ({
    track,
    items: order.flatMap((series) => {
      const count = countries.reduce((sum, c) => sum + (series.countries.includes(c.country) ? (c.counts[index] ?? 0) : 0), 0)
      return count > 0 ? [{ key: series.key, colorSlot: series.colorSlot, name: seriesName(series, m, f), count }] : []
    }),
    unexplained: unexplainedAt(timeline, [track], index),
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

const DAY_MS = 86_400_000

/** A range in words: with its hours where it does not hold whole days. `to` is exclusive. */
export function rangeName(range: Span, f: Format): string {
  const isDays = [range.from, range.to].every((time) => f.clock(time) === '00:00')
  if (isDays || range.to - range.from > 15 * DAY_MS) return f.span(range.from, range.to - 1)
  const isOneDay = f.day(range.from) === f.day(range.to - 1)
  return isOneDay ? `${f.date(range.from)} ${f.clock(range.from)}${f.dash}${f.clock(range.to - 1)}` : `${f.day(range.from)} ${f.clock(range.from)}${f.dash}${f.day(range.to - 1)} ${f.clock(range.to - 1)}`
}

/** As `rangeName`, for what is kept: always with the year, and with the zone. */
export function rangeWithYear(range: Span, f: Format): string {
  const name = (time: number) => {
    const w = wallOf(time, f.zone)
    const hasClock = range.to - range.from <= 15 * DAY_MS && (f.clock(range.from) !== '00:00' || f.clock(range.to) !== '00:00')
    return `${f.calendarDay(`${w.year}-${String(w.month).padStart(2, '0')}-${String(w.day).padStart(2, '0')}`)}${hasClock ? ` ${f.clock(time)}` : ''}`
  }
  const [from, to] = [name(range.from), name(range.to - 1)]
  return `${from === to ? from : `${from}${f.dash}${to}`} ${f.zoneName()}`
}

/** The whole chart, spoken. */
export function timelineSpoken(timeline: Timeline, range: Span, m: Messages, f: Format): string {
  const span = rangeName(range, f)
  const total = timeline.countries.reduce((sum, c) => sum + c.count, 0)
  if (total === 0) return m.charts.summaryEmpty(span)
  return m.charts.summary({
    span,
    total: f.number(total),
    unexplained: f.number(timeline.countries.reduce((sum, c) => sum + c.unexplained, 0)),
    countries: seriesCountries(timeline)
      .map((series) => m.charts.placeTimes(seriesName(series, m, f), f.number(timeline.countries.reduce((sum, c) => sum + (series.countries.includes(c.country) ? c.count : 0), 0))))
      .join(m.charts.comma),
    gifts: f.number(timeline.lanes.length),
  })
}
