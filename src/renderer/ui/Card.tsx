// A card: white paper on the page, a title on the left and something small on the right of its head.
import { useId, type ReactNode } from 'react'
import classes from './Card.module.css'

type CardProps = { title?: ReactNode; aside?: ReactNode; children: ReactNode; className?: string; /** False: the content reaches the edges (tables, maps). */ padded?: boolean; label?: string }

export function Card({ title, aside, children, className, padded = true, label }: CardProps) {
  const id = useId()
  return (
    <section className={`${classes['card']} ${className ?? ''}`} {...(title ? { 'aria-labelledby': id } : label ? { 'aria-label': label } : {})}>
      {(title || aside) && (
        <header className={classes['head']}>
          {title && (
            <h2 id={id} className={classes['title']}>
              {title}
            </h2>
          )}
          {aside && <div className={classes['aside']}>{aside}</div>}
        </header>
      )}
      <div className={classes['body']} data-padded={padded} data-headed={Boolean(title || aside)}>
        {children}
      </div>
    </section>
  )
}
