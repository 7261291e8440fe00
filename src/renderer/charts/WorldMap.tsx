// Where accesses came from: natural earth, the Pacific in the middle, cropped to the places that occur. Countries
// are tinted in their colour; a diamond marks unexplained accesses, a circle all others, each with a direct label.
import { useId, useMemo, useState, type KeyboardEvent } from 'react'
import { useElementSize } from '@mantine/hooks'
import { geoNaturalEarth1, geoPath, type GeoProjection } from 'd3-geo'
import type { PlaceFigures } from '../../shared/engine-api'
import { useMessages } from '../i18n/use-messages'
import { HitDiamond } from './chart-marks'
import { slotColor } from './colors'
import { countryPoint, countryShapes } from './country-shapes'
import { CountrySwatch } from './TimelineLegend'
import { placeLabels } from './map-labels'
import classes from './charts.module.css'

export type MapPlace = PlaceFigures
type Spot = MapPlace & { country: string; x: number; y: number }

/** Unit-scale map, and the part of it to show: all places with room around, never closer than a third of the world. */
function crop(points: readonly [number, number][], width: number, height: number): GeoProjection {
  const unit = geoNaturalEarth1().rotate([-150, 0]).scale(100).translate([0, 0])
  const xy = points.flatMap((p) => unit(p) ?? []).length > 0 ? points.map((p) => unit(p) as [number, number]) : [[-200, -110], [200, 70]]
  const xs = xy.map((p) => p[0] as number)
  const ys = xy.map((p) => p[1] as number)
  const world = { width: 545, top: -142, bottom: 100 }
  const spanX = Math.max(world.width * 0.36, Math.max(...xs) - Math.min(...xs) + 90)
  const spanY = Math.max(80, Math.max(...ys) - Math.min(...ys) + 70)
  const scale = Math.min(width / spanX, height / spanY)
  const middleX = (Math.max(...xs) + Math.min(...xs)) / 2
  const shown = height / scale
  const wanted = (Math.max(...ys) + Math.min(...ys)) / 2 + 6
  const middleY = Math.min(world.bottom - shown / 2, Math.max(world.top + shown / 2, wanted))
  return geoNaturalEarth1().rotate([-150, 0]).scale(100 * scale).translate([width / 2 - middleX * scale, height / 2 - middleY * scale])
}

type WorldMapProps = { places: readonly MapPlace[]; /** The least, where it fills. */ height: number; /** Takes the height that its card has, which must be a flex column. */ fill?: boolean; title: string; chosen?: readonly (string | null)[]; onPick?: (country: string | null) => void }

