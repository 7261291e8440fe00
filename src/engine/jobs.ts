// Long work: a job id at once, progress at most ten times a second, one end, and a cancel that is heard. One job per
// account at a time: a second connection would only slow a gentle server, and change what the first one is reading.
import { randomUUID } from 'node:crypto'
import type { EngineEvents, JobKind, JobResult } from '../shared/engine-api'
import { KobanError, toErrorData } from '../shared/errors'
import type { AccountId, JobId } from '../shared/model'

export type Emit = <E extends keyof EngineEvents>(event: E, data: EngineEvents[E]) => void
export type Report = (done: number, total: number | null, note?: string) => void
export type Jobs = {
  /**
   * Holds all of `accountIds` until it ends; the first of them is named in its events. Throws `account-busy`. `work` must
   * stop soon after `signal` aborts.
   */
  start(kind: JobKind, accountIds: readonly [AccountId, ...AccountId[]], work: (tools: { signal: AbortSignal; report: Report }) => Promise<JobResult>): JobId
  /**
   * Work whose end is the answer of the call that asked for it: it holds no account, can be cancelled, and its progress is
   * told like a job's. Rejects with `job-cancelled` when it was.
   */
  attend<T>(kind: 'import', accountId: AccountId | null, work: (tools: { signal: AbortSignal; report: Report }) => Promise<T>): Promise<T>
  cancel(id: JobId): boolean
  isBusy(accountId: AccountId): boolean
  /** Aborts what of these kinds works on the account, which then ends as `job-cancelled`, and waits. False: there was none. */
  preempt(accountId: AccountId, kinds: readonly JobKind[]): Promise<boolean>
  /** Resolves when everything that runs has ended; nothing is begun after it was called. */
  stopAll(): Promise<void>
}

type Running = { kind: JobKind; accountIds: readonly AccountId[]; abort: AbortController; ended: Promise<void> }

const REPORT_EVERY_MS = 100

export function createJobs(emit: Emit, now: () => number): Jobs {
  const running = new Map<JobId, Running>()
  let isStopping = false
  const worksOn = (accountId: AccountId) => [...running.values()].filter((job) => job.accountIds.includes(accountId))
  const isBusy = (accountId: AccountId) => worksOn(accountId).length > 0
  return {
    isBusy,
    start(kind, accountIds, work) {
      if (isStopping) throw new KobanError('engine-stopped')
      if (accountIds.some(isBusy)) throw new KobanError('account-busy')
      const [accountId] = accountIds
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
      running.set(jobId, { kind, accountIds, abort, ended })
      return jobId
    },
    async attend(kind, accountId, work) {
      if (isStopping) throw new KobanError('engine-stopped')
      const jobId = randomUUID() as JobId
      const abort = new AbortController()
      const result = work({ signal: abort.signal, report: reporter(emit, now, { jobId, kind, accountId }) })
      running.set(jobId, { kind, accountIds: [], abort, ended: result.then(() => undefined, () => undefined) })
      try {
        const answer = await result
        emit('job.finished', { jobId, accountId, kind, result: null })
        return answer
      } catch (cause) {
        const error = abort.signal.aborted ? new KobanError('job-cancelled') : cause
        emit('job.failed', { jobId, kind, accountId, error: toErrorData(error) })
        throw error
      } finally {
        running.delete(jobId)
      }
    },
    cancel(id) {
      const job = running.get(id)
      job?.abort.abort()
      return job !== undefined
    },
    async preempt(accountId, kinds) {
      const jobs = worksOn(accountId).filter((job) => kinds.includes(job.kind))
      for (const job of jobs) job.abort.abort()
      await Promise.all(jobs.map((job) => job.ended))
      return jobs.length > 0
    },
    async stopAll() {
      isStopping = true
      for (const job of running.values()) job.abort.abort()
      await Promise.all([...running.values()].map((job) => job.ended))
    },
  }
}

function reporter(emit: Emit, now: () => number, job: { jobId: JobId; kind: JobKind; accountId: AccountId | null }): Report {
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
