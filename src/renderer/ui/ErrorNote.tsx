// An error as the user needs it: the cause in one sentence, what is safe, the next step as a button, and the
// server's own words in a quiet box.
import { useEffect, useRef, type ReactNode } from 'react'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { ErrorData } from '../../shared/model'
import { useMessages } from '../i18n/use-messages'
import classes from './ErrorNote.module.css'

type Shown = { code: ErrorData['code']; details?: ErrorData['details'] | undefined }

/** `plain`: without the tinted box, for a card that already says that something is wrong. */
export function ErrorNote({ error, title, body, action, plain = false, children }: { error: Shown; title?: ReactNode; body?: ReactNode; action?: ReactNode; plain?: boolean; children?: ReactNode }) {
  const { m } = useMessages()
  const words = m.errors[error.code]
  const said = error.details?.['serverText']
  const note = useRef<HTMLDivElement>(null)
  // An answer to a click may have come up out of view; a note that is part of a card (plain) was there before.
  useEffect(() => {
    if (!plain) note.current?.scrollIntoView({ block: 'nearest' })
  }, [error, plain])
  return (
    <div ref={note} className={classes['note']} data-plain={plain} role="alert">
      {!plain && <IconAlertTriangle size={18} stroke={1.7} aria-hidden className={classes['icon'] ?? ''} />}
      <div className={classes['words']}>
        <p className={classes['title']}>{title ?? words.title}</p>
        {(body ?? words.body) && <p className={classes['body']}>{body ?? words.body}</p>}
        {said !== undefined && said !== '' && <ServerWords text={String(said)} />}
        {children}
        {action && <div className={classes['action']}>{action}</div>}
      </div>
    </div>
  )
}

/** What a server said, as it said it. */
export function ServerWords({ text }: { text: string }) {
  const { m } = useMessages()
  return (
    <div className={classes['server']}>
      <span className={classes['label']}>{m.common.serverSays}</span>
      <span className={`${classes['said']} k-mono k-foreign`} lang="en">
        {text}
      </span>
    </div>
  )
}
