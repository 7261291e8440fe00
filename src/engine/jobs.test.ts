import { expect, it } from 'vitest'
import type { JobResult } from '../shared/engine-api'
import type { AccountId } from '../shared/model'
import { createJobs } from './jobs'

const one = 1 as AccountId
const two = 2 as AccountId
const DONE: JobResult = { kind: 'removal', result: [] }

function bed() {
  const events: string[] = []
  const jobs = createJobs((event, data) => void events.push('error' in data ? `${event} ${data.error?.code}` : event), () => 0)
  const untilAborted = ({ signal }: { signal: AbortSignal }) => new Promise<JobResult>((_, reject) => signal.addEventListener('abort', () => setTimeout(() => reject(new Error('aborted')), 20)))
  return { events, jobs, untilAborted }
}

it('holds every account that a job works on', async () => {
  const { jobs, untilAborted } = bed()
  jobs.start('removal', [one, two], untilAborted)
  expect([jobs.isBusy(one), jobs.isBusy(two)]).toEqual([true, true])
  expect(() => jobs.start('scan', [two], untilAborted)).toThrow(expect.objectContaining({ code: 'account-busy' }))
  await jobs.stopAll()
  expect(jobs.isBusy(two)).toBe(false)
})

it('sets a scan aside, waits until it has let go, and says that it was cancelled', async () => {
  const { events, jobs, untilAborted } = bed()
  jobs.start('scan', [one], untilAborted)
  expect(await jobs.preempt(one, ['scan'])).toBe(true)
  expect(events).toEqual(['job.failed job-cancelled'])
  jobs.start('removal', [one], () => Promise.resolve(DONE))
})

it('sets nothing aside but the kinds it was told', async () => {
  const { events, jobs, untilAborted } = bed()
  jobs.start('removal', [one], untilAborted)
  expect(await jobs.preempt(one, ['scan'])).toBe(false)
  expect([jobs.isBusy(one), events]).toEqual([true, []])
  await jobs.stopAll()
})

it('begins nothing once it is ending', async () => {
  const { jobs } = bed()
  await jobs.stopAll()
  expect(() => jobs.start('scan', [one], () => Promise.resolve(DONE))).toThrow(expect.objectContaining({ code: 'engine-stopped' }))
})
