// What the screen is narrowed to, above everything it narrows: one chip a condition, each taken away by a click; the
// same as text, to copy and to paste. One line high while there is nothing to say.
import { Button, Menu } from '@mantine/core'
import { IconFilter, IconPlus, IconX } from '@tabler/icons-react'
import type { Account, Verdict } from '../../../shared/model'
import { rangeName } from '../../charts/timeline-words'
import { useMessages } from '../../i18n/use-messages'
import { useShell } from '../../shell/shell-context'
import { EVERYTHING, isEverything, toggled, type AccessQuery } from './query/access-query'
import { FilterText } from './FilterText'
import type { Narrowing } from './use-narrowing'
import classes from './filter.module.css'

type Chip = { id: string; kind: string; word: string; without: AccessQuery }

function useChips(q: AccessQuery, accounts: readonly Account[], nameOf: (network: string) => string): Chip[] {
  const { m, f } = useMessages()
  const w = m.access.filter
  const each = <K extends 'countries' | 'networks' | 'tracks' | 'verdicts' | 'results' | 'hours'>(key: K, kind: string, word: (value: AccessQuery[K][number]) => string): Chip[] =>
    (q[key] as readonly AccessQuery[K][number][]).map((value) => ({ id: `${key} ${JSON.stringify(value)}`, kind, word: word(value), without: { ...q, [key]: toggled(q[key] as readonly AccessQuery[K][number][], value) } }))
  const span = q.from === null && q.to === null ? null : q.from !== null && q.to !== null ? rangeName({ from: q.from, to: q.to }, f) : q.from !== null ? w.since(f.date(q.from)) : w.until(f.date((q.to ?? 1) - 1))
  return [
    ...(span === null ? [] : [{ id: 'span', kind: w.kinds.span, word: span, without: { ...q, from: null, to: null } }]),
    ...each('countries', w.kinds.country, (country) => (country === null ? m.charts.unknownPlace : f.country(country))),
    ...each('networks', w.kinds.network, (network) => (network === null ? m.charts.networks.unknown : nameOf(network))),
    ...each('hours', w.kinds.hour, ([day, hour]) => w.weekHour(m.charts.heat.weekdays[day] ?? '', hour)),
    ...each('tracks', w.kinds.track, (track) => m.common.track[track]),
    ...each('verdicts', w.kinds.verdict, (verdict) => m.common.verdict[verdict]),
    ...each('results', w.kinds.result, (result) => m.common.result[result]),
    ...(q.accountId === null ? [] : [{ id: 'account', kind: w.kinds.account, word: accounts.find((a) => a.id === q.accountId)?.address ?? `#${q.accountId}`, without: { ...q, accountId: null } }]),
  ]
}

type FilterBarProps = { narrowing: Narrowing; /** The name of a network that the text names by number. */ networkName: (key: string) => string; isStale: boolean }

export function FilterBar({ narrowing, networkName, isStale }: FilterBarProps) {
  const { m } = useMessages()
  const { accounts } = useShell()
  const w = m.access.filter
  const { query, set } = narrowing
  const chips = useChips(query, accounts, networkName)
  return (
    <section className={classes['bar']} aria-label={w.title} aria-busy={isStale}>
      <IconFilter size={17} stroke={1.7} aria-hidden className={classes['icon'] ?? ''} />
      {chips.length === 0 ? <p className={classes['none']}>{w.none}</p> : (
        <ul className={classes['chips']}>
          {chips.map((chip) => (
            <li key={chip.id}>
              <button type="button" className={classes['chip']} aria-label={w.remove(`${chip.kind}${m.charts.colon}${chip.word}`)} onClick={() => set(chip.without)}>
                <span className={classes['kind']}>{chip.kind}</span> <span className="k-foreign">{chip.word}</span> <IconX size={13} stroke={2} aria-hidden />
              </button>
            </li>
          ))}
          {chips.length > 1 && <li><Button variant="subtle" size="compact-sm" onClick={() => set(EVERYTHING)}>{w.removeAll}</Button></li>}
        </ul>
      )}
      <div className={classes['tools']}>
        <AddMenu query={query} onSet={set} />
        <FilterText narrowing={narrowing} />
      </div>
      <p className={classes['silent']} role="status">{isEverything(query) ? w.none : w.now(chips.map((chip) => chip.word).join(m.charts.comma))}</p>
    </section>
  )
}

const VERDICTS: readonly Verdict[] = ['unexplained', 'own-service', 'relay', 'unknown', 'yours']

function AddMenu({ query, onSet }: { query: AccessQuery; onSet: (query: AccessQuery) => void }) {
  const { m } = useMessages()
  const { accounts } = useShell()
  const w = m.access.filter
  const item = (id: string, word: string, isOn: boolean, next: AccessQuery) => <Menu.CheckboxItem key={id} checked={isOn} onChange={() => onSet(next)} closeMenuOnClick>{word}</Menu.CheckboxItem>
  return (
    <Menu position="bottom-end" withinPortal transitionProps={{ duration: 0 }}>
      <Menu.Target><Button variant="default" size="compact-sm" leftSection={<IconPlus size={14} stroke={1.8} />}>{w.add}</Button></Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{w.kinds.track}</Menu.Label>
        {(['mail-software', 'web'] as const).map((track) => item(track, m.common.track[track], query.tracks.includes(track), { ...query, tracks: toggled(query.tracks, track) }))}
        <Menu.Label>{w.kinds.verdict}</Menu.Label>
        {VERDICTS.map((verdict) => item(verdict, m.common.verdict[verdict], query.verdicts.includes(verdict), { ...query, verdicts: toggled(query.verdicts, verdict) }))}
        <Menu.Label>{w.kinds.result}</Menu.Label>
        {(['success', 'failure', 'unknown'] as const).map((result) => item(result, m.common.result[result], query.results.includes(result), { ...query, results: toggled(query.results, result) }))}
        {accounts.length > 1 && <Menu.Label>{w.kinds.account}</Menu.Label>}
        {accounts.length > 1 && accounts.map((a) => item(`account ${a.id}`, a.address, query.accountId === a.id, { ...query, accountId: query.accountId === a.id ? null : a.id }))}
      </Menu.Dropdown>
    </Menu>
  )
}
