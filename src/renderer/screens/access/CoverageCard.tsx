// What is on record, per mailbox and log: from when to when, its gaps, when rows will be lost; where a clean log must
// not calm anyone because the other is not clean; and, in words, what nobody can know from it.
import { IconCircleDashed } from '@tabler/icons-react'
import type { RollOff } from '../../../shared/engine-api'
import { useQuery } from '../../engine'
import { useMessages } from '../../i18n/use-messages'
import { useShell } from '../../shell/shell-context'
import { Card } from '../../ui/Card'
import { DiamondMark } from '../../ui/marks'
import { RollOffNotes } from '../import/RollOffNotes'
import { mailboxesOf, type MailboxRecord } from './coverage-record'
import classes from './coverage.module.css'

export function CoverageCard() {
  const { m } = useMessages()
  const { accounts } = useShell()
  const { data } = useQuery('access.coverage', {}, ['access', 'accounts', 'profile'])
  const { data: rollOffs } = useQuery('access.rollOff', {}, ['access', 'accounts'])
  if (!data) return null
  const mailboxes = mailboxesOf(data, accounts)
  return (
    <Card title={m.access.coverage.title}>
      {mailboxes.map((mailbox) => <Mailbox key={mailbox.accountId ?? 'none'} mailbox={mailbox} rollOff={(rollOffs?.rows ?? []).filter((log) => log.accountId === mailbox.accountId)} isOnly={mailboxes.length === 1} />)}
    </Card>
  )
}

function Mailbox({ mailbox, rollOff, isOnly }: { mailbox: MailboxRecord; rollOff: readonly RollOff[]; isOnly: boolean }) {
  const { m, f } = useMessages()
  const w = m.access.coverage
  return (
    <section className={classes['mailbox']}>
      {!isOnly && <h3 className={mailbox.address === null ? undefined : 'k-foreign'}>{mailbox.address ?? w.noAccount}</h3>}
      <dl className={classes['logs']}>
        {mailbox.logs.flatMap((log) => [
          <div key={log.track}><dt>{m.common.track[log.track]}</dt><dd>{log.span ? f.span(log.span.from, log.span.to) : w.none}</dd></div>,
          ...log.gaps.map((gap) => <div key={`${log.track} ${gap.from}`}><dt>{w.gap[log.track]}</dt><dd>{f.span(gap.from, gap.to)}</dd></div>),
        ])}
      </dl>
      {mailbox.contrast && (
        <p className={classes['contrast']}>
          <DiamondMark size={12} />
          <span>{w.contrast({ clean: m.common.track[mailbox.contrast.clean], dirty: m.common.track[mailbox.contrast.dirty], n: f.number(mailbox.contrast.unexplained) })}</span>
        </p>
      )}
      {rollOff.length > 0 && <div className={classes['rollOff']}><RollOffNotes rows={rollOff} /></div>}
      <Unknown mailbox={mailbox} />
    </section>
  )
}

/** Each sentence is a thing that the record cannot tell. */
function Unknown({ mailbox }: { mailbox: MailboxRecord }) {
  const { m, f } = useMessages()
  const w = m.access.coverage.unknown
  const sentences = mailbox.logs.flatMap((log) => {
    const track = m.common.track[log.track]
    if (log.span === null) return [log.isKept ? w.noLog(track) : w.notKept(track)]
    return [
      ...(log.gaps.length > 0 ? [w.gaps({ track, days: f.number(log.gapDays) })] : []),
      w.before({ track, from: f.day(log.span.from) }),
      ...(log.unlocated > 0 ? [w.unlocated({ track, n: f.number(log.unlocated) })] : []),
      ...(log.isSuccessOnly ? [w.successOnly(track)] : []),
    ]
  })
  return (
    <details className={classes['unknown']} open={mailbox.logs.some((log) => log.span === null)}>
      <summary><IconCircleDashed size={16} stroke={1.7} aria-hidden />{w.title}</summary>
      <ul>{sentences.map((sentence) => <li key={sentence}>{sentence}</li>)}</ul>
    </details>
  )
}
