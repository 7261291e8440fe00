// What else came while somebody unexplained was in the mailbox, so that the user knows which other accounts to check.
import type { Overview } from '../../../shared/engine-api'
import { useMessages } from '../../i18n/use-messages'
import { Card } from '../../ui/Card'
import classes from './overview.module.css'

const DAY_MS = 86_400_000

export function AlsoReadable({ overview }: { overview: Overview }) {
  const { m, f } = useMessages()
  const w = m.overview.alsoReadable
  if (overview.alsoReadable.length === 0) return null
  // The store counts by days of universal time.
  const dayBegins = overview.timeline.to - (overview.timeline.to % DAY_MS)
  return (
    <Card title={w.title} className={classes['alsoReadable'] ?? ''}>
      <dl className={classes['kinds']}>
        {overview.alsoReadable.map(({ kind, count }) => (
          <div key={kind}>
            <dt>{w.kinds[kind]}</dt>
            <dd>{w.mails(f.number(count))}</dd>
          </div>
        ))}
      </dl>
      <p className={classes['kindsAdvice']}>{w.advice}</p>
      <p className={classes['kindsNote']}>{w.note(f.clock(dayBegins))}</p>
    </Card>
  )
}
