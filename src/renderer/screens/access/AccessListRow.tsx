// One access: when, verdict, place and network, method, reasons in words, and the user's answer. Opens to show
// what the log itself said.
import { memo, useState, type ReactNode } from 'react'
import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconChevronRight, IconDots } from '@tabler/icons-react'
import type { AccessRow } from '../../../shared/model'
import { CountrySwatch } from '../../charts/TimelineLegend'
import { useMessages } from '../../i18n/use-messages'
import { VerdictBadge } from '../../ui/VerdictBadge'
import type { useConfirm } from './use-confirm'
import classes from './access-list.module.css'

type RowProps = { row: AccessRow; slots: ReadonlyMap<string | null, number>; isOpen: boolean; onToggle: (id: number) => void; confirm: ReturnType<typeof useConfirm> }

const countryOf = (row: AccessRow) => row.place.country ?? row.country

export const AccessListRow = memo(function AccessListRow({ row, slots, isOpen, onToggle, confirm }: RowProps) {
  const { m, f } = useMessages()
  const country = countryOf(row)
  const reasons = row.judgement.reasons.map((r) => m.reasons.verdict[r.code](r.evidence, f))
  const differs = row.place.country !== null && row.country !== null && row.place.country !== row.country
  // The columns beside it already name country and network: the row keeps to the bare words.
  const short = row.judgement.reasons.map((r) => m.reasons.verdict[r.code](typeof r.evidence['service'] === 'string' ? { service: r.evidence['service'] } : {}, f))
  const second = reasons.length > 2 ? m.access.list.moreReasons(f.number(reasons.length - 1)) : short[1]
  return (
    <>
      <div role="row" className={classes['row']}>
        <div role="cell">
          <button type="button" className={classes['when']} aria-expanded={isOpen} aria-label={`${f.dateTime(row.time)}${m.charts.comma}${m.access.detail.open}`} onClick={() => onToggle(row.id)}>
            <IconChevronRight size={13} stroke={1.8} aria-hidden data-open={isOpen} />
            <span>{f.date(row.time)}{row.timePrecision === 'day' ? '' : <> <b>{f.clock(row.time)}</b></>}</span>
          </button>
        </div>
        <div role="cell"><VerdictBadge verdict={row.judgement.verdict} /></div>
        <div role="cell" className={classes['place']}>
          <CountrySwatch colorSlot={slots.get(country) ?? (country === null ? -1 : 99)} />
          <span className={classes['two']}>
            <span>{[f.country(country), row.located?.city ?? row.located?.region].filter(Boolean).join(m.common.joiner)}</span>
            <small>{differs ? m.access.list.stated(f.country(row.country)) : row.place.network ?? <span className="k-mono">{row.ip ?? row.host ?? '—'}</span>}</small>
          </span>
        </div>
        <div role="cell" className={classes['two']}>
          <span>{m.common.service[row.service]}</span>
          {row.result === 'failure' && <small>{m.access.list.failed}</small>}
        </div>
        <div role="cell" className={classes['two']}>
          <span title={reasons[0]}>{short[0] ?? '—'}</span>
          {second && <small>{second}</small>}
        </div>
        <div role="cell" className={classes['answer']}><Answer row={row} confirm={confirm} /></div>
      </div>
      {isOpen && <Detail row={row} reasons={reasons} />}
    </>
  )
})

function Answer({ row, confirm }: Pick<RowProps, 'row' | 'confirm'>) {
  const { m } = useMessages()
  // A menu for every row would be most of the list's weight: it is made when it is first asked for.
  const [isOpen, setOpen] = useState(false)
  const more = <ActionIcon variant="subtle" size={26} aria-label={m.access.answer.more} aria-haspopup="menu" onClick={() => setOpen(true)}><IconDots size={16} stroke={1.7} /></ActionIcon>
  return (
    <>
      {row.judgement.verdict !== 'yours' && (
        <Button variant="default" size="compact-sm" loading={confirm.isRunning && confirm.asked === row.id} onClick={() => confirm.say({ isMe: true, target: { kind: 'event', accessId: row.id } }, row.id)}>{m.access.answer.me}</Button>
      )}
      {isOpen ? <MoreAnswers row={row} confirm={confirm} target={more} onClose={() => setOpen(false)} /> : more}
    </>
  )
}

function MoreAnswers({ row, confirm, target, onClose }: Pick<RowProps, 'row' | 'confirm'> & { target: ReactNode; onClose: () => void }) {
  const { m, f } = useMessages()
  const country = countryOf(row)
  const { network } = row.place
  const given = confirm.answerTo(row, country)
  const say = (isMe: boolean, of: Parameters<typeof confirm.say>[0]['target']) => () => confirm.say({ isMe, target: of })
  return (
    <Menu opened onChange={(is) => !is && onClose()} position="bottom-end" withinPortal withInitialFocusPlaceholder={false} transitionProps={{ duration: 0 }}>
      <Menu.Target>{target}</Menu.Target>
      <Menu.Dropdown>
        {network && <Menu.Item onClick={say(true, { kind: 'network', network })}>{m.access.answer.network(network)}</Menu.Item>}
        {country && <Menu.Item onClick={say(true, { kind: 'country', country })}>{m.access.answer.country(f.country(country))}</Menu.Item>}
        <Menu.Item onClick={say(false, { kind: 'event', accessId: row.id })}>{m.access.answer.notMe}</Menu.Item>
        {given && <Menu.Item onClick={() => confirm.remove(given.id)}>{m.access.answer.takeBack}</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  )
}

function Detail({ row, reasons }: { row: AccessRow; reasons: string[] }) {
  const { m, f } = useMessages()
  const w = m.access.detail
  const place = [countryOf(row) === null ? null : f.country(countryOf(row)), row.region ?? row.located?.region ?? null, row.city ?? row.located?.city ?? null].filter((part) => part !== null).join(m.common.joiner)
  const facts: [string, string | null, boolean][] = [
    [w.ip, row.ip, true],
    [w.host, row.host, true],
    [w.network, [row.place.network, row.place.asn === null ? null : `AS${row.place.asn}`].filter((part) => part !== null).join(' ') || null, false],
    [w.place, place || row.countryText, false],
    [w.client, row.client, false],
    [w.result, m.common.result[row.result], false],
    [w.source, `${row.rawLineRef}${w.precision[row.timePrecision]}`, false],
  ]
  return (
    <div role="row" className={classes['detail']}>
      <div role="cell" aria-colspan={6}>
        <dl>
          {facts.filter(([, value]) => value !== null && value !== '').map(([name, value, isMono]) => (
            <div key={name}><dt>{name}</dt><dd className={isMono ? 'k-mono k-foreign' : 'k-foreign'}>{value}</dd></div>
          ))}
        </dl>
        {reasons.length > 0 && <div><p>{w.reasons}</p><ul>{reasons.map((reason) => <li key={reason}>{reason}</li>)}</ul></div>}
      </div>
    </div>
  )
}
