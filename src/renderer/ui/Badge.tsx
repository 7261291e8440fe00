// A small label with a glyph: icon, word and colour, always all three.
import type { ReactNode } from 'react'
import classes from './Badge.module.css'

export type Tone = 'danger' | 'warning' | 'accent' | 'outline'

export function Badge({ tone, icon, children }: { tone: Tone; icon: ReactNode; children: ReactNode }) {
  return (
    <span className={classes['badge']} data-tone={tone}>
      {icon}
      {children}
    </span>
  )
}
