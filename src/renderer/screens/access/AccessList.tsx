// The table of accesses: virtual, in pages, with runs of the user's own folded into one row.
import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { Button, NativeSelect, SegmentedControl } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import type { AccessFilter, PlaceFigures } from '../../../shared/engine-api'
import type { AccessResult, Verdict } from '../../../shared/model'
import { useQuery } from '../../engine'
import { useMessages } from '../../i18n/use-messages'
import { useRoute } from '../../shell/routes'
import { Card } from '../../ui/Card'
import { ErrorNote } from '../../ui/ErrorNote'
import { VerdictMark } from '../../ui/marks'
import { UndoBar } from '../../ui/UndoBar'
import { usePages } from '../../use-pages'
import { AccessListRow } from './AccessListRow'
import { foldYours } from './fold'
import type { AccessQuery } from './query/access-query'
import { useConfirm } from './use-confirm'
import classes from './access-list.module.css'

type Show = 'all' | 'to-check' | 'unexplained'
const VERDICTS: Record<Show, Verdict[] | undefined> = { all: undefined, 'to-check': ['unexplained', 'own-service', 'relay', 'unknown'], unexplained: ['unexplained'] }
/** A failed sign-in read nothing: it is listed with all, never as something to answer. */
const ASKED_RESULTS: AccessResult[] = ['success', 'unknown']
const isShow = (text: string | undefined): text is Show => text !== undefined && text in VERDICTS
const UNKNOWN = 'unknown'
const SEVERAL = 'several'
const TOPICS = ['access', 'profile'] as const

type Props = { filter: AccessFilter; places: readonly PlaceFigures[]; query: AccessQuery; onQuery: (query: AccessQuery) => void }

export function AccessList({ filter, places, query, onQuery }: Props) {
  const { m, f } = useMessages()
  const asked = useRoute().params['show']
  const [chosen, setChosen] = useState<Show | null>(isShow(asked) ? asked : null)
  const { data: figures } = useQuery('access.list', { filter, offset: 0, limit: 1 }, TOPICS)
  const counts = figures?.counts
  const toCheck = counts ? counts.unexplained + counts['own-service'] + counts.relay + counts.unknown : 0
  // Verdicts or results that were asked for are shown as they are: the list adds no choice of its own.
  const isJudged = filter.verdicts !== undefined || filter.results !== undefined
  const show = isJudged ? 'all' : (chosen ?? (toCheck > 0 ? 'to-check' : 'all'))
  const verdicts = VERDICTS[show]
  const pages = usePages('access.list', { filter: { ...filter, ...(verdicts ? { verdicts, results: ASKED_RESULTS } : {}) } }, TOPICS)
  const confirm = useConfirm()
  const label = (word: string, n: number | undefined) => (n === undefined ? word : `${word} ${f.number(n)}`)

  return (
    <Card
      title={m.access.list.title} padded={false}
      aside={
        <div className={classes['filters']}>
          {!isJudged && (
            <SegmentedControl
              size="xs" aria-label={m.access.list.show} value={show} onChange={(value) => setChosen(value as Show)}
              data={[
                { value: 'all', label: label(m.access.list.all, figures?.total) },
                { value: 'to-check', label: label(m.access.list.toCheck, counts && toCheck) },
                { value: 'unexplained', label: label(m.access.list.unexplained, counts?.unexplained) },
              ]}
            />
          )}
          <NativeSelect
            size="xs" aria-label={m.access.list.country} value={query.countries.length === 1 ? (query.countries[0] ?? UNKNOWN) : query.countries.length > 1 ? SEVERAL : ''}
            onChange={({ currentTarget: { value } }) => value !== SEVERAL && onQuery({ ...query, countries: value === '' ? [] : [value === UNKNOWN ? null : value] })}
            data={[
              { value: '', label: m.access.list.allCountries }, ...(query.countries.length > 1 ? [{ value: SEVERAL, label: m.access.list.severalCountries(f.number(query.countries.length)) }] : []),
              ...places.map((c) => ({ value: c.country ?? UNKNOWN, label: f.country(c.country) })),
            ]}
          />
        </div>
      }
    >
      {pages.error && <ErrorNote error={pages.error} action={<Button variant="default" size="xs" onClick={pages.reload}>{m.common.retry}</Button>} />}
      <Table pages={pages} places={places} hiddenYours={show === 'all' ? 0 : (counts?.yours ?? 0)} onShowAll={() => setChosen('all')} confirm={confirm} />
      {confirm.error && <ErrorNote error={confirm.error} />}
      <div className={classes['bar']}>
        {confirm.done && (
          <UndoBar onClose={confirm.dismiss} isRunning={confirm.isRunning} {...(confirm.done.id === null ? {} : { onUndo: confirm.takeBack })}>
            {confirm.done.id === null ? m.access.answer.takenBack : confirm.done.changed > 0 ? m.access.answer.changed(f.number(confirm.done.changed)) : m.access.answer.unchanged}
          </UndoBar>
        )}
      </div>
    </Card>
  )
}

