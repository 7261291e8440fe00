// What a preview shows of a history: figures, and the newest rows, gathered while the file streams by.
import type { ImportPreview } from '../../shared/engine-api'
import type { AccessEvent } from '../../shared/model'
import type { Context } from '../context'
import { ownedText } from './reading/owned-text'

const SHOWN_ROWS = 200
const NAMED_NETWORKS = 12

type Shown = { event: AccessEvent; isNew: boolean }

export type PreviewSums = {
  add(events: readonly AccessEvent[]): void
  timeZoneKnown(): boolean
  newCount(): number
  /** Newest first. */
  rows(places: Context['places']): ImportPreview['rows']
  networks(places: Context['places']): ImportPreview['networks']
}

export function previewSums(isNew: (event: AccessEvent) => boolean): PreviewSums {
  let newest: Shown[] = []
  let newCount = 0
  let isZoneKnown = true
  return {
    add(events) {
      const states = events.map(isNew)
      for (const state of states) if (state) newCount++
      for (const event of events) isZoneKnown &&= event.timeZoneKnown
      const least = leastShown(events, newest)
      const found = events.flatMap((event, i) => (event.time >= least ? [{ event, isNew: states[i] ?? true }] : []))
      if (found.length === 0) return
      newest = [...newest, ...found].sort((a, b) => b.event.time - a.event.time).slice(0, SHOWN_ROWS)
      // What stays must not keep the piece of the file alive that its texts were cut out of.
      const fresh = new Set(found)
      newest = newest.map((shown) => (fresh.has(shown) ? { ...shown, event: owned(shown.event) } : shown))
    },
    timeZoneKnown: () => isZoneKnown,
    newCount: () => newCount,
    rows: (places) =>
      newest.map(({ event, isNew }) => {
        const place = places.lookup(event.ip, event.host)
        return { ...event, isNew, placeCountry: place.country, network: place.service?.name ?? place.network }
      }),
    networks(places) {
      const networks = new Map<string, ImportPreview['networks'][number]>()
      for (const { event } of newest) {
        const { network, country, service, isHosting } = places.lookup(event.ip, event.host)
        if (network === null || service !== null || isHosting || event.result === 'failure') continue
        const known = networks.get(network) ?? { name: network, country, rows: 0 }
        networks.set(network, { ...known, rows: known.rows + 1 })
      }
      return [...networks.values()].sort((a, b) => b.rows - a.rows).slice(0, NAMED_NETWORKS)
    },
  }
}

/** Older events than this cannot be among those shown. */
function leastShown(events: readonly AccessEvent[], newest: readonly Shown[]): number {
  const known = newest.length < SHOWN_ROWS ? -Infinity : (newest.at(-1)?.event.time ?? -Infinity)
  if (events.length <= SHOWN_ROWS) return known
  const times = Float64Array.from(events, (event) => event.time).sort()
  return Math.max(known, times[times.length - SHOWN_ROWS] ?? -Infinity)
}

const owned = (event: AccessEvent): AccessEvent =>
  Object.fromEntries(Object.entries(event).map(([key, value]) => [key, typeof value === 'string' ? ownedText(value) : value])) as unknown as AccessEvent
