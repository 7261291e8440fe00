// The list: search, segments, groups; virtual. Arrow keys move the selection, Delete deletes.
import { useCallback, useDeferredValue, useEffect, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { Button, CloseButton, SegmentedControl, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import type { GiftFilter } from '../../../shared/engine-api'
import type { GiftId, GiftMail } from '../../../shared/model'
import { useMessages } from '../../i18n/use-messages'
import { removeGifts } from '../../removal-store'
import { useRoute } from '../../shell/routes'
import { Card } from '../../ui/Card'
import { EmptyState } from '../../ui/EmptyState'
import { ErrorNote } from '../../ui/ErrorNote'
import { usePages } from '../../use-pages'
import { GiftRow } from './GiftRow'
import { canDelete, grouped, warnsOnUndo, type GiftItem } from './groups'
import classes from './gift-list.module.css'

type Show = NonNullable<GiftFilter['show']>
const SHOWS: readonly Show[] = ['all', 'savable', 'to-check', 'recorded']
const isShow = (text: string | undefined): text is Show => (SHOWS as readonly string[]).includes(text ?? '')

type Props = { groups: { exposure: string; count: number }[]; total: number; selected: GiftId | null; picksFirst: boolean; onPick: (gift: GiftMail | null, byUser: boolean) => void }

export function GiftList({ groups, total, selected, picksFirst, onPick }: Props) {
  const { m, f } = useMessages()
  const asked = useRoute().params['show']
  const [show, setShow] = useState<Show>(isShow(asked) ? asked : 'all')
  const [text, setText] = useState('')
  const wanted = useDeferredValue(text.trim())
  const pages = usePages('gift.list', { filter: { show, ...(wanted ? { text: wanted } : {}) } }, ['gifts', 'access', 'profile'])
  const { head, rows, more } = pages
  const items = useMemo(() => (head ? grouped(rows, head) : []), [head, rows])
  const count = (of: Show) => {
    const sum = (...names: string[]) => groups.filter((g) => names.includes(g.exposure)).reduce((n, g) => n + g.count, 0)
    return of === 'all' ? total : of === 'savable' ? sum('exposed') : of === 'to-check' ? sum('possibly-exposed', 'unknown') : sum('recorded')
  }
  useEffect(() => {
    if (!head || pages.isStale) return
    // A mail that is no longer listed leaves the pane; the next one takes its place.
    const isListed = selected !== null && rows.some((gift) => gift.id === selected)
    const first = items.find((item) => item.kind === 'gift')
    if (!isListed && selected !== null && rows.length < head.total) return
    if (!isListed) onPick(picksFirst && first ? first.gift : null, false)
  }, [head, rows, items, selected, picksFirst, pages.isStale, onPick])

  return (
    <Card className={classes['card'] ?? ''} padded={false} label={m.gifts.searchLabel}>
      <div className={classes['tools']}>
        <TextInput
          className={classes['search'] ?? ''} aria-label={m.gifts.searchLabel} placeholder={m.gifts.search} leftSection={<IconSearch size={16} stroke={1.7} />}
          value={text} onChange={(event) => setText(event.currentTarget.value)} spellCheck={false}
          rightSection={text === '' ? null : <CloseButton size="sm" aria-label={m.gifts.clearSearch} onClick={() => setText('')} />}
        />
        <SegmentedControl size="xs" aria-label={m.gifts.show.label} value={show} onChange={(value) => setShow(value as Show)} data={SHOWS.map((of) => ({ value: of, label: `${m.gifts.show[of]} ${f.number(count(of))}` }))} />
      </div>
      {pages.error && <ErrorNote error={pages.error} action={<Button variant="default" size="xs" onClick={pages.reload}>{m.common.retry}</Button>} />}
      {head && head.total === 0
        ? (wanted
          ? <EmptyState title={m.gifts.noMatch(wanted)} action={<Button variant="default" onClick={() => setText('')}>{m.gifts.clearSearch}</Button>} />
          : <EmptyState title={m.gifts.noneHere} />)
        : <Rows items={items} total={head?.total ?? 0} loaded={rows.length} isBusy={pages.isStale} selected={selected} onPick={(gift) => onPick(gift, true)} more={more} />}
    </Card>
  )
}

type RowsProps = { items: GiftItem[]; total: number; loaded: number; isBusy: boolean; selected: GiftId | null; onPick: (gift: GiftMail) => void; more: () => void }

function Rows({ items, total, loaded, isBusy, selected, onPick, more }: RowsProps) {
  const { m, f } = useMessages()
  const scroller = useRef<HTMLDivElement>(null)
  const [focus, setFocus] = useState<GiftId | null>(null)
  const latest = useRef(onPick)
  useEffect(() => {
    latest.current = onPick
  })
  const pick = useCallback((gift: GiftMail) => latest.current(gift), [])
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (i) => (items[i]?.kind === 'group' ? 36 : 50),
    overscan: 10,
    getItemKey: (i) => {
      const item = items[i]
      return item === undefined ? i : item.kind === 'group' ? item.name : item.gift.id
    },
  })
  const shown = virtualizer.getVirtualItems()
  const last = shown.at(-1)?.index ?? 0
  useLayoutEffect(() => {
    if (last >= items.length - 15) more()
  }, [last, items.length, more])
  // The row that arrow keys moved to may have to be drawn first.
  useEffect(() => {
    if (focus === null) return
    const button = scroller.current?.querySelector<HTMLElement>(`[data-gift="${focus}"] button`)
    if (!button) return
    button.focus({ preventScroll: true })
    setFocus(null)
  }, [focus, shown])

  const onKey = (event: KeyboardEvent) => {
    const at = items.findIndex((item) => item.kind === 'gift' && item.gift.id === selected)
    const current = items[at]
    if (event.key === 'Delete' && current?.kind === 'gift' && canDelete(current.gift)) {
      event.preventDefault()
      void removeGifts([current.gift.id], warnsOnUndo(current.gift))
      return
    }
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (by === 0) return
    event.preventDefault()
    for (let i = at + by; i >= 0 && i < items.length; i += by) {
      const item = items[i]
      if (item?.kind !== 'gift') continue
      virtualizer.scrollToIndex(i)
      onPick(item.gift)
      setFocus(item.gift.id)
      return
    }
  }
  const w = m.gifts.columns
  return (
    <div role="table" aria-label={m.shell.nav.gifts} aria-rowcount={total} aria-busy={isBusy} className={classes['table']}>
      <div role="row" className={classes['head']}>
        <span role="columnheader">{w.level}</span>
        <span role="columnheader">{w.mail}</span>
        <span role="columnheader">{w.code}</span>
        <span role="columnheader" data-number>{w.amount}</span>
        <span role="columnheader" data-number>{w.arrived}</span>
        <span role="columnheader" data-number>{w.unexplained}</span>
        <span role="columnheader"><span className={classes['silent']}>{w.action}</span></span>
      </div>
      <div ref={scroller} className={classes['scroller']} onKeyDown={onKey} role="presentation">
        <div role="rowgroup" className={classes['rows']} style={{ height: virtualizer.getTotalSize() }}>
          {shown.map((virtual) => {
            const item = items[virtual.index]
            if (!item) return null
            return (
              <div key={virtual.key} role="presentation" className={classes['slot']} style={{ height: virtual.size, transform: `translateY(${virtual.start}px)` }}>
                {item.kind === 'group'
                  ? (
                    <div role="row" className={classes['group']} data-first={virtual.index === 0}>
                      <span role="cell" aria-colspan={3}>{m.gifts.groups[item.name]} {item.count !== null && <small>{m.gifts.items(f.number(item.count))}</small>}</span>
                      <span role="cell" data-number>{f.sums(item.sums)}</span>
                    </div>
                  )
                  : <GiftRow gift={item.gift} isSelected={item.gift.id === selected} onPick={pick} />}
              </div>
            )
          })}
        </div>
        {loaded < total && <p className={classes['more']}>{m.gifts.loading({ done: f.number(loaded), all: f.number(total) })}</p>}
      </div>
    </div>
  )
}