type TableProps = { pages: ReturnType<typeof usePages<'access.list'>>; places: readonly PlaceFigures[]; hiddenYours: number; onShowAll: () => void; confirm: ReturnType<typeof useConfirm> }

function Table({ pages, places, hiddenYours, onShowAll, confirm }: TableProps) {
  const { m, f } = useMessages()
  const list = useRef<HTMLDivElement>(null)
  const [margin, setMargin] = useState(0)
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set())
  const [detail, setDetail] = useState<number | null>(null)
  const toggleDetail = useCallback((id: number) => setDetail((old) => (old === id ? null : id)), [])
  const items = useMemo(() => foldYours(pages.rows, open), [pages.rows, open])
  const slots = useMemo(() => new Map(places.map((c) => [c.country, c.colorSlot])), [places])
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => document.getElementById('main'),
    estimateSize: (i) => (items[i]?.kind === 'fold' ? 29 : 42),
    overscan: 8,
    scrollMargin: margin,
    getItemKey: (i) => {
      const item = items[i]
      return item === undefined ? i : item.kind === 'fold' ? `fold ${item.id}` : item.row.id
    },
  })
  // What stands above may grow or shrink: the list's own place is measured anew each time.
  useLayoutEffect(() => {
    const main = document.getElementById('main')
    if (!list.current || !main) return
    const top = Math.round(list.current.getBoundingClientRect().top - main.getBoundingClientRect().top + main.scrollTop)
    if (top !== margin) setMargin(top)
  })
  const shown = virtualizer.getVirtualItems()
  const lastIndex = shown.at(-1)?.index ?? 0
  const { more } = pages
  useLayoutEffect(() => {
    if (lastIndex >= items.length - 20) more()
  }, [lastIndex, items.length, more])

  const total = pages.head?.total ?? 0
  return (
    <div role="table" aria-label={m.access.list.title} aria-rowcount={total} aria-busy={pages.isStale} className={classes['table']}>
      <div role="row" className={classes['head']}>
        <span role="columnheader">{m.access.list.when(f.zoneName())}</span>
        <span role="columnheader">{m.access.list.verdict}</span>
        <span role="columnheader">{m.access.list.place}</span>
        <span role="columnheader">{m.access.list.method}</span>
        <span role="columnheader">{m.access.list.reasons}</span>
        <span role="columnheader"><span className={classes['silent']}>{m.access.list.answer}</span></span>
      </div>
      {hiddenYours > 0 && <Fold count={hiddenYours} isOpen={false} onToggle={onShowAll} />}
      <div ref={list} role="rowgroup" className={classes['rows']} style={{ height: virtualizer.getTotalSize() }}>
        {shown.map((virtual) => {
          const item = items[virtual.index]
          if (!item) return null
          return (
            <div key={virtual.key} ref={virtualizer.measureElement} data-index={virtual.index} className={classes['slot']} style={{ transform: `translateY(${virtual.start - margin}px)` }}>
              {item.kind === 'fold'
                ? <Fold count={item.count} isOpen={item.isOpen} onToggle={() => setOpen(toggled(open, item.id))} />
                : <AccessListRow row={item.row} slots={slots} isOpen={detail === item.row.id} onToggle={toggleDetail} confirm={confirm} />}
            </div>
          )
        })}
      </div>
      {pages.head && total === 0 && <p className={classes['empty']}>{m.access.list.empty}</p>}
      {pages.rows.length < total && <p className={classes['empty']}>{m.access.list.loading({ done: f.number(pages.rows.length), all: f.number(total) })}</p>}
    </div>
  )
}

function toggled(set: ReadonlySet<number>, id: number): ReadonlySet<number> {
  const next = new Set(set)
  if (!next.delete(id)) next.add(id)
  return next
}

function Fold({ count, isOpen, onToggle }: { count: number; isOpen: boolean; onToggle: () => void }) {
  const { m, f } = useMessages()
  return (
    <div role="row" className={classes['fold']}>
      <div role="cell" aria-colspan={6}>
        <button type="button" aria-expanded={isOpen} onClick={onToggle}>
          <IconChevronRight size={14} stroke={1.8} aria-hidden data-open={isOpen} />
          <VerdictMark verdict="yours" size={10} />
          <span>{m.access.list.folded(f.number(count))}</span>
          <span className={classes['link']}>{isOpen ? m.access.list.foldClose : m.access.list.foldOpen}</span>
        </button>
      </div>
    </div>
  )
}
