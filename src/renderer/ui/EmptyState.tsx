// Nothing here: one sentence, one button, one line on what it takes. No illustration.
import type { ReactNode } from 'react'
import classes from './EmptyState.module.css'

export function EmptyState({ title, note, action }: { title: ReactNode; note?: ReactNode; action?: ReactNode }) {
  return (
    <div className={classes['empty']}>
      <p className={classes['title']}>{title}</p>
      {action}
      {note && <p className={classes['note']}>{note}</p>}
    </div>
  )
}