export function WorldMap({ places, height: least, fill = false, title, chosen = [], onPick }: WorldMapProps) {
  const { m, f } = useMessages()
  const { ref, width, height: given } = useElementSize()
  const height = fill ? Math.max(least, Math.floor(given)) : least
  const clip = useId()
  const [active, setActive] = useState<string | null>(null)
  const [isSpoken, setSpoken] = useState(false)
  const located = useMemo(() => places.filter((p): p is MapPlace & { country: string } => p.country !== null && countryPoint(p.country) !== null), [places])
  const drawing = useMemo(() => (width === 0 ? null : drawingOf(located, width, height)), [located, width, height])
  const text = (p: MapPlace) => m.charts.placeTimes(f.country(p.country), f.number(p.count))
  const labels = drawing ? placeLabels(drawing.spots.map((s) => ({ x: s.x, y: s.y, text: text(s) })), width, height) : []
  const byCode = useMemo(() => new Map(located.map((p) => [p.country, p])), [located])
  const unplaced = places.filter((p) => p.country === null).reduce((sum, p) => sum + p.count, 0)
  const isFaded = (country: string) => chosen.length > 0 && !chosen.includes(country)
  const spoken = (p: MapPlace) => `${text(p)}${p.unexplained > 0 ? `${m.charts.comma}${m.charts.unexplained} ${f.number(p.unexplained)}` : ''}${chosen.includes(p.country) ? `${m.charts.comma}${m.charts.chosen}` : ''}`
  const pointed = active === null ? undefined : byCode.get(active)

  const keys = (event: KeyboardEvent) => {
    const spots = drawing?.spots ?? []
    if ((event.key === 'Enter' || event.key === ' ') && active !== null && onPick) {
      event.preventDefault()
      return onPick(active)
    }
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
    if (by === undefined || event.altKey || spots.length === 0) return
    event.preventDefault()
    setSpoken(true)
    const at = spots.findIndex((s) => s.country === active)
    setActive(spots[at < 0 ? 0 : Math.max(0, Math.min(spots.length - 1, at + by))]?.country ?? null)
  }
  const handlers = (country: string) => ({ onClick: () => onPick?.(country), onPointerEnter: () => { setSpoken(false); setActive(country) } })

  return (
    <div className={classes['mapBox']} data-fill={fill}>
      <div ref={ref} className={classes['mapArea']} style={fill ? { minHeight: least } : undefined}>
        {drawing && (
          <div
            className={classes['mapPlot']} role="application" aria-roledescription={m.charts.chartRole} tabIndex={0} onKeyDown={keys} onBlur={() => setActive(null)} onPointerLeave={() => setActive(null)}
            aria-label={`${title}${m.charts.colon}${places.length > 0 ? m.charts.map.summary(places.slice(0, 12).map(text).join(m.charts.comma)) : m.charts.map.empty}${onPick ? ` ${m.charts.pickKeys}` : ''}`}
          >
            <svg width={width} height={height} className={classes['map']} aria-hidden>
              <defs><clipPath id={clip}><rect width={width} height={height} /></clipPath></defs>
              <g clipPath={`url(#${clip})`} data-pick={Boolean(onPick)}>
                {/* Land without accesses is one shape: nothing there can be pointed at. */}
                <path d={drawing.shapes.filter((s) => s.code === null || !byCode.has(s.code)).map((s) => s.d).join('')} fill="var(--k-map-land)" stroke="var(--k-surface)" strokeWidth={0.6} />
                {drawing.shapes.map(({ code, d }) => {
                  const place = code === null ? undefined : byCode.get(code)
                  return place && (
                    <path
                      key={place.country} d={d} fill={slotColor(place.colorSlot)} fillOpacity={isFaded(place.country) ? 0.12 : 0.36} className={classes['mapPlace']} {...handlers(place.country)}
                      stroke={chosen.includes(place.country) ? 'var(--k-accent)' : 'var(--k-surface)'} strokeWidth={chosen.includes(place.country) ? 1.6 : 0.6}
                    />
                  )
                })}
                {drawing.spots.map((s) => (
                  <g key={s.country} data-country={s.country} className={classes['mapPlace']} opacity={isFaded(s.country) ? 0.45 : 1} {...handlers(s.country)}>
                    {(s.country === active || chosen.includes(s.country)) && <circle cx={s.x} cy={s.y} r={11} fill="none" stroke="var(--k-accent)" strokeWidth={2} strokeDasharray={chosen.includes(s.country) ? undefined : '3 2'} />}
                    {s.unexplained > 0
                      ? <HitDiamond x={s.x} y={s.y} r={7} fill={slotColor(s.colorSlot)} />
                      : <circle cx={s.x} cy={s.y} r={6.5} fill={s.colorSlot === 0 ? 'var(--k-dim)' : slotColor(s.colorSlot)} stroke="var(--k-surface)" strokeWidth={1.5} />}
                  </g>
                ))}
                {drawing.spots.map((s, i) => {
                  const label = labels[i]
                  return label && <text key={s.country} x={label.x} y={label.y + 4.5} textAnchor={label.anchor} className={classes['mapLabel']}>{text(s)}</text>
                })}
              </g>
            </svg>
            {pointed && !isSpoken && <p className={classes['mapTip']} aria-hidden data-no-picture>{spoken(pointed)}</p>}
            <p className={classes['spoken']} aria-live="polite">{pointed && isSpoken ? spoken(pointed) : ''}</p>
          </div>
        )}
      </div>
      {unplaced > 0 && (
        <p className={classes['mapNote']}>
          {onPick ? <button type="button" className={classes['legendButton']} aria-pressed={chosen.includes(null)} onClick={() => onPick(null)}>{m.charts.map.unplaced(f.number(unplaced))}</button> : m.charts.map.unplaced(f.number(unplaced))}
        </p>
      )}
    </div>
  )
}

function drawingOf(located: readonly (MapPlace & { country: string })[], width: number, height: number) {
  const projection = crop(located.map((p) => countryPoint(p.country) as [number, number]), width, height)
  const path = geoPath(projection).digits(1)
  const shapes = countryShapes().map((shape) => ({ code: shape.code, d: path(shape) ?? '' }))
  // The more an access matters, the earlier its label finds room.
  const spots = located
    .map((p): Spot => {
      const [x, y] = projection(countryPoint(p.country) as [number, number]) ?? [0, 0]
      return { ...p, x, y }
    })
    .sort((a, b) => b.unexplained - a.unexplained || b.count - a.count)
  return { shapes, spots }
}

/** The map's table twin. */
export function PlacesTable({ places, label }: { places: readonly MapPlace[]; label: string }) {
  const { m, f } = useMessages()
  return (
    <div className={classes['tableScroll']} tabIndex={0} role="region" aria-label={label}>
      <table className={classes['table']}>
        <thead>
          <tr><th scope="col">{m.charts.table.place}</th><th scope="col" data-number>{m.charts.table.count}</th><th scope="col" data-number>{m.charts.unexplained}</th></tr>
        </thead>
        <tbody>
          {places.map((p) => (
            <tr key={p.country ?? ''}>
              <th scope="row"><CountrySwatch colorSlot={p.colorSlot} /> {f.country(p.country)}</th>
              <td data-number>{f.number(p.count)}</td>
              <td data-number data-danger={p.unexplained > 0}>{f.number(p.unexplained)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
