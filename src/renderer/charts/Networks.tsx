// The networks that accesses came from, unexplained ones first: name, number, country, hosting or not, how many, and
// the verdict on them. A list of bars; each is a button that narrows everything else.
import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import type { NetworkFigures } from '../../shared/engine-api'
import type { Verdict } from '../../shared/model'
import { useMessages } from '../i18n/use-messages'
import { VerdictMark } from '../ui/marks'
import { slotColor } from './colors'
import { CountrySwatch } from './TimelineLegend'
import classes from './charts.module.css'

/** The verdict that asks for most attention among a network's accesses. */
const GRAVEST: readonly Verdict[] = ['unexplained', 'own-service', 'relay', 'unknown', 'yours']
export const gravest = (n: NetworkFigures): Verdict => GRAVEST.find((verdict) => n.verdicts[verdict] > 0) ?? 'unknown'

type NetworksProps = { networks: readonly NetworkFigures[]; title: string; most: number; chosen?: readonly (string | null)[]; onPick?: (network: string | null) => void }

export function Networks({ networks, title, most, chosen = [], onPick }: NetworksProps) {
  const { m } = useMessages()
  // What was chosen stays in view, also when others came before it.
  const shown = [...networks.slice(0, most), ...networks.slice(most).filter((n) => chosen.includes(n.key))]
  const max = Math.max(1, ...shown.map((n) => n.count))
  if (shown.length === 0) return <p className={classes['none']}>{m.charts.noAccess}</p>
  return (
    <ul className={classes['networks']} aria-label={title}>
      {shown.map((n) => <li key={n.key ?? ''}><NetworkBar network={n} max={max} isChosen={chosen.includes(n.key)} isFaded={chosen.length > 0 && !chosen.includes(n.key)} onPick={onPick} /></li>)}
    </ul>
  )
}

function NetworkBar({ network: n, max, isChosen, isFaded, onPick }: { network: NetworkFigures; max: number; isChosen: boolean; isFaded: boolean; onPick: NetworksProps['onPick'] }) {
  const { m, f } = useMessages()
  const verdict = gravest(n)
  const facts = [f.country(n.country), n.asn === null ? null : `AS${n.asn}`, n.isHosting ? m.charts.networks.hosting : null].filter((part) => part !== null).join(m.charts.dot)
  const bad = n.unexplained > 0 ? n.unexplained : n.verdicts[verdict]
  return (
    <button type="button" className={classes['network']} aria-pressed={isChosen} data-faded={isFaded} data-network={n.key ?? 'unknown'} disabled={!onPick} onClick={() => onPick?.(n.key)}>
      <span className={classes['networkName']}>{n.name ?? (n.asn === null ? m.charts.networks.unknown : `AS${n.asn}`)}</span>
      <b className={classes['networkCount']}>{f.number(n.count)}</b>
      <span className={classes['networkTrack']} aria-hidden>
        <svg width="100%" height={6} preserveAspectRatio="none"><rect width={`${Math.max(1.2, (n.count / max) * 100)}%`} height={6} rx={1} fill={n.colorSlot < 0 ? 'var(--k-gap)' : slotColor(n.colorSlot)} /></svg>
      </span>
      <span className={classes['networkFacts']}><CountrySwatch colorSlot={n.colorSlot} />{facts}</span>
      <span className={classes['networkVerdict']} data-verdict={verdict}><VerdictMark verdict={verdict} size={11} />{m.common.verdict[verdict]}{bad < n.count && ` ${f.number(bad)}`}</span>
    </button>
  )
}

const ROW = 31

/** The list's table twin, virtual. A history of years may hold thousands: then it says that it shows the first of `total`. */
export function NetworksTable({ networks, total, label }: { networks: readonly NetworkFigures[]; total: number; label: string }) {
  const { m, f } = useMessages()
  const scroll = useRef<HTMLDivElement>(null)
  const virtualizer = useVirtualizer({ count: networks.length, getScrollElement: () => scroll.current, estimateSize: () => ROW, overscan: 10 })
  const items = virtualizer.getVirtualItems()
  const [before, after] = [items[0]?.start ?? 0, virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0)]
  return (
    <>
      <div ref={scroll} className={classes['tableScroll']} tabIndex={0} role="region" aria-label={label}>
        <table className={classes['table']} aria-rowcount={total + 1}>
          <thead>
            <tr>
              <th scope="col">{m.charts.table.network}</th><th scope="col" data-number>{m.charts.table.count}</th><th scope="col" data-number>{m.charts.unexplained}</th>
              <th scope="col">{m.charts.table.place}</th><th scope="col">{m.charts.table.asn}</th><th scope="col">{m.charts.table.kind}</th>
            </tr>
          </thead>
          <tbody>
            {before > 0 && <tr aria-hidden><td colSpan={6} style={{ height: before, padding: 0 }} /></tr>}
            {items.map(({ index }) => {
              const n = networks[index]
              return n && (
                <tr key={n.key ?? ''} aria-rowindex={index + 2} style={{ height: ROW }}>
                  <th scope="row" className={classes['tableName']}>{n.name ?? m.charts.networks.unknown}</th>
                  <td data-number>{f.number(n.count)}</td>
                  <td data-number data-danger={n.unexplained > 0}>{f.number(n.unexplained)}</td>
                  <td>{f.country(n.country)}</td>
                  <td>{n.asn === null ? '—' : `AS${n.asn}`}</td>
                  <td>{n.isHosting ? m.charts.networks.hosting : '—'}</td>
                </tr>
              )
            })}
            {after > 0 && <tr aria-hidden><td colSpan={6} style={{ height: after, padding: 0 }} /></tr>}
          </tbody>
        </table>
      </div>
      {total > networks.length && <p className={classes['tableRest']}>{m.charts.networks.first({ shown: f.number(networks.length), all: f.number(total) })}</p>}
    </>
  )
}
