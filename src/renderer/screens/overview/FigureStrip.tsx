// Four figures. What is not known stands as "—", never as 0.
import type { ReactNode } from 'react'
import type { Overview } from '../../../shared/engine-api'
import type { ExposureLevel } from '../../../shared/model'
import { useQuery } from '../../engine'
import { useMessages } from '../../i18n/use-messages'
import { DiamondMark, OvalMark, type OvalKind } from '../../ui/marks'
import type { Situation } from './situation'
import classes from './overview.module.css'

type FigureProps = { mark?: ReactNode; label: string; value: ReactNode; unit?: string; of?: string; note: string }

function Figure({ mark, label, value, unit, of, note }: FigureProps) {
  return (
    <div className={classes['figure']}>
      <dt>{mark}<span>{label}</span></dt>
      <dd>
        <p className={classes['value']}><b>{value}</b>{unit && <span className={classes['unit']}>{unit}</span>}{of && <span>{of}</span>}</p>
        <p className={classes['note']}>{note}</p>
      </dd>
    </div>
  )
}

const danger = (node: ReactNode) => <span className={classes['dangerMark']}>{node}</span>

export function FigureStrip({ overview, situation, unusedInVault }: { overview: Overview; situation: Situation; unusedInVault: number }) {
  const { m } = useMessages()
  return (
    <dl className={classes['strip']} aria-label={m.overview.figures.label}>
      <Unexplained overview={overview} hasHistory={situation.kind !== 'no-history'} />
      <Exposed overview={overview} />
      <Savable overview={overview} unusedInVault={unusedInVault} />
      <Coverage overview={overview} situation={situation} />
    </dl>
  )
}

function Unexplained({ overview: o, hasHistory }: { overview: Overview; hasHistory: boolean }) {
  const { m, f } = useMessages()
  const w = m.overview.figures
  if (!hasHistory) return <Figure label={w.unexplained} value="—" note={w.noHistory} />
  if (o.unexplained === 0) return <Figure label={w.unexplained} value="0" unit={w.times} note={w.outOf(f.number(o.timeline.countries.reduce((n, c) => n + c.count, 0)))} />
  const byTrack = w.byTrack({ mail: f.number(o.unexplainedByTrack['mail-software']), web: f.number(o.unexplainedByTrack.web) })
  return <Figure mark={danger(<DiamondMark size={12} />)} label={w.unexplained} value={f.number(o.unexplained)} unit={w.times} note={byTrack} />
}

/** Exposed codes; while there are none, the mails that nobody can judge yet. */
function Exposed({ overview: o }: { overview: Overview }) {
  const { m, f } = useMessages()
  const w = m.overview.figures
  const { data } = useQuery('gift.list', { filter: {}, offset: 0, limit: 1 }, ['gifts', 'access', 'profile'])
  const group = (level: ExposureLevel) => data?.groups.find((g) => g.exposure === level)
  if (o.exposed.count > 0) {
    return <Figure mark={danger(<OvalMark kind="exposed" />)} label={w.exposed} value={f.number(o.exposed.count)} unit={w.items} note={o.exposed.sums.length > 0 ? w.total(f.sums(o.exposed.sums)) : w.noSum} />
  }
  const open = (['possibly-exposed', 'unknown'] as const).map((level): [OvalKind & ExposureLevel, ReturnType<typeof group>] => [level, group(level)]).find(([, g]) => g && g.count > 0)
  if (o.gifts === 0) return <Figure mark={<OvalMark kind="plain" />} label={w.gifts} value={o.lastScanAt === null ? '—' : '0'} {...(o.lastScanAt === null ? {} : { unit: w.items })} note={o.lastScanAt === null ? w.notScanned : w.none} />
  if (!open?.[1]) return <Figure label={w.exposed} value="0" unit={w.items} note={w.none} />
  const [level, found] = open
  const isPossible = level === 'possibly-exposed'
  return (
    <Figure
      mark={<OvalMark kind={level} />} label={isPossible ? w.possible : w.undecided} value={f.number(found.count)} unit={w.items}
      note={isPossible ? w.waiting : found.sums.length > 0 ? w.total(f.sums(found.sums)) : w.noSum}
    />
  )
}

function Savable({ overview: o, unusedInVault }: { overview: Overview; unusedInVault: number }) {
  const { m, f } = useMessages()
  const w = m.overview.figures
  if (o.exposed.count === 0) {
    const isThin = o.coverage.gaps > 0 || o.missesMailSoftwareLog || o.coverage.days === 0
    return isThin ? <Figure label={w.confirmed} value="—" note={w.notJudged} /> : <Figure label={w.confirmed} value="0" unit={w.items} note={w.zero} />
  }
  const { count, sums } = o.savable
  if (count === 0) return <Figure mark={<OvalMark kind="plain" />} label={w.savable} value="0" unit={w.items} note={unusedInVault > 0 ? w.inVault(f.number(unusedInVault)) : w.zero} />
  if (sums.length === 0) return <Figure mark={<OvalMark kind="plain" />} label={w.savable} value={f.number(count)} unit={w.items} note={w.noSum} />
  const value = sums.map((money) => <span key={money.currency} className={classes['sum']}>{f.money(money)}</span>)
  return <Figure mark={<OvalMark kind="plain" />} label={w.savable} value={value} note={w.savableNote(f.number(count))} />
}

function Coverage({ overview: o, situation }: { overview: Overview; situation: Situation }) {
  const { m, f } = useMessages()
  const w = m.overview.figures
  const of = w.ofDays(f.number(o.coverage.ofDays))
  if (situation.kind === 'only-track') {
    const other = situation.track === 'web' ? 'mail-software' : 'web'
    return <Figure label={w.coverage} value={f.number(situation.days)} unit={w.days} of={of} note={w.onlyTrack({ track: m.common.track[situation.track], other: m.common.track[other] })} />
  }
  if (situation.kind === 'no-history') return <Figure label={w.coverage} value="—" of={of} note={w.noHistory} />
  return <Figure label={w.coverage} value={f.number(o.coverage.days)} unit={w.days} of={of} note={o.coverage.gaps > 0 ? w.gaps(f.number(o.coverage.gaps)) : w.noGaps} />
}
