// Providers' notices on the time axis: a small envelope at the top of the panel of their track; filled when verified, an outline
// when not, red for an unexplained sign-in that only the notice tells of. Their list says the rest in words.
import type { NoticeItem, Timeline } from '../../shared/engine-api'
import type { Track } from '../../shared/model'
import { useMessages } from '../i18n/use-messages'
import type { TimeScale } from './time-scale'
import type { TimelineLayout } from './timeline-layout'
import { bucketAt, bucketSpan } from './timeline-series'
import classes from './charts.module.css'

/** Nearer ones would cover each other. */
const APART_PX = 13
const MOST = 60

const isOfMailSoftware = ({ kind, service }: NoticeItem): boolean => service !== 'web' || kind === 'mail-software-on' || kind === 'app-password'
const trackOf = (notice: NoticeItem): Track => (isOfMailSoftware(notice) ? 'mail-software' : 'web')
const isBad = ({ judgement, isInHistory, kind }: NoticeItem): boolean => kind === 'sign-in' && judgement?.verdict === 'unexplained' && !isInHistory
/** What is certain and bad is drawn where several fall together. */
const weight = (notice: NoticeItem): number => (notice.isVerified ? 2 : 0) + (isBad(notice) ? 1 : 0)

export function EnvelopeMark({ x, y, isFilled, isDanger = false }: { x: number; y: number; isFilled: boolean; isDanger?: boolean }) {
  const ink = isDanger ? 'var(--k-danger-mark)' : 'var(--k-text)'
  return (
    <g transform={`translate(${x} ${y})`}>
      <rect x={-6.5} y={-5} width={13} height={10} rx={2} fill="var(--k-surface)" />
      <rect x={-5} y={-3.5} width={10} height={7} rx={1} fill={isFilled ? ink : 'var(--k-surface)'} stroke={ink} strokeWidth={1.1} />
      <path d="M-4.4-2.6L0 .7L4.4-2.6" fill="none" stroke={isFilled ? 'var(--k-surface)' : ink} strokeWidth={1.1} strokeLinejoin="round" />
    </g>
  )
}

export function NoticeMarks({ notices, timeline, layout, scale }: { notices: readonly NoticeItem[]; timeline: Timeline; layout: TimelineLayout; scale: TimeScale }) {
  // Like the diamonds at the middle of their bucket, so that they stand over its bar.
  const placed = notices.filter(({ time }) => time >= scale.from && time <= scale.to).map((notice) => {
    const span = bucketSpan(timeline, bucketAt(timeline, notice.time))
    return { notice, x: Math.round(scale.x((span.from + span.to) / 2)) }
  })
  return layout.panels.map((panel) => (
    <g key={panel.top}>
      {apart(placed.filter(({ notice }) => panel.tracks.includes(trackOf(notice)))).map(({ notice, x }) => (
        <EnvelopeMark key={notice.id} x={x} y={panel.top + 4} isFilled={notice.isVerified} isDanger={isBad(notice)} />
      ))}
    </g>
  ))
}

type Placed = { notice: NoticeItem; x: number }

function apart(placed: readonly Placed[]): Placed[] {
  const kept: Placed[] = []
  for (const one of [...placed].sort((a, b) => weight(b.notice) - weight(a.notice) || b.notice.time - a.notice.time)) {
    if (kept.every((other) => Math.abs(other.x - one.x) >= APART_PX)) kept.push(one)
    if (kept.length >= MOST) break
  }
  return kept
}

/** For the legend of a timeline that shows any. */
export function NoticeLegend() {
  const { m } = useMessages()
  return <span className={classes['noticeLegend']}><svg width={14} height={11} viewBox="-7 -5.5 14 11" aria-hidden className={classes['swatch']}><EnvelopeMark x={0} y={0} isFilled /></svg>{m.notices.legend}</span>
}
