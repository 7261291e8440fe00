// The vault's rows, newest first; virtual, arrow keys move the selection.
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import type { VaultItem } from '../../../shared/engine-api'
import type { VaultId } from '../../../shared/model'
import { useMessages } from '../../i18n/use-messages'
import { Badge, type Tone } from '../../ui/Badge'
import { OvalMark } from '../../ui/marks'
import { useStamp } from './use-stamp'
import classes from './vault.module.css'

const TONE: Record<VaultItem['state'], Tone> = { unused: 'outline', redeemed: 'accent', 'used-by-another': 'danger' }

export function StateBadge({ state }: { state: VaultItem['state'] }) {
  const { m } = useMessages()
  return <Badge tone={TONE[state]} icon={<OvalMark kind={state === 'unused' ? 'plain' : state} />}>{m.vault.state[state]}</Badge>
}

/** Whether the server showed that the mail is gone; nothing where that is so, or where the mail was put back. */
export function UnprovenBadge({ item }: { item: VaultItem }) {
  const { m } = useMessages()
  return item.isProven || item.inMailbox ? null : <Badge tone="warning" icon={<IconAlertTriangle size={13} stroke={1.8} aria-hidden />}>{m.vault.unproven}</Badge>
}

export function VaultList({ items, selected, onPick }: { items: VaultItem[]; selected: VaultId | null; onPick: (id: VaultId) => void }) {
  const { m, f } = useMessages()
  const stamp = useStamp()
  const scroller = useRef<HTMLDivElement>(null)
  const [focus, setFocus] = useState<VaultId | null>(null)
  const virtualizer = useVirtualizer({ count: items.length, getScrollElement: () => scroller.current, estimateSize: () => 54, overscan: 8, getItemKey: (i) => items[i]?.id ?? i })
  const shown = virtualizer.getVirtualItems()
  useEffect(() => {
    if (focus === null) return
    const button = scroller.current?.querySelector<HTMLElement>(`[data-item="${focus}"] button`)
    if (!button) return
    button.focus({ preventScroll: true })
    setFocus(null)
  }, [focus, shown])
  const onKey = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    const at = items.findIndex((item) => item.id === selected) + by
    const next = items[at]
    if (by === 0 || !next) return
    event.preventDefault()
    virtualizer.scrollToIndex(at)
    onPick(next.id)
    setFocus(next.id)
  }
  const w = m.vault.columns
  return (
    <div role="table" aria-label={m.shell.nav.vault} aria-rowcount={items.length} className={classes['table']}>
      <div role="row" className={classes['head']}>
        <span role="columnheader">{w.mail}</span>
        <span role="columnheader">{w.state}</span>
        <span role="columnheader">{w.code}</span>
        <span role="columnheader" data-number>{w.amount}</span>
        <span role="columnheader" data-number>{w.stored}</span>
      </div>
      <div ref={scroller} className={classes['scroller']} onKeyDown={onKey} role="presentation">
        <div role="rowgroup" className={classes['rows']} style={{ height: virtualizer.getTotalSize() }}>
          {shown.map((virtual) => {
            const item = items[virtual.index]
            if (!item) return null
            const code = item.codes[0]
            return (
              <div
                key={virtual.key} role="row" aria-selected={item.id === selected} data-item={item.id} data-selected={item.id === selected} className={classes['row']}
                style={{ height: virtual.size, transform: `translateY(${virtual.start}px)` }} onClick={() => onPick(item.id)}
              >
                <div role="cell">
                  <button type="button" className={classes['mail']} onClick={() => onPick(item.id)}>
                    <b>{item.brandName}</b>
                    <span className="k-foreign">{item.subject}</span>
                  </button>
                </div>
                <div role="cell"><StateBadge state={item.state} /><UnprovenBadge item={item} />{item.inMailbox && <small>{m.vault.restored}</small>}</div>
                <div role="cell">{code && <code translate="no">{code.kind === 'link' ? m.gifts.link : `••••${code.last2}`}</code>}</div>
                <div role="cell" data-number><b>{item.money ? f.money(item.money) : '—'}</b></div>
                <div role="cell" data-number className={classes['stored']}>{stamp(item.storedAt, false)}</div>
              </div>
            )
          })}
        </div>
      </div>
    </div>
  )
}
