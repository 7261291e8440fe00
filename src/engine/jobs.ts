// Long work: a job id at once, progress at most ten times a second, one end, and a cancel that is heard. One job per
// account at a time: a second connection would only slow a gentle server.
import { randomUUID } from 'node:crypto'
import type { EngineEvents, JobKind, JobResult } from '../shared/engine-api'
import { KobanError, toErrorData } from '../shared/errors'
import type { AccountId, JobId } from '../shared/model'

export type Emit = <E extends keyof EngineEvents>(event: E, data: EngineEvents[E]) => void
export type Report = (done: number, total: number | null, note?: string) => void
export type Jobs = {
  /** Throws `account-busy`. `work` must stop soon after `signal` aborts. */
  start(kind: JobKind, accountId: AccountId, work: (tools: { signal: AbortSignal; report: Report }) => Promise<JobResult>): JobId
  cancel(id: JobId): boolean
  isBusy(accountId: AccountId): boolean
  /** Resolves when everything that runs has ended. */
  stopAll(): Promise<void>
}

const REPORT_EVERY_MS = 100

export function createJobs(emit: Emit, now: () => number): Jobs {
  const running = new Map<JobId, { accountId: AccountId; abort: AbortController; ended: Promise<void> }>()
  const isBusy = (accountId: AccountId) => [...running.values()].some((job) => job.accountId === accountId)
  return {
    isBusy,
    start(kind, accountId, work) {
      if (isBusy(accountId)) throw new KobanError('account-busy')
      const jobId = randomUUID() as JobId
      const abort = new AbortController()
      const report = reporter(emit, now, { jobId, kind, accountId })
      const ended = (async () => {
        try {
          const result = await work({ signal: abort.signal, report })
          running.delete(jobId)
          emit('job.finished', { jobId, accountId, ...result })
        } catch (error) {
          running.delete(jobId)
          const data = abort.signal.aborted ? toErrorData(new KobanError('job-cancelled')) : toErrorData(error)
          emit('job.failed', { jobId, kind, accountId, error: data })
        }
      })()
      running.set(jobId, { accountId, abort, ended })
      return jobId
    },
    cancel(id) {
      const job = running.get(id)
      job?.abort.abort()
      return job !== undefined
    },
    async stopAll() {
      for (const job of running.values()) job.abort.abort()
      await Promise.all([...running.values()].map((job) => job.ended))
    },
  }
}

function reporter(emit: Emit, now: () => number, job: { jobId: JobId; kind: JobKind; accountId: AccountId }): Report {
  const startedAt = now()
  let last = -Infinity
  return (done, total, note) => {
    const at = now()
    if (at - last < REPORT_EVERY_MS && done !== total) return
    last = at
    const seconds = (at - startedAt) / 1000
    const ratePerSecond = seconds > 0.2 ? done / seconds : 0
    const secondsLeft = total !== null && ratePerSecond > 0 ? Math.max(0, (total - done) / ratePerSecond) : null
    emit('job.progressed', { ...job, done, total, ratePerSecond, secondsLeft, ...(note === undefined ? {} : { note }) })
  }
}
