// One notice: when, what happened, from where, whether it can be believed, and what the user says of it. Opens to show the
// mail it stands in, as plain text.
import { useState } from 'react'
import { Button } from '@mantine/core'
import { IconChevronRight, IconMail, IconMailQuestion } from '@tabler/icons-react'
import type { NoticeItem } from '../../../shared/engine-api'
import type { NoticeAnswer } from '../../../shared/notices'
import { useAction, useQuery } from '../../engine'
import { useMessages } from '../../i18n/use-messages'
import { ErrorNote } from '../../ui/ErrorNote'
import { Loading } from '../../ui/Loading'
import { VerdictBadge } from '../../ui/VerdictBadge'
import { folderName } from '../gift-mails/folder-name'
import classes from './notices.module.css'

export function NoticeRow({ notice }: { notice: NoticeItem }) {
  const { m, f } = useMessages()
  const [isOpen, setOpen] = useState(false)
  const w = m.notices
  const Icon = notice.isVerified ? IconMail : IconMailQuestion
  const place = placeOf(notice, f.country)
  return (
    <li className={classes['notice']}>
      <div className={classes['row']}>
        <button type="button" className={classes['when']} aria-expanded={isOpen} aria-label={`${f.dateTime(notice.time)}${m.charts.comma}${w.kind[notice.kind]}${m.charts.comma}${w.open}`} onClick={() => setOpen(!isOpen)}>
          <IconChevronRight size={13} stroke={1.8} aria-hidden data-open={isOpen} />
          <span>{f.date(notice.time)} <b>{f.clock(notice.time)}</b></span>
        </button>
        <div className={classes['what']}>
          <span className={classes['kind']}>{w.kind[notice.kind]}{notice.kind === 'sign-in' && notice.judgement && !notice.isInHistory && <VerdictBadge verdict={notice.judgement.verdict} />}</span>
          <div className={classes['meta']}>
            <span className={classes['trust']} data-verified={notice.isVerified}><Icon size={15} stroke={1.7} aria-hidden />{notice.isVerified ? w.verified : w.unverified}</span>
            <span>{[place, notice.service === 'web' ? null : m.common.service[notice.service], notice.isInHistory ? w.inHistory : null].filter((part) => part).join(m.common.joiner)}</span>
          </div>
        </div>
        <Answer notice={notice} />
      </div>
      {isOpen && <Detail notice={notice} />}
    </li>
  )
}

const placeOf = (notice: NoticeItem, country: (code: string | null) => string): string =>
  [notice.country === null ? null : country(notice.country), notice.network ?? (notice.country === null ? notice.place : null)].filter((part) => part !== null).join(' ')

function Answer({ notice }: { notice: NoticeItem }) {
  const { m } = useMessages()
  const { run, isRunning, error } = useAction('notice.answer')
  const w = m.notices
  const say = (answer: NoticeAnswer | null) => () => void run({ noticeId: notice.id, answer })
  if (error) return <ErrorNote error={error} />
  if (notice.answer !== null) {
    return <span className={classes['answer']}>{w.answered[notice.answer]}<Button variant="subtle" size="compact-sm" loading={isRunning} onClick={say(null)}>{w.takeBack}</Button></span>
  }
  // What is the user's own already, was refused, or is answered in the history needs no word.
  if (notice.isInHistory || notice.kind === 'sign-in-blocked' || notice.judgement?.verdict === 'yours') return <span className={classes['answer']} />
  return (
    <span className={classes['answer']}>
      <Button variant="default" size="compact-sm" loading={isRunning} onClick={say('mine')}>{w.me}</Button>
      <Button variant="subtle" size="compact-sm" disabled={isRunning} onClick={say('not-mine')}>{w.notMe}</Button>
    </span>
  )
}

function Detail({ notice }: { notice: NoticeItem }) {
  const { m, f } = useMessages()
  const w = m.notices
  const { data, error } = useQuery('notice.preview', { noticeId: notice.id }, [], { keep: false })
  const problem = error ?? data?.previewError ?? null
  const facts: [string, string | null][] = [
    [m.access.detail.ip, notice.ip], [w.place, notice.place], [w.client, notice.client],
    [w.folder, folderName(notice.folder, m.gifts.folders)], [w.subject, notice.subject], [w.sender, notice.sender], [w.sent, f.dateTime(notice.sentAt)],
  ]
  const reasons = notice.judgement?.reasons.map((r) => m.reasons.verdict[r.code](r.evidence, f)) ?? []
  return (
    <div className={classes['detail']}>
      {!notice.isVerified && <p className={classes['caution']}>{w.unverifiedNote}</p>}
      <dl>
        {facts.filter(([, value]) => value !== null && value !== '').map(([name, value]) => <div key={name}><dt>{name}</dt><dd className="k-foreign">{value}</dd></div>)}
        {reasons.length > 0 && <div><dt>{m.access.detail.reasons}</dt><dd>{reasons.join(m.common.joiner)}</dd></div>}
      </dl>
      <h3>{w.preview}</h3>
      {problem ? <ErrorNote error={problem} /> : data ? <p className={`${classes['preview']} k-foreign`} tabIndex={0}>{data.preview.trim() || w.previewEmpty}</p> : <Loading label={m.common.loading} />}
    </div>
  )
}
