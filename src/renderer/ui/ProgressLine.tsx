// Progress with a count, a rate, a time left and a way to stop.
import { Button, Progress } from '@mantine/core'
import type { JobProgress } from '../../shared/engine-api'
import { useMessages } from '../i18n/use-messages'
import classes from './ProgressLine.module.css'

/** `unit`: what is counted; mails unless it says bytes, which are shown in megabytes. */
export function ProgressLine({ progress: given, label, unit = 'mails', onCancel }: { progress: JobProgress | null; label: string; unit?: 'mails' | 'bytes'; onCancel?: () => void }) {
  const { m, f } = useMessages()
  const progress = given && unit === 'bytes' ? inMegabytes(given) : given
  const words = unit === 'bytes' ? { progress: m.common.progressBytes, rate: m.common.rateBytes } : m.common
  const total = progress?.total ?? null
  const parts = progress
    ? [
        words.progress(f.number(progress.done), total === null ? null : f.number(total)),
        progress.ratePerSecond >= 1 ? words.rate(f.number(Math.round(progress.ratePerSecond))) : null,
        progress.secondsLeft === null ? null : m.common.left(f.duration(progress.secondsLeft)),
      ].filter((part) => part !== null)
    : []
  return (
    <div className={classes['line']}>
      <div className={classes['words']}>
        <span className={classes['label']}>{label}</span>
        <span className={classes['count']}>{parts.join(m.common.joiner)}</span>
      </div>
      <div className={classes['row']}>
        <Progress className={classes['bar'] ?? ''} value={progress && total ? Math.min(100, (progress.done / total) * 100) : 0} size={8} radius={4} transitionDuration={0} aria-label={label} />
        {onCancel && (
          <Button variant="default" size="xs" onClick={onCancel}>
            {m.common.stop}
          </Button>
        )}
      </div>
    </div>
  )
}

const MEGABYTE = 1_000_000

function inMegabytes(progress: JobProgress): JobProgress {
  const { done, total, ratePerSecond } = progress
  return { ...progress, done: Math.round(done / MEGABYTE), total: total === null ? null : Math.max(1, Math.round(total / MEGABYTE)), ratePerSecond: ratePerSecond / MEGABYTE }
}
