// Where accesses came from: natural earth, the Pacific in the middle, cropped to the places that occur. Countries
// are tinted in their colour; a diamond marks unexplained accesses, a circle all others, each with a direct label.
import { useId, useMemo } from 'react'
import { useElementSize } from '@mantine/hooks'
import { geoNaturalEarth1, geoPath, type GeoProjection } from 'd3-geo'
import { useMessages } from '../i18n/use-messages'
import { HitDiamond } from './chart-marks'
import { slotColor } from './colors'
import { countryPoint, countryShapes } from './country-shapes'
import { CountrySwatch } from './TimelineLegend'
import { placeLabels } from './map-labels'
import classes from './charts.module.css'

export type MapPlace = { country: string | null; count: number; unexplained: number; colorSlot: number }
type Spot = MapPlace & { country: string; x: number; y: number }

/** Unit-scale map, and the part of it to show: all places with room around, never closer than a third of the world. */
function crop(points: readonly [number, number][], width: number, height: number): GeoProjection {
  const unit = geoNaturalEarth1().rotate([-150, 0]).scale(100).translate([0, 0])
  const xy = points.flatMap((p) => unit(p) ?? []).length > 0 ? points.map((p) => unit(p) as [number, number]) : [[-60, -40], [60, 20]]
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

export function WorldMap({ places, height }: { places: MapPlace[]; height: number }) {
  const { m, f } = useMessages()
  const { ref, width } = useElementSize()
  const clip = useId()
  const located = useMemo(() => places.filter((p): p is MapPlace & { country: string } => p.country !== null && countryPoint(p.country) !== null), [places])
  const drawing = useMemo(() => {
    if (width === 0) return null
    const projection = crop(located.map((p) => countryPoint(p.country) as [number, number]), width, height)
    const path = geoPath(projection).digits(1)
    const shapes = countryShapes().map((shape, i) => ({ key: shape.code ?? `#${i}`, code: shape.code, d: path(shape) ?? '' }))
    // The more an access matters, the earlier its label finds room.
    const spots = located
      .map((p): Spot => {
        const [x, y] = projection(countryPoint(p.country) as [number, number]) ?? [0, 0]
        return { ...p, x, y }
      })
      .sort((a, b) => b.unexplained - a.unexplained || b.count - a.count)
    return { shapes, spots }
  }, [located, width, height])
  const text = (p: MapPlace) => m.charts.placeTimes(f.country(p.country), f.number(p.count))
  const labels = drawing ? placeLabels(drawing.spots.map((s) => ({ x: s.x, y: s.y, text: text(s) })), width, height) : []
  const tint = new Map(located.map((p) => [p.country, slotColor(p.colorSlot)]))
  const unplaced = places.filter((p) => p.country === null).reduce((sum, p) => sum + p.count, 0)

  return (
    <div ref={ref}>
      {drawing && (
        <svg width={width} height={height} className={classes['map']} role="img" aria-label={places.length > 0 ? m.charts.map.summary(places.map(text).join(m.charts.comma)) : m.charts.map.empty}>
          <defs><clipPath id={clip}><rect width={width} height={height} /></clipPath></defs>
          <g clipPath={`url(#${clip})`}>
            {drawing.shapes.map(({ key, code, d }) => {
              const color = code === null ? undefined : tint.get(code)
              return <path key={key} d={d} fill={color ?? 'var(--k-map-land)'} fillOpacity={color ? 0.36 : 1} stroke="var(--k-surface)" strokeWidth={0.6} />
            })}
            {drawing.spots.map((s) =>
              s.unexplained > 0
                ? <HitDiamond key={s.country} x={s.x} y={s.y} r={7} fill={slotColor(s.colorSlot)} />
                : <circle key={s.country} cx={s.x} cy={s.y} r={6.5} fill={s.colorSlot === 0 ? 'var(--k-dim)' : slotColor(s.colorSlot)} stroke="var(--k-surface)" strokeWidth={1.5} />,
            )}
            {drawing.spots.map((s, i) => {
              const label = labels[i]
              return label && <text key={s.country} x={label.x} y={label.y + 4.5} textAnchor={label.anchor} className={classes['mapLabel']}>{text(s)}</text>
            })}
          </g>
        </svg>
      )}
      {unplaced > 0 && <p className={classes['mapNote']}>{m.charts.map.unplaced(f.number(unplaced))}</p>}
    </div>
  )
}

/** The map's table twin. */
export function PlacesTable({ places, label }: { places: MapPlace[]; label: string }) {
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
