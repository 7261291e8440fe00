// How far the reading or storing of a large file is, in megabytes, with a way to stop. Small files are through before it shows.
import type { JobProgress } from '../../../shared/engine-api'
import { engine, toKobanError, useRunningJobs } from '../../engine'
import { useMessages } from '../../i18n/use-messages'
import { ProgressLine } from '../../ui/ProgressLine'
import type { Importing } from './use-import'

const LEAST_BYTES = 2_000_000

export function ImportProgress({ importing }: { importing: Importing }) {
  const { m } = useMessages()
  const job = useRunningJobs().find((one) => one.kind === 'import')
  const { sending } = importing
  const progress: JobProgress | null = job?.progress ?? (sending && { ...sending, ratePerSecond: 0, secondsLeft: null })
  if (!progress || (progress.total ?? 0) < LEAST_BYTES) return null
  const stop = () => {
    importing.stopSending()
    if (job) engine.call('job.cancel', { jobId: job.jobId }).catch(toKobanError)
  }
  const label = !job ? m.imports.sending : progress.note === 'store' ? m.imports.storing : m.imports.readingSize
  return <ProgressLine progress={progress} unit="bytes" label={label} onCancel={stop} />
}
