// Changes of the mailbox that only the owner can judge, among the overview's steps: was it you? Yes ends it; no says how to
// close the door, and stays until that is done.
import { Button } from '@mantine/core'
import { IconMail, IconMailQuestion } from '@tabler/icons-react'
import type { NoticeItem } from '../../../shared/engine-api'
import type { NoticeAnswer } from '../../../shared/notices'
import { useAction } from '../../engine'
import { useMessages } from '../../i18n/use-messages'
import { useShell } from '../../shell/shell-context'
import { ErrorNote } from '../../ui/ErrorNote'
import { PageLink } from '../../ui/PageLink'
import { SECURITY_PAGES } from './security-pages'
import classes from './notices.module.css'

/** More stand on the access screen. */
const SHOWN = 2

export function ChangeSteps({ changes }: { changes: readonly NoticeItem[] }) {
  const { m, f } = useMessages()
  const { go } = useShell()
  const hidden = changes.length - SHOWN
  return (
    <>
      {changes.slice(0, SHOWN).map((notice) => <ChangeStep key={notice.id} notice={notice} />)}
      {hidden > 0 && <li><button type="button" className={classes['all']} onClick={() => go('access')}>{m.notices.more(f.number(hidden))}</button></li>}
    </>
  )
}

function ChangeStep({ notice }: { notice: NoticeItem }) {
  const { m, f } = useMessages()
  const { accounts } = useShell()
  const { run, isRunning, error } = useAction('notice.answer')
  const w = m.notices
  const account = accounts.find(({ id }) => id === notice.accountId)
  const page = account && SECURITY_PAGES[account.provider]
  const Icon = notice.isVerified ? IconMail : IconMailQuestion
  const say = (answer: NoticeAnswer | null) => () => void run({ noticeId: notice.id, answer })
  const isDenied = notice.answer === 'not-mine'
  return (
    <li className={classes['change']} data-denied={isDenied}>
      <Icon size={18} stroke={1.7} aria-hidden />
      <div>
        <p><b>{w.kind[notice.kind]}</b></p>
        <p className={classes['meta']}>{[f.dateTime(notice.time), accounts.length > 1 ? account?.address : null, notice.isVerified ? w.verified : w.unverified].filter((part) => part).join(m.common.joiner)}</p>
        <p>{isDenied ? w.close[notice.kind] : w.question}</p>
        {isDenied ? (
          <div className={classes['buttons']}>
            {page && <PageLink id={page}>{w.securityPage}</PageLink>}
            <Button variant="default" size="compact-md" loading={isRunning} onClick={say('closed')}>{w.closed}</Button>
            <Button variant="subtle" size="compact-md" disabled={isRunning} onClick={say(null)}>{w.takeBack}</Button>
          </div>
        ) : (
          <div className={classes['buttons']}>
            <Button variant="default" size="compact-md" loading={isRunning} onClick={say('mine')}>{w.mine}</Button>
            <Button variant="default" size="compact-md" disabled={isRunning} onClick={say('not-mine')}>{w.notMine}</Button>
          </div>
        )}
        {error && <ErrorNote error={error} />}
      </div>
    </li>
  )
}
