// The opening of every screen: one true sentence, a line under it, and the one thing to do.
import type { ReactNode } from 'react'
import classes from './PageHeader.module.css'

export function PageHeader({ title, lead, actions, size = 'page' }: { title: ReactNode; lead?: ReactNode; actions?: ReactNode; size?: 'overview' | 'page' }) {
  return (
    <header className={classes['header']} data-size={size}>
      <div className={classes['words']}>
        <h1 className={classes['title']}>{title}</h1>
        {lead && <p className={classes['lead']}>{lead}</p>}
      </div>
      {actions && <div className={classes['actions']}>{actions}</div>}
    </header>
  )
}
